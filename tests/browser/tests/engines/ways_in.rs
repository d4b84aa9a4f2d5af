//! Every way in leads to the same place.

use std::fs;

use browser_tests::{Engine, Page, Result, Scratch, fixture};

use browser_tests::in_every_engine;

in_every_engine! {
    crate::run;
    picked => picked_files;
    dropped => dropped_files;
    pasted => pasted_text;
    typed => typed_text;
    folder => chosen_folder;
    sample => pressed_sample;
}

fn picked_files(page: &Page<'_>) -> Result {
    page.choose(&[&fixture("server/rsa-1024.der"), &fixture("ca/root.der")])?;
    let outcomes = page.outcomes(2)?;
    assert!(outcomes.contains(&"fail".to_owned()), "{outcomes:?}");
    page.show(0)?;
    assert!(page.verdict("fail")?.contains("vms.example.org"));
    Ok(())
}

fn dropped_files(page: &Page<'_>) -> Result {
    page.drop_files(&[&fixture("server/rsa-1024.der")])?;
    assert_eq!(page.outcomes(1)?, ["fail"]);
    Ok(())
}

fn pasted_text(page: &Page<'_>) -> Result {
    if page.browser.engine() == Engine::WebKit {
        println!("skipped: WebKit: a paste that a script makes up does not reach the page there");
        return Ok(());
    }
    page.paste(&fs::read_to_string(fixture("bundles/swapped.pem"))?)?;
    page.browser.wait_for("document.querySelectorAll('[data-object]').length >= 3")?;
    Ok(())
}

fn typed_text(page: &Page<'_>) -> Result {
    page.press("#paste")?;
    page.browser.wait_for("document.activeElement.id === 'paste-text'")?;
    let pem = fs::read_to_string(fixture("bundles/leaf-only.pem"))?;
    // Key by key this takes a minute on a busy machine: the field is filled, and the last key is pressed.
    page.browser.run("document.activeElement.value = arguments[0];", &[pem.into()])?;
    page.browser.type_into("#paste-text", "\n")?;
    page.press("#paste-read")?;
    page.browser.wait_for("document.querySelectorAll('[data-object]').length > 0")?;
    Ok(())
}

fn chosen_folder(page: &Page<'_>) -> Result {
    if page.browser.engine() != Engine::Chromium {
        println!("skipped: {:?}: its driver cannot choose a folder", page.browser.engine());
        return Ok(());
    }
    let scratch = Scratch::new("folder")?;
    scratch.write("readme.md", b"# Certificates of the camera server\n")?;
    fs::create_dir(scratch.folder().join("authority"))?;
    scratch.write("authority/root.der", &fs::read(fixture("ca/root.der"))?)?;
    page.browser.choose("#folder-input", &[scratch.folder()])?;
    page.outcomes(1)?;
    Ok(())
}

fn pressed_sample(page: &Page<'_>) -> Result {
    page.press("[data-sample=four-reasons]")?;
    page.browser.wait_for("document.querySelectorAll('[data-object][data-outcome=fail]').length > 0")?;
    Ok(())
}
