//! Containers on the page: passwords asked for in place, what opens, what belongs together, and the way out.

use browser_tests::{
    ASK_WORKER, Browser, Page, Place, REFERENCE_INSTANT, Result, Scratch, below_fixtures, fixture,
};
use serde_json::{Value, json};

/// Whether what is written anywhere on the page, in its address or in its storage holds a text.
const HOLDS: &str = "
    const text = arguments[0];
    const places = [document.documentElement.outerHTML, document.body.innerText, location.href, history.state];
    for (const field of document.querySelectorAll('input')) places.push(field.value);
    try { places.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie); } catch {}
    return places.some((place) => String(place).includes(text));";

/// Types a password into the field in its place, and presses Enter.
fn unlock(page: &Page<'_>, password: &str) -> Result {
    page.browser.wait_for("document.querySelector('#password') !== null")?;
    page.browser.type_into("#password", &format!("{password}\u{E007}"))
}

#[test]
fn a_pkcs12_file_tells_who_opens_it_and_opens_with_its_password() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        page.choose(&[&fixture("foreign/openssl-default.p12")])?;
        // The file, and the key in it, which stands in a part of its own.
        assert_eq!(page.outcomes(2)?, ["unknown", "unknown"], "{place:?}");
        browser.run("document.querySelector('[data-object=\"0\"]').click();", &[])?;
        page.press("#compatibility > summary")?;
        let card = page.text_of("#compatibility")?;
        assert!(card.contains("Windows Server 2016") || card.contains("Windows Server 2012"), "{card}");
        assert_eq!(
            browser.wait_for("document.querySelectorAll('#compatibility tbody tr').length")?,
            json!(10)
        );

        unlock(&page, "not the password")?;
        page.browser.wait_for("document.querySelector('#unlock-reason[role=alert]') !== null")?;
        assert_eq!(browser.run("return document.querySelector('#password').value;", &[])?, json!(""));

        unlock(&page, "changeit")?;
        let outcomes = page.outcomes(5)?;
        assert!(!outcomes.contains(&"unknown".to_owned()), "{outcomes:?}");
        // The focus is led to what was opened, and no trace of the password is left.
        browser.wait_for("document.activeElement.id === 'answer'")?;
        assert_eq!(browser.run(HOLDS, &[json!("changeit")])?, json!(false), "{place:?}");
    }
    Ok(())
}

#[test]
fn whoever_goes_elsewhere_after_a_wrong_password_stays_there() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("foreign/openssl-default.p12")])?;
    page.outcomes(2)?;
    page.show(0)?;
    unlock(&page, "not the password")?;
    browser.wait_for("document.querySelector('#unlock-reason[role=alert]') !== null")?;
    browser.run("const tab = document.querySelector('#tab-certificate'); tab.focus(); tab.click();", &[])?;
    browser
        .wait_for("document.querySelector('#tab-certificate').getAttribute('aria-selected') === 'true'")?;
    assert_eq!(browser.run("return document.activeElement.id", &[])?, json!("tab-certificate"));
    Ok(())
}

#[test]
fn a_key_leads_to_its_certificate() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("other/pkcs8-key.pem")])?;
    page.outcomes(2)?;
    browser.run("document.querySelector('[data-object=\"1\"]').click();", &[])?;
    browser.wait_for("document.querySelector('[data-verdict=\"1\"] [data-related=\"0\"]') !== null")?;
    browser.run("document.querySelector('[data-related=\"0\"]').click();", &[])?;
    browser.wait_for("document.querySelector('[data-verdict=\"0\"] [data-related=\"1\"]') !== null")?;
    Ok(())
}

#[test]
fn a_long_derivation_can_be_cancelled_and_what_was_read_stays() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("containers/pfx-rounds-2147483647.p12")])?;
    page.outcomes(3)?;
    browser.run("document.querySelector('[data-object=\"1\"]').click();", &[])?;
    browser.wait_for("document.querySelector('#unlock-reason') !== null")?;
    let words = page.text_of("#unlock-reason")?;
    assert!(words.contains("rounds"), "{words}");
    unlock(&page, "changeit")?;
    browser.wait_for("document.querySelector('progress')?.value > 0")?;
    let workers = browser
        .run("const count = workers.length; document.querySelector('#cancel').click(); return count;", &[])?;
    browser.wait_for(&format!("workers.length > {workers}"))?;
    page.outcomes(3)?;
    Ok(())
}

