//! Chains on the page: shown certificate by certificate, judged anew when the user trusts or sets something, and files
//! for servers put in order.

use std::fs;

use browser_tests::{Browser, Page, Place, Result, Scratch, fixture};
use serde_json::{Value, json};

const CHAIN: [&str; 3] = ["server/good.der", "ca/intermediate.der", "ca/root.der"];

/// A page that judges at the reference instant and has read these fixtures, with the first of them chosen.
fn open<'a>(browser: &'a Browser, fixtures: &[&str]) -> Result<Page<'a>> {
    let page = Page::open(browser, Place::Disk)?;
    page.judge_at_reference()?;
    add(&page, fixtures)?;
    Ok(page)
}

fn add(page: &Page<'_>, fixtures: &[&str]) -> Result {
    let files: Vec<_> = fixtures.iter().map(|name| fixture(name)).collect();
    page.choose(&files.iter().map(AsRef::as_ref).collect::<Vec<_>>())?;
    page.show(0)?;
    page.open_tab("chain").map(drop)
}

/// How many elements there are.
fn count(page: &Page<'_>, selector: &str) -> Result<Value> {
    page.browser.run("return document.querySelectorAll(arguments[0]).length;", &[json!(selector)])
}

/// Waits until the chain has an outcome, and returns its words.
fn chain(page: &Page<'_>, outcome: &str) -> Result<String> {
    page.text_of(&format!("#chain[data-outcome={outcome}]"))
}

fn choose_option(page: &Page<'_>, field: &str, value: &str) -> Result {
    page.browser
        .run(
            "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));",
            &[json!(field), json!(value)],
        )
        .map(drop)
}

/// The numbers of the list from top to bottom.
fn rows(page: &Page<'_>) -> Result<Value> {
    page.browser
        .run("return [...document.querySelectorAll('[data-object]')].map((row) => row.dataset.object);", &[])
}

#[test]
fn a_chain_is_shown_up_to_its_root() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &CHAIN)?;
    let words = chain(&page, "unknown")?;
    println!("{}", words.replace('\n', " | "));
    let titles = browser.run(
        "return [...document.querySelectorAll('#chain .path-title bdi')].map((one) => one.innerText);",
        &[],
    )?;
    assert_eq!(titles, json!(["vms.example.org", "Example Test Intermediate", "Example Test Root"]));
    let proofs =
        browser.run("return document.querySelectorAll('.path-link li[data-outcome=pass]').length;", &[])?;
    assert_eq!(proofs, json!(6), "name, key identifier and signature of two links");

    // The picture says the same, and has a name for those who do not see it.
    assert_eq!(count(&page, ".picture[role=img][aria-label] .picture-card")?, json!(3));
    assert_eq!(count(&page, ".picture [data-proof=pass]")?, json!(6));
    assert_eq!(
        count(&page, ".picture-anchor, .picture-open")?,
        json!(0),
        "nobody trusts the root, and all links hold"
    );

    // The list grows from the root, and can be had in the order of the files.
    assert_eq!(rows(&page)?, json!(["2", "1", "0"]));
    page.press("[data-order=file]")?;
    browser.wait_for("document.querySelector('[data-order=file][aria-pressed=true]') !== null")?;
    assert_eq!(rows(&page)?, json!(["0", "1", "2"]));

    page.press("[data-chain-object=\"1\"]")?;
    browser.wait_for("document.querySelector('[data-verdict=\"1\"] #chain') !== null")?;
    Ok(())
}

#[test]
fn a_missing_issuer_is_a_gap_with_its_name_and_no_link() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/good.der"])?;
    let gap = page.text_of("#gap")?;
    assert!(gap.contains("CN=Example Test Intermediate") && gap.contains("41:04:48:58"), "{gap}");
    assert_eq!(count(&page, ".picture-gap")?, json!(1));
    assert!(page.text_of("[data-object=\"0\"] .object-outcome")?.contains("issuer missing"));
    // It can be trusted by itself, and the page says what that means.
    assert!(page.text_of(".path-trust")?.contains("It is not a CA"));
    assert_eq!(
        browser.run("return document.querySelectorAll('#results a:not([href^=\"#\"])').length;", &[])?,
        json!(0)
    );
    add(&page, &["ca/intermediate.der", "ca/root.der"])?;
    browser.wait_for("document.querySelectorAll('#chain .path-certificate').length === 3")?;
    assert_eq!(browser.run("return document.querySelector('#gap');", &[])?, Value::Null);
    Ok(())
}

