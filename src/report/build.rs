//! Builds assessments from a certificate and the demands on it.

use super::words::kind_name;
use super::{Assessment, Finding, Group, ObjectReport, ObjectRow, SourceReference, Text};
use crate::checks::{Outcome, Requirement, Subject, role};
use crate::input::{Options, Role};
use crate::model::{Certificate, Content, Object, ObjectKind, visible};
use crate::profiles;

/// Longest title of an object, in characters: beyond it a list is no list.
const MAX_TITLE: usize = 80;

/// The report of one object.
pub(crate) fn object(id: u32, object: &Object, options: &Options) -> ObjectReport {
    let (kind, certificate) = match &object.content {
        Content::Certificate(certificate) => (ObjectKind::Certificate, Some(certificate)),
        Content::Other(kind) => (*kind, None),
    };
    ObjectReport {
        id,
        origin: object.origin,
        kind,
        certificate: certificate.map(|certificate| (**certificate).clone()),
        advice: super::words::advice(kind),
        assessments: certificate.map(|certificate| assessments(certificate, options)).unwrap_or_default(),
    }
}

/// The row of one object in a list.
pub(crate) fn row(id: u32, object: &Object, options: &Options) -> ObjectRow {
    let origin = object.origin;
    let place: Text = match (origin.block, origin.offset) {
        (Some(block), _) => format!("block {block}").into(),
        (None, 0) => "".into(),
        (None, offset) => format!("at byte {offset}").into(),
    };
    let kind = match &object.content {
        Content::Certificate(_) => ObjectKind::Certificate,
        Content::Other(kind) => *kind,
    };
    let mut row = ObjectRow {
        id,
        input: origin.input,
        place,
        kind,
        kind_name: kind_name(kind).into(),
        title: kind_name(kind).into(),
        issuer: "".into(),
        not_after: None,
        role: None,
        outcome: Outcome::NotApplicable,
        failed: 0,
        demands: 0,
    };
    if let Content::Certificate(certificate) = &object.content {
        row.title = title(certificate).into();
        row.issuer = shown(&short_name(&certificate.issuer)).into();
        row.not_after = Some(certificate.validity.not_after);
        let roles = roles(certificate, options);
        row.role = roles.first().map(|(role, _)| *role);
        // The row shows the worst role; a list has no room for two.
        for (role, _) in roles {
            let outcomes = outcomes(&subject(certificate, role, options), options);
            let outcome = Outcome::worst(outcomes.iter().copied());
            if outcome > row.outcome || row.demands == 0 {
                row.outcome = outcome;
                row.role = Some(role);
                row.failed = count(&outcomes, |outcome| outcome == Outcome::Fail);
                row.demands = count(&outcomes, |outcome| outcome != Outcome::NotApplicable);
            }
        }
    }
    row
}

fn count(outcomes: &[Outcome], wanted: impl Fn(Outcome) -> bool) -> u32 {
    u32::try_from(outcomes.iter().filter(|outcome| wanted(**outcome)).count()).unwrap_or(u32::MAX)
}

/// Every judgement of a certificate, one per role.
pub(crate) fn assessments(certificate: &Certificate, options: &Options) -> Vec<Assessment> {
    roles(certificate, options)
        .into_iter()
        .map(|(role, reason)| assessment(&subject(certificate, role, options), reason, options))
        .collect()
}

fn roles(certificate: &Certificate, options: &Options) -> Vec<(Role, Text)> {
    match options.role {
        Some(role) => vec![(role, "You chose this role.".into())],
        None => role::roles_of(certificate),
    }
}

const fn subject<'a>(certificate: &'a Certificate, role: Role, options: &'a Options) -> Subject<'a> {
    Subject { certificate, role, at: options.at, host: options.host.as_ref() }
}

/// The outcomes of the guide's demands alone.
fn outcomes(subject: &Subject<'_>, options: &Options) -> Vec<Outcome> {
    concerning(profiles::guide_requirements(options.profile), subject.role)
        .map(|requirement| requirement.judge(subject).outcome)
        .collect()
}

fn concerning<'a>(
    requirements: &'a [&'static Requirement],
    role: Role,
) -> impl Iterator<Item = &'static Requirement> + 'a {
    requirements.iter().copied().filter(move |requirement| requirement.roles.contains(&role))
}

