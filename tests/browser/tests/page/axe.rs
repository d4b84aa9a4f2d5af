//! axe-core finds nothing wrong in any state of the page, on a desktop and on a phone, in light and dark colours.

use std::collections::BTreeMap;

use browser_tests::{Browser, Finding, Look, Result, STATES, axe_source, judge};

#[test]
fn nothing_is_wrong_in_any_state() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let Some(source) = axe_source()? else { return Ok(()) };
    // A rule that is broken in a place is told once, with the states in which it is.
    let mut wrong: BTreeMap<Finding, Vec<String>> = BTreeMap::new();
    let mut judged = 0_usize;
    for state in STATES {
        if !state.reach(&browser).map_err(|error| format!("{}: {error}", state.name))? {
            println!("{}: the page has no such state", state.name);
            continue;
        }
        for look in Look::ALL {
            look.at(&browser)?;
            for finding in judge(&browser, &source).map_err(|error| format!("{}: {error}", state.name))? {
                wrong.entry(finding).or_default().push(format!("{} {}", state.name, look.name()));
            }
            judged += 1;
        }
        println!("{}: {} kinds of faults so far", state.name, wrong.len());
    }
    println!("{judged} looks at the page");
    let list: Vec<_> = wrong
        .iter()
        .map(|(finding, states)| {
            let first = states.first().cloned().unwrap_or_default();
            format!("{finding} ({first}; {} times)", states.len())
        })
        .collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
    Ok(())
}

#[test]
fn a_fault_is_found() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let Some(source) = axe_source()? else { return Ok(()) };
    let Some(empty) = STATES.first() else { return Err("no state".into()) };
    empty.reach(&browser)?;
    browser.run("document.querySelector('main').append(document.createElement('button'));", &[])?;
    let found = judge(&browser, &source)?;
    assert!(found.iter().any(|finding| finding.rule == "button-name"), "{found:?}");
    Ok(())
}
