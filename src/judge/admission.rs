//! Whether files may be taken where a product wants a certificate: the answer for an upload form.

use crate::checks::Outcome;
use crate::input::Role;
use crate::model::Origin;
use crate::naming::place;
use crate::report::{
    Admission, AdmissionReason, AdmissionReasonKind, Assessment, Finding, ObjectReport, ProblemOrigin,
    Report, Text, Verdict,
};

/// Most objects of other kinds that are named where the wanted one is missing.
const MAX_OTHERS: usize = 3;

/// Whether files may be taken, from the report on them. With a role, something for that role must be among them, and only that
/// is judged; without one, everything in them that concerns the product.
#[must_use]
pub(crate) fn admission(report: &Report) -> Admission {
    let role = report.settings.role;
    let mut reasons = Vec::new();
    for problem in &report.problems {
        reasons.push(AdmissionReason {
            file: problem.origin.file.clone(),
            place: place_of_problem(&problem.origin),
            message: problem.message.clone(),
            ..reason(AdmissionReasonKind::Unread)
        });
    }
    let mut found = false;
    for object in &report.objects {
        let about = |kind| of_object(report, object, kind);
        if object.is_unopened() {
            let advice = object.advice.as_ref();
            reasons.push(AdmissionReason {
                message: advice.map_or_else(|| "It is shut.".into(), |advice| advice.what.clone()),
                remedy: advice.map(|advice| advice.next_step.clone()).unwrap_or_default(),
                ..about(AdmissionReasonKind::Shut)
            });
        }
        let faults = object.observations.iter().filter(|one| one.outcome == Outcome::Fail);
        reasons.extend(faults.map(|fault| AdmissionReason {
            message: fault.text.clone(),
            ..about(AdmissionReasonKind::Fault)
        }));
        for assessment in &object.assessments {
            found |= assessment.verdict != Verdict::Nothing;
            match assessment.verdict {
                Verdict::Nothing | Verdict::Works | Verdict::WorksAfterStep => {}
                Verdict::Rejected => reasons.extend(against(report, object, assessment)),
                Verdict::NeedsMore => reasons.extend(undecided(report, object, assessment)),
            }
        }
    }
    let unread = report.destinations.iter().flat_map(|destination| &destination.deliveries);
    for delivery in unread.filter(|delivery| delivery.object.is_none()) {
        found = true;
        reasons.push(AdmissionReason {
            file: delivery.name.to_string(),
            message: delivery.sentence.clone(),
            ..reason(AdmissionReasonKind::Demand)
        });
    }
    found |= report.destinations.iter().any(|destination| !destination.deliveries.is_empty());
    if !found {
        reasons.push(missing(report, role));
    }
    Admission { admit: reasons.is_empty(), reasons }
}

/// What keeps an object from being ready.
fn against(report: &Report, object: &ObjectReport, assessment: &Assessment) -> Vec<AdmissionReason> {
    let is_fault = |finding: &&Finding| {
        assessment.faults.iter().any(|fault| fault.requirement.as_ref() == Some(&finding.requirement))
    };
    let failing = assessment.findings.iter().filter(is_fault);
    let mut reasons: Vec<_> = failing
        .map(|finding| AdmissionReason {
            message: sentences(finding),
            remedy: finding.remedy.as_ref().map(|remedy| remedy.text.clone()).unwrap_or_default(),
            requirement: Some(finding.requirement.clone()),
            ..of_object(report, object, AdmissionReasonKind::Demand)
        })
        .collect();
    // Where no demand fails, the chain does.
    let paths = object.paths.as_ref().filter(|paths| paths.outcome == Outcome::Fail);
    if let Some(paths) = paths.filter(|_| reasons.is_empty()) {
        reasons.push(AdmissionReason {
            message: paths.headline.clone(),
            ..of_object(report, object, AdmissionReasonKind::Chain)
        });
    }
    if reasons.is_empty() {
        reasons.push(AdmissionReason {
            message: assessment.headline.clone(),
            ..of_object(report, object, AdmissionReasonKind::Demand)
        });
    }
    reasons
}

/// What is undecided about an object.
fn undecided<'a>(
    report: &'a Report,
    object: &'a ObjectReport,
    assessment: &'a Assessment,
) -> impl Iterator<Item = AdmissionReason> {
    let open = assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Unknown);
    open.map(|finding| AdmissionReason {
        message: sentences(finding),
        remedy: finding.needs.join(" ").into(),
        requirement: Some(finding.requirement.clone()),
        ..of_object(report, object, AdmissionReasonKind::Undecided)
    })
}

/// That nothing here is what is wanted, and what it is instead.
fn missing(report: &Report, role: Option<Role>) -> AdmissionReason {
    let wanted = match role {
        Some(Role::Ca) => "the certificate of an authority",
        Some(Role::Server) => "the certificate of a server",
        Some(Role::Client) => "the certificate of a client",
        Some(Role::Request) => "a request for the certificate of a client",
        None => "a certificate",
    };
    let others = report.objects.iter().filter_map(|object| {
        let assessment = object.assessments.iter().find(|one| role.is_none_or(|role| one.role == role));
        let headline = assessment.map(|assessment| &assessment.headline);
        Some((object, headline.or(object.advice.as_ref().map(|advice| &advice.what))?))
    });
    let mut message = format!("Nothing here is {wanted}.");
    let mut first = None;
    for (object, what) in others.take(MAX_OTHERS) {
        message.push(' ');
        message.push_str(what);
        first = first.or(Some(object));
    }
    let about = reason(AdmissionReasonKind::Missing);
    AdmissionReason {
        message: message.into(),
        remedy: format!("Give the file with {wanted}.").into(),
        ..first.map_or(about, |object| of_object(report, object, AdmissionReasonKind::Missing))
    }
}

/// A demand and why it is not met.
fn sentences(finding: &Finding) -> Text {
    if finding.reasons.is_empty() { finding.title.clone() } else { finding.reasons.join(" ").into() }
}

fn of_object(report: &Report, object: &ObjectReport, kind: AdmissionReasonKind) -> AdmissionReason {
    let input = usize::try_from(object.origin.input).ok().and_then(|input| report.inputs.get(input));
    AdmissionReason {
        file: input.map(|input| input.name.clone()).unwrap_or_default(),
        place: place(&object.origin),
        object: Some(object.id),
        ..reason(kind)
    }
}

fn reason(kind: AdmissionReasonKind) -> AdmissionReason {
    AdmissionReason {
        kind,
        file: String::new(),
        place: "".into(),
        object: None,
        requirement: None,
        message: "".into(),
        remedy: "".into(),
    }
}

fn place_of_problem(ProblemOrigin { path, block, offset, .. }: &ProblemOrigin) -> Text {
    place(&Origin { input: 0, path: path.clone(), block: *block, offset: offset.unwrap_or(0) })
}
