//! Every way that a script has to reach an address, tried in the page and in its worker. What gets through is a list.

use std::net::UdpSocket;
use std::time::Duration;

use browser_tests::{Browser, Engine, Page, Place, Result, in_every_engine};
use serde_json::{Value, json};

/// An async function that tries all channels but those by which the page goes away, and says which threw or were refused.
const ATTEMPTS: &str = "
    const refused = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const heard = (target, url) => new Promise((resolve) => {
        for (const kind of ['load', 'open', 'message', 'error']) target['on' + kind] = () => resolve(kind);
        setTimeout(() => resolve('silence'), 300);
    });
    const within = (promise) => Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve('silence'), 300))]);
    const attempts = async (url, stun) => {
        const results = [];
        const attempt = async (name, action) => {
            try { results.push([name, String(await within(action(url + name)))]); }
            catch (error) { results.push([name, 'error ' + error.name]); }
        };
        await attempt('fetch', (to) => fetch(to));
        await attempt('no-cors', (to) => fetch(to, { mode: 'no-cors' }));
        await attempt('keepalive', (to) => fetch(to, { method: 'post', body: 'x', mode: 'no-cors', keepalive: true }));
        await attempt('request', (to) => {
            const request = new XMLHttpRequest();
            request.open('GET', to);
            request.send();
            return heard(request);
        });
        await attempt('socket', (to) => heard(new WebSocket(to.replace('http', 'ws'))));
        await attempt('events', (to) => heard(new EventSource(to)));
        await attempt('transport', (to) => new WebTransport(to.replace('http:', 'https:')).ready);
        await attempt('import', (to) => import(to));
        await attempt('worker', (to) => heard(new Worker(to)));
        await attempt('font', (to) => new FontFace('x', `url(${to})`).load());
        if (typeof importScripts === 'function') {
            await attempt('importScripts', (to) => importScripts(to));
            return { results, refused };
        }
        await attempt('shared-worker', (to) => heard(new SharedWorker(to)));
        await attempt('service-worker', (to) => navigator.serviceWorker.register(to));
        await attempt('beacon', (to) => navigator.sendBeacon(to, 'x'));
        await attempt('paint-worklet', (to) => CSS.paintWorklet.addModule(to));
        await attempt('audio-worklet', (to) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(to));
        for (const [tag, property] of [['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['video', 'src'], ['audio', 'src'],
                                       ['object', 'data'], ['embed', 'src']]) {
            await attempt(tag, async (to) => {
                const element = document.createElement(tag);
                document.body.append(element);
                const answer = heard(element);
                element[property] = to;
                return answer.finally(() => element.remove());
            });
        }
        for (const rel of ['stylesheet', 'prefetch', 'preload', 'modulepreload', 'manifest', 'icon', 'prerender', 'preconnect']) {
            await attempt(rel, (to) => {
                const link = document.createElement('link');
                Object.assign(link, { rel, href: to, as: 'image' });
                document.head.append(link);
                return heard(link);
            });
        }
        await attempt('background', async (to) => {
            document.body.style.backgroundImage = `url(${to})`;
            await new Promise((resolve) => setTimeout(resolve, 100));
            document.body.style.backgroundImage = '';
        });
        await attempt('svg-image', (to) => {
            const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
            const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
            image.setAttribute('href', to);
            svg.append(image);
            document.body.append(svg);
            return heard(image);
        });
        await attempt('ping', (to) => {
            const link = document.createElement('a');
            Object.assign(link, { href: '#', ping: to });
            document.body.append(link);
            link.click();
        });
        await attempt('base', (to) => {
            const base = document.createElement('base');
            base.href = to + '/';
            document.head.append(base);
            const image = document.createElement('img');
            image.src = 'relative';
            document.body.append(image);
            return heard(image).finally(() => base.remove());
        });
        for (const target of ['_blank', '_self']) {
            await attempt('form' + target, (to) => {
                const form = document.createElement('form');
                Object.assign(form, { action: to, method: 'post', target });
                document.body.append(form);
                form.submit();
                form.remove();
            });
        }
        await attempt('webrtc', async () => {
            const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + stun }] });
            connection.createDataChannel('x');
            await connection.setLocalDescription(await connection.createOffer());
            await new Promise((resolve) => setTimeout(resolve, 500));
        });
        await attempt('window', (to) => open(to)?.closed);
        return { results, refused };
    };";

