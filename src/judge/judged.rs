//! What the demands say of an object: its assessments, one for each destination.

use super::coverage::coverage;
use super::destinations::{Target, asked, asked_products};
use crate::checks::role::{self, roles};
use crate::checks::{Kind, Outcome, RequestSubject, Requirement, Subject};
use crate::input::{Destination, Options, Role};
use crate::model::Pin;
use crate::platforms;
use crate::products::{DestinationEntry, Shown, ShownObject};
use crate::report::{AddressCoverage, Assessment, Finding, Group, Panel, PathsReport, Readiness, Text};

/// An object as its judges look at it.
#[derive(Clone, Copy)]
pub(crate) enum Judged<'a> {
    /// A certificate; its role is set for each destination.
    Certificate(Subject<'a>),
    /// A certificate that was given as a trust anchor and not to be handed in anywhere.
    Anchor(Subject<'a>),
    /// A request.
    Request(RequestSubject<'a>),
}

/// What one object comes to for one destination, without the words.
pub(crate) struct BriefAssessment {
    pub(crate) destination: Destination,
    pub(crate) role: Role,
    pub(crate) readiness: Readiness,
    /// What it counts for the object.
    pub(crate) outcome: Outcome,
    pub(crate) failed: u32,
    pub(crate) warned: u32,
    pub(crate) demands: u32,
    pub(crate) needs: Vec<Text>,
}

/// What an assessment counts for its object. What could only be told if more was dropped or typed says nothing against it,
/// and nothing for it either: what is left counts only if it is a warning.
pub(crate) fn counted(assessment: &Assessment) -> Outcome {
    let warns = assessment.findings.iter().any(|finding| finding.outcome == Outcome::Warn);
    counts(assessment.outcome, !assessment.needs.is_empty(), warns)
}

const fn counts(worst: Outcome, needs_more: bool, warns: bool) -> Outcome {
    match worst {
        Outcome::Unknown if needs_more && warns => Outcome::Warn,
        Outcome::Unknown if needs_more => Outcome::NotApplicable,
        outcome => outcome,
    }
}

impl Judged<'_> {
    /// For each destination that is asked about, whether it concerns the object, and why or why not.
    fn destinations(&self, options: &Options) -> Vec<(Target, Result<Text, Text>)> {
        let all = asked(options.profile);
        match self {
            Self::Certificate(subject) => {
                let roles = roles(subject.certificate, options);
                all.map(|target| (target, concerns_certificate(target.entry.role, &roles))).collect()
            }
            Self::Anchor(_) => all.map(|target| (target, Err(ANCHOR.into()))).collect(),
            Self::Request(subject) => {
                all.map(|target| (target, concerns_request(target.entry.role, subject))).collect()
            }
        }
    }

    /// The whole judgements, one for each destination that is asked about.
    pub(crate) fn assessments(&self, options: &Options, paths: Option<&PathsReport>) -> Vec<Assessment> {
        let assess = |(target, concerns): (Target, Result<Text, Text>)| match concerns {
            Ok(reason) => self.assessment(target, reason, paths),
            Err(reason) => not_concerned(target, reason),
        };
        self.destinations(options).into_iter().map(assess).collect()
    }

    fn assessment(&self, target: Target, reason: Text, paths: Option<&PathsReport>) -> Assessment {
        let Target { entry, demands } = target;
        let mut needs = Vec::new();
        let findings = match self {
            Self::Certificate(subject) | Self::Anchor(subject) => {
                let subject = Subject { role: entry.role, ..*subject };
                findings(demands.certificates, Group::Guide, &subject, &mut needs)
            }
            Self::Request(subject) => findings(demands.requests, Group::Guide, subject, &mut needs),
        };
        let outcome = Outcome::worst(findings.iter().map(|finding| finding.outcome));
        let broken = paths.filter(|paths| entry.needs_valid_chain && paths.outcome == Outcome::Fail);
        let mut headline = headline(outcome, &findings, demands.product.guide);
        if let Some(paths) = broken {
            headline = format!("{headline} But its chain breaks: {}", paths.headline).into();
        }
        Assessment {
            destination: entry.id,
            title: entry.title.into(),
            role: entry.role,
            role_reason: reason,
            readiness: readiness(outcome, broken.is_some()),
            outcome,
            headline,
            needs,
            findings,
        }
    }

    /// The judgements of the destinations that concern it, without words. `path` is the verdict on the best path.
    pub(crate) fn briefs(&self, options: &Options, path: Option<Outcome>) -> Vec<BriefAssessment> {
        let concerning = self.destinations(options).into_iter().filter(|(_, concerns)| concerns.is_ok());
        let brief = |(Target { entry, demands }, _): (Target, _)| match self {
            Self::Certificate(subject) | Self::Anchor(subject) => {
                brief(entry, demands.certificates, &Subject { role: entry.role, ..*subject }, path)
            }
            Self::Request(subject) => brief(entry, demands.requests, subject, path),
        };
        concerning.map(brief).collect()
    }

    /// Which of several addresses a server's certificate covers.
    pub(crate) fn coverage(&self, options: &Options) -> Vec<AddressCoverage> {
        match self {
            Self::Certificate(subject) => {
                let is_server =
                    || roles(subject.certificate, options).iter().any(|(role, _)| *role == Role::Server);
                if options.addresses.is_empty() || !is_server() {
                    return Vec::new();
                }
                coverage(subject.certificate, options)
            }
            Self::Anchor(_) | Self::Request(_) => Vec::new(),
        }
    }

    /// The object as products see it that may say more of it.
    pub(crate) const fn shown(&self) -> ShownObject<'_> {
        match self {
            Self::Certificate(subject) | Self::Anchor(subject) => ShownObject::Certificate(*subject),
            Self::Request(subject) => ShownObject::Request(*subject),
        }
    }

    /// What the products that are asked about show next to their verdicts.
    pub(crate) fn panels(&self, options: &Options, pins: &[&Pin]) -> Vec<Panel> {
        let shown = Shown { object: self.shown(), options, pins };
        asked_products(options.profile).filter_map(|demands| (demands.panel)(&shown)).collect()
    }

    /// What platforms and standards ask of a certificate beside the guides. One that has two roles is asked once.
    pub(crate) fn platform(&self, options: &Options) -> Vec<Finding> {
        let (Self::Certificate(subject) | Self::Anchor(subject)) = self else { return Vec::new() };
        let roles = roles(subject.certificate, options);
        let mut ignored = Vec::new();
        platforms::REQUIREMENTS
            .iter()
            .filter_map(|requirement| {
                let (role, _) = roles.iter().find(|(role, _)| requirement.roles.contains(role))?;
                let subject = Subject { role: *role, ..*subject };
                Some(finding(requirement, Group::Platform, &subject, &mut ignored))
            })
            .collect()
    }
}

