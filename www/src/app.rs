//! The whole page: one state, its commands, and the parts that show it.

use cert_inspector::model::Timestamp;
use cert_inspector::products::{PlanForm, Product};
use cert_inspector::protocol::{Answer, Ask};
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::commands::{Commands, use_commands};
use crate::components::{
    Found, Parts, PlanView, ResultView, TableView, alert_box, bar_fields, busy, cards, drop_overlay,
    evidence, facets, layout_switch, masthead, notices, plan, portal_notice, problems, product_bar, question,
    remarks, settings_drawer, shortcuts_dialog, strip, trust_dialog, use_window_events, use_window_intake,
    welcome,
};
use crate::language::Language;
use crate::state::{Layout, Phase, Shared, State, planned_product};
use crate::table::Index;
use crate::{browser, portal, text};

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
    use_effect_with(commands.heed.clone(), |heed| portal::listen(heed.clone()));
    use_window_intake(commands.take.clone(), commands.drag.clone());
    use_window_events(commands.tell.clone(), commands.print.clone(), state.shortcuts, state.printing);
    use_questions(&state, &commands.fetch);
    {
        let at = state.judged_at();
        let inform = commands.inform.clone();
        let was_told = use_mut_ref(|| false);
        let has_results = state.has_results();
        use_effect_with((state.portal.is_some(), has_results, state.answers), move |(has_portal, ..)| {
            // When the last file is gone, too: nothing stays admitted.
            if *has_portal && (has_results || was_told.replace(false)) {
                *was_told.borrow_mut() = has_results;
                inform.emit(at);
            }
        });
    }
    use_results(state.has_results());
    use_effect_with(state.layout() == Layout::Table && state.table.open, |opened| {
        if *opened {
            _ = browser::focus("back-to-table");
        }
    });
    use_drawer(state.drawer);
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
            <a class="skip" href="#results">{ text::SKIP }</a>
            { masthead(&state, &commands) }
            { portal_notice(&state) }
            { alert_box(state.alert.as_ref(), &commands.dismiss) }
            if let Phase::Reading { shown: true, progress } = &state.phase {
                { busy(progress.as_ref(), &commands.cancel) }
            }
            <main key={state.language.tag()} class={layout_class(&state)}>
                { content(&state, &commands, &index) }
                { settings_drawer(&state, &commands, roots(&state).as_deref()) }
            </main>
            { trust_dialog(&state) }
            { shortcuts_dialog(state.shortcuts, &commands.tell) }
            if state.dragging { { drop_overlay() } }
        </>
    }
}

/// The first result is brought into view. What had the focus on the start page, or on the last result, is gone then: the focus
/// goes to what took its place.
#[hook]
fn use_results(has_results: bool) {
    let before = use_mut_ref(|| false);
    use_effect_with(has_results, move |has_results| {
        if *has_results {
            _ = browser::show_result("results");
        }
        if before.replace(*has_results) != *has_results {
            _ = browser::focus_if_lost(if *has_results { "results" } else { "file-input" });
        }
    });
}

/// The focus goes into the settings when they come into view, and back to their button when they go.
#[hook]
fn use_drawer(open: bool) {
    let before = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        if before.replace(*open) != *open {
            _ = browser::focus(if *open { "at" } else { "settings-button" });
        }
    });
}

/// The list of public roots that counts, in words.
fn roots(state: &State) -> Option<String> {
    let summary = state.summary.as_deref().or(state.about.as_ref().map(|about| &about.summary));
    summary.and_then(|summary| text::public_roots(&summary.anchors))
}

/// Asks what the page shows: when it changes, and again after every summary.
#[hook]
fn use_questions(state: &State, fetch: &Callback<(Ask, Timestamp)>) {
    let asked = use_mut_ref(|| (Vec::new(), 0));
    let at = state.judged_at();
    let fetch = fetch.clone();
    use_effect_with((questions(state), state.answers), move |wanted| {
        let (questions, answers) = wanted;
        let before = asked.replace(wanted.clone());
        for ask in questions {
            if before.1 != *answers || !before.0.contains(ask) {
                fetch.emit((ask.clone(), at));
            }
        }
    });
}

/// The object that is shown, the plan while it is unfolded, and what a part of the result asks.
fn questions(state: &State) -> Vec<Ask> {
    let plan = plans(state)
        .filter(|_| state.plan.open)
        .map(|(product, form)| Ask::Plan { product: product.id, answers: state.plan.answers(product, form) });
    let all = [state.shown().map(Ask::Detail), plan, question(state)];
    all.into_iter().flatten().collect()
}

/// The start page, or the answer with what it rests on.
fn content(state: &State, commands: &Commands, index: &Shared<Index>) -> Html {
    if let Some(summary) = state.results() {
        return results(state, summary, commands, index);
    }
    html! {
        <section key="results" id="results" tabindex="-1" aria-label={text::RESULTS}>
            <p id="status" role="status">{ status(state) }</p>
            { notices(state, commands) }
            { welcome(state, commands) }
        </section>
    }
}

fn layout_class(state: &State) -> &'static str {
    match (state.has_results(), state.layout()) {
        (false, _) => "layout is-empty",
        (true, Layout::List) => "layout has-results",
        (true, Layout::Table) => "layout has-results has-table",
    }
}

