//! What a product declares of itself.

use super::label::Label;
use super::plan_draft::PlanDraft;
use super::plan_form::{PlanError, PlanForm};
use crate::checks::{ClientRules, OfRequest, Recipient, RequestSubject, Requirement, Subject};
use crate::input::{Destination, Options, ProfileId, Role, ServerName};
use crate::model::{Certificate, Pin, PublicKey, Timestamp};
use crate::report::{Consequence, Panel, PlanAnswers};

/// A setting that matters to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeededSetting {
    /// What is typed.
    pub setting: Setting,
    /// Where the product's guide says that it matters: document and section.
    pub source: Option<&'static str>,
}

/// Something that a user types or chooses for a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The address that users type in the app.
    Host,
    /// Every other address at which the server is reached.
    Addresses,
    /// The user name of the service account.
    UserName,
    /// The port that a bot connects to.
    Port,
    /// What a bot runs on.
    Runtime,
}

/// A product as every face shows it: names and data, and nothing that judges.
#[derive(Debug)]
pub struct Product {
    /// The name used on the command line and in reports.
    pub id: ProfileId,
    /// The title under which the product is known.
    pub title: &'static str,
    /// The same where there is little room.
    pub label: Label,
    /// The heading of the product's card on the start page.
    pub heading: Label,
    /// What the card says.
    pub introduction: Label,
    /// The document that makes the requirements, as a scope for verdicts.
    pub guide: &'static str,
    /// The places where it takes certificates and requests, in the order in which they are shown.
    pub destinations: &'static [DestinationEntry],
    /// What a drop looks like that is meant for it.
    pub signs: &'static [Sign],
    /// What is typed or chosen for it.
    pub settings: &'static [NeededSetting],
    /// Files that are made for it alone.
    pub files: &'static [OwnFile],
    /// Cases to try the page with.
    pub samples: &'static [Sample],
    /// What is asked before its plan is made; `None` where it has no plan.
    pub plan: Option<&'static PlanForm>,
    /// What its panel and its plan say, in English and in German. What is not here stays English.
    pub german: &'static [(&'static str, &'static str)],
}

/// A place where a product takes a certificate or a request.
#[derive(Debug)]
pub struct DestinationEntry {
    /// The name used in reports.
    pub id: Destination,
    /// What the product uses the object as.
    pub role: Role,
    /// For a request: what the certificate that is asked for is used as.
    pub requested: Option<Role>,
    /// What it is called.
    pub title: &'static str,
    /// The same where there is little room.
    pub label: Label,
    /// Who takes it, within a sentence: "cert.pem will be rejected by …".
    pub taker: &'static str,
    /// What to drop so that something is judged for it.
    pub wants: &'static str,
    /// Whether a chain that breaks means a rejection, whatever the guide's list says.
    pub needs_valid_chain: bool,
    /// The software that decides there besides the product: what one of these refuses is rejected.
    pub deciding: &'static [Recipient],
    /// Software that meets it, too, where a person can accept what it refuses: that is a warning.
    pub meeting: &'static [Recipient],
    /// The name that the file must have, where only that one is looked for.
    pub file_name: Option<&'static str>,
    /// Which of the certificates of authorities that are dropped is handed in.
    pub authority: Authority,
    /// Whether what is handed in holds a private key, so that a container that is still locked may be it.
    pub holds_key: bool,
    /// The forms in which it takes what is handed in, the best first.
    pub forms: &'static [Form],
}

impl DestinationEntry {
    /// A destination with nothing special about it, for declarations to start from.
    pub const PLAIN: Self = Self {
        id: Destination::declared(""),
        role: Role::Server,
        requested: None,
        title: "",
        label: Label::same(""),
        taker: "",
        wants: "",
        needs_valid_chain: true,
        deciding: &[],
        meeting: &[],
        file_name: None,
        authority: Authority::Root,
        holds_key: false,
        forms: &[],
    };
}

/// A form in which a destination takes what is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Private key, certificate and chain in PEM, in one file.
    KeyAndChain,
    /// Private key, certificate and chain under a password (PKCS#12).
    Pkcs12,
    /// The certificate alone in DER.
    Der,
    /// The certificate alone in PEM.
    Pem,
    /// A profile for iPhones and iPads.
    AppleProfile,
}

/// Which certificate of an authority a destination takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// The root: an intermediate belongs into the file of the server.
    Root,
    /// The root or the authority that signs.
    RootOrSigning,
}

