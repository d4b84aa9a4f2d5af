//! What an administrator comes for: the sentence, the fault, and the file behind the one button, judged again natively.

use std::fs;

use browser_tests::{Page, REFERENCE_INSTANT, Result, Scratch, fixture, in_every_engine, keys};
use cert_inspector::report::Verdict;
use cert_inspector::{Input, Options, Timestamp, inspect};
use serde_json::{Value, json};

in_every_engine! {
    crate::run;
    answers => every_answer;
    joined => two_files_of_certbot;
    repaired => a_broken_file_is_repaired_and_dropped_again;
    opened => a_pfx_with_a_wrong_and_then_the_right_password;
    converted => a_pem_file_becomes_a_pkcs12_file_for_java;
    junk => a_certificate_among_junk;
    removed => one_file_is_taken_out_again;
}

/// A drop: the product that is pressed, the files, what the first sentence and fault say, and what the button says.
type Case = (&'static str, &'static [&'static str], &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    (
        "senstar-mobile",
        &["server/no-san.der"],
        "will be rejected by the Senstar mobile app",
        "no DNS entry",
        "Copy the commands",
    ),
    (
        "senstar-mobile",
        &["ca/no-key-cert-sign.der"],
        "will be rejected by iPhones",
        "does not allow it to sign",
        "Copy the commands",
    ),
    ("senstar-mobile", &["ca/root.der"], "works for iPhones and iPads after a step", "", "Save profile"),
    (
        "senstar-mobile",
        &["ca/no-common-name.der"],
        "will be rejected by iPhones",
        "no switch",
        "Copy the commands",
    ),
    ("dw-spectrum", &["server/good.der"], "needs more for DW Spectrum", "", "Add files"),
    ("dw-spectrum", &["other/image.png"], "Nothing in these files is for DW Spectrum", "", "Add files"),
    (
        "symphony-messaging",
        &["bot/rsa-2048.der"],
        "will be rejected by Symphony Messaging",
        "4096 bits",
        "Copy the commands",
    ),
    (
        "symphony-messaging",
        &["bot/authority.der"],
        "works for the Symphony Messaging Admin Portal",
        "",
        "Save as PEM",
    ),
];

fn choose(page: &Page<'_>, files: &[&str]) -> Result {
    let files: Vec<_> = files.iter().map(|name| fixture(name)).collect();
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())
}

fn product(page: &Page<'_>, name: &str) -> Result {
    page.press(&format!("[data-product={name}]"))?;
    let pressed = "document.querySelector('[data-product][aria-pressed=true]')?.dataset.product";
    page.browser.wait_for(&format!("{pressed} === '{name}'")).map(drop)
}

/// Waits until the first sentence has these words.
fn sentence(page: &Page<'_>, words: &str) -> Result {
    let first = "document.querySelector('[data-part=verdict]')?.innerText";
    page.browser.wait_for(&format!("{first}?.includes({})", json!(words))).map(drop)
}

/// Leaves everything behind, for the next drop.
fn clear(page: &Page<'_>) -> Result {
    page.press("#clear")?;
    page.browser.wait_for("document.querySelector('[data-part=verdict]') === null").map(drop)
}

fn every_answer(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    for (wanted, files, verdict, fault, action) in CASES {
        product(page, wanted)?;
        choose(page, files)?;
        sentence(page, verdict).map_err(|error| format!("{files:?}: {error}"))?;
        if !fault.is_empty() {
            let said = page.text_of("[data-part=fault]")?;
            assert!(said.contains(fault), "{files:?}: {said}");
        }
        let button = page.text_of("[data-part=action]")?;
        assert!(button.contains(action), "{files:?}: {button}");
        // Exactly one sentence for each card.
        let counts = "return [...document.querySelectorAll('.card')].map((card) => card.querySelectorAll('[data-part=verdict]').length).join();";
        let counts = page.browser.run(counts, &[])?;
        assert!(counts.as_str().is_some_and(|counts| counts.split(',').all(|one| one == "1")), "{counts}");
        clear(page)?;
    }
    Ok(())
}

/// The answer for a saved file alone, for DW Spectrum.
fn judged(name: &str, bytes: &[u8]) -> Result<Verdict> {
    let at = Timestamp::parse_rfc3339(REFERENCE_INSTANT).ok_or("not an instant")?;
    let report = inspect(&[Input::new(name, bytes.to_vec())], &Options::at(at));
    let of_server = report.destinations.iter().find(|one| one.destination.name() == "dw-spectrum-server");
    Ok(of_server.ok_or("no such destination")?.verdict)
}

