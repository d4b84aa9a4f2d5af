//! The browsers that are driven, and what each of them wants to be told.

use std::path::Path;

use serde_json::{Value, json};
use xtask::browser::{Engine, mini_browser};
use xtask::process;

use crate::Result;

/// A script that has not answered for so many milliseconds never will.
const SCRIPT_TIMEOUT: u32 = 100_000;

/// What a new session asks for. The profile is a folder that is empty.
pub(crate) fn capabilities(engine: Engine, profile: &Path) -> Result<Value> {
    let wanted = match engine {
        Engine::Chromium => chromium(profile),
        Engine::Firefox => firefox()?,
        Engine::WebKit => webkit()?,
    };
    Ok(json!({ "capabilities": { "alwaysMatch": wanted } }))
}

fn chromium(profile: &Path) -> Value {
    let mut flags = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--no-first-run".to_owned(),
        // The tests read English; the page speaks the language of the browser.
        "--lang=en-US".to_owned(),
        "--accept-lang=en-US".to_owned(),
        "--window-size=1280,900".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    // Chromium's sandbox does not work for root.
    if process::is_root() {
        flags.push("--no-sandbox".to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": flags },
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        "timeouts": { "script": SCRIPT_TIMEOUT },
    })
}

/// Its driver makes a profile of its own, and removes it.
fn firefox() -> Result<Value> {
    let binary = ["firefox-esr", "firefox"].into_iter().find_map(process::find).ok_or("Firefox is gone")?;
    let binary = binary.to_str().ok_or("the path of Firefox is not text")?;
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", "--width=1280", "--height=900"],
            "prefs": {
                // The keyboard reaches everything, as on Windows, whatever the desktop says.
                "accessibility.tabfocus": 7,
                "intl.accept_languages": "en-US",
                "datareporting.policy.dataSubmissionEnabled": false,
                "app.update.disabledForTesting": true,
            },
        },
        "timeouts": { "script": SCRIPT_TIMEOUT },
    }))
}

fn webkit() -> Result<Value> {
    let binary = mini_browser().ok_or("WebKitGTK's MiniBrowser is gone")?;
    let binary = binary.to_str().ok_or("the path of MiniBrowser is not text")?;
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
        "timeouts": { "script": SCRIPT_TIMEOUT },
    }))
}
