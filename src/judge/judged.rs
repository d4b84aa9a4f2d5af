//! What the requirements say of an object: its assessments, one for each destination.

use super::coverage::coverage;
use super::leads::{Leads, Standing};
use super::recipes::RecipeList;
use super::tally::{Tally, concerns};
use super::targets::{Target, asked, asked_products};
use crate::checks::role::{role_of_request, roles};
use crate::checks::{Blocks, Judgement, Kind, Outcome, RequestSubject, Requirement, Subject};
use crate::input::{Options, Role};
use crate::model::Pin;
use crate::platforms;
use crate::products::{DestinationEntry, Product, Rules, Shown, ShownObject};
use crate::report::{AddressCoverage, Assessment, Finding, Group, Panel, Text, Verdict};

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
    pub(crate) destination: &'static DestinationEntry,
    pub(crate) tally: Tally,
    /// The same certificate in other files.
    pub(crate) copies: Vec<u32>,
}

impl BriefAssessment {
    /// What it counts for the object.
    pub(crate) fn counted(&self) -> Outcome {
        counts(self.tally.verdict(), self.tally.outcome, self.tally.warned > 0)
    }
}

/// What an assessment counts for its object. What could only be told if more was dropped or typed says nothing against it,
/// and nothing for it either: what is left counts only if it is a warning.
pub(crate) fn counted(assessment: &Assessment) -> Outcome {
    let warns = assessment.findings.iter().any(|finding| finding.outcome == Outcome::Warn);
    counts(assessment.verdict, assessment.outcome, warns)
}

const fn counts(verdict: Verdict, worst: Outcome, warns: bool) -> Outcome {
    match (verdict, worst) {
        (Verdict::Rejected, _) => Outcome::Fail,
        (Verdict::NeedsMore, _) if warns => Outcome::Warn,
        (Verdict::NeedsMore, _) => Outcome::NotApplicable,
        (Verdict::Nothing | Verdict::Works | Verdict::WorksAfterStep, outcome) => outcome,
    }
}

/// What stands around an object as it is judged.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) id: u32,
    pub(crate) leads: &'a Leads,
    pub(crate) options: &'a Options,
    /// What is wrong with the object itself or with the container that it came in, whatever it is used for.
    pub(crate) faults: &'a [Text],
    /// The verdict on its best path, with the sentence about it where there is one.
    pub(crate) path: Option<(Outcome, Option<&'a str>)>,
    /// Where the commands of its remedies are kept.
    pub(crate) recipes: &'a RecipeList,
}

/// Hears of findings, and makes those that it wants.
type Keep<'k> = &'k mut dyn FnMut(&dyn Fn(&RecipeList) -> Finding);

/// Why an object is judged for a destination, or why not.
enum Concern {
    Judged { reason: Text, copies: Vec<u32> },
    Not(Text),
}

