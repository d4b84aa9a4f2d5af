//! The browsers that the tests drive.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Result;
use crate::{apt, paths, process};

/// The version of geckodriver that is installed where there is none. Debian has no package of it.
const GECKODRIVER: &str = "0.36.0";

/// An engine that pages run in, by the browser that stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, for Chrome and Edge as well.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK's MiniBrowser, which comes closest to Safari.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Debian's packages for it.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }
}

/// Sees to it that the browsers and their drivers are there, installing what is missing where that is possible. Without
/// Chromium nothing is tested; an engine beside it that is missing is named, and its tests say that they are skipped.
///
/// # Errors
/// Says what Chromium lacks and how to get it.
pub fn ensure() -> Result {
    for engine in Engine::ALL {
        if let Some(lack) = missing(engine) {
            println!("{engine:?}: {lack}; trying to install it");
            if let Err(error) = install(engine) {
                println!("{engine:?}: {error}");
            }
        }
        match missing(engine) {
            None => {}
            Some(lack) if engine == Engine::Chromium => {
                return Err(format!("{lack}: install Chromium and ChromeDriver").into());
            }
            Some(lack) => println!("{engine:?} will be skipped: {lack}"),
        }
    }
    Ok(())
}

fn install(engine: Engine) -> Result {
    if !browser_is_there(engine) && process::find("apt-get").is_some() {
        apt::install(engine.packages())?;
    }
    if engine == Engine::Firefox && geckodriver().is_none() {
        let folder = tools();
        let mut cargo = process::cargo();
        cargo.args(["install", "geckodriver", "--locked", "--version", GECKODRIVER, "--root"]).arg(&folder);
        // The program is small and runs for minutes: what optimising would take is never got back.
        process::run(cargo.arg("--debug").arg("--target-dir").arg(folder.join("build")))?;
    }
    Ok(())
}

/// What an engine lacks, as the reason why it is not driven.
#[must_use]
pub fn missing(engine: Engine) -> Option<String> {
    let absent =
        |program: &str| process::find(program).is_none().then(|| format!("{program} is not on the PATH"));
    match engine {
        Engine::Chromium => absent("chromium").or_else(|| absent("chromedriver")),
        Engine::Firefox if !browser_is_there(engine) => Some("firefox-esr is not on the PATH".to_owned()),
        Engine::Firefox => geckodriver().is_none().then(|| "geckodriver is not installed".to_owned()),
        Engine::WebKit => absent("WebKitWebDriver").or_else(|| absent("Xvfb")).or_else(|| {
            mini_browser().is_none().then(|| "WebKitGTK's MiniBrowser is not installed".to_owned())
        }),
    }
}

fn browser_is_there(engine: Engine) -> bool {
    match engine {
        Engine::Firefox => ["firefox-esr", "firefox"].iter().any(|program| process::find(program).is_some()),
        Engine::Chromium | Engine::WebKit => missing(engine).is_none(),
    }
}

/// Firefox's driver: the one on the PATH, or the one that was installed for these tests.
#[must_use]
pub fn geckodriver() -> Option<PathBuf> {
    let own = tools().join("bin/geckodriver");
    process::find("geckodriver").or_else(|| own.is_file().then_some(own))
}

/// Where programs are installed that the tests alone need.
fn tools() -> PathBuf {
    paths::target().join("tools")
}

/// The browser of WebKitGTK. Debian puts it into a folder of the machine's kind and of the library's version.
#[must_use]
pub fn mini_browser() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = below(Path::new("/usr/lib"))
        .iter()
        .flat_map(|folder| below(folder))
        .filter(|folder| {
            folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4."))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}

/// What lies in a folder; nothing, where it cannot be read.
fn below(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
