//! What an administrator looks up: a fingerprint, a renewal, a request, what expires soon.

use std::fs;
use std::path::PathBuf;

use browser_tests::{Page, Result, Scratch, fixture, in_every_engine, keys};
use serde_json::json;
use sha2::{Digest, Sha256};

in_every_engine! {
    crate::run;
    profile => a_way_is_chosen_and_its_step_saves_the_profile;
    renewal => a_renewal_with_another_key_is_told_by_the_ledger;
    fingerprint => the_fingerprint_is_one_press_away;
    user_name => a_bot_with_its_root_and_its_user_name;
    request => a_request_for_the_pki_team;
    expiring => of_300_files_those_that_expire_soon_are_saved;
}

/// Files of which a third expires within 30 days.
const MANY: usize = 300;

fn choose(page: &Page<'_>, product: &str, files: &[&str]) -> Result {
    page.judge_at_reference()?;
    page.press(&format!("[data-product={product}]"))?;
    let files: Vec<_> = files.iter().map(|name| fixture(name)).collect();
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())
}

/// Waits until the first sentence has these words.
fn sentence(page: &Page<'_>, words: &str) -> Result {
    let first = "document.querySelector('[data-part=verdict]')?.innerText";
    page.browser.wait_for(&format!("{first}?.includes({})", json!(words))).map(drop)
}

/// Sets a field, as a person does.
fn set(page: &Page<'_>, field: &str, value: &str) -> Result {
    page.browser.wait_for(&format!("document.getElementById({}) !== null", json!(field)))?;
    let script = "const field = document.getElementById(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.browser.run(script, &[json!(field), json!(value)]).map(drop)
}

fn a_way_is_chosen_and_its_step_saves_the_profile(page: &Page<'_>) -> Result {
    choose(page, "senstar-mobile", &["server/good.der", "ca/root.der"])?;
    page.keep_files()?;
    sentence(page, "after a step")?;
    page.press("#plan-button")?;
    set(page, "plan-way", "own-ca")?;
    page.press("[data-step='ios/send'] [data-part=action]")?;
    let (name, bytes) = page.saved(1)?;
    assert!(name.ends_with(".mobileconfig") && bytes.starts_with(b"<?xml"), "{name}");
    page.press("[data-step='android/install'] [data-part=action]")?;
    let (name, bytes) = page.saved(2)?;
    assert!(name.ends_with(".cer"), "{name}");
    assert_eq!(bytes, fs::read(fixture("ca/root.der"))?);
    Ok(())
}

fn a_renewal_with_another_key_is_told_by_the_ledger(page: &Page<'_>) -> Result {
    for (folder, same) in [("rekeyed", false), ("renewed", true)] {
        choose(page, "dw-spectrum", &[&format!("cert-pem/{folder}/cert.pem"), "cert-pem/pins.txt"])?;
        sentence(page, "cert.pem works for DW Spectrum")?;
        let warns = "document.body.textContent.includes('The key is not the pinned one')";
        page.browser.wait_for(&format!("document.querySelector('.panel') !== null && {warns} !== {same}"))?;
        page.press("#clear")?;
        page.browser.wait_for("document.querySelector('[data-part=verdict]') === null")?;
    }
    Ok(())
}

fn the_fingerprint_is_one_press_away(page: &Page<'_>) -> Result {
    choose(page, "senstar-mobile", &["server/good.der"])?;
    sentence(page, "good.der")?;
    page.press("#to-fingerprints")?;
    let shown = page.text_of("[data-fingerprint=SHA-256] code")?;
    let digits: String = shown.chars().filter(char::is_ascii_hexdigit).collect();
    let expected: String = Sha256::digest(fs::read(fixture("server/good.der"))?)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    assert_eq!(digits.to_ascii_uppercase(), expected);
    Ok(())
}

fn a_bot_with_its_root_and_its_user_name(page: &Page<'_>) -> Result {
    choose(page, "symphony-messaging", &["bot/good.p12", "bot/authority.der"])?;
    sentence(page, "good.p12 needs more for Symphony Messaging")?;
    page.browser.type_into("#password", &format!("changeit{}", keys::ENTER))?;
    set(page, "user-name", "demo-bot1")?;
    sentence(page, "good.p12 works for Symphony Messaging after a step")?;
    set(page, "user-name", "another-bot")?;
    sentence(page, "good.p12 will be rejected by Symphony Messaging")?;
    assert!(page.text_of("[data-part=fault]")?.contains("user name"));
    Ok(())
}

fn a_request_for_the_pki_team(page: &Page<'_>) -> Result {
    choose(page, "symphony-messaging", &["requests/bot.der"])?;
    sentence(page, "bot.der works for a Symphony Messaging bot's certificate")?;
    set(page, "user-name", "another")?;
    sentence(page, "bot.der will be rejected")
}

fn of_300_files_those_that_expire_soon_are_saved(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    page.keep_files()?;
    let scratch = Scratch::new("many")?;
    let [soon, late] =
        ["server/expires-in-29-days.der", "server/good.der"].map(|name| fs::read(fixture(name)));
    let (soon, late) = (soon?, late?);
    let file = |number: usize| {
        let bytes = if number.is_multiple_of(3) { &soon } else { &late };
        scratch.write(&format!("server-{number:03}.der"), bytes)
    };
    let files = (0..MANY).map(file).collect::<Result<Vec<PathBuf>>>()?;
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
    page.browser.wait_for("document.querySelector('#filter-expiry') !== null")?;
    let within = "return [...document.querySelector('#filter-expiry').options].find((one) => one.text.includes('30')).value;";
    let within = page.browser.run(within, &[])?;
    set(page, "filter-expiry", within.as_str().ok_or("no such choice")?)?;
    page.browser.wait_for("document.body.innerText.includes('100 of 300 rows')")?;
    page.press("#table-save")?;
    let (name, bytes) = page.saved(1)?;
    assert_eq!(name, "certificates.csv");
    let text = String::from_utf8(bytes)?;
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(rows.len(), MANY / 3);
    assert!(rows.iter().all(|row| row.contains(".der")), "{text}");
    Ok(())
}
