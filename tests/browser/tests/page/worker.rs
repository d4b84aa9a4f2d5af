//! The worker may die at any time; the page says so and goes on.

use browser_tests::{Browser, Page, Place, Result, fixture};
use serde_json::json;

/// Kills the current worker in a way, then asks the page for the next verdict.
fn survives(page: &Page<'_>, kill: &str) -> Result {
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    let workers = page.browser.run("return workers.length;", &[])?;
    page.browser.run(kill, &[])?;
    page.browser.wait_for(&format!("workers.length > {workers}"))?;
    let words = page.text_of("#alert")?;
    println!("{}", words.replace('\n', " | "));
    assert!(words.len() > 20, "{words}");
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    // What was read before is not lost either.
    let outcomes = page.outcomes(2)?;
    assert!(outcomes.contains(&"fail".to_owned()), "{outcomes:?}");
    Ok(())
}

#[test]
fn a_worker_that_reports_an_error_is_replaced() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    survives(&page, "workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));")
}

#[test]
fn a_worker_that_crashes_closes_itself_and_is_replaced() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Web)?;
    // No such files: the worker's script fails as it would after a trap in the module.
    survives(&page, "workers.at(-1).postMessage({ request: 1, files: 'nonsense' });")
}

#[test]
fn a_worker_that_is_killed_while_it_works_is_replaced() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    // Nothing must be under way any more: what is waiting behind it would be given to the next worker.
    browser.wait_for("document.querySelector('[data-verdict]') !== null")?;
    // The browser tells nobody that a worker has gone. The page finds out by its silence.
    let workers = browser.run("workers.at(-1).terminate(); return workers.length;", &[])?;
    page.choose(&[&fixture("server/sha1.der")])?;
    browser.wait_for(&format!("workers.length > {workers}"))?;
    let words = page.text_of("#alert")?;
    println!("{}", words.replace('\n', " | "));
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    let outcomes = page.outcomes(2)?;
    assert!(outcomes.contains(&"fail".to_owned()), "{outcomes:?}");
    Ok(())
}

#[test]
fn requests_before_the_module_wait_for_it() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let _page = Page::open(&browser, Place::Disk)?;
    let answers = browser.run_async(
        "const worker = startInspectorWorker();
        const answers = [];
        const done = new Promise((resolve) => {
            worker.onmessage = ({ data }) => { answers.push(data.type); if (data.request === 2) resolve(); };
        });
        const options = { at: '2026-11-20T12:00:00Z' };
        worker.postMessage({ request: 1, ask: { detail: 7 }, options });
        worker.postMessage({ request: 2, ask: 'clear', options });
        await done;
        worker.terminate();
        return answers;",
        &[],
    )?;
    assert_eq!(answers, json!(["ready", "error", "answer"]));
    Ok(())
}

#[test]
fn a_file_that_cannot_be_read_is_a_problem_and_not_the_end() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let _page = Page::open(&browser, Place::Disk)?;
    let answer = browser.run_async(
        "const worker = startInspectorWorker();
        const answer = new Promise((resolve) => {
            worker.onmessage = ({ data }) => { if (data.type === 'answer') resolve(data.answer.summary); };
        });
        const options = { at: '2026-11-20T12:00:00Z' };
        // Not a file at all: its arrayBuffer() cannot be called, as that of a file that is gone fails.
        worker.postMessage({ request: 1, ask: 'summary', options,
            files: [{ name: 'gone.pem', bytes: { size: 1 } }, { name: 'here.pem', bytes: new File(['x'], 'here.pem') }] });
        const summary = await answer;
        worker.terminate();
        return summary.inputs.map((input) => input.name).concat(summary.problems.map((problem) => problem.origin.file));",
        &[],
    )?;
    assert_eq!(answer, json!(["gone.pem", "here.pem", "gone.pem", "here.pem"]));
    Ok(())
}

#[test]
fn what_of_a_folder_cannot_be_read_does_not_stop_the_rest() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let _page = Page::open(&browser, Place::Disk)?;
    let answer = browser.run_async(
        "const file = (path) => ({ isFile: true, fullPath: path, file: (done) => done(new File(['x'], path)) });
        const folder = (path, inside) => ({ fullPath: path, createReader: () => ({
            readEntries: (done, refuse) => (inside ? done(inside.splice(0, 2)) : refuse(new Error('no'))) }) });
        const all = () => [folder('/a', [file('/a/2'), folder('/a/shut'), file('/a/1')]), folder('/b', [file('/b/3')])];
        const walk = async (most) => {
            const { found, unread, more } = await readDroppedFolders(all(), most);
            return [found.map(({ path }) => path), unread, more];
        };
        return [await walk(10), await walk(2)];",
        &[],
    )?;
    let whole = json!([["a/1", "a/2", "b/3"], ["a/shut"], false]);
    assert_eq!(answer.get(0), Some(&whole));
    assert_eq!(answer.get(1).and_then(|cut| cut.get(2)), Some(&json!(true)), "{answer}");
    Ok(())
}
