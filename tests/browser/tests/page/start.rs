//! The page starts from the disk and from a web server, and takes files in every way.

use browser_tests::{Browser, Page, Place, Result, Scratch, fixture, page_file};
use serde_json::json;
use xtask::server::{Server, Site};

#[test]
fn a_chosen_file_is_judged() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.choose(&[&fixture("server/rsa-1024.der")])?;
        assert_eq!(page.outcomes(1)?, ["fail"], "{place:?}");
        let verdict = page.verdict("fail")?;
        assert!(!verdict.is_empty(), "{place:?}");
        println!("{place:?}: {}", verdict.replace('\n', " | "));
    }
    Ok(())
}

#[test]
fn a_file_dropped_anywhere_is_judged() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.drop_files(&[&fixture("server/rsa-1024.der")])?;
        assert_eq!(page.outcomes(1)?, ["fail"], "{place:?}");
    }
    Ok(())
}

#[test]
fn a_good_certificate_passes_and_a_bad_one_beside_it_does_not() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("server/rsa-1024.der")])?;
    let outcomes = page.outcomes(2)?;
    assert_eq!(outcomes.iter().filter(|outcome| *outcome == "fail").count(), 1, "{outcomes:?}");
    Ok(())
}

#[test]
fn a_page_in_a_sandboxed_frame_of_a_portal_judges() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let scratch = Scratch::new("portal")?;
    scratch.write("page.html", &std::fs::read(page_file()?)?)?;
    scratch.write(
        "portal.html",
        b"<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; frame-src 'self'\">
        <title>Portal</title><iframe sandbox=\"allow-scripts allow-downloads\" src=\"page.html\"></iframe>",
    )?;
    let server = Server::start(Site::folder(scratch.folder().to_owned()), 0)?;
    browser.open(&format!("http://{}/portal.html", server.address()))?;
    browser.enter_frame(0)?;
    browser.wait_for("document.querySelector('#file-input') !== null")?;
    browser.choose("#file-input", &[&fixture("server/rsa-1024.der")])?;
    browser.wait_for("document.querySelector('[data-verdict][data-outcome=fail]') !== null")?;
    // Such a frame may not print: the page shows what is to be printed, and goes back.
    browser.run(
        "window.drawn = false;
        new MutationObserver(() => { window.drawn ||= document.querySelector('#evidence') !== null; })
            .observe(document.body, { childList: true, subtree: true });
        document.querySelector('#print').click();",
        &[],
    )?;
    browser.wait_for("window.drawn && document.querySelector('[role=tablist]') !== null")?;
    Ok(())
}

#[test]
fn a_page_whose_worker_does_not_start_says_so_at_once() -> Result {
    let url = format!("file://{}", page_file()?.display());
    for (fault, sentence) in [
        (
            "globalThis.Worker = new Proxy(Worker, { construct() { throw new Error('not here'); } });",
            "does not let the page start its worker",
        ),
        (
            "globalThis.Blob = class extends Blob {
                constructor(parts, options) {
                    super(options?.type === 'text/javascript' ? ['throw new Error(\"broken\")'] : parts, options);
                }
            };",
            "broken",
        ),
    ] {
        // Each in a browser of its own: what is run before the start stays.
        let Some(browser) = Browser::start()? else { return Ok(()) };
        browser.before_boot(fault)?;
        browser.open(&url)?;
        browser
            .wait_for(&format!("document.querySelector('[role=alert]')?.innerText.includes('{sentence}')"))?;
        // Whatever is dropped on it now, it stays as it is.
        browser.run(
            "const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', 'nothing');
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));",
            &[],
        )?;
        browser
            .wait_for(&format!("document.querySelector('[role=alert]')?.innerText.includes('{sentence}')"))?;
    }
    Ok(())
}

#[test]
fn a_page_without_its_module_says_so() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let scratch = Scratch::new("damaged")?;
    let whole = std::fs::read_to_string(page_file()?)?;
    let start = "id=\"module\">";
    let (before, after) = whole.split_once(start).ok_or("no such part")?;
    // Cut in the middle: what a broken download or a mail gateway leaves.
    let (module, rest) = after.split_once("</script>").ok_or("no end")?;
    let (half, _) = module.split_at(module.len() / 8 * 4);
    let file = scratch.write("damaged.html", [before, start, half, "</script>", rest].concat().as_bytes())?;
    browser.open(&format!("file://{}", file.display()))?;
    let message =
        browser.wait_for("document.querySelector('#start-message')?.innerText.includes('damaged')")?;
    assert_eq!(message, json!(true));
    Ok(())
}

#[test]
fn a_page_whose_script_was_changed_is_not_blank() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let scratch = Scratch::new("changed")?;
    let whole = std::fs::read_to_string(page_file()?)?;
    let (before, after) = whole.rsplit_once("\"use strict\";").ok_or("no script")?;
    let file = scratch.write("changed.html", [before, "\"use strict\"; ", after].concat().as_bytes())?;
    browser.open(&format!("file://{}", file.display()))?;
    // The policy knows the script by its hash, so nothing runs; the sentence is in the markup.
    browser
        .wait_for("getComputedStyle(document.querySelector('#start-message')).visibility === 'visible'")?;
    browser.wait_for("document.querySelector('#start-message').innerText.includes('get the file again')")?;
    Ok(())
}

#[test]
fn nothing_is_said_on_the_console() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Web)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    assert_eq!(browser.log("browser")?, Vec::<serde_json::Value>::new());
    Ok(())
}
