//! Nothing leaves the page, and nothing could.

use browser_tests::{Browser, Page, Place, Result, fixture, requests};
use serde_json::Value;

#[test]
fn nothing_is_requested_after_the_page_itself() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        browser.log("performance")?;
        let page = Page::open(&browser, place)?;
        page.choose(&[&fixture("server/good.der"), &fixture("bundles/with-key.pem")])?;
        page.browser.wait_for("document.querySelectorAll('[data-object]').length > 1")?;
        let requests = requests(&browser.log("performance")?)?;
        assert_eq!(requests.len(), 1, "{place:?}: {requests:?}");
        let served = page.server.requests();
        match place {
            Place::Disk => assert_eq!(served, [""; 0]),
            Place::Web => assert_eq!(served, ["GET / HTTP/1.1"]),
        }
    }
    Ok(())
}

// Every way that a script has to reach an address is tried in tests/engines/channels.rs.

#[test]
fn text_that_is_written_into_the_page_does_not_run() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    let outcome = page.browser.run(
        "window.refused = [];
        addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
        const tried = [
            () => document.body.insertAdjacentHTML('beforeend', `<img src=\"data:,\" onerror=\"window.ran = 1\">`),
            () => { document.body.innerHTML = '<b>bold</b>'; },
            () => document.body.setAttribute('onclick', 'window.ran = 2'),
            () => setTimeout('window.ran = 3'),
            () => new Worker(URL.createObjectURL(new Blob(['']))),
            () => trustedTypes.createPolicy('other', {}),
            () => trustedTypes.createPolicy('cert-inspector', {}),
        ].map((action) => { try { action(); return 'done'; } catch (error) { return error.name; } });
        const script = document.createElement('script');
        script.append('window.ran = 4');
        document.body.append(script);
        return tried;",
        &[],
    )?;
    let refused = |name: &Value| name != "done";
    assert!(outcome.as_array().is_some_and(|tried| tried.iter().all(refused)), "{outcome}");
    browser.wait_for("window.refused.includes('require-trusted-types-for')")?;
    assert_eq!(browser.run("return window.ran ?? null;", &[])?, Value::Null);
    Ok(())
}