/// Why an anchor is judged for no destination.
const ANCHOR: &str = "It was given as a trust anchor, so it is not judged itself. To have it judged, drop it with the other files.";

/// Whether a certificate's destination concerns it, with the reason.
fn concerns_certificate(wanted: Role, roles: &[(Role, Text)]) -> Result<Text, Text> {
    if wanted == Role::Request {
        return Err("This is a certificate, and no longer a request for one.".into());
    }
    if let Some((_, reason)) = roles.iter().find(|(role, _)| *role == wanted) {
        return Ok(reason.clone());
    }
    let wanted = match wanted {
        Role::Ca => "a certificate authority",
        Role::Server => "a server",
        Role::Client | Role::Request => "a client",
    };
    let reason = roles.first().map_or("", |(_, reason)| reason);
    Err(format!("It does not look made for {wanted}. {reason}").into())
}

/// Whether a request's destination concerns it, with the reason.
fn concerns_request(wanted: Role, subject: &RequestSubject<'_>) -> Result<Text, Text> {
    if wanted != Role::Request {
        return Err("A request is no certificate yet: drop the certificate that is issued for it.".into());
    }
    let answer = role::request_is_for_client(subject.request, subject.asked.user_name);
    answer.map(Into::into).map_err(Into::into)
}

fn readiness(outcome: Outcome, broken: bool) -> Readiness {
    match outcome {
        _ if broken => Readiness::NotReady,
        Outcome::Fail => Readiness::NotReady,
        Outcome::Unknown => Readiness::CannotTell,
        Outcome::Pass | Outcome::Warn => Readiness::Ready,
        Outcome::NotApplicable => Readiness::NotApplicable,
    }
}

