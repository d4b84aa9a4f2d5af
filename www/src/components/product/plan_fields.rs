//! What is chosen for the Senstar deployment.

use cert_inspector::products::senstar_mobile::{Access, DeploymentChoices, Way};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::product::deployment_view::DeploymentView;
use crate::state::{DeploymentState, SERVER_VERSIONS, server_version};
use crate::text::{self, Words};

/// A choice: its value, its words, and whether it is the chosen one.
type Choice = (&'static str, Words, bool);

/// How a value is taken over.
type Apply = fn(&mut DeploymentChoices, &str);

/// Version, way, phones, access, domain, address and management.
pub(crate) fn fields(view: &DeploymentView<'_>, choices: &DeploymentChoices) -> Html {
    let chosen = choices.server_version.to_string();
    let versions = SERVER_VERSIONS.iter().map(|one| (*one, text::version(one), *one == chosen));
    let none = |is_chosen| std::iter::once(("", text::NOT_SAID, is_chosen));
    let ways = std::iter::once(("", text::WAY_RECOMMENDED, choices.way.is_none()))
        .chain(Way::ALL.iter().map(|one| (one.name(), text::way(*one), choices.way == Some(*one))));
    let accesses = none(choices.access.is_none())
        .chain(Access::ALL.iter().map(|one| (one.name(), text::access(*one), choices.access == Some(*one))));
    html! {
        <div class="deployment-fields">
            { select(view, "deploy-version", text::VERSION_LABEL, &versions.collect::<Vec<_>>(), |choices, value| {
                if let Some(version) = server_version(value) {
                    choices.server_version = version;
                }
            }) }
            { select(view, "deploy-way", text::WAY_LABEL, &ways.collect::<Vec<_>>(), |choices, value| {
                choices.way = Way::ALL.iter().copied().find(|one| one.name() == value);
            }) }
            { select(view, "deploy-access", text::ACCESS_LABEL, &accesses.collect::<Vec<_>>(), |choices, value| {
                choices.access = Access::ALL.iter().copied().find(|one| one.name() == value);
            }) }
            { select(view, "deploy-domain", text::DOMAIN_LABEL, &answers(choices.owns_domain), |choices, value| {
                choices.owns_domain = answer(value);
            }) }
            { select(view, "deploy-static-ip", text::STATIC_IP_LABEL, &answers(choices.static_ip), |choices, value| {
                choices.static_ip = answer(value);
            }) }
            { select(view, "deploy-managed", text::MANAGED_LABEL, &answers(choices.managed_phones), |choices, value| {
                choices.managed_phones = answer(value);
            }) }
            <fieldset class="field">
                <legend>{ text::PHONES_LABEL }</legend>
                { check(view, "deploy-ios", text::IOS, choices.ios, |choices, value| choices.ios = !value.is_empty()) }
                { check(view, "deploy-android", text::ANDROID, choices.android, |choices, value| {
                    choices.android = !value.is_empty();
                }) }
            </fieldset>
        </div>
    }
}

fn answers(said: Option<bool>) -> [Choice; 3] {
    [
        ("", text::NOT_SAID, said.is_none()),
        ("yes", text::YES, said == Some(true)),
        ("no", text::NO, said == Some(false)),
    ]
}

fn answer(value: &str) -> Option<bool> {
    match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Takes over what a field has now; a box that is ticked has some value, and one that is not has none.
fn change(view: &DeploymentView<'_>, apply: Apply) -> Callback<Event> {
    let (state, onchange) = (view.state.clone(), view.onchange.clone());
    Callback::from(move |event: Event| {
        let value = match event.target_dyn_into::<HtmlSelectElement>() {
            Some(field) => field.value(),
            None => match event.target_dyn_into::<HtmlInputElement>() {
                Some(field) if field.checked() => "yes".to_owned(),
                _ => String::new(),
            },
        };
        let mut next: DeploymentState = state.clone();
        if let Some(choices) = &mut next.choices {
            apply(choices, &value);
        }
        onchange.emit(next);
    })
}

fn select(
    view: &DeploymentView<'_>,
    id: &'static str,
    label: Words,
    choices: &[Choice],
    apply: Apply,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} onchange={change(view, apply)}>
                { for choices.iter().map(|(value, words, selected)| html! {
                    <option value={*value} selected={*selected}>{ *words }</option>
                }) }
            </select>
        </div>
    }
}

fn check(view: &DeploymentView<'_>, id: &'static str, label: Words, checked: bool, apply: Apply) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" {id} {checked} onchange={change(view, apply)} />
            { label }
        </label>
    }
}