/// What a drop looks like that is meant for a product. The earlier ones count for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A file of this name.
    FileNamed(&'static str),
    /// The certificate of a client, or a request for one.
    Client,
    /// A private key in PEM that belongs to the certificate of a server.
    KeyOfServer,
    /// A PKCS#12 file.
    Pkcs12,
    /// The certificate of an authority with no other beside it.
    Authority,
}

/// A file that is made for a product alone, as it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// What kind of file.
    pub kind: OwnFileKind,
    /// Its name.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What it is for, in a sentence or two.
    pub note: &'static str,
    /// The destination that it goes to: only that one's verdict is told with it. Every verdict is, where none is named.
    pub destination: Option<Destination>,
}

/// The kinds of files that are made for one product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFileKind {
    /// Private key, certificate and chain of a server in PEM.
    KeyAndChain,
    /// The keys that clients have pinned.
    PinLedger,
}

/// A case to try the page with. Its files are minted: nobody trusts them and nobody uses their keys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// What its button is known by.
    pub name: &'static str,
    /// The place of its card among all samples, from 0.
    pub place: u8,
    /// What its card says: a title.
    pub title: Label,
    /// What its card says: a line about the lesson.
    pub line: Label,
    /// The files.
    pub files: &'static [SampleFile],
    /// The address that is typed.
    pub host: Option<&'static str>,
    /// The user name that is typed.
    pub user_name: Option<&'static str>,
    /// The certificate that counts as trusted, by its SHA-256 hash.
    pub trusted: Option<&'static str>,
    /// What opens it.
    pub password: Option<&'static str>,
}

/// A file of a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SampleFile {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub content: SampleContent,
}

/// What a file of a sample holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SampleContent {
    /// Bytes as they are.
    Binary(&'static [u8]),
    /// Blocks of PEM: label and content.
    Blocks(&'static [(&'static str, &'static [u8])]),
}

/// What a product requires. Apart from [`Product`], so that a page that judges nothing does not carry the predicates.
#[derive(Debug)]
pub struct Rules {
    /// Whose they are.
    pub product: &'static Product,
    /// The requirements on certificates, in the order of the guide.
    pub certificates: &'static [&'static Requirement],
    /// The requirements on requests.
    pub requests: &'static [&'static Requirement<OfRequest>],
    /// What it says of the certificates of clients, if it has any.
    pub clients: Option<&'static ClientRules>,
    /// What it shows next to its verdict on an object; `None` where that is nothing.
    pub panel: fn(&Shown<'_>) -> Option<Panel>,
    /// Its plan for answers that the form has checked; `None` where it has no plan.
    pub plan: Option<DraftPlan>,
    /// What it adds to what follows from the change of one certificate for another, or says instead.
    pub renewal: fn(&Difference<'_>, Consequence) -> Consequence,
    /// What its clients keep of the certificate of a server, if they pin anything.
    pub pin: Option<MakePin>,
}

/// Makes the pin of a certificate, of the address of its server, if that is known, at an instant.
pub type MakePin = fn(&Certificate, Option<&ServerName>, Timestamp) -> Pin;

/// What differs where one certificate takes the place of another, as far as a product may have more to say of it.
#[derive(Clone, Copy, Debug)]
pub enum Difference<'a> {
    /// The key was kept or replaced.
    Key {
        /// What the older one is used as.
        role: Role,
        /// Whether it was kept.
        same: bool,
        /// The newer one.
        newer: Option<&'a Subject<'a>>,
    },
    /// The key is of another kind or size.
    KeyKind {
        /// What the older one is used as.
        role: Role,
        /// The key that was used so far.
        older: &'a PublicKey,
        /// The key that takes its place.
        newer: &'a PublicKey,
        /// Whether their lengths say which is the stronger one.
        comparable: bool,
    },
    /// The common name of a client is written in another way.
    CommonNameRewritten,
    /// The common name of a client is nearly the user name that was typed.
    CommonNameResembles,
    /// The common name of a client is another one.
    CommonNameReplaced,
    /// The certificate of a server no longer lists purposes.
    PurposesUnlisted,
    /// Devices need a root that they do not have.
    NewRoot,
}

/// Drafts a plan for answers.
pub type DraftPlan = fn(&PlanAnswers) -> Result<PlanDraft, PlanError>;

/// What a product is asked to show.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The object.
    pub object: ShownObject<'a>,
    /// What was asked.
    pub options: &'a Options,
    /// The pins of every ledger that was dropped.
    pub pins: &'a [&'a Pin],
}

/// An object that a product may say more of.
#[derive(Clone, Copy, Debug)]
pub enum ShownObject<'a> {
    /// A certificate; its role is that of no destination in particular.
    Certificate(Subject<'a>),
    /// A request.
    Request(RequestSubject<'a>),
}