fn not_concerned(Target { entry, .. }: Target, reason: Text) -> Assessment {
    Assessment {
        destination: entry.id,
        title: entry.title.into(),
        role: entry.role,
        role_reason: reason.clone(),
        readiness: Readiness::NotApplicable,
        outcome: Outcome::NotApplicable,
        headline: reason,
        needs: Vec::new(),
        findings: Vec::new(),
    }
}

fn brief<K: Kind>(
    destination: &DestinationEntry,
    requirements: &[&'static Requirement<K>],
    subject: &K::Subject<'_>,
    path: Option<Outcome>,
) -> BriefAssessment {
    let mut brief = BriefAssessment {
        destination: destination.id,
        role: destination.role,
        readiness: Readiness::NotApplicable,
        outcome: Outcome::NotApplicable,
        failed: 0,
        warned: 0,
        demands: 0,
        needs: Vec::new(),
    };
    for requirement in concerning(requirements, K::role(subject)) {
        let judgement = requirement.judge(subject);
        brief.warned += u32::from(judgement.outcome == Outcome::Warn);
        brief.outcome = brief.outcome.max(judgement.outcome);
        brief.failed += u32::from(judgement.outcome == Outcome::Fail);
        brief.demands += u32::from(judgement.outcome != Outcome::NotApplicable);
        brief.needs.extend(judgement.needs);
    }
    brief.readiness = readiness(brief.outcome, destination.needs_valid_chain && path == Some(Outcome::Fail));
    brief.outcome = counts(brief.outcome, !brief.needs.is_empty(), brief.warned > 0);
    brief
}

fn concerning<'a, K: Kind>(
    requirements: &'a [&'static Requirement<K>],
    role: Role,
) -> impl Iterator<Item = &'static Requirement<K>> + 'a {
    requirements.iter().copied().filter(move |requirement| requirement.roles.contains(&role))
}

fn findings<K: Kind>(
    requirements: &[&'static Requirement<K>],
    group: Group,
    subject: &K::Subject<'_>,
    needs: &mut Vec<Text>,
) -> Vec<Finding> {
    concerning(requirements, K::role(subject))
        .map(|requirement| finding(requirement, group, subject, needs))
        .collect()
}

fn finding<K: Kind>(
    requirement: &'static Requirement<K>,
    group: Group,
    subject: &K::Subject<'_>,
    needs: &mut Vec<Text>,
) -> Finding {
    let judgement = requirement.judge(subject);
    let needs_remedy = matches!(judgement.outcome, Outcome::Fail | Outcome::Warn | Outcome::Unknown);
    for need in &judgement.needs {
        if !needs.contains(need) {
            needs.push(need.clone());
        }
    }
    Finding {
        requirement: requirement.id.into(),
        group,
        level: requirement.level,
        title: requirement.title.into(),
        demand: requirement.demand.into(),
        sources: requirement.sources.iter().map(Into::into).collect(),
        outcome: judgement.outcome,
        required: requirement.required.into(),
        found: judgement.found,
        reasons: judgement.reasons,
        remarks: judgement.remarks,
        needs: judgement.needs,
        evidence: judgement.evidence,
        effect: requirement.effect.into(),
        remedy: needs_remedy.then(|| (requirement.remedy)(subject)),
        contradictions: requirement.contradictions.iter().map(Into::into).collect(),
    }
}

/// The outcome in a sentence that names its scope: a verdict never stands without it.
fn headline(outcome: Outcome, findings: &[Finding], scope: &str) -> Text {
    let demands = findings.iter().filter(|finding| finding.outcome != Outcome::NotApplicable).count();
    let number = |wanted| findings.iter().filter(|finding| finding.outcome == wanted).count();
    match outcome {
        Outcome::Fail => match number(Outcome::Fail) {
            1 => format!("1 of {demands} demands of {scope} fails.").into(),
            failing => format!("{failing} of {demands} demands of {scope} fail.").into(),
        },
        Outcome::Unknown => {
            let unknown = number(Outcome::Unknown);
            format!("{unknown} of {demands} demands of {scope} cannot be judged; none fails.").into()
        }
        Outcome::Warn => {
            format!("All {demands} demands of {scope} are met; {} with a warning.", number(Outcome::Warn))
                .into()
        }
        Outcome::Pass => format!("All {demands} demands of {scope} are met.").into(),
        Outcome::NotApplicable => format!("No demand of {scope} applies.").into(),
    }
}
