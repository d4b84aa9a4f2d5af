//! What among the files has to do with a plan.

use crate::checks::Outcome;
use crate::checks::role::roles_of;
use crate::input::{Destination, Role};
use crate::judge::Answered;
use crate::judge::Whole;
use crate::model::{Content, Object, Pkcs12};
use crate::products::{DestinationEntry, Product};
use crate::report::{Assessment, Finding, InputReport, NamedObject, StepState, Verdict};
use crate::sorting;
use crate::view::ObjectRow;

/// Most certificates of a destination that are looked at whole. One deployment has one server and two or three authorities;
/// the worst come first, so that nothing bad is passed over.
const MAX_CANDIDATES: usize = 20;

/// Most steps upwards from a certificate to its root: no honest chain is longer.
const MAX_CHAIN: usize = 16;

/// A certificate that concerns a destination.
pub(super) struct Candidate {
    pub(super) id: u32,
    pub(super) assessment: Assessment,
}

/// The certificates that concern a destination.
pub(super) struct Concerned {
    destination: Option<Destination>,
    pub(super) role: Role,
    /// Those that are looked at, the worst first.
    pub(super) candidates: Vec<Candidate>,
    /// How many there are.
    count: usize,
}

/// What stands for a destination that the product does not have.
static NOTHING: Concerned =
    Concerned { destination: None, role: Role::Server, candidates: Vec::new(), count: 0 };

impl Concerned {
    /// What it is called, where one is meant.
    pub(super) const fn name(&self) -> &'static str {
        match self.role {
            Role::Ca => "the CA certificate",
            Role::Server => "the server certificate",
            Role::Client => "the certificate of the client",
            Role::Request => "the request",
        }
    }

    /// What it is called, where any or none is meant.
    pub(super) const fn noun(&self) -> &'static str {
        match self.role {
            Role::Ca => "certificate of a CA",
            Role::Server => "server certificate",
            Role::Client => "client certificate",
            Role::Request => "request",
        }
    }

    /// How many are not looked at.
    pub(super) fn more(&self) -> usize {
        self.count.saturating_sub(self.candidates.len())
    }

    pub(super) fn has(&self, id: u32) -> bool {
        self.candidates.iter().any(|candidate| candidate.id == id)
    }
}

/// What the view of all objects shows.
pub(crate) struct Seen<'a> {
    pub(crate) rows: &'a [ObjectRow],
    pub(crate) inputs: &'a [InputReport],
    pub(crate) verdicts: &'a [Answered],
}

/// Everything that states are told from.
pub(crate) struct Evidence<'a, 'o> {
    pub(super) whole: &'a Whole<'o>,
    rows: &'a [ObjectRow],
    inputs: &'a [InputReport],
    /// One for each destination of the product.
    concerned: Vec<Concerned>,
}

impl<'a, 'o> Evidence<'a, 'o> {
    /// `authorities` is the same drop asked for authorities alone: there the root in the file of a server counts, too.
    pub(crate) fn new(
        product: &Product,
        whole: &'a Whole<'o>,
        authorities: &Whole<'o>,
        seen: &Seen<'a>,
    ) -> Self {
        let concerned = product
            .destinations
            .iter()
            .map(|entry| {
                let whole = if entry.role == Role::Ca { authorities } else { whole };
                let (candidates, count) = candidates(whole, seen.verdicts, product, entry);
                Concerned { destination: Some(entry.id), role: entry.role, candidates, count }
            })
            .collect();
        Self { whole, rows: seen.rows, inputs: seen.inputs, concerned }
    }

    /// The certificates that concern a destination.
    pub(super) fn of(&self, destination: Destination) -> &Concerned {
        self.concerned.iter().find(|one| one.destination == Some(destination)).unwrap_or(&NOTHING)
    }

