//! The plan of a product: its fields are drawn from the form, and its steps follow what is answered.

use browser_tests::{Browser, Page, Place, Result, fixture, strings};
use serde_json::json;

/// Sets a field and says so, as a user does.
const ANSWER: &str = "const field = document.getElementById(arguments[0]);
    if (field.type === 'checkbox') field.checked = arguments[1]; else field.value = arguments[1];
    field.dispatchEvent(new Event('change', { bubbles: true }));";

#[test]
fn the_steps_follow_what_is_answered() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der"), &fixture("ca/root.der")])?;
    page.outcomes(2)?;
    page.press("#plan-button")?;
    assert!(!page.text_of("#deployment-headline")?.is_empty());
    let fields = browser.run(
        "return [...document.querySelectorAll('.deployment-fields :is(select, input)')].map((field) => field.id);",
        &[],
    )?;
    let expected = [
        "plan-server-version",
        "plan-way",
        "plan-phones-ios",
        "plan-phones-android",
        "plan-access",
        "plan-owns-domain",
        "plan-static-ip",
        "plan-managed-phones",
    ];
    assert_eq!(strings(&fields), expected);
    browser.wait_for("document.querySelector('[data-step=\"server/choose-way\"]')")?;

    browser.run(ANSWER, &[json!("plan-way"), json!("own-ca")])?;
    browser.wait_for("document.querySelector('[data-option=own-ca][data-chosen=true]')")?;
    browser.wait_for("document.querySelector('[data-section=ios]')")?;
    page.keep_files()?;
    page.press("[data-step='ios/send'] [data-part=action]")?;
    let (name, bytes) = page.saved(1)?;
    assert!(name.ends_with(".mobileconfig") && bytes.starts_with(b"<?xml"), "{name}");
    browser.run(ANSWER, &[json!("plan-phones-ios"), json!(false)])?;
    browser.wait_for("document.querySelector('[data-section=ios]') === null")?;
    browser.wait_for("document.querySelector('[data-section=android]')")?;
    browser.run(ANSWER, &[json!("plan-server-version"), json!("8.6.0")])?;
    browser.wait_for("document.querySelector('[data-step=\"server/make-pfx\"]')")?;
    browser.run(ANSWER, &[json!("plan-way"), json!("")])?;
    browser.wait_for("document.querySelector('[data-step=\"server/choose-way\"]')")?;
    let kept = "return ['plan-server-version', 'plan-phones-ios', 'plan-phones-android'].map((id) => {
        const field = document.getElementById(id);
        return field.type === 'checkbox' ? field.checked : field.value;
    });";
    assert_eq!(browser.run(kept, &[])?, json!(["8.6.0", false, true]));
    Ok(())
}

#[test]
fn only_a_product_with_a_plan_has_one_and_it_is_asked_in_german() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let page = Page::open(&browser, Place::Disk)?;
    page.choose(&[&fixture("server/good.der")])?;
    page.outcomes(1)?;
    browser.run("document.querySelector('[data-language=de]').click();", &[])?;
    browser.wait_for("document.documentElement.lang === 'de'")?;
    page.press("#plan-button")?;
    browser.wait_for("document.querySelector('#deployment-headline')")?;
    browser.run(ANSWER, &[json!("plan-way"), json!("own-ca")])?;
    browser.wait_for("document.querySelector('[data-step=\"ios/trust\"]')")?;
    assert_eq!(page.text_of("label[for=plan-way]")?, "Zertifikat von");
    assert!(page.text_of("[data-step=\"ios/trust\"] .step-line")?.contains("am Telefon"));
    page.press("[data-product=dw-spectrum]")?;
    browser.wait_for("document.querySelector('#deployment') === null")?;
    Ok(())
}
