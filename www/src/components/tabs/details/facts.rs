//! The head of a result: what the object is, who issued it, how long it lasts, where it was found.

use cert_inspector::model::Timestamp;
use cert_inspector::report::Assessment;
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::browser;
use crate::components::tabs::verdict::assessment::concerned;
use crate::text::{self, Words};
use cert_inspector::safe_text::visible_lines as shown;

/// Facts, each in a line. `place` is the file, and the place in it.
pub(crate) fn facts(detail: &Detail, at: Timestamp, place: &str) -> Html {
    let row = &detail.row;
    html! {
        <dl class="facts">
            if !row.issuer.is_empty() {
                { fact(text::FACT_ISSUER, &shown(&row.issuer), None) }
            }
            if let Some(not_after) = row.not_after {
                { fact(text::FACT_VALIDITY, &text::instant_and_local(not_after, browser::minutes_east(not_after)), Some(text::expiry(not_after, at))) }
            }
            { for roles(&detail.assessments).into_iter().map(judged_as) }
            { fact(text::FACT_FILE, place, None) }
        </dl>
    }
}

/// One judgement for each role: two products may look at the same one.
fn roles(assessments: &[Assessment]) -> Vec<&Assessment> {
    let mut roles: Vec<&Assessment> = Vec::new();
    for assessment in concerned(assessments) {
        if roles.iter().all(|known| known.role != assessment.role) {
            roles.push(assessment);
        }
    }
    roles
}

fn judged_as(assessment: &Assessment) -> Html {
    fact(text::FACT_ROLE, &text::role(assessment.role), Some(assessment.role_reason.to_string()))
}

fn fact(label: Words, value: &str, note: Option<String>) -> Html {
    html! {
        <div>
            <dt>{ label }</dt>
            <dd>
                <bdi>{ value }</bdi>
                if let Some(note) = note { <span class="facts-note">{ note }</span> }
            </dd>
        </div>
    }
}
