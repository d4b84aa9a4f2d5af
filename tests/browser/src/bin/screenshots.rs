//! `cargo xtask screenshots`: a picture of every state of the page, on a desktop and on a phone, in light and dark colours,
//! and of what is printed.

use std::{env, fs};

use browser_tests::{Browser, Look, Result, STATES};
use xtask::paths;

/// The states that people print.
const PRINTED: [&str; 3] = ["good", "senstar-failure", "deployment"];

fn main() -> Result {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let folder = paths::target().join("screenshots");
    fs::create_dir_all(&folder)?;
    let Some(browser) = Browser::start()? else { return Err("no pictures without Chromium".into()) };
    let mut count = 0_usize;
    for state in
        STATES.iter().filter(|state| wanted.is_empty() || wanted.iter().any(|name| name == state.name))
    {
        if !state.reach(&browser).map_err(|error| format!("{}: {error}", state.name))? {
            println!("{}: the page has no such state", state.name);
            continue;
        }
        let paper = PRINTED.contains(&state.name).then_some(Look::PAPER);
        for look in Look::ALL.into_iter().chain(paper) {
            look.at(&browser)?;
            let file = folder.join(format!("{}-{}.png", state.name, look.name()));
            fs::write(&file, look.picture(&browser)?)?;
            count += 1;
        }
        println!("{}", state.name);
    }
    println!("{count} pictures in {}", folder.display());
    Ok(())
}