impl Judged<'_> {
    /// For each destination that is asked about, whether it concerns the object, and why or why not.
    fn destinations(&self, around: Around<'_>) -> Vec<(Target, Concern)> {
        let concern = |target: &Target| match around.leads.standing(around.id, target.entry.id) {
            Some(Standing::Lead { reason, copies }) => {
                Concern::Judged { reason: reason.clone(), copies: copies.clone() }
            }
            Some(Standing::Member) => Concern::Not(MEMBER.into()),
            None => Concern::Not(self.why_not(target.entry, around)),
        };
        asked(around.options).map(|target| (target, concern(&target))).collect()
    }

    /// Why an object is nothing for a destination.
    fn why_not(&self, entry: &DestinationEntry, around: Around<'_>) -> Text {
        match self {
            Self::Certificate(_) if entry.role == Role::Request => {
                "This is a certificate, and no longer a request for one.".into()
            }
            Self::Certificate(subject) => {
                let wanted = match entry.role {
                    Role::Ca => "a certificate authority",
                    Role::Server => "a server",
                    Role::Client | Role::Request => "a client",
                };
                let roles = roles(subject.certificate, around.options, &around.leads.takes().certificates);
                let reason = roles.into_iter().next().map(|likely| likely.reason).unwrap_or_default();
                format!("It does not look made for {wanted}. {reason}").into()
            }
            Self::Anchor(_) => ANCHOR.into(),
            Self::Request(_) if entry.role != Role::Request => {
                "A request is not a certificate: add the certificate that is issued for it.".into()
            }
            Self::Request(subject) => {
                role_of_request(subject.request, around.options, &around.leads.takes().requests).reason
            }
        }
    }

    /// The whole judgements, one for each destination that is asked about.
    pub(crate) fn assessments(&self, around: Around<'_>) -> Vec<Assessment> {
        let assess = |(target, concern): (Target, Concern)| match concern {
            Concern::Judged { reason, .. } => self.assessment(target, reason, around),
            Concern::Not(reason) => not_concerned(target, reason),
        };
        self.destinations(around).into_iter().map(assess).collect()
    }

    fn assessment(&self, target: Target, reason: Text, around: Around<'_>) -> Assessment {
        let Target { entry, requirements } = target;
        let mut tally = Tally::new();
        let mut findings = Vec::new();
        self.ask(target, &mut tally, &mut |finding| findings.push(finding(around.recipes)));
        finish(&mut tally, entry, around);
        let verdict = tally.verdict();
        let guide = findings.iter().filter(|finding| finding.group == Group::Guide);
        let mut headline = headline(tally.outcome, guide, requirements.product.guide);
        if let Some(fault) = tally.faults.first().filter(|_| tally.failed == 0) {
            headline = format!("{headline} It is refused all the same: {}", fault.title).into();
        }
        Assessment {
            destination: entry.id,
            title: entry.title.into(),
            role: entry.role,
            role_reason: reason,
            verdict,
            outcome: tally.outcome,
            headline,
            faults: tally.faults,
            steps: if verdict == Verdict::WorksAfterStep { tally.steps } else { Vec::new() },
            needs: tally.needs,
            findings,
        }
    }

    /// Asks every requirement that counts for a destination. Each is offered as a finding; of those of the platforms, the ones
    /// that block it.
    fn ask(&self, target: Target, tally: &mut Tally, keep: Keep<'_>) {
        let Target { entry, requirements } = target;
        match self {
            Self::Certificate(subject) | Self::Anchor(subject) => {
                let subject = Subject { role: entry.role, ..*subject };
                ask(requirements.certificates, Group::Guide, &subject, entry, tally, keep);
                ask(platforms::REQUIREMENTS, Group::Platform, &subject, entry, tally, keep);
            }
            Self::Request(subject) => {
                let subject =
                    RequestSubject { requested: entry.requested.unwrap_or(Role::Client), ..*subject };
                ask(requirements.requests, Group::Guide, &subject, entry, tally, keep);
            }
        }
    }

    /// The judgements of the destinations that concern it, without words.
    pub(crate) fn briefs(&self, around: Around<'_>) -> Vec<BriefAssessment> {
        let brief = |(target, concern): (Target, Concern)| match concern {
            Concern::Not(_) => None,
            Concern::Judged { copies, .. } => {
                let mut tally = Tally::new();
                self.ask(target, &mut tally, &mut |_| {});
                finish(&mut tally, target.entry, around);
                Some(BriefAssessment { destination: target.entry, tally, copies })
            }
        };
        self.destinations(around).into_iter().filter_map(brief).collect()
    }

    /// Which of several addresses a server's certificate covers.
    pub(crate) fn coverage(&self, around: Around<'_>) -> Vec<AddressCoverage> {
        match self {
            Self::Certificate(subject) => {
                let takes = &around.leads.takes().certificates;
                let is_server = || {
                    let roles = roles(subject.certificate, around.options, takes);
                    roles.iter().any(|likely| likely.role == Role::Server)
                };
                if around.options.addresses.is_empty() || !is_server() {
                    return Vec::new();
                }
                coverage(subject.certificate, around.options)
            }
            Self::Anchor(_) | Self::Request(_) => Vec::new(),
        }
    }

    /// The object in the role in which a product takes it; `None` where it takes nothing of the kind.
    pub(crate) fn shown_to(&self, product: &Product, around: Around<'_>) -> Option<ShownObject<'_>> {
        let leads = |entry: &&DestinationEntry| {
            matches!(around.leads.standing(around.id, entry.id), Some(Standing::Lead { .. }))
        };
        let entry = product.destinations.iter().find(leads)?;
        Some(match self {
            Self::Certificate(subject) | Self::Anchor(subject) => {
                ShownObject::Certificate(Subject { role: entry.role, ..*subject })
            }
            Self::Request(subject) => ShownObject::Request(RequestSubject {
                requested: entry.requested.unwrap_or(Role::Client),
                ..*subject
            }),
        })
    }

    /// What the products that are asked about show next to their verdicts.
    pub(crate) fn panels(&self, around: Around<'_>, pins: &[&Pin]) -> Vec<Panel> {
        let panel = |requirements: &Rules| {
            let object = self.shown_to(requirements.product, around)?;
            (requirements.panel)(&Shown { object, options: around.options, pins })
        };
        asked_products(around.options).filter_map(panel).collect()
    }

    /// What platforms and standards ask of a certificate beside the guides, as far as it concerns where it goes. One that has
    /// two roles is asked once.
    pub(crate) fn platform(&self, around: Around<'_>, assessments: &[Assessment]) -> Vec<Finding> {
        let (Self::Certificate(subject) | Self::Anchor(subject)) = self else { return Vec::new() };
        let roles = roles(subject.certificate, around.options, &around.leads.takes().certificates);
        let leading: Vec<&DestinationEntry> = asked(around.options)
            .map(|target| target.entry)
            .filter(|entry| matches!(around.leads.standing(around.id, entry.id), Some(Standing::Lead { .. })))
            .collect();
        let is_told = |id: &str| {
            let findings = assessments.iter().flat_map(|assessment| &assessment.findings);
            findings.into_iter().any(|finding| finding.group == Group::Platform && finding.requirement == id)
        };
        let concerned = |requirement: &Requirement| {
            let of_entries = || leading.iter().any(|entry| concerns(requirement.blocks, entry));
            let of_nobody = || leading.is_empty() && !matches!(requirement.blocks, Blocks::These(_));
            (of_entries() || of_nobody()) && !is_told(requirement.id)
        };
        platforms::REQUIREMENTS
            .iter()
            .filter(|requirement| concerned(requirement))
            .filter_map(|requirement| {
                let role =
                    roles.iter().map(|likely| likely.role).find(|role| requirement.roles.contains(role))?;
                let subject = Subject { role, ..*subject };
                let judgement = requirement.judge(&subject);
                Some(finding(requirement, Group::Platform, &subject, judgement, around.recipes))
            })
            .collect()
    }
}