    pub(super) fn object(&self, id: u32) -> Option<&'o Object> {
        self.whole.objects().get(usize::try_from(id).ok()?)
    }

    pub(super) fn row(&self, id: u32) -> Option<&'a ObjectRow> {
        self.rows.get(usize::try_from(id).ok()?)
    }

    /// An object by number, title and file.
    pub(super) fn named(&self, id: u32) -> Option<NamedObject> {
        let row = self.row(id)?;
        let input = self.inputs.get(usize::try_from(row.input).ok()?);
        let file = input.map(|input| input.name.clone()).unwrap_or_default();
        Some(NamedObject { id, title: row.title.clone(), file })
    }

    pub(super) fn named_all(&self, candidates: &[Candidate]) -> Vec<NamedObject> {
        candidates.iter().filter_map(|candidate| self.named(candidate.id)).collect()
    }

    /// The PKCS#12 files, by number.
    pub(super) fn pkcs12_files(&self) -> impl Iterator<Item = (u32, &'o Object, &'o Pkcs12)> {
        (0_u32..).zip(self.whole.objects()).filter_map(|(id, object)| match &object.content {
            Content::Pkcs12(file) => Some((id, object, &**file)),
            _ => None,
        })
    }

    /// What stands in a container itself.
    pub(super) fn inside(&self, container: u32) -> impl Iterator<Item = (u32, &'o Object)> {
        let all = (0_u32..).zip(self.whole.objects());
        all.filter(move |(_, object)| object.container == Some(container))
    }

    /// The requests, by number.
    pub(super) fn requests(&self) -> impl Iterator<Item = u32> {
        let all = (0_u32..).zip(self.whole.objects());
        all.filter(|(_, object)| matches!(object.content, Content::CertificateRequest(_))).map(|(id, _)| id)
    }

    /// The last certificate upwards from one, along proven signatures.
    pub(super) fn top(&self, id: u32) -> Option<&'a ObjectRow> {
        let up = |row: &&'a ObjectRow| row.issued_by.and_then(|issuer| self.row(issuer));
        std::iter::successors(self.row(id), up).take(MAX_CHAIN).last()
    }
}

/// What concerns a destination. Several that take the same thing, such as two kinds of phones, count by the worst of them.
fn candidates(
    whole: &Whole<'_>,
    verdicts: &[Answered],
    product: &Product,
    entry: &DestinationEntry,
) -> (Vec<Candidate>, usize) {
    let mut concerned: Vec<(&Answered, u32)> = verdicts
        .iter()
        .filter(|verdict| verdict.destination == entry.id)
        .filter_map(|verdict| Some((verdict, verdict.object?)))
        .collect();
    sorting::by_key(&mut concerned, |(verdict, object)| (std::cmp::Reverse(verdict.verdict), *object));
    let count = concerned.len();
    let alike = |destination| {
        let entries = product.destinations.iter();
        entries.filter(|other| other.role == entry.role).any(|other| other.id == destination)
    };
    let candidate = |(_, id): (&Answered, u32)| {
        let object = whole.objects().get(usize::try_from(id).ok()?)?;
        let Content::Certificate(certificate) = &object.content else { return None };
        // Where authorities are asked for and none is there, others are judged as such; no plan is made with those.
        let is_it = entry.role != Role::Ca || roles_of(certificate).iter().any(|one| one.role == Role::Ca);
        let found = whole.found(id, object);
        let assessments = found.assessments.iter().filter(|one| is_it && alike(one.destination));
        let assessment = assessments.max_by_key(|one| one.verdict)?.clone();
        Some(Candidate { id, assessment })
    };
    (concerned.into_iter().take(MAX_CANDIDATES).filter_map(candidate).collect(), count)
}

impl Candidate {
    pub(super) fn finding(&self, requirement: &str) -> Option<&Finding> {
        self.assessment.findings.iter().find(|finding| finding.requirement == requirement)
    }

    /// How its whole assessment stands.
    pub(super) fn state(&self) -> StepState {
        match self.assessment.verdict {
            Verdict::Works | Verdict::WorksAfterStep | Verdict::Nothing => state_of(self.assessment.outcome),
            Verdict::NeedsMore => StepState::CannotTell,
            Verdict::Rejected => StepState::NotMet,
        }
    }
}

/// The state that an outcome comes to.
pub(super) const fn state_of(outcome: Outcome) -> StepState {
    match outcome {
        Outcome::Pass => StepState::Done,
        Outcome::Warn => StepState::Attention,
        Outcome::Fail => StepState::NotMet,
        Outcome::Unknown | Outcome::NotApplicable => StepState::CannotTell,
    }
}
