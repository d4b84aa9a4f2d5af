//! How the page is looked at: how wide, in which colours, on the screen or on paper. Only Chromium can be told.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::{Browser, Result};

/// Pictures are cut off here: a page with thousands of rows has no end.
const MAX_HEIGHT: f64 = 6_000.0;

/// Within this time a frame has taken on the colours of its portal, and buttons in it have changed theirs.
const SETTLING_MS: u32 = 400;

/// One way of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// As somebody wants it who prefers dark colours.
    pub dark: bool,
    /// As it is printed.
    pub print: bool,
}

impl Look {
    /// A desktop and a phone, in light and dark colours.
    pub const ALL: [Self; 4] = [
        Self { width: 1280, height: 900, dark: false, print: false },
        Self { width: 1280, height: 900, dark: true, print: false },
        Self { width: 390, height: 844, dark: false, print: false },
        Self { width: 390, height: 844, dark: true, print: false },
    ];

    /// A sheet of A4 at 96 pixels an inch, as the page is printed.
    pub const PAPER: Self = Self { width: 794, height: 1123, dark: false, print: true };

    /// What it is called, for the names of files.
    #[must_use]
    pub fn name(self) -> String {
        let colours = match (self.print, self.dark) {
            (true, _) => "print",
            (false, true) => "dark",
            (false, false) => "light",
        };
        format!("{}-{colours}", self.width)
    }

    /// Looks at the page in this way from now on.
    ///
    /// # Errors
    /// Fails in another browser than Chromium.
    pub fn at(self, browser: &Browser) -> Result {
        browser.debug(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": false }),
        )?;
        let colours = if self.dark { "dark" } else { "light" };
        browser.debug(
            "Emulation.setEmulatedMedia",
            &json!({
                "media": if self.print { "print" } else { "" },
                "features": [
                    { "name": "prefers-color-scheme", "value": colours },
                    // Nothing is on its way when it is looked at.
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ],
            }),
        )?;
        // Two frames: one for the style, one for what follows from it. A page in the frame of a portal is told its colours by that,
        // and does not hear that nothing should move.
        browser.run_async(
            "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            const isFramed = window !== parent || document.querySelector('cert-inspector') !== null;
            if (isFramed) await new Promise((done) => setTimeout(done, arguments[0]));",
            &[json!(SETTLING_MS)],
        )?;
        Ok(())
    }

    /// A picture of the whole page, as PNG.
    ///
    /// # Errors
    /// Fails in another browser than Chromium.
    pub fn picture(self, browser: &Browser) -> Result<Vec<u8>> {
        let height = browser.run("return document.documentElement.scrollHeight;", &[])?;
        let height = height.as_f64().unwrap_or_default().clamp(f64::from(self.height), MAX_HEIGHT);
        let picture = browser.debug(
            "Page.captureScreenshot",
            &json!({
                "format": "png",
                "captureBeyondViewport": true,
                "clip": { "x": 0, "y": 0, "width": self.width, "height": height, "scale": 1 },
            }),
        )?;
        let data = picture.get("data").and_then(Value::as_str).ok_or("no picture")?;
        Ok(STANDARD.decode(data)?)
    }
}
