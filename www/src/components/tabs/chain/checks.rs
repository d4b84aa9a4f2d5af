//! What the checks say of the certificates of a path.

use cert_inspector::checks::Outcome;
use cert_inspector::input::ValidationPolicy;
use cert_inspector::path::{Check, Layer};
use cert_inspector::report::{PathCertificate, PathReport, TitledAnswer};
use yew::prelude::*;

use crate::components::basics::outcome::{outcome_class, outcome_icon, outcome_name};
use crate::text;
use cert_inspector::safe_text::visible_lines as shown;

/// Whether an answer counts towards the verdict.
fn counts(policy: ValidationPolicy, answer: &TitledAnswer) -> bool {
    match answer.check.layer() {
        Layer::Path => true,
        Layer::Baseline => policy == ValidationPolicy::WebPki,
        Layer::Profile => policy != ValidationPolicy::Rfc5280,
    }
}

/// Whether an answer must be seen without being asked for. That nobody checked revocation would stand below every
/// certificate, so it stands with what needs no care.
fn needs_care(answer: &TitledAnswer) -> bool {
    match answer.outcome {
        Outcome::Fail | Outcome::Warn => true,
        Outcome::Unknown => answer.check != Check::Revocation,
        Outcome::Pass | Outcome::NotApplicable => false,
    }
}

/// The worst of what counts, of one certificate.
pub(crate) fn outcome_of(policy: ValidationPolicy, certificate: &PathCertificate) -> Outcome {
    let more = certificate.answers.iter().filter(|answer| answer.check.layer() != Layer::Path);
    let more = more.filter(|answer| counts(policy, answer)).map(|answer| answer.outcome);
    more.fold(certificate.outcome, Ord::max)
}

/// What counts, of one certificate: what needs care, and the rest folded away.
pub(crate) fn checks(policy: ValidationPolicy, certificate: &PathCertificate) -> Html {
    let answers = certificate.answers.iter().filter(|answer| counts(policy, answer));
    let (care, rest): (Vec<_>, Vec<_>) = answers.partition(|answer| needs_care(answer));
    let of = |outcome| rest.iter().filter(|answer| answer.outcome == outcome).count();
    let unchecked = of(Outcome::Unknown) > 0;
    html! {
        <>
            if !care.is_empty() {
                <ul class="checks">{ for care.into_iter().map(|answer| check(answer, None)) }</ul>
            }
            if !rest.is_empty() {
                <details class="checks-rest">
                    <summary class="quiet">
                        { text::checks_quiet(of(Outcome::Pass), of(Outcome::NotApplicable), unchecked) }
                    </summary>
                    <ul class="checks">{ for rest.iter().map(|answer| check(answer, None)) }</ul>
                </details>
            }
        </>
    }
}

/// A check: what it is about, how it went, and why. `of` names the certificate where that is not clear.
fn check(answer: &TitledAnswer, of: Option<&str>) -> Html {
    // Not part of the verdict, nothing breaks: a requirement is met or not.
    let word = if of.is_some() {
        text::finding_outcome(answer.outcome)
    } else {
        text::check_outcome(answer.outcome)
    };
    html! {
        <li
            class={outcome_class(answer.outcome)}
            data-check={answer.title.clone()}
            data-outcome={outcome_name(answer.outcome)}
        >
            { outcome_icon(answer.outcome) }
            <div>
                <p>
                    if let Some(of) = of { <bdi>{ shown(of).into_owned() }</bdi>{ ": " } }
                    <span lang={text::core_lang()}>{ answer.title.clone() }</span>{ " · " }
                    <span class="check-outcome">{ word }</span>
                </p>
                { for answer.reasons.iter().map(|reason| html! {
                    <p class="check-reason" lang={text::core_lang()}>
                        <bdi>{ shown(&reason.text).into_owned() }</bdi>
                        { " " }
                        <span class="quiet">{ reason.source.clone() }</span>
                    </p>
                }) }
            </div>
        </li>
    }
}

/// What does not count towards the verdict, and yet deserves to be known: how the certificates are made.
pub(crate) fn beside(policy: ValidationPolicy, path: &PathReport) -> Html {
    let remarks: Vec<(&PathCertificate, &TitledAnswer)> = path
        .certificates
        .iter()
        .flat_map(|certificate| certificate.answers.iter().map(move |answer| (certificate, answer)))
        .filter(|(_, answer)| !counts(policy, answer) && needs_care(answer))
        .collect();
    let Some(worst) = remarks.iter().map(|(_, answer)| answer.outcome).max() else {
        return Html::default();
    };
    html! {
        <details class={format!("finding {}", outcome_class(worst))} id="beside">
            <summary>
                { outcome_icon(worst) }
                <h4>{ text::BESIDE }</h4>
                <span class="finding-outcome">{ text::remarks(remarks.len()) }</span>
            </summary>
            <div class="other-path-body">
                <p class="quiet">{ text::BESIDE_NOTE }</p>
                <ul class="checks">
                    { for remarks.iter().map(|(certificate, answer)| check(answer, Some(&certificate.title))) }
                </ul>
            </div>
        </details>
    }
}
