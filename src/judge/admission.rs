//! Whether files may be uploaded where a product needs a certificate: the answer for an upload form, from the report.

use crate::checks::Outcome;
use crate::input::Role;
use crate::model::{ObjectKind, Origin};
use crate::naming::place;
use crate::products;
use crate::report::{
    Admission, AdmissionReason, AdmissionReasonKind, Assessment, DeliveryReport, Finding, JudgedFor,
    ObjectReport, ProblemOrigin, Report, Settings, Text, Verdict,
};

/// Most objects of other kinds that are named where the needed one is missing.
const MAX_OTHERS: usize = 3;

/// Why a portal that asks for this gets no answer, whatever the files hold: the profile or the role is missing, or the product
/// has no place for the role. The sentence names what is accepted.
#[must_use]
pub(crate) fn refused_settings(settings: &Settings) -> Option<String> {
    let Some(profile) = settings.profile else {
        return Some(format!("profile is required: {}", products::profile_names()));
    };
    let accepted = products::role_names(profile);
    match settings.role {
        None => Some(format!("role is required: {accepted}")),
        Some(role) if !products::has_role(profile, role) => {
            Some(format!("{profile} has no place for the role '{}': it accepts {accepted}", role.name()))
        }
        Some(_) => None,
    }
}

/// The answer where nothing may be judged.
#[must_use]
pub(crate) fn refusal(settings: &Settings, kind: AdmissionReasonKind, message: impl Into<Text>) -> Admission {
    Admission {
        admit: false,
        verdict: None,
        reasons: vec![AdmissionReason { message: message.into(), ..reason(kind) }],
        warnings: Vec::new(),
        judged_for: judged_for(settings),
    }
}

/// Whether files may be uploaded for the product and the role of the report. `inputs` has the file of each problem.
#[must_use]
pub(crate) fn admission(report: &Report, inputs: &[u32]) -> Admission {
    if let Some(message) = refused_settings(&report.settings) {
        return refusal(&report.settings, AdmissionReasonKind::Setting, sentence(&message));
    }
    let verdict = report.destinations.iter().map(|one| one.verdict).max().unwrap_or(Verdict::Nothing);
    let mut reasons: Vec<AdmissionReason> = Vec::new();
    let mut warnings: Vec<AdmissionReason> = Vec::new();
    for (number, problem) in report.problems.iter().enumerate() {
        reasons.push(AdmissionReason {
            input: inputs.get(number).copied(),
            file: problem.origin.file.clone(),
            place: place_of_problem(&problem.origin),
            message: problem.message.clone(),
            ..reason(AdmissionReasonKind::Unread)
        });
    }
    for object in &report.objects {
        let about = |kind| of_object(report, object, kind);
        if object.is_unopened() {
            let advice = object.advice.as_ref();
            // A locked key that the answer does not need is only a warning.
            let is_spare = works(verdict) && object.kind == ObjectKind::EncryptedPrivateKey;
            let list = if is_spare { &mut warnings } else { &mut reasons };
            list.push(AdmissionReason {
                message: advice.map_or_else(|| "It is locked.".into(), |advice| advice.what.clone()),
                remedy: advice.map(|advice| advice.next_step.clone()).unwrap_or_default(),
                ..about(AdmissionReasonKind::Locked)
            });
        }
        let faults = object.observations.iter().filter(|one| one.outcome == Outcome::Fail);
        reasons.extend(faults.map(|fault| AdmissionReason {
            message: fault.text.clone(),
            ..about(AdmissionReasonKind::Fault)
        }));
        for assessment in &object.assessments {
            match assessment.verdict {
                Verdict::Nothing => continue,
                Verdict::Works => {}
                Verdict::WorksAfterStep => warnings.extend(steps(report, object, assessment)),
                Verdict::Rejected => reasons.extend(against(report, object, assessment, &reasons)),
                Verdict::NeedsMore => reasons.extend(open(report, object, assessment)),
            }
            warnings.extend(cautions(report, object, assessment));
        }
    }
    let deliveries = report.destinations.iter().flat_map(|destination| &destination.deliveries);
    for delivery in deliveries.filter(|delivery| !works(delivery.verdict)) {
        // What is handed in for a destination and does not work is said, whatever else is.
        if delivery.object.is_none() || !reasons.iter().any(|reason| reason.object == delivery.object) {
            reasons.push(of_delivery(report, delivery));
        }
    }
    if verdict == Verdict::Nothing {
        reasons.push(missing(report));
    }
    if report.settings.role == Some(Role::Server) && report.settings.host.is_none() {
        warnings.push(AdmissionReason {
            message: "The address of the server was not checked against the certificate.".into(),
            remedy: "Enter the address that users type in the app.".into(),
            ..reason(AdmissionReasonKind::NotChecked)
        });
    }
    let [reasons, warnings] = [reasons, warnings].map(different);
    Admission {
        // Anything but a yes is a no, with or without a reason.
        admit: reasons.is_empty() && works(verdict),
        verdict: Some(verdict),
        reasons,
        warnings,
        judged_for: judged_for(&report.settings),
    }
}