/// Asks requirements, counts their answers, and offers them as findings.
fn ask<K: Kind>(
    requirements: &[&'static Requirement<K>],
    group: Group,
    subject: &K::Subject<'_>,
    entry: &DestinationEntry,
    tally: &mut Tally,
    keep: Keep<'_>,
) {
    let role = K::role(subject);
    for requirement in requirements.iter().copied().filter(|requirement| requirement.roles.contains(&role)) {
        if group == Group::Platform && !concerns(requirement.blocks, entry) {
            continue;
        }
        let judgement = requirement.judge(subject);
        let stops = tally.add(requirement, group, &judgement, entry);
        if group == Group::Guide || stops || !judgement.steps.is_empty() {
            keep(&|recipes| finding(requirement, group, subject, judgement.clone(), recipes));
        }
    }
}

/// Counts what is no requirement: a broken chain, and what is wrong with the object whatever it is used for.
fn finish(tally: &mut Tally, entry: &DestinationEntry, around: Around<'_>) {
    // Dates and names that break a chain are mostly said by a requirement already.
    let broken = around.path.filter(|_| entry.needs_valid_chain && tally.faults.is_empty());
    if let Some((Outcome::Fail, why)) = broken {
        tally.fault(None, why.map_or_else(|| "Its chain breaks.".into(), |why| Text::from(why.to_owned())));
    }
    for fault in around.faults {
        tally.fault(None, fault.clone());
    }
}

/// Why a certificate that belongs to another's file is not judged by itself.
const MEMBER: &str = "It belongs to what is handed in with another certificate, and is judged with that.";

/// Why an anchor is judged for no destination.
const ANCHOR: &str = "It was given as a trust anchor, so it is not judged itself. To have it judged, add it with the other files.";

fn not_concerned(Target { entry, .. }: Target, reason: Text) -> Assessment {
    Assessment {
        destination: entry.id,
        title: entry.title.into(),
        role: entry.role,
        role_reason: reason.clone(),
        verdict: Verdict::Nothing,
        outcome: Outcome::NotApplicable,
        headline: reason,
        faults: Vec::new(),
        steps: Vec::new(),
        needs: Vec::new(),
        findings: Vec::new(),
    }
}

fn finding<K: Kind>(
    requirement: &'static Requirement<K>,
    group: Group,
    subject: &K::Subject<'_>,
    judgement: Judgement,
    recipes: &RecipeList,
) -> Finding {
    let needs_remedy = matches!(judgement.outcome, Outcome::Fail | Outcome::Warn | Outcome::Unknown);
    let fails = judgement.outcome == Outcome::Fail;
    Finding {
        requirement: requirement.id.into(),
        group,
        level: requirement.level,
        title: if fails { requirement.title_failed } else { requirement.title }.into(),
        rule: requirement.rule.into(),
        sources: requirement.sources.iter().map(Into::into).collect(),
        outcome: judgement.outcome,
        required: requirement.required.into(),
        found: judgement.found,
        reasons: judgement.reasons,
        remarks: judgement.remarks,
        needs: judgement.needs,
        steps: judgement.steps,
        evidence: judgement.evidence,
        effect: requirement.effect.into(),
        remedy: needs_remedy.then(|| recipes.keep((requirement.remedy)(subject))),
        contradictions: requirement.contradictions.iter().map(Into::into).collect(),
    }
}

/// The outcome in a sentence that names its scope: a verdict never stands without it.
fn headline<'a>(outcome: Outcome, findings: impl Iterator<Item = &'a Finding>, scope: &str) -> Text {
    let findings: Vec<&Finding> = findings.collect();
    let requirements = findings.iter().filter(|finding| finding.outcome != Outcome::NotApplicable).count();
    let number = |wanted| findings.iter().filter(|finding| finding.outcome == wanted).count();
    match outcome {
        Outcome::Fail => match number(Outcome::Fail) {
            1 => format!("1 of {requirements} requirements of {scope} fails.").into(),
            failing => format!("{failing} of {requirements} requirements of {scope} fail.").into(),
        },
        Outcome::Unknown => {
            let unknown = number(Outcome::Unknown);
            format!("{unknown} of {requirements} requirements of {scope} cannot be determined; none fails.")
                .into()
        }
        Outcome::Warn => format!(
            "All {requirements} requirements of {scope} are met; {} with a warning.",
            number(Outcome::Warn)
        )
        .into(),
        Outcome::Pass => format!("All {requirements} requirements of {scope} are met.").into(),
        Outcome::NotApplicable => format!("No requirement of {scope} applies.").into(),
    }
}
