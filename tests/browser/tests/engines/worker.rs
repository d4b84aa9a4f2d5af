//! The worker may die at any time.

use browser_tests::{Page, Result, fixture};

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    crashed => |page| survives(page, "window.workers.at(-1).postMessage({ request: 1, files: 'nonsense' });");
    failed => |page| {
        survives(page, "window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));")
    };
}

/// Kills the current worker in a way, then asks the page for the next verdict.
fn survives(page: &Page<'_>, kill: &str) -> Result {
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    page.browser.wait_for("document.querySelector('[data-verdict]') !== null")?;
    let workers = page.browser.run("return window.workers.length;", &[])?;
    page.browser.run(kill, &[])?;
    page.browser.wait_for(&format!("window.workers.length > {workers}"))?;
    assert!(page.text_of("#alert")?.len() > 20);
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    let outcomes = page.outcomes(2)?;
    assert!(outcomes.contains(&"fail".to_owned()), "{outcomes:?}");
    Ok(())
}
