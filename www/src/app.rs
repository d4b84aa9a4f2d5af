//! The whole page: one state, its commands, and the parts that show it.

use cert_inspector::input::ProfileId;
use yew::prelude::*;

use crate::commands::{Commands, use_commands};
use crate::components::{
    DeploymentView, Found, IntakePanel, ResultView, SettingsPanel, TableView, alert_box, busy, deployment,
    drop_overlay, exports_of_all, facets, intake_panel, layout_switch, masthead, not_checked, overview,
    problems, settings_panel, use_window_intake,
};
use crate::state::{AsOf, Layout, Phase, SettingField, Shared, State};
use crate::table::Index;
use crate::text::Language;
use crate::{browser, text};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(|| {
        let tag = browser::language().unwrap_or_default();
        State::new(browser::now(), Language::from_tag(&tag))
    });
    // Before anything is worded.
    text::speak(state.language);
    use_effect_with(state.language, |language| _ = browser::declare_language(language.tag()));
    let commands = use_commands(&state);
    use_window_intake(commands.take.clone(), commands.drag.clone());
    {
        let at = state.judged_at();
        let fetch = commands.fetch.clone();
        use_effect_with((state.shown(), state.answers), move |(chosen, _)| {
            if let Some(id) = chosen {
                fetch.emit((*id, at));
            }
        });
    }
    {
        let at = state.judged_at();
        let fetch = commands.fetch_deployment.clone();
        let wanted = state.deployment.open && deploys(&state);
        let choices = state.deployment.choices.clone().filter(|_| wanted);
        use_effect_with((choices, state.answers), move |(choices, _)| {
            if let Some(choices) = choices {
                fetch.emit((choices.clone(), at));
            }
        });
    }
    use_effect_with(state.has_results(), |has_results| {
        if *has_results {
            _ = browser::show_result("results");
        }
    });
    use_effect_with(state.layout() == Layout::Table && state.table.open, |opened| {
        if *opened {
            _ = browser::focus("back-to-table");
        }
    });
    // Made once for each answer, and kept while an object stands in the place of the table.
    let index = {
        let wanted = state.results().filter(|_| state.layout() == Layout::Table).cloned();
        use_memo((wanted, state.language), |(summary, _)| {
            let index = |rows: &[_]| Shared::new(Index::new(rows, &text::searched));
            summary.as_ref().map_or_else(|| index(&[]), |summary| index(&summary.objects))
        })
    };
    if let Phase::Failed(why) = &state.phase {
        return html! { <main class="failed"><h1>{ text::FAILED }</h1><p role="alert" id="alert">{ text::failed(why) }</p></main> };
    }
    html! {
        <>
            { masthead(state.judged_at(), state.language, &commands.speak) }
            { alert_box(state.alert.as_ref(), &commands.dismiss) }
            <main key={state.language.tag()} class={layout_class(&state)}>
                { inputs(&state, &commands) }
                { results(&state, &commands, &index) }
                { settings(&state, &commands) }
            </main>
            if state.dragging { { drop_overlay() } }
        </>
    }
}

fn layout_class(state: &State) -> &'static str {
    match (state.has_results(), state.layout()) {
        (false, _) => "layout is-empty",
        (true, Layout::List) => "layout has-results",
        (true, Layout::Table) => "layout has-results has-table",
    }
}

/// Whether the Senstar deployment is of interest.
fn deploys(state: &State) -> bool {
    let asked = state.settings.profile.is_none_or(|profile| profile == ProfileId::SenstarMobile);
    asked && state.results().is_some_and(|summary| !summary.objects.is_empty())
}

