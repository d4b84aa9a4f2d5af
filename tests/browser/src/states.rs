//! The states of the page, each with the way to it: looked at by axe, and photographed.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::{Browser, Look, Page, Place, Result, Scratch, below_fixtures, fixture, keys, page_file, portal};

/// Something that the page can show.
#[derive(Clone, Copy)]
pub struct State {
    /// What it is called: letters and hyphens, for the names of files.
    pub name: &'static str,
    reach: Reach,
}

/// How a state is reached.
#[derive(Clone, Copy)]
enum Reach {
    /// From the page, judging at the reference instant.
    Page(fn(&Page<'_>) -> Result<bool>),
    /// From the browser alone.
    Browser(fn(&Browser) -> Result<bool>),
}

/// A server's certificate with everything above it.
const CHAIN: [&str; 3] = ["server/good.der", "ca/intermediate.der", "ca/root.der"];

/// Every state. One that needs something which the page does not have is left out.
pub const STATES: &[State] = &[
    page("empty", |_| Ok(true)),
    page("paste", |page| page.press("#paste").map(|()| true)),
    page("reading", |page| {
        read(page, &["containers/pfx-rounds-2147483647.p12"])?;
        page.show(0)?;
        unlock(page, "changeit")?;
        page.browser.wait_for("document.querySelector('progress')?.value > 0")?;
        Ok(true)
    }),
    page("good", |page| {
        read(page, &CHAIN)?;
        page.open_tab("chain")?;
        page.press("[data-trust]")?;
        page.text_of("#chain[data-outcome=pass]")?;
        page.open_tab("verdict")?;
        Ok(true)
    }),
    page("senstar-failure", |page| {
        page.press("[data-sample=four-reasons]")?;
        page.verdict("fail").map(|_| true)
    }),
    page("cert-pem-wrong-order", |page| {
        read(page, &["bundles/swapped.pem"])?;
        page.open_tab("chain").map(|_| true)
    }),
    page("pfx-locked", |page| {
        read(page, &["foreign/openssl-default.p12"])?;
        page.show(0)?;
        page.text_of("#unlock-reason").map(|_| true)
    }),
    page("wrong-password", |page| {
        read(page, &["foreign/openssl-default.p12"])?;
        page.show(0)?;
        unlock(page, "not the password")?;
        page.text_of("#unlock-reason[role=alert]").map(|_| true)
    }),
    page("bot-2048", |page| read(page, &["bot/rsa-2048.der"])),
    page("expired-root", |page| read(page, &["ca/expired.der"])),
    page("gap", |page| {
        read(page, &["server/good.der"])?;
        page.open_tab("chain")?;
        page.text_of("#gap").map(|_| true)
    }),
    page("unknown", |page| read(page, &["other/pkcs8-key.pem"])),
    page("problems", |page| choose_text(page, "notes.txt", "These are not the certificates.")),
    page("partial", |page| read(page, &["bundles/broken-tail.pem"])),
    page("alert", |page| {
        read(page, &["server/good.der"])?;
        let script =
            "window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));";
        page.browser.run(script, &[])?;
        page.text_of("#alert").map(|_| true)
    }),
    page("deployment", |page| {
        read(page, &CHAIN)?;
        page.press("#plan-button")?;
        page.text_of("#deployment-headline")?;
        let script = "const field = document.querySelector('#plan-way'); field.value = 'own-ca';
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.browser.run(script, &[])?;
        page.browser.wait_for("document.querySelector('[data-section=ios]')").map(|_| true)
    }),
    page("every-address", |page| {
        read(page, &["server/san-dns-and-ip.der"])?;
        let script = "const field = document.querySelector('#addresses');
            field.value = '10.0.0.5, vms.example.org, vpn.example.org, 10.0.0.9';
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.browser.run(script, &[])?;
        page.text_of("#coverage").map(|_| true)
    }),
    page("settings", |page| {
        read(page, &["server/good.der"])?;
        page.browser.run(
            "document.querySelector('#settings-button').click();
            for (const fold of document.querySelectorAll('#settings details')) fold.open = true;",
            &[],
        )?;
        page.browser.wait_for("!document.querySelector('#settings').hidden")?;
        for (field, typed) in [("email", "a@example.org"), ("port", "70000")] {
            page.browser.type_into(&format!("#{field}"), &format!("{typed}{}", keys::TAB))?;
        }
        page.browser.wait_for("document.querySelector('#port').getAttribute('aria-invalid') === 'true'")?;
        Ok(true)
    }),
    page("tab-verdict", |page| tab(page, "verdict")),
    page("tab-details", |page| tab(page, "details")),
    page("tab-chain", |page| tab(page, "chain")),
    page("product-panel", |page| {
        tab(page, "verdict")?;
        page.press("#fold-dw-spectrum > summary")?;
        page.text_of("#dw-modes").map(|_| true)
    }),
    page("tab-fingerprints", |page| tab(page, "fingerprints")),
    page("tab-asn1", |page| tab(page, "asn1")),
    page("tab-compare", |page| {
        read(page, &["server/good.der", "server/san-other-host.der", "ca/intermediate.der", "ca/root.der"])?;
        page.open_tab("compare")?;
        page.text_of("#compare-headline").map(|_| true)
    }),
    page("compare-with-nothing-like-it", |page| tab(page, "compare")),
    page("tab-files", |page| tab(page, "files")),
    page("many", |page| {
        let files: Vec<PathBuf> = below_fixtures()?
            .into_iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "der"))
            .filter(|file| file.parent().is_some_and(|folder| folder.ends_with("server")))
            .collect();
        page.choose(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>())?;
        page.browser.wait_for("document.querySelectorAll('[data-object]').length > 20")?;
        Ok(true)
    }),
    page("dragging", |page| {
        let script = "const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(['x'], 'x.pem'));
            document.body.dispatchEvent(
                new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }));";
        page.browser.run(script, &[]).map(|_| true)
    }),
    page("german-empty", german),
    page("german", |page| {
        read(page, &CHAIN)?;
        german(page)
    }),
    page("german-failure", |page| {
        page.press("[data-sample=four-reasons]")?;
        page.verdict("fail")?;
        german(page)
    }),
    State { name: "failed-start", reach: Reach::Browser(failed_start) },
    State { name: "portal-import-refused", reach: Reach::Browser(portal::import_refused) },
    State { name: "portal-import-looked-at", reach: Reach::Browser(portal::import_looked_at) },
    State { name: "portal-inspector", reach: Reach::Browser(portal::inspector_open) },
    State { name: "portal-frame", reach: Reach::Browser(portal::inspector_from_within) },
];