#[test]
fn trust_given_here_turns_the_verdict_and_is_kept_nowhere() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &CHAIN)?;
    assert!(chain(&page, "unknown")?.contains("Unknown issuer"));
    page.press("[data-trust]")?;
    let words = chain(&page, "pass")?;
    assert!(words.contains("Privately trusted"), "{words}");
    assert!(page.text_of("[data-object=\"2\"] .tag-own")?.contains("trusted here"));
    assert_eq!(count(&page, ".picture-anchor")?, json!(1), "the root that is trusted is marked");
    // The live region says what changed.
    assert!(page.text_of("#status")?.contains("private"));
    let stored = browser.run("return [localStorage.length, sessionStorage.length, document.cookie];", &[])?;
    assert_eq!(stored, json!([0, 0, ""]));

    page.press("[data-trust]")?;
    chain(&page, "unknown")?;

    page.press("[data-trust]")?;
    chain(&page, "pass")?;
    page.press("#clear")?;
    browser.wait_for("document.querySelector('[data-object]') === null")?;
    add(&page, &CHAIN)?;
    chain(&page, "unknown")?;
    Ok(())
}

#[test]
fn a_signature_that_does_not_fit_is_named_where_it_breaks() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["chain/bad-signature.der", "ca/intermediate.der", "ca/root.der"])?;
    assert!(chain(&page, "fail")?.contains("The chain breaks"));
    let check = page.text_of("#chain [data-check=Signature][data-outcome=fail]")?;
    assert!(check.contains("does not fit the key") && check.contains("RFC 5280 section 6.1.3"), "{check}");
    assert!(page.text_of(".path-link li[data-outcome=fail]")?.contains("signature does not fit"));
    assert_eq!(count(&page, ".picture [data-proof=fail]")?, json!(1));
    assert_eq!(count(&page, ".picture-open")?, json!(1), "its line is broken");
    // The object is not well either: its row says so.
    assert!(page.text_of("[data-object=\"0\"][data-outcome=fail]")?.contains("chain breaks"));
    Ok(())
}

#[test]
fn a_file_for_a_server_is_put_in_order() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for (bundle, outcome, words) in [
        ("swapped", "warn", "wrong order"),
        ("duplicates", "warn", "Duplicates in the file"),
        ("unrelated", "warn", "do not belong"),
        ("wrong-key", "fail", "fits none"),
        ("with-key", "pass", "nothing is missing"),
    ] {
        let page = open(&browser, &[&format!("bundles/{bundle}.pem")])?;
        let number = browser.wait_for(
            "[...document.querySelectorAll('[data-object]')]
                .find((row) => row.querySelector('.object-title').innerText === 'vms.example.org')?.dataset.object",
        )?;
        page.show(number.as_str().ok_or("no number")?.parse()?)?;
        page.open_tab("chain")?;
        let shown = page.text_of(&format!("#bundle[data-outcome={outcome}]"))?;
        assert!(shown.contains(words), "{bundle}: {shown}");
    }
    Ok(())
}

#[test]
fn another_way_up_is_a_column_of_its_own() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let mut files = CHAIN.to_vec();
    files.extend(["chain/cross-signed.der", "chain/other-root.der"]);
    let page = open(&browser, &files)?;
    page.text_of("#chain .other-path")?;
    assert_eq!(count(&page, ".picture-2 .picture-card")?, json!(5), "the leaf stands once");
    Ok(())
}