fn inputs(state: &State, commands: &Commands) -> Html {
    html! {
        <div class="inputs">
            { intake_panel(&IntakePanel {
                welcome: !state.has_results(),
                pasting: state.pasting,
                onadd: commands.add.clone(),
                ontext: commands.take_text.clone(),
                onpaste: commands.open_paste.clone(),
                onsample: commands.try_sample.clone(),
            }) }
            if let Phase::Reading { shown: true, progress } = &state.phase {
                { busy(progress.as_ref(), &commands.cancel) }
            }
            if let Some(summary) = state.results() {
                if state.layout() == Layout::Table {
                    { facets(summary, &state.table, &commands.tabulate, &commands.clear) }
                } else {
                    <Found
                        summary={summary.clone()}
                        chosen={state.chosen}
                        onchoose={commands.choose.clone()}
                        onclear={commands.clear.clone()}
                    />
                }
                if !summary.objects.is_empty() {
                    { overview(summary, &commands.choose) }
                    { problems(&summary.problems) }
                }
            }
        </div>
    }
}

fn settings(state: &State, commands: &Commands) -> Html {
    let error = |field| state.refusal_of(field).map(|message| AttrValue::from(message.to_owned()));
    settings_panel(&SettingsPanel {
        settings: state.settings.clone(),
        at: state.judged_at(),
        public_roots: state.summary.as_ref().and_then(|summary| text::public_roots(&summary.anchors)),
        at_error: error(SettingField::At),
        host_error: error(SettingField::Host),
        user_name_error: error(SettingField::UserName),
        port_error: error(SettingField::Port),
        onset: commands.set.clone(),
        onrefuse: commands.refuse_setting.clone(),
        onclock: commands.set_clock.clone(),
    })
}

fn results(state: &State, commands: &Commands, index: &Shared<Index>) -> Html {
    let reading = matches!(state.phase, Phase::Reading { .. });
    html! {
        <section id="results" tabindex="-1" aria-label={text::RESULTS} aria-busy={reading.to_string()}>
            <p id="status" role="status">{ status(state) }</p>
            { time_notice(state, commands) }
            if state.language == Language::German && state.has_results() {
                <p class="quiet" id="core-language">{ text::CORE_IS_ENGLISH }</p>
            }
            if let Some(summary) = state.results() {
                if summary.objects.len() > 1 {
                    { layout_switch(state.layout(), &state.table, &commands.tabulate) }
                }
                if state.shows_table() {
                    <TableView
                        summary={summary.clone()}
                        index={index.clone()}
                        table={state.table.clone()}
                        ontable={commands.tabulate.clone()}
                        onchoose={commands.choose.clone()}
                    />
                } else if let Some(detail) = &state.detail {
                    <ResultView
                        key={detail.row.id}
                        detail={detail.clone()}
                        summary={summary.clone()}
                        answer={state.answers}
                        tab={state.tab}
                        onturn={commands.turn.clone()}
                        onchoose={commands.choose.clone()}
                        onopen={commands.open.clone()}
                        ontrust={commands.trust.clone()}
                        onexport={commands.export.clone()}
                    />
                } else if state.chosen.is_none() && !summary.objects.is_empty() {
                    <p class="lead">{ text::CHOOSE_OBJECT }</p>
                }
                if summary.objects.is_empty() { { problems(&summary.problems) } }
                if deploys(state) {
                    { deployment(&DeploymentView {
                        state: &state.deployment,
                        onchange: &commands.deploy,
                        onchoose: &commands.choose,
                    }) }
                }
                { not_checked(&summary.not_checked) }
                { exports_of_all(summary, state.judged_at(), &commands.export) }
            }
        </section>
    }
}

fn status(state: &State) -> String {
    match (&state.phase, &state.summary) {
        (Phase::Reading { shown: true, .. }, _) => text::READING.to_string(),
        (_, Some(summary)) => text::status(summary, state.chosen_row().filter(|_| !state.shows_table())),
        (_, None) => String::new(),
    }
}

/// Says that the clock is not the one that counts, and leads back to it.
fn time_notice(state: &State, commands: &Commands) -> Html {
    let AsOf::Fixed { at, by_sample } = state.settings.at else {
        return Html::default();
    };
    html! {
        <div class="time-notice">
            <p>{ text::time_is_set(at, by_sample) }</p>
            <button type="button" class="button-small" id="back-to-now" onclick={commands.set_clock.reform(|_: MouseEvent| ())}>
                { text::BACK_TO_NOW }
            </button>
        </div>
    }
}
