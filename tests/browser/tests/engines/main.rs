//! What people do with the page, in Chromium, Firefox and WebKit, from the disk and from a web server.
//!
//! What only Chromium's debugging protocol can do or watch is tested in `tests/page`.

mod channels;
mod containers;
mod exports;
mod keyboard;
mod lookups;
mod narrow;
mod result;
mod tasks;
mod ways_in;
mod worker;

use browser_tests::{Browser, Engine, Page, Place, Result};

/// Goes through a flow in an engine, with the page from either place. When a page goes, it must have asked for nothing.
fn run(engine: Engine, flow: fn(&Page<'_>) -> Result) -> Result {
    let Some(browser) = Browser::start_in(engine)? else { return Ok(()) };
    for place in Place::ALL {
        let page = Page::open(&browser, place)?;
        flow(&page).map_err(|error| format!("{engine:?}, {place:?}: {error}"))?;
    }
    Ok(())
}