/// What gets through, if a foreign script ran in the page: no policy of a page forbids these. The page's own scripts do none of it.
const OPEN_FROM_DISK: &[&str] = &["webrtc", "window", "navigation"];

/// The same for a page whose server sends the header that `cargo xtask serve` sends: no windows.
const OPEN_FROM_A_SERVER: &[&str] = &["webrtc", "navigation"];

/// Which channels reached the server, by the names that its log has, each once and in order.
fn reached(page: &Page<'_>, before: usize) -> Vec<String> {
    let requests = page.server.requests();
    let mut names: Vec<String> = Vec::new();
    for request in requests.iter().skip(before) {
        let name = request.split(['/', ' ']).nth(2).unwrap_or_default().to_owned();
        // Browsers look for an icon wherever they go.
        if name != "favicon.ico" && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The open page in which a test tries channels, the number of requests before that, and the address of its server.
fn provoked(browser: &Browser, place: Place) -> Result<(Page<'_>, usize, String)> {
    let page = Page::open(browser, place)?;
    page.provoke();
    let (before, url) = (page.server.requests().len(), format!("http://{}/", page.server.address()));
    Ok((page, before, url))
}

fn only_what_is_listed_gets_through(engine: Engine) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    for place in Place::ALL {
        let (page, before, url) = provoked(&browser, place)?;
        let stun = UdpSocket::bind("127.0.0.1:0")?;
        stun.set_read_timeout(Some(Duration::from_millis(200)))?;
        let outcome = browser.run_async(
            &format!("{ATTEMPTS} return attempts(...arguments);"),
            &[json!(url), json!(stun.local_addr()?.to_string())],
        )?;
        let tried = outcome.get("results").and_then(Value::as_array).map_or(0, Vec::len);
        assert!(tried >= 36, "{engine:?}, {place:?}: {outcome}");
        let directives = outcome.get("refused").map(Value::to_string).unwrap_or_default();
        assert!(directives.contains("connect-src"), "{engine:?}, {place:?}: {outcome}");
        // The page goes away at last. A driver may lose the page over it.
        _ = browser.run("location.href = arguments[0] + 'navigation';", &[json!(url)]);
        let mut through = reached(&page, before);
        for _ in 0..50 {
            if through.iter().any(|name| name == "navigation") {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
            through = reached(&page, before);
        }
        if stun.recv(&mut [0; 64]).is_ok() {
            through.push("webrtc".to_owned());
        }
        println!("{engine:?}, {place:?}: {tried} channels tried, through: {through:?}");
        let listed = match place {
            Place::Disk => OPEN_FROM_DISK,
            Place::Web => OPEN_FROM_A_SERVER,
        };
        let others: Vec<&String> = through.iter().filter(|name| !listed.contains(&name.as_str())).collect();
        assert!(others.is_empty(), "{engine:?}, {place:?}: {others:?}: {outcome}");
        assert!(through.iter().any(|name| name == "navigation"), "the list is honest: {through:?}");
    }
    Ok(())
}

fn a_worker_reaches_no_address(engine: Engine) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    for place in Place::ALL {
        let (page, before, url) = provoked(&browser, place)?;
        // The page starts a worker only with the script that stands in the file, so that is what is replaced.
        let worker = format!(
            "{ATTEMPTS} onmessage = async ({{ data }}) => {{
                if (typeof data === 'string') postMessage(await attempts(data, ''));
            }};"
        );
        let outcome = browser.run_async(
            "document.getElementById('worker').firstChild.data = arguments[0];
            startInspectorWorker();
            const worker = startInspectorWorker();
            const answer = new Promise((resolve, reject) => {
                worker.onmessage = ({ data }) => data.results && resolve(data);
                worker.onerror = (event) => reject(event.message);
            });
            worker.postMessage(arguments[1]);
            return answer;",
            &[json!(worker), json!(url)],
        )?;
        let tried = outcome.get("results").and_then(Value::as_array).map_or(0, Vec::len);
        assert!(tried >= 11, "{engine:?}, {place:?}: {outcome}");
        assert_eq!(reached(&page, before), [""; 0], "{engine:?}, {place:?}: {outcome}");
    }
    Ok(())
}

/// Each goes through the places itself: the page is gone at the end.
fn run(engine: Engine, test: fn(Engine) -> Result) -> Result {
    test(engine)
}

in_every_engine! {
    run;
    channels => only_what_is_listed_gets_through;
    channels_of_a_worker => a_worker_reaches_no_address;
}
