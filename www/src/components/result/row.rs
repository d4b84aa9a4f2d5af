//! Rows of tabs: the parts of a result, and the sections of a part. Arrow keys go from one to the next, as the ARIA authoring
//! practices ask.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::browser;
use crate::components::tabs::Entry;
use crate::state::TabName;
use crate::text::Words;

/// A row of tabs, of which one is selected.
pub(crate) fn tabs(
    class: &'static str,
    label: Words,
    entries: &[Entry],
    selected: TabName,
    onselect: &Callback<TabName>,
) -> Html {
    html! {
        <div {class} role="tablist" aria-label={label}>
            { for entries.iter().map(|entry| one(entries, *entry, selected, onselect)) }
        </div>
    }
}

fn one(entries: &[Entry], entry: Entry, selected: TabName, onselect: &Callback<TabName>) -> Html {
    let is_selected = entry.name == selected;
    let tab = entry.tab;
    let onkeydown = {
        let entries = entries.to_vec();
        let onselect = onselect.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = next(&entries, entry, &event.key()) {
                event.prevent_default();
                onselect.emit(next.tab.name());
                _ = browser::focus(&id(next.name));
            }
        })
    };
    html! {
        <button
            type="button"
            role="tab"
            id={id(entry.name)}
            aria-selected={is_selected.to_string()}
            aria-controls={is_selected.then(|| panel_id(entry.name))}
            tabindex={if is_selected { "0" } else { "-1" }}
            onclick={onselect.reform(move |_: MouseEvent| tab.name())}
            {onkeydown}
        >
            { entry.title }
        </button>
    }
}

/// The tab that a key leads to.
fn next(entries: &[Entry], entry: Entry, key: &str) -> Option<Entry> {
    let here = entries.iter().position(|one| one.name == entry.name)?;
    match key {
        "ArrowRight" | "ArrowDown" => entries.get(here.saturating_add(1)).or_else(|| entries.first()),
        "ArrowLeft" | "ArrowUp" => {
            here.checked_sub(1).and_then(|before| entries.get(before)).or_else(|| entries.last())
        }
        "Home" => entries.first(),
        "End" => entries.last(),
        _ => None,
    }
    .copied()
}

fn id(name: TabName) -> String {
    format!("tab-{name}")
}

fn panel_id(name: TabName) -> String {
    format!("panel-{name}")
}

/// What is shown of a part, as the panel of its tab.
pub(crate) fn panel(name: TabName, content: Html) -> Html {
    html! {
        <div class="tab-panel" role="tabpanel" key={name} id={panel_id(name)} aria-labelledby={id(name)} tabindex="0">
            { content }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::tabs::Tab;

    #[test]
    fn keys_lead_around() {
        let entries = Tab::top_of(&[Tab::Verdict, Tab::Details, Tab::Files]);
        let [verdict, details, files] = entries[..] else { panic!("{entries:?}") };
        for (from, key, to) in [
            (verdict, "ArrowRight", Some(details)),
            (files, "ArrowRight", Some(verdict)),
            (verdict, "ArrowLeft", Some(files)),
            (details, "ArrowUp", Some(verdict)),
            (files, "Home", Some(verdict)),
            (verdict, "End", Some(files)),
            (verdict, "x", None),
        ] {
            assert_eq!(next(&entries, from, key), to, "{from:?} {key}");
        }
        let [section] = Tab::sections_of(&[Tab::Verdict, Tab::Chain])[..] else { panic!("a section") };
        assert_eq!(next(&entries, section, "ArrowRight"), None);
    }
}
