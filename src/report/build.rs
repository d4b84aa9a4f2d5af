//! Builds assessments from a certificate and the demands on it.

use std::cell::OnceCell;

use super::observations::{list_signature, observations};
use super::paths::{Ancestry, AnchorsReport, Brief, BundleReport};
use super::related::{Index, Related};
use super::titles::{short_title, title_of};
use super::words::kind_name;
use super::{
    Assessment, CompatibilityRow, Detail, Facts, Finding, Group, ObjectReport, ObjectRow, Observation,
    SourceReference, Text, compatibility,
};
use crate::checks::{Outcome, Requirement, Subject, role};
use crate::input::{Options, Role};
use crate::model::{Certificate, Content, Object, Origin, visible};
use crate::profiles;

/// What the reports of all objects share.
pub(crate) struct Whole<'a> {
    objects: &'a [Object],
    /// Which belong together; the rows of a list do without.
    index: OnceCell<Index<'a>>,
    ancestry: Ancestry<'a>,
    options: &'a Options,
}

impl<'a> Whole<'a> {
    /// Every object, who issued whom, and what was asked.
    pub(crate) const fn new(objects: &'a [Object], ancestry: Ancestry<'a>, options: &'a Options) -> Self {
        Self { objects, index: OnceCell::new(), ancestry, options }
    }

    /// The files as a server would be given them.
    pub(crate) fn bundles(&self) -> Vec<BundleReport> {
        self.ancestry.bundles(self.objects)
    }

    /// The anchors that paths may end at.
    pub(crate) fn anchors(&self) -> AnchorsReport {
        self.ancestry.anchors()
    }

    fn related(&self, id: u32) -> Vec<Related> {
        self.index.get_or_init(|| Index::new(self.objects)).related(id, self.objects)
    }

    /// How many containers an object stands in; containers stand before what they hold.
    fn depth(&self, object: &Object) -> u32 {
        let outer = |id: u32| self.objects.get(usize::try_from(id).ok()?)?.container;
        let outermost = std::iter::successors(object.container, |id| outer(*id).filter(|outer| outer < id));
        u32::try_from(outermost.count()).unwrap_or(u32::MAX)
    }

    /// What deserves attention in an object, by itself and together with the others.
    fn observations(&self, object: &Object) -> Vec<Observation> {
        let mut found = observations(object, self.options);
        if let Content::RevocationList(list) = &object.content {
            found.push(list_signature(self.ancestry.list_signature(list)));
        }
        found
    }

    /// What an object's state and its observations come to, beside any judgement.
    fn outcome(&self, object: &Object) -> Outcome {
        let state = if object.lock.is_some() { Outcome::Unknown } else { Outcome::NotApplicable };
        self.observations(object).iter().map(|observation| observation.outcome).fold(state, Ord::max)
    }

    /// The report of one object.
    pub(crate) fn object(&self, id: u32, object: &Object) -> ObjectReport {
        let certificate = match &object.content {
            Content::Certificate(certificate) => Some(&**certificate),
            _ => None,
        };
        let assessments =
            certificate.map(|certificate| assessments(certificate, self.options)).unwrap_or_default();
        let paths = self.ancestry.report(id);
        ObjectReport {
            id,
            origin: object.origin.clone(),
            container: object.container,
            label: object.label.clone(),
            kind: object.content.kind(),
            lock: object.lock.as_ref().map(|lock| lock.reason),
            certificate: certificate.cloned(),
            facts: Facts::of(&object.content),
            outcome: self
                .outcome(object)
                .max(Outcome::worst(assessments.iter().map(|assessment| assessment.outcome)))
                .max(paths.as_ref().map_or(Outcome::NotApplicable, |paths| broken(paths.outcome))),
            observations: self.observations(object),
            related: self.related(id),
            compatibility: card(object),
            advice: super::words::advice(object),
            assessments,
            paths,
        }
    }

    /// One object whole, for a page.
    pub(crate) fn detail(&self, id: u32, object: &Object) -> Detail {
        let assessments = match &object.content {
            Content::Certificate(certificate) => assessments(certificate, self.options),
            _ => Vec::new(),
        };
        Detail {
            row: self.row(id, object),
            assessments,
            observations: self.observations(object),
            related: self.related(id),
            compatibility: card(object),
            advice: super::words::advice(object),
            paths: self.ancestry.report(id),
            fields: super::details::fields(object),
            fingerprints: super::details::fingerprints(&object.content),
            pem: super::details::pem(&object.content),
        }
    }

    /// The row of one object in a list.
    pub(crate) fn row(&self, id: u32, object: &Object) -> ObjectRow {
        let kind = object.content.kind();
        let lock = object.lock.as_ref().map(|lock| lock.reason);
        let mut row = ObjectRow {
            id,
            input: object.origin.input,
            container: object.container,
            depth: self.depth(object),
            place: place(&object.origin),
            kind,
            kind_name: kind_name(kind).into(),
            lock,
            title: title_of(object).into(),
            issuer: "".into(),
            not_after: None,
            role: None,
            trust: None,
            path: None,
            issued_by: None,
            self_signed: false,
            outcome: self.outcome(object),
            failed: 0,
            demands: 0,
        };
        match &object.content {
            Content::Certificate(certificate) => {
                judge(&mut row, certificate, self.options);
                if let Some(Brief { trust, outcome, issued_by, self_signed }) = self.ancestry.brief(id) {
                    row.trust = Some(trust);
                    row.path = Some(outcome);
                    row.issued_by = issued_by;
                    row.self_signed = self_signed;
                    row.outcome = row.outcome.max(broken(outcome));
                }
            }
            Content::RevocationList(list) => {
                row.issuer = short_title(&list.issuer).into();
                row.not_after = list.next_update;
            }
            _ => {}
        }
        row
    }
}

/// What a path counts for an object: a broken one fails it. That its issuer is not there, or nobody's anchor, says nothing
/// against it.
const fn broken(path: Outcome) -> Outcome {
    match path {
        Outcome::Fail => Outcome::Fail,
        _ => Outcome::NotApplicable,
    }
}

fn card(object: &Object) -> Vec<CompatibilityRow> {
    match &object.content {
        Content::Pkcs12(file) => compatibility::card(file),
        _ => Vec::new(),
    }
}

/// An object's place in its file, in words.
fn place(origin: &Origin) -> Text {
    let path = origin.path.iter().map(|part| visible(part).into_owned());
    let within = match (origin.block, origin.offset) {
        (Some(block), _) => Some(format!("block {block}")),
        (None, 0) => None,
        // A part of a container has its own name, which says more than an offset.
        (None, _) if !origin.path.is_empty() => None,
        (None, offset) => Some(format!("at byte {offset}")),
    };
    path.chain(within).collect::<Vec<_>>().join(" › ").into()
}

fn judge(row: &mut ObjectRow, certificate: &Certificate, options: &Options) {
    row.issuer = short_title(&certificate.issuer).into();
    row.not_after = Some(certificate.validity.not_after);
    let roles = roles(certificate, options);
    row.role = roles.first().map(|(role, _)| *role);
    // The row shows the worst role; a list has no room for two.
    for (role, _) in roles {
        let outcomes = outcomes(&subject(certificate, role, options), options);
        let outcome = Outcome::worst(outcomes.iter().copied());
        if outcome > row.outcome || row.demands == 0 {
            row.outcome = row.outcome.max(outcome);
            row.role = Some(role);
            row.failed = count(&outcomes, |outcome| outcome == Outcome::Fail);
            row.demands = count(&outcomes, |outcome| outcome != Outcome::NotApplicable);
        }
    }
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