#[test]
fn a_folder_is_read_with_everything_below_it() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let scratch = Scratch::new("folder")?;
    scratch.write("readme.md", b"# Certificates of the camera server\n")?;
    scratch.write("server.der", &std::fs::read(fixture("server/good.der"))?)?;
    std::fs::create_dir(scratch.folder().join("authority"))?;
    scratch.write("authority/root.der", &std::fs::read(fixture("ca/root.der"))?)?;
    let page = Page::open(&browser, Place::Disk)?;
    browser.choose("#folder-input", &[scratch.folder()])?;
    page.outcomes(2)?;
    let places = browser
        .run("return [...document.querySelectorAll('[data-object]')].map((row) => row.title);", &[])?;
    let Value::Array(places) = places else { return Err("the places are not a list".into()) };
    assert!(
        places.iter().any(|place| place.as_str().is_some_and(|place| place.ends_with("authority/root.der")))
    );
    // A file that has nothing to do with certificates is no problem in a folder.
    assert_eq!(browser.run("return document.querySelectorAll('.problem').length;", &[])?, json!(0));
    Ok(())
}

/// Opens every file of other programs in a worker of the page, one after the other, with its password.
const UNLOCK_ALL: &str = "
    const [, passwords] = [arguments[0], arguments[1]];
    const files = [...document.querySelector('#hand').files];
    const reports = [];
    for (const [index, file] of files.entries()) {
        await ask('clear');
        await ask('summary', [file]);
        const password = new TextEncoder().encode(passwords[index]);
        await ask({ unlock: { id: 0, password, anyRounds: false } });
        reports.push(JSON.stringify(await ask('report')));
    }
    worker.terminate();
    return reports;";

#[test]
fn opened_in_the_browser_a_container_has_the_same_report_as_natively() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let files: Vec<_> = below_fixtures()?
        .into_iter()
        .filter(|file| {
            file.to_string_lossy().contains("/foreign/") && file.extension().is_some_and(|e| e == "p12")
        })
        .collect();
    assert!(files.len() > 50, "only {} files", files.len());
    let _page = Page::open(&browser, Place::Disk)?;
    browser.run(
        "const input = document.createElement('input');
        Object.assign(input, { type: 'file', id: 'hand', multiple: true });
        document.body.append(input);",
        &[],
    )?;
    let paths: Vec<&std::path::Path> = files.iter().map(AsRef::as_ref).collect();
    browser.choose("#hand", &paths)?;
    let passwords: Vec<&str> = files.iter().map(|file| password(file)).collect();
    let reports = browser
        .run_async(&format!("{ASK_WORKER}{UNLOCK_ALL}"), &[json!(REFERENCE_INSTANT), json!(passwords)])?;
    let Value::Array(reports) = reports else { return Err("the reports are not a list".into()) };
    assert_eq!(reports.len(), files.len());
    let at = cert_inspector::Timestamp::parse_rfc3339(REFERENCE_INSTANT).ok_or("an instant")?;
    let options = cert_inspector::Options::at(at);
    for ((file, password), theirs) in files.iter().zip(passwords).zip(reports) {
        let name = file.file_name().ok_or("a name")?.to_string_lossy();
        let mut inspection = cert_inspector::Inspection::default();
        let locked = cert_inspector::Unlocking::default();
        inspection.add(&name, &std::fs::read(file)?, &locked, &mut |_| {});
        let unlocking = cert_inspector::Unlocking {
            passwords: vec![cert_inspector::Password::new(password.into())],
            ..cert_inspector::Unlocking::default()
        };
        let _ = inspection.unlock(0, &unlocking, &mut |_| {});
        let ours = serde_json::to_string(&inspection.report(&options))?;
        assert_eq!(theirs.as_str(), Some(ours.as_str()), "{name}");
    }
    Ok(())
}

/// The password of a file by its name: those of the list of contents, where all others are the same.
fn password(file: &std::path::Path) -> &'static str {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if name.contains("not-ascii") && !name.contains("named") { "Zürich-€-😀" } else { "changeit" }
}