const fn works(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Works | Verdict::WorksAfterStep)
}

fn judged_for(settings: &Settings) -> JudgedFor {
    JudgedFor { profile: settings.profile, role: settings.role, host: settings.host.clone(), at: settings.at }
}

/// Each once.
fn different(reasons: Vec<AdmissionReason>) -> Vec<AdmissionReason> {
    let mut different: Vec<AdmissionReason> = Vec::with_capacity(reasons.len());
    for reason in reasons {
        if !different.contains(&reason) {
            different.push(reason);
        }
    }
    different
}

/// What rejects an object; `said` is what was said of all objects so far.
fn against(
    report: &Report,
    object: &ObjectReport,
    assessment: &Assessment,
    said: &[AdmissionReason],
) -> Vec<AdmissionReason> {
    let finding = |id: &Text| assessment.findings.iter().find(|finding| finding.requirement == *id);
    let reasons = assessment.faults.iter().filter_map(|fault| {
        Some(match fault.requirement.as_ref().map(|id| (id, finding(id))) {
            Some((id, finding)) => AdmissionReason {
                message: finding.map_or_else(|| fault.title.clone(), sentences),
                remedy: finding
                    .and_then(|finding| finding.remedy.as_ref())
                    .map(|one| one.text.clone())
                    .unwrap_or_default(),
                findings: vec![id.clone()],
                ..of_object(report, object, AdmissionReasonKind::Requirement)
            },
            // The object or its container is at fault, which was said with it.
            None if said.iter().any(|reason| reason.message == fault.title) => return None,
            None => AdmissionReason {
                message: fault.title.clone(),
                ..of_object(report, object, AdmissionReasonKind::Chain)
            },
        })
    });
    reasons.collect()
}

/// What is open about an object.
fn open(report: &Report, object: &ObjectReport, assessment: &Assessment) -> Vec<AdmissionReason> {
    let open = assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Unknown);
    open.map(|finding| AdmissionReason {
        message: sentences(finding),
        remedy: finding.needs.join(" ").into(),
        findings: vec![finding.requirement.clone()],
        ..of_object(report, object, AdmissionReasonKind::NeedsMore)
    })
    .collect()
}

/// What has to be done before an object works.
fn steps(report: &Report, object: &ObjectReport, assessment: &Assessment) -> Vec<AdmissionReason> {
    let step = |step: &Text| AdmissionReason {
        message: step.clone(),
        findings: identifiers(assessment.findings.iter().filter(|finding| finding.steps.contains(step))),
        ..of_object(report, object, AdmissionReasonKind::Step)
    };
    assessment.steps.iter().map(step).collect()
}