fn assessment(subject: &Subject<'_>, role_reason: Text, options: &Options) -> Assessment {
    let find = |group, requirements| {
        concerning(requirements, subject.role).map(move |requirement| finding(requirement, group, subject))
    };
    let guide: Vec<Finding> = find(Group::Guide, profiles::guide_requirements(options.profile)).collect();
    let platform: Vec<Finding> = find(Group::Platform, profiles::platform::REQUIREMENTS).collect();
    let outcome = Outcome::worst(guide.iter().map(|finding| finding.outcome));
    let headline = headline(outcome, &guide, &platform, subject.role, options);
    Assessment {
        role: subject.role,
        role_reason,
        outcome,
        headline,
        findings: guide.into_iter().chain(platform).collect(),
    }
}

/// The outcome in a sentence that names its scope: a verdict never stands without it.
fn headline(
    outcome: Outcome,
    guide: &[Finding],
    platform: &[Finding],
    role: Role,
    options: &Options,
) -> Text {
    let scope = profiles::guide(options.profile);
    let demands = guide.iter().filter(|finding| finding.outcome != Outcome::NotApplicable).count();
    let number = |wanted| guide.iter().filter(|finding| finding.outcome == wanted).count();
    let sentence = match outcome {
        Outcome::Fail => match number(Outcome::Fail) {
            1 => format!("1 of {demands} demands of {scope} fails."),
            failing => format!("{failing} of {demands} demands of {scope} fail."),
        },
        Outcome::Unknown => {
            format!(
                "{} of {demands} demands of {scope} cannot be judged; none fails.",
                number(Outcome::Unknown)
            )
        }
        Outcome::Warn => {
            format!("All {demands} demands of {scope} are met; {} with a warning.", number(Outcome::Warn))
        }
        Outcome::Pass => format!("All {demands} demands of {scope} are met."),
        Outcome::NotApplicable => {
            return match role {
                Role::Client => {
                    format!("{scope} has no demands on a client certificate.", scope = capital(scope)).into()
                }
                Role::Ca | Role::Server => format!("No demand of {scope} applies.").into(),
            };
        }
    };
    let broken = platform.iter().filter(|finding| finding.outcome == Outcome::Fail).count();
    if broken > 0 && outcome != Outcome::Fail {
        return format!(
            "{sentence} But it breaks {broken} rule of the platforms, and devices will refuse it."
        )
        .into();
    }
    sentence.into()
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn finding(requirement: &'static Requirement, group: Group, subject: &Subject<'_>) -> Finding {
    let judgement = requirement.judge(subject);
    let needs_remedy = matches!(judgement.outcome, Outcome::Fail | Outcome::Warn | Outcome::Unknown);
    Finding {
        requirement: requirement.id.into(),
        group,
        level: requirement.level,
        title: requirement.title.into(),
        demand: requirement.demand.into(),
        sources: sources(requirement),
        outcome: judgement.outcome,
        required: requirement.required.into(),
        found: judgement.found,
        reasons: judgement.reasons,
        remarks: judgement.remarks,
        evidence: judgement.evidence,
        effect: requirement.effect.into(),
        remedy: needs_remedy.then(|| (requirement.remedy)(subject)),
    }
}

/// Where a requirement is asked.
pub(crate) fn sources(requirement: &Requirement) -> Vec<SourceReference> {
    let reference = |source: &crate::checks::Source| SourceReference {
        document: source.document.into(),
        section: source.section.into(),
    };
    requirement.sources.iter().map(reference).collect()
}

/// What people call a certificate: its common name, else its first name, else its subject.
pub(crate) fn title(certificate: &Certificate) -> String {
    let name = short_name(&certificate.subject);
    if !name.is_empty() {
        return shown(&name);
    }
    let first = certificate.subject_alt_names().and_then(|names| names.first()).map(ToString::to_string);
    shown(&first.unwrap_or_else(|| "(no name)".to_owned()))
}

fn short_name(name: &crate::model::Name) -> String {
    name.common_name().map_or_else(
        || {
            let last = name.attributes().next_back();
            last.map(|attribute| attribute.text.clone()).unwrap_or_default()
        },
        str::to_owned,
    )
}

/// A title: visible, and cut where a list would have no room for it.
fn shown(text: &str) -> String {
    let visible = visible(text);
    match visible.char_indices().nth(MAX_TITLE) {
        Some((end, _)) => format!("{}…", visible.get(..end).unwrap_or_default()),
        None => visible.into_owned(),
    }
}
