//! A plan as a product gives it: its sections and steps, and what would show that each step is done.

use crate::checks::Source;
use crate::input::Destination;
use crate::report::{
    ContradictionReport, NamedObject, OpenQuestion, PlanChoice, SourceReference, StepState, Text,
};

/// A plan before the files are looked at.
#[derive(Clone, Debug)]
pub struct PlanDraft {
    /// What it is the plan of.
    pub title: Text,
    /// Title of the document that it follows.
    pub guide: &'static str,
    /// The part of the guide that applies, where it has parts for different versions.
    pub edition: Option<&'static str>,
    /// Who it is written for.
    pub reader: &'static str,
    /// What has to trust the certificates, in the plural: "phones".
    pub clients: &'static str,
    /// What to know before anything is done.
    pub notes: Vec<Text>,
    /// The decision that the steps depend on.
    pub choice: Option<PlanChoice>,
    /// The sections, in order. Those that stay without steps are left out.
    pub sections: Vec<DraftSection>,
    /// Where the guide contradicts itself about these steps.
    pub contradictions: Vec<ContradictionReport>,
    /// What the guide leaves open.
    pub open_questions: Vec<OpenQuestion>,
}

/// A section.
#[derive(Clone, Debug)]
pub struct DraftSection {
    /// Its name, stable across versions.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What to know about it.
    pub notes: Vec<Text>,
    /// What it consists of.
    pub content: DraftContent,
}

/// What a section consists of.
#[derive(Clone, Debug)]
pub enum DraftContent {
    /// Steps of the guide.
    Steps(Vec<DraftStep>),
    /// The product's requirements on the certificates of a destination.
    Requirements {
        /// The destination.
        destination: Destination,
        /// Requirements that another section asks about.
        except: &'static [&'static str],
    },
    /// What is checked of each PFX file for a destination on Windows.
    PfxFiles {
        /// The destination.
        destination: Destination,
        /// Who makes the file.
        who: &'static str,
        /// Where the guide asks for the file.
        source: Source,
    },
    /// Whether phones accept the files of a destination's authorities.
    PhoneFiles {
        /// The destination.
        destination: Destination,
        /// Who hands them out.
        who: &'static str,
        /// Whether there are iPhones or iPads.
        ios: bool,
        /// Whether there are Android phones.
        android: bool,
    },
}

/// A step.
#[derive(Clone, Debug)]
pub struct DraftStep {
    /// Identifier, stable across versions.
    pub id: Text,
    /// What to do, with the labels of menus and fields as they are.
    pub text: Text,
    /// How, one action after the other, where that is more than the text says.
    pub actions: Vec<Text>,
    /// The destination whose file it needs.
    pub file: Option<Destination>,
    /// Who does it.
    pub who: &'static str,
    /// Whether the guide leaves it to the reader.
    pub optional: bool,
    /// Where it is asked.
    pub sources: Vec<SourceReference>,
    /// How it stands.
    pub state: DraftState,
}

/// How a step stands before the files are looked at.
#[derive(Clone, Debug)]
pub enum DraftState {
    /// As the answers say.
    Known(Standing),
    /// As the files show.
    ByFiles(Proof),
}

/// What among the files shows that something is done. A destination stands for the certificates that concern it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A request, or a certificate that was issued for one.
    Request(Destination),
    /// A certificate.
    Certificate {
        /// Its destination.
        destination: Destination,
        /// Which certificates count.
        which: Which,
        /// What to say where there is one.
        here: &'static str,
    },
    /// Certificates that meet every requirement, and nothing else.
    Ready(Destination),
    /// A PFX file with a certificate and its private key.
    PfxFile(Destination),
    /// A root alone in its file.
    RootFile(Destination),
    /// A certificate whose issuers are there, up to a root.
    Chain {
        /// The destination of the certificate.
        destination: Destination,
        /// The destination of the root.
        root: Destination,
    },
    /// A certificate that leads to a public root.
    PublicRoot(Destination),
    /// A certificate that meets one requirement.
    Requirement {
        /// Its destination.
        destination: Destination,
        /// The requirement.
        id: &'static str,
        /// What to type where the requirement depends on it.
        needs: &'static str,
        /// What to do where it is not met.
        remedy: &'static str,
    },
}

/// Which certificates count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every one.
    Any,
    /// Those that another key signed.
    Issued,
    /// Those that lead to a public root.
    PubliclyIssued,
}

/// How something stands, why, what to do, and the objects that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: StepState,
    /// Why, one sentence each.
    pub reasons: Vec<Text>,
    /// What to do about it.
    pub remedy: Option<Text>,
    /// The objects that show it.
    pub objects: Vec<NamedObject>,
}

impl Standing {
    /// A state without a reason.
    pub(crate) const fn new(state: StepState) -> Self {
        Self { state, reasons: Vec::new(), remedy: None, objects: Vec::new() }
    }

    pub(crate) fn because(mut self, reason: impl Into<Text>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    pub(crate) fn remedy(mut self, remedy: impl Into<Text>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    pub(crate) fn from(mut self, objects: Vec<NamedObject>) -> Self {
        self.objects = objects;
        self
    }
}