fn two_files_of_certbot(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    page.keep_files()?;
    let whole = fs::read_to_string(fixture("bundles/with-key.pem"))?;
    let at = whole.find("-----BEGIN CERTIFICATE").ok_or("no certificate")?;
    let (key, chain) = whole.split_at(at);
    let scratch = Scratch::new("certbot")?;
    let files =
        [scratch.write("privkey.pem", key.as_bytes())?, scratch.write("fullchain.pem", chain.as_bytes())?];
    page.choose(&files.each_ref().map(AsRef::as_ref))?;
    sentence(page, "privkey.pem with fullchain.pem")?;
    // Nothing was chosen: the product is guessed, and one press saves the file.
    page.press("[data-part=action]")?;
    let (name, bytes) = page.saved(1)?;
    assert_eq!(name, "cert.pem");
    assert_eq!(judged(&name, &bytes)?, Verdict::WorksAfterStep);
    Ok(())
}

fn a_broken_file_is_repaired_and_dropped_again(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    page.keep_files()?;
    let scratch = Scratch::new("repair")?;
    let broken = fs::read(fixture("bundles/root-first.pem"))?;
    let file = scratch.write("cert.pem", &broken)?;
    page.choose(&[&file])?;
    sentence(page, "cert.pem will be rejected by DW Spectrum")?;
    assert!(page.text_of("[data-part=fault]")?.contains("comes first"));
    assert_eq!(page.text_of("[data-part=action]")?, "Save repaired cert.pem");
    page.press("[data-part=action]")?;
    let (name, bytes) = page.saved(1)?;
    assert!(judged(&name, &bytes)? < Verdict::NeedsMore);
    clear(page)?;
    let file = scratch.write("cert.pem", &bytes)?;
    page.choose(&[&file])?;
    sentence(page, "cert.pem works for DW Spectrum")
}

fn a_pfx_with_a_wrong_and_then_the_right_password(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    product(page, "senstar-mobile")?;
    choose(page, &["foreign/openssl-default.p12"])?;
    sentence(page, "openssl-default.p12 needs more for the Senstar mobile app")?;
    page.browser.type_into("#password", &format!("not the password{}", keys::ENTER))?;
    assert!(page.text_of("#unlock-reason[role=alert]")?.contains("Wrong password"));
    page.browser.type_into("#password", &format!("changeit{}", keys::ENTER))?;
    // The answer and the object that is shown are those of what was inside.
    sentence(page, "works for the Senstar mobile app")?;
    page.browser.wait_for("document.querySelector('#result-heading')?.innerText === 'vms.example.org'")?;
    assert_eq!(page.browser.run("return document.querySelector('#password');", &[])?, Value::Null);
    Ok(())
}

fn a_pem_file_becomes_a_pkcs12_file_for_java(page: &Page<'_>) -> Result {
    const PASSWORD: &str = "a new secret";
    page.judge_at_reference()?;
    page.keep_files()?;
    product(page, "symphony-messaging")?;
    choose(page, &["bot/with-key.pem", "bot/authority.der"])?;
    sentence(page, "with-key.pem")?;
    page.browser.run(
        "const field = document.querySelector('#runtime'); field.value = 'java17';
        field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[],
    )?;
    sentence(page, "with-key.pem will be rejected by Symphony Messaging")?;
    assert!(page.text_of("[data-part=fault]")?.contains("runs on"));
    for field in ["#card-0-password", "#card-0-repeat"] {
        page.browser.type_into(field, PASSWORD)?;
    }
    page.press("[data-part=action]")?;
    let (name, bytes) = page.saved(1)?;
    assert!(name.ends_with(".p12") && bytes.first() == Some(&0x30), "{name}");
    assert_eq!(page.browser.run("return document.querySelector('#card-0-password').value;", &[])?, json!(""));
    Ok(())
}

fn a_certificate_among_junk(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    let junk = [
        "other/image.png",
        "other/image.jpg",
        "other/document.pdf",
        "other/page.html",
        "other/notes.txt",
        "other/data.json",
        "other/noise.bin",
        "other/empty.bin",
        "other/program.exe",
        "server/good.der",
    ];
    choose(page, &junk)?;
    sentence(page, "good.der")?;
    page.browser.wait_for("document.querySelector('#result-heading')?.innerText === 'vms.example.org'")?;
    // What could not be read is below, and hides nothing.
    let below = "const [card, problems] = ['.card', '.problems'].map((one) => document.querySelector(one)?.getBoundingClientRect().top);
        return problems > card;";
    assert_eq!(page.browser.run(below, &[])?, json!(true));
    Ok(())
}

fn one_file_is_taken_out_again(page: &Page<'_>) -> Result {
    page.judge_at_reference()?;
    choose(page, &["server/good.der", "ca/root.der", "server/rsa-1024.der"])?;
    page.outcomes(3)?;
    // A row has the button that forgets its file.
    page.press("[data-remove=\"2\"]")?;
    page.outcomes(2)?;
    let titles = "return [...document.querySelectorAll('[data-object]')].map((row) => row.title).sort();";
    assert_eq!(page.browser.run(titles, &[])?, json!(["good.der", "root.der"]));
    page.press("[data-remove=\"0\"]")?;
    page.outcomes(1)?;
    Ok(())
}
