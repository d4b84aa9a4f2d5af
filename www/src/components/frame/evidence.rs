//! What stands on paper around the object that is shown: what was judged, when and by which rules, and every result.

use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::components::basics::outcome::outcome_icon;
use crate::components::found::row::place;
use crate::state::State;
use crate::{browser, text};
use cert_inspector::safe_text::visible_lines as shown;

/// The head of the printed report.
pub(crate) fn evidence(state: &State, summary: &Summary) -> Html {
    let at = text::instant_and_local(state.judged_at(), browser::minutes_east(state.judged_at()));
    let settings = &state.settings;
    let unset = || text::PRINTED_NONE.to_string();
    let typed =
        |value: &Option<String>| value.as_deref().map_or_else(unset, |value| shown(value).into_owned());
    let version = state.about.as_ref().map(|about| &*about.version).unwrap_or_default();
    let anchors = &summary.anchors;
    let own = summary.objects.iter().filter(|row| anchors.own.contains(&row.id));
    let own: Vec<String> = own.map(|row| shown(&row.title).into_owned()).collect();
    let pairs = [
        (text::PRINTED_AT, at),
        (text::PRINTED_TOOL, format!("{} {version}", text::TITLE)),
        (text::RULE_SET, summary.rule_set.to_string()),
        (text::ROOT_LIST, text::public_roots(anchors).unwrap_or_else(unset)),
        (text::PRINTED_TRUSTED, if own.is_empty() { unset() } else { own.join(", ") }),
        (text::PRODUCT_LABEL, settings.profile.map_or(text::PRODUCT_ALL, text::product).to_string()),
        (text::HOST_LABEL, typed(&settings.host)),
        (text::ADDRESSES_LABEL, typed(&settings.addresses)),
        (text::USER_NAME_LABEL, typed(&settings.user_name)),
        (text::PORT_LABEL, typed(&settings.port)),
        (text::EMAIL_LABEL, typed(&settings.email)),
        (text::ROLE_LABEL, settings.role.map_or(text::ROLE_AUTOMATIC, text::role).to_string()),
        (text::PURPOSE_LABEL, settings.purpose.map_or(text::PURPOSE_AUTOMATIC, text::purpose).to_string()),
        (text::POLICY_LABEL, text::policy(settings.policy).to_string()),
        (text::REVOCATION_LABEL, if settings.require_revocation { text::YES } else { text::NO }.to_string()),
    ];
    html! {
        <section class="evidence" id="evidence">
            <h2 class="evidence-title">{ text::PRINTED }</h2>
            <dl class="pairs">
                { for pairs.into_iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
            <h3>{ text::PRINTED_FILES }</h3>
            { table(&[text::PRINTED_NAME, text::PRINTED_BYTES, text::SHA_256], summary.inputs.iter().map(|input| html! {
                <tr>
                    <td><bdi>{ shown(&input.name).into_owned() }</bdi></td>
                    <td>{ input.size }</td>
                    <td><code>{ if input.sha256.is_empty() { text::NOT_READ.spoken() } else { input.sha256.as_str() } }</code></td>
                </tr>
            }).collect()) }
            <h3>{ text::PRINTED_OBJECTS }</h3>
            { table(&[text::PRINTED_OBJECT, text::PRINTED_FILE, text::PRINTED_RESULT], summary.objects.iter().map(|row| html! {
                <tr>
                    <td><bdi>{ shown(&row.title).into_owned() }</bdi></td>
                    <td><bdi>{ place(summary, row) }</bdi></td>
                    <td>{ outcome_icon(row.outcome) }{ " " }{ text::requirements(row) }</td>
                </tr>
            }).collect()) }
        </section>
    }
}

fn table(heads: &[text::Words], rows: Html) -> Html {
    html! {
        <table>
            <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
            <tbody>{ rows }</tbody>
        </table>
    }
}