/// What is accepted with a disadvantage: warnings of the guide, and what software refuses that does not decide there.
fn cautions(report: &Report, object: &ObjectReport, assessment: &Assessment) -> Vec<AdmissionReason> {
    let guide = assessment.findings.iter().filter(|finding| finding.outcome == Outcome::Warn);
    let platform =
        object.platform.iter().filter(|finding| matches!(finding.outcome, Outcome::Warn | Outcome::Fail));
    let caution = |finding: &Finding| AdmissionReason {
        message: sentences(finding),
        remedy: finding.remedy.as_ref().map(|remedy| remedy.text.clone()).unwrap_or_default(),
        findings: vec![finding.requirement.clone()],
        ..of_object(report, object, AdmissionReasonKind::Warning)
    };
    guide.chain(platform).map(caution).collect()
}

/// What is handed in and does not work, where no object says why.
fn of_delivery(report: &Report, delivery: &DeliveryReport) -> AdmissionReason {
    let kind = if delivery.verdict == Verdict::NeedsMore {
        AdmissionReasonKind::NeedsMore
    } else {
        AdmissionReasonKind::Requirement
    };
    let object = delivery.object.and_then(|id| report.objects.iter().find(|object| object.id == id));
    let base_name = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let input = report.inputs.iter().position(|input| base_name(&input.name) == *delivery.name);
    let about = object.map_or_else(
        || AdmissionReason {
            input: input.and_then(|input| u32::try_from(input).ok()),
            file: delivery.name.to_string(),
            ..reason(kind)
        },
        |object| of_object(report, object, kind),
    );
    AdmissionReason { message: delivery.sentence.clone(), ..about }
}

/// That none of the files is what is needed, and what they are instead.
fn missing(report: &Report) -> AdmissionReason {
    let role = report.settings.role;
    let wanted = match role {
        Some(Role::Ca) => "a CA certificate",
        Some(Role::Server) => "a server certificate",
        Some(Role::Client) => "a client certificate",
        Some(Role::Request) => "a certificate request",
        None => "a certificate",
    };
    let others = report.objects.iter().filter_map(|object| {
        let assessment = object.assessments.iter().find(|one| role.is_none_or(|role| one.role == role));
        let headline = assessment.map(|assessment| &assessment.headline);
        Some((object, headline.or(object.advice.as_ref().map(|advice| &advice.what))?))
    });
    let mut message = format!("None of the files is {wanted}.");
    let mut first = None;
    for (object, what) in others.take(MAX_OTHERS) {
        message.push(' ');
        message.push_str(what);
        first = first.or(Some(object));
    }
    let about = first.map_or_else(
        || reason(AdmissionReasonKind::Missing),
        |object| of_object(report, object, AdmissionReasonKind::Missing),
    );
    AdmissionReason {
        message: message.into(),
        remedy: format!("Add the file with {wanted}.").into(),
        ..about
    }
}

/// The fault of a finding and its reason, as one text.
fn sentences(finding: &Finding) -> Text {
    let title = finding.title.trim_end_matches('.');
    match finding.outcome {
        _ if finding.reasons.is_empty() => format!("{title}.").into(),
        Outcome::Fail => format!("{title}. {}", finding.reasons.join(" ")).into(),
        _ => finding.reasons.join(" ").into(),
    }
}

/// A message with a capital and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn identifiers<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Text> {
    findings.map(|finding| finding.requirement.clone()).collect()
}

fn of_object(report: &Report, object: &ObjectReport, kind: AdmissionReasonKind) -> AdmissionReason {
    let input = usize::try_from(object.origin.input).ok().and_then(|input| report.inputs.get(input));
    AdmissionReason {
        input: Some(object.origin.input),
        file: input.map(|input| input.name.clone()).unwrap_or_default(),
        place: place(&object.origin),
        object: Some(object.id),
        ..reason(kind)
    }
}

fn reason(kind: AdmissionReasonKind) -> AdmissionReason {
    AdmissionReason {
        kind,
        input: None,
        file: String::new(),
        place: "".into(),
        object: None,
        findings: Vec::new(),
        message: "".into(),
        remedy: "".into(),
    }
}

fn place_of_problem(ProblemOrigin { path, block, offset, .. }: &ProblemOrigin) -> Text {
    place(&Origin { input: 0, path: path.clone(), block: *block, offset: offset.unwrap_or(0) })
}
