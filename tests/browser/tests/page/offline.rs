//! Nothing leaves the page, and nothing could.

use browser_tests::{Browser, Page, Place, Result, fixture, requests};
use serde_json::{Value, json};

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

/// Every way that a script has to reach an address, as an async function that says how it went.
const ATTEMPTS: &str = "
    const refused = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const heard = (target, url) => new Promise((resolve) => {
        for (const kind of ['load', 'open', 'message', 'error']) target['on' + kind] = () => resolve(kind);
        setTimeout(() => resolve('silence'), 1000);
    });
    const attempt = async (name, action) => {
        try { return [name, String(await action())]; } catch (error) { return [name, 'error ' + error.name]; }
    };
    const attempts = async (url) => {
        const results = [
            await attempt('fetch', async () => { await fetch(url + 'fetch'); return 'sent'; }),
            await attempt('no-cors', async () => { await fetch(url + 'opaque', { mode: 'no-cors' }); return 'sent'; }),
            await attempt('request', () => {
                const request = new XMLHttpRequest();
                request.open('GET', url + 'request');
                request.send();
                return heard(request);
            }),
            await attempt('socket', () => heard(new WebSocket(url.replace('http', 'ws') + 'socket'))),
            await attempt('events', () => heard(new EventSource(url + 'events'))),
        ];
        if (typeof importScripts === 'function') {
            results.push(await attempt('importScripts', () => { importScripts(url + 'script.js'); return 'sent'; }));
        } else {
            navigator.sendBeacon(url + 'beacon');
            for (const [tag, property] of [['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['video', 'src'],
                                           ['object', 'data'], ['embed', 'src']]) {
                const element = document.createElement(tag);
                element[property] = url + tag;
                document.body.append(element);
                results.push([tag, await heard(element)]);
                element.remove();
            }
            for (const rel of ['stylesheet', 'prefetch', 'preload', 'manifest', 'icon']) {
                const link = document.createElement('link');
                Object.assign(link, { rel, href: url + rel, as: 'image' });
                document.head.append(link);
                results.push([rel, await heard(link)]);
            }
            const form = document.createElement('form');
            Object.assign(form, { action: url + 'form', method: 'post', target: '_blank' });
            document.body.append(form);
            form.submit();
            form.remove();
        }
        return { results, refused };
    };";

#[test]
fn a_script_in_the_page_reaches_no_address() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.provoke();
        let before = page.server.requests();
        let url = format!("http://{}/", page.server.address());
        let outcome =
            browser.run_async(&format!("{ATTEMPTS} return attempts(arguments[0]);"), &[json!(url)])?;
        check(&outcome)?;
        let directives = outcome.get("refused").map(Value::to_string).unwrap_or_default();
        assert!(directives.contains("connect-src"), "{place:?}: {outcome}");
        assert_eq!(page.server.requests(), before, "{place:?}: {outcome}");
    }
    Ok(())
}

#[test]
fn a_script_in_a_worker_reaches_no_address() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.provoke();
        let before = page.server.requests();
        let url = format!("http://{}/", page.server.address());
        let worker =
            format!("{ATTEMPTS} onmessage = async ({{ data }}) => postMessage(await attempts(data));");
        let outcome = browser.run_async(
            "const url = URL.createObjectURL(new Blob([arguments[0]], { type: 'text/javascript' }));
            const worker = new Worker(url);
            const answer = new Promise((resolve, reject) => {
                worker.onmessage = ({ data }) => resolve(data);
                worker.onerror = (event) => reject(event.message);
            });
            worker.postMessage(arguments[1]);
            return answer;",
            &[json!(worker), json!(url)],
        )?;
        check(&outcome)?;
        assert_eq!(page.server.requests(), before, "{place:?}: {outcome}");
    }
    Ok(())
}

/// No attempt got an answer.
fn check(outcome: &Value) -> Result {
    let results = outcome.get("results").and_then(Value::as_array).ok_or("no results")?;
    assert!(results.len() >= 6, "{outcome}");
    for result in results {
        let how = result.get(1).and_then(Value::as_str).ok_or("no result")?;
        let name = result.get(0).and_then(Value::as_str).ok_or("no name")?;
        // A frame reports that the browser's own error page was loaded in it; the server's log is the judge there.
        let refused = how.starts_with("error") || how == "silence" || name == "iframe";
        assert!(refused, "{result}");
    }
    Ok(())
}

#[test]
fn text_that_is_written_into_the_page_does_not_run() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.browser.run(
        "window.refused = [];
        addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
        document.body.insertAdjacentHTML('beforeend', `<img src=\"data:,\" onerror=\"window.ran = 1\">`);
        const script = document.createElement('script');
        script.textContent = 'window.ran = 2';
        document.body.append(script);",
        &[],
    )?;
    browser
        .wait_for("['script-src-attr', 'script-src-elem'].every((one) => window.refused.includes(one))")?;
    assert_eq!(browser.run("return window.ran ?? null;", &[])?, Value::Null);
    Ok(())
}
