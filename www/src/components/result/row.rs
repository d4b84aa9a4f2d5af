//! The row of tabs above the parts of a result. Arrow keys go from one to the next, as the ARIA authoring practices ask.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::components::tabs::Tab;
use crate::state::TabName;
use crate::{browser, text};

/// The tabs that an object has, of which one is selected.
pub(crate) fn tabs(tabs: &[Tab], selected: Tab, onselect: &Callback<TabName>) -> Html {
    html! {
        <div class="tabs" role="tablist" aria-label={text::TABS}>
            { for tabs.iter().map(|tab| one(tabs, *tab, selected, onselect)) }
        </div>
    }
}

fn one(tabs: &[Tab], tab: Tab, selected: Tab, onselect: &Callback<TabName>) -> Html {
    let is_selected = tab == selected;
    let onkeydown = {
        let tabs = tabs.to_vec();
        let onselect = onselect.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = next(&tabs, tab, &event.key()) {
                event.prevent_default();
                onselect.emit(next.name());
                _ = browser::focus(&id(next));
            }
        })
    };
    html! {
        <button
            type="button"
            role="tab"
            id={id(tab)}
            aria-selected={is_selected.to_string()}
            aria-controls={is_selected.then(|| panel_id(tab))}
            tabindex={if is_selected { "0" } else { "-1" }}
            onclick={onselect.reform(move |_: MouseEvent| tab.name())}
            {onkeydown}
        >
            { tab.title() }
        </button>
    }
}

/// The tab that a key leads to.
fn next(tabs: &[Tab], tab: Tab, key: &str) -> Option<Tab> {
    let here = tabs.iter().position(|one| *one == tab)?;
    match key {
        "ArrowRight" | "ArrowDown" => tabs.get(here.saturating_add(1)).or_else(|| tabs.first()),
        "ArrowLeft" | "ArrowUp" => {
            here.checked_sub(1).and_then(|before| tabs.get(before)).or_else(|| tabs.last())
        }
        "Home" => tabs.first(),
        "End" => tabs.last(),
        _ => None,
    }
    .copied()
}

fn id(tab: Tab) -> String {
    format!("tab-{}", tab.name())
}

fn panel_id(tab: Tab) -> String {
    format!("panel-{}", tab.name())
}

/// What is shown of a part, as the panel of its tab.
pub(crate) fn panel(tab: Tab, content: Html) -> Html {
    html! {
        <div class="tab-panel" role="tabpanel" key={tab.name()} id={panel_id(tab)} aria-labelledby={id(tab)} tabindex="0">
            { content }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_around() {
        let tabs = [Tab::Verdict, Tab::Details, Tab::Files];
        for (from, key, to) in [
            (Tab::Verdict, "ArrowRight", Some(Tab::Details)),
            (Tab::Files, "ArrowRight", Some(Tab::Verdict)),
            (Tab::Verdict, "ArrowLeft", Some(Tab::Files)),
            (Tab::Details, "ArrowUp", Some(Tab::Verdict)),
            (Tab::Files, "Home", Some(Tab::Verdict)),
            (Tab::Verdict, "End", Some(Tab::Files)),
            (Tab::Verdict, "x", None),
            (Tab::Chain, "ArrowRight", None),
        ] {
            assert_eq!(next(&tabs, from, key), to, "{from:?} {key}");
        }
    }
}