const fn page(name: &'static str, reach: fn(&Page<'_>) -> Result<bool>) -> State {
    State { name, reach: Reach::Page(reach) }
}

impl State {
    /// Brings the browser into this state, looking at it as on a desktop. Whether the page has it at all.
    ///
    /// # Errors
    /// Fails when the way to it is barred, and in another browser than Chromium.
    pub fn reach(&self, browser: &Browser) -> Result<bool> {
        // On paper, where the state before may have ended, there is nothing to press.
        let [desktop, ..] = Look::ALL;
        desktop.at(browser)?;
        let reach = match self.reach {
            Reach::Browser(reach) => return reach(browser),
            Reach::Page(reach) => reach,
        };
        let page = Page::open(browser, Place::Disk)?;
        if self.name != "empty" {
            page.judge_at_reference()?;
        }
        reach(&page)
    }
}

/// Gives the page fixtures, and waits for the first to be shown.
fn read(page: &Page<'_>, fixtures: &[&str]) -> Result<bool> {
    let files: Vec<_> = fixtures.iter().map(|name| fixture(name)).collect();
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
    page.show(0).map(|()| true)
}

/// A tab of the result of a server's certificate that came with its key.
fn tab(page: &Page<'_>, name: &str) -> Result<bool> {
    page.choose(&[&fixture("bundles/with-key.pem")])?;
    page.outcomes(4)?;
    page.show(1)?;
    page.open_tab(name)
}

fn choose_text(page: &Page<'_>, name: &str, text: &str) -> Result<bool> {
    let scratch = Scratch::new("state")?;
    page.choose(&[&scratch.write(name, text.as_bytes())?])?;
    page.browser.wait_for("document.querySelector('.problem') !== null")?;
    Ok(true)
}

fn unlock(page: &Page<'_>, password: &str) -> Result {
    page.browser.wait_for("document.querySelector('#password') !== null")?;
    page.browser.type_into("#password", &format!("{password}{}", keys::ENTER))
}

/// Where the page speaks one language only, there is no such state.
fn german(page: &Page<'_>) -> Result<bool> {
    let there = "return document.querySelector('[data-language=de]') !== null;";
    if page.browser.run(there, &[])? == Value::Bool(false) {
        return Ok(false);
    }
    page.press("[data-language=de]")?;
    page.browser.wait_for("document.documentElement.lang.startsWith('de')")?;
    Ok(true)
}

/// A page whose module was cut in the middle, as by a broken download.
fn failed_start(browser: &Browser) -> Result<bool> {
    let scratch = Scratch::new("broken")?;
    let whole = fs::read_to_string(page_file()?)?;
    let start = "id=\"module\">";
    let (before, after) = whole.split_once(start).ok_or("no module")?;
    let (module, rest) = after.split_once("</script>").ok_or("no end")?;
    let (half, _) = module.split_at(module.len() / 8 * 4);
    let broken = [before, start, half, "</script>", rest].concat();
    let file = scratch.write("broken.html", broken.as_bytes())?;
    browser.open(&format!("file://{}", file.display()))?;
    browser.wait_for("document.querySelector('#start-message') !== null")?;
    Ok(true)
}