#[test]
fn the_tree_can_be_folded_and_shows_keys_at_their_certificates() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["bundles/with-key.pem"])?;
    let key = page.text_of(".tree details.branch details.branch details.branch [data-object=\"0\"]")?;
    assert!(key.contains("matches the certificate"), "{key}");
    let parent = browser.run(
        "return document.querySelector('[data-object=\"0\"]').closest('ul').closest('li').querySelector('[data-object]').innerText;",
        &[],
    )?;
    assert!(parent.as_str().unwrap_or_default().contains("vms.example.org"), "{parent}");
    let visible = "document.querySelector('[data-object=\"0\"]').checkVisibility()";
    assert_eq!(browser.run(&format!("return {visible};"), &[])?, json!(true));
    page.press(".tree > li > details > summary")?;
    browser.wait_for(&format!("!{visible}"))?;
    // Choosing another object leaves the branch as it is.
    page.press(".tree > li > .object-line > [data-object]")?;
    browser.wait_for(
        "document.querySelector('.tree > li > .object-line > [data-object]').ariaCurrent === 'true'",
    )?;
    assert_eq!(browser.run(&format!("return {visible};"), &[])?, json!(false));
    Ok(())
}

#[test]
fn the_validity_is_drawn_and_said() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for (certificate, words, beyond) in [
        ("good", &["192 days left", "valid for 365 days", "limit 825 days"][..], 0),
        ("days-3650", &["valid for 3650 days", "longer than the limit of 825 days", "ends before it"][..], 1),
        ("expired", &["expired 323 days ago"][..], 0),
        ("begins-tomorrow", &["not valid yet: begins in 1 day"][..], 0),
    ] {
        let page =
            open(&browser, &[&format!("server/{certificate}.der"), "ca/intermediate.der", "ca/root.der"])?;
        page.open_tab("details")?;
        let said = page.text_of(".validity")?;
        for words in words {
            assert!(said.contains(words), "{certificate}: {words} is not in {said}");
        }
        assert_eq!(count(&page, ".bar-today")?, json!(1), "{certificate}");
        assert_eq!(count(&page, ".bar-beyond")?, json!(beyond), "{certificate}");
    }
    Ok(())
}

#[test]
fn settings_change_what_a_chain_is_judged_by() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/eku-server-only.der", "ca/intermediate.der", "ca/root.der"])?;
    chain(&page, "unknown")?;
    page.press("[data-trust]")?;
    chain(&page, "pass")?;
    choose_option(&page, "#purpose", "client")?;
    let words = chain(&page, "fail")?;
    assert!(words.contains("client"), "{words}");
    choose_option(&page, "#purpose", "any")?;
    chain(&page, "pass")?;
    choose_option(&page, "#policy", "web-pki")?;
    browser.wait_for("document.querySelector('#chain').innerText.includes('Web PKI, used as: anything')")?;
    page.press("#public-roots")?;
    browser.wait_for("!document.querySelector('#public-roots').checked")?;
    browser.wait_for("document.querySelector('#trust').innerText === 'Privately trusted'")?;
    Ok(())
}

#[test]
fn the_signatures_of_many_certificates_are_counted_and_can_be_cancelled() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = open(&browser, &["server/rsa-1024.der"])?;
    // Certificates that differ in their signatures alone, each of which has to be verified and fits no key.
    let mut bytes = fs::read(fixture("ca/intermediate.der"))?;
    let certificate = fs::read(fixture("server/good.der"))?;
    let (body, end) = certificate.split_at(certificate.len() - 4);
    assert_eq!(end.len(), 4);
    let mut many = Vec::new();
    for number in 0..8_000_u32 {
        many.extend([body, &number.to_be_bytes()].concat());
    }
    bytes.extend(many);
    let scratch = Scratch::new("many")?;
    let file = scratch.write("many.der", &bytes)?;
    page.choose(&[&file])?;
    let words = page.browser.wait_for(
        "document.querySelector('.busy-words')?.innerText.match(/^Checking signatures: [\\d,]+ of [\\d,]+$/)?.[0]",
    )?;
    println!("{words}");
    let workers = browser
        .run("const count = workers.length; document.querySelector('#cancel').click(); return count;", &[])?;
    browser.wait_for(&format!("workers.length > {workers}"))?;
    let alert = page.text_of("#alert")?;
    assert!(alert.contains("Cancelled") && alert.contains("many.der"), "{alert}");
    assert_eq!(page.outcomes(1)?.len(), 1, "what was read before is still there");
    Ok(())
}