/// The plan that is of interest, if there is one.
fn plans(state: &State) -> Option<(&'static Product, &'static PlanForm)> {
    let has_objects = state.results().is_some_and(|summary| !summary.objects.is_empty());
    planned_product(state.product()).filter(|_| has_objects)
}

fn results(state: &State, summary: &Shared<Summary>, commands: &Commands, index: &Shared<Index>) -> Html {
    let reading = matches!(state.phase, Phase::Reading { .. });
    let plan = plans(state);
    let planning = plan.is_some() && state.plan.open;
    html! {
        <section key="results" id="results" tabindex="-1" aria-label={text::RESULTS} aria-busy={reading.to_string()}>
            <p id="status" role="status" class="visually-hidden">{ status(state) }</p>
            { product_bar(state, commands, plan.map(|(_, form)| form)) }
            { cards(state, summary, commands) }
            if state.narrow { { bar_fields(state, commands) } }
            { notices(state, commands) }
            if state.language == Language::German {
                <p class="quiet" id="core-language">{ text::CORE_IS_ENGLISH }</p>
            }
            if state.narrow { { strip(state, found(state, summary, commands)) } }
            <div class="work">
                if !state.narrow { { found(state, summary, commands) } }
                <div class="shown" id="shown" tabindex="-1">
                    if let Some((product, form)) = plan.filter(|_| planning) {
                        { plan_view(state, product, form, commands) }
                    }
                    if !planning || state.printing {
                        { shown(state, summary, commands, index) }
                    }
                </div>
            </div>
            { problems(&summary.problems) }
            { remarks(&summary.inputs) }
            if state.printing { { evidence(state, summary) } }
        </section>
    }
}

/// The switch between the list and the table.
fn layouts(state: &State, summary: &Summary, commands: &Commands) -> Html {
    html! {
        if summary.objects.len() > 1 { { layout_switch(state.layout(), &state.table, &commands.tabulate) } }
    }
}

/// What was found, beside what is shown of it.
fn found(state: &State, summary: &Shared<Summary>, commands: &Commands) -> Html {
    html! {
        <div class="found-place">
            if !state.narrow { { layouts(state, summary, commands) } }
            <details class="found-fold" open={!state.narrow}>
                <summary id="found-summary"><h2>{ text::found_count(summary.objects.len()) }</h2></summary>
                if state.layout() == Layout::Table {
                    { facets(summary, &state.table, &commands.tabulate, &commands.clear) }
                } else {
                    <Found
                        summary={summary.clone()}
                        chosen={state.chosen}
                        onchoose={commands.choose.clone()}
                        onclear={commands.clear.clone()}
                        onremove={commands.remove.clone()}
                    />
                }
            </details>
        </div>
    }
}

fn plan_view(state: &State, product: &'static Product, form: &'static PlanForm, commands: &Commands) -> Html {
    plan(&PlanView {
        product,
        form,
        state: &state.plan,
        plan: state.views.find(|answer| match answer {
            Answer::Plan(plan) if plan.product == product.id => Some(&**plan),
            _ => None,
        }),
        cards: state.results().map_or(&[], |summary| &summary.cards),
        at: state.judged_at(),
        onsave: &commands.export,
        onchange: &commands.plan,
        onchoose: &commands.choose,
    })
}

/// The object that is shown, or the table of all.
fn shown(state: &State, summary: &Shared<Summary>, commands: &Commands, index: &Shared<Index>) -> Html {
    html! {
        <>
            if state.narrow { { layouts(state, summary, commands) } }
            if state.shows_table() {
                <TableView
                    summary={summary.clone()}
                    index={index.clone()}
                    table={state.table.clone()}
                    ontable={commands.tabulate.clone()}
                    onchoose={commands.choose.clone()}
                />
            } else {
                { shown_object(state, summary, commands) }
            }
        </>
    }
}

fn shown_object(state: &State, summary: &Shared<Summary>, commands: &Commands) -> Html {
    html! {
        if let Some(detail) = &state.detail {
            <ResultView
                key={detail.row.id}
                tab={state.tab}
                whole={state.printing}
                parts={Parts {
                    detail: detail.clone(),
                    summary: summary.clone(),
                    views: state.views.clone(),
                    answer: state.answers,
                    product: state.product(),
                    has_card: state.has_card(detail.row.id),
                    asked_above: state.asks_password_of(),
                    onturn: commands.turn.clone(),
                    comparison: state.comparison.clone(),
                    oncompare: commands.compare.clone(),
                    fingerprints: state.fingerprints.clone(),
                    onfingerprints: commands.fingerprints.clone(),
                    onchoose: commands.choose.clone(),
                    onopen: commands.open.clone(),
                    ontrust: commands.trust.clone(),
                    onexport: commands.export.clone(),
                    onprint: commands.print.clone(),
                }}
            />
        } else if state.chosen.is_none() && !summary.objects.is_empty() {
            <p class="lead">{ text::CHOOSE_OBJECT }</p>
        }
    }
}

fn status(state: &State) -> String {
    match (&state.phase, &state.summary) {
        (Phase::Reading { shown: true, .. }, _) => text::READING.to_string(),
        (_, Some(summary)) => text::status(summary, state.chosen_row().filter(|_| !state.shows_table())),
        (_, None) => String::new(),
    }
}
