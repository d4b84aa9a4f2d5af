//! What a page or a package asks of an inspection, and what it answers: the same types on both sides of a worker.
//!
//! [`answer`] is the one place where a question meets the core. Files come before a question, by [`read_file`].

mod bytes;
mod failure;
mod given;
mod parts;
mod wire;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use failure::Failure;
pub use given::{GivenFile, GivenOptions};
pub use parts::{About, MadeFile, PortalInspected, PortalReport, Told};

use crate::compare::{Comparison, ComparisonOrder};
use crate::export::{Compatibility, ENTROPY_BYTES, ExportKind, ExportOrder};
pub use crate::formats::Unit;
use crate::formats::{FormatError, Progress, Step};
use crate::input::{ANY_ROUNDS, Options, Password, ProfileId, Unlocking};
use crate::inspect::{Inspection, StreamedReport};
use crate::limits::MAX_ROUNDS;
use crate::model::Timestamp;
use crate::report::{
    Admission, AdmissionReasonKind, ObjectReport, Plan, PlanAnswers, Report, RequirementInfo,
};
use crate::safe_text::write_pretty_json;
use crate::structure::Structure;
use crate::view::{Detail, Identification, List, Summary};

/// A portal hears of every answer. It gets the whole report unasked only up to this many objects: more take too long.
const MAX_UNASKED_OBJECTS: usize = 200;

/// A question. The files that it is about were read before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Ask {
    /// What is known before there are files.
    About,
    /// Every requirement.
    Requirements,
    /// Short rows of everything, for a list.
    Summary,
    /// Unlock an object; answered by a summary.
    Unlock {
        /// Its number.
        id: u32,
        /// What to try.
        password: Password,
        /// Whether it may take as many rounds of key derivation as the file says.
        any_rounds: bool,
    },
    /// Forget every file; answered by a summary.
    Clear,
    /// Forget a file, by its number among the inputs; answered by a summary.
    Remove(u32),
    /// One object whole, by its number.
    Detail(u32),
    /// The bytes of an object as ASN.1 divides them, by its number.
    Structure(u32),
    /// The plan of a product.
    Plan {
        /// The product.
        product: ProfileId,
        /// What was answered to its questions.
        answers: PlanAnswers,
    },
    /// What changes from one certificate or request to another, by their numbers.
    Compare {
        /// The older one.
        older: u32,
        /// The newer one.
        newer: u32,
        /// Whether their dates decide which is the older, whatever the two fields above say.
        by_date: bool,
    },
    /// Which certificate a fingerprint from another screen belongs to.
    Identify {
        /// The fingerprint as typed.
        text: String,
        /// The object that it is compared with first.
        shown: Option<u32>,
    },
    /// A file to take away.
    Export(Order),
    /// What a portal around the page is told of every new summary.
    PortalInspected {
        /// What the portal asks for, which the user of the page cannot change.
        wanted: Box<GivenOptions>,
        /// A setting of the portal that is invalid: nothing is admitted as long as it stands.
        invalid: Option<Failure>,
    },
    /// The whole report, for a portal.
    PortalReport {
        /// The number that the portal gave its request.
        request: f64,
    },
    /// The whole report.
    Report,
    /// Whether the files may be uploaded for the role and the product of the options.
    Judge,
    /// What there is, without any judgement.
    List,
}

impl Ask {
    /// The same question without the passwords in it.
    #[must_use]
    pub fn without_passwords(&self) -> Self {
        let mut ask = self.clone();
        match &mut ask {
            Self::Unlock { password, .. } => *password = Password::default(),
            Self::Export(order) => order.password = None,
            _ => {}
        }
        ask
    }
}

/// A file that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Which kind of file.
    pub kind: ExportKind,
    /// The certificate, by its number; `None` for files about everything, and where only one can be meant.
    pub object: Option<u32>,
    /// Whether the user asked for the private key in it.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub key: bool,
    /// What protects the file.
    pub password: Option<Password>,
    /// Which systems must open a PKCS#12 file.
    #[serde(default, deserialize_with = "wire::or_default")]
    pub compatibility: Compatibility,
}

impl Order {
    /// An order of a file that needs neither key nor password.
    #[must_use]
    pub const fn of(kind: ExportKind, object: Option<u32>) -> Self {
        Self { kind, object, key: false, password: None, compatibility: Compatibility::Modern }
    }
}

/// An answer. Those that no Rust program reads, only JavaScript, are not read back here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// To [`Ask::About`].
    About(Box<About>),
    /// To [`Ask::Requirements`].
    #[serde(skip_deserializing)]
    Requirements(Vec<RequirementInfo>),
    /// To [`Ask::Summary`], [`Ask::Unlock`], [`Ask::Remove`] and [`Ask::Clear`].
    Summary(Box<Summary>),
    /// To [`Ask::Detail`].
    Detail(Box<Detail>),
    /// To [`Ask::Structure`].
    Structure(Structure),
    /// To [`Ask::Plan`].
    Plan(Box<Plan>),
    /// To [`Ask::Compare`].
    Comparison(Box<Comparison>),
    /// To [`Ask::Identify`].
    Identification(Identification),
    /// To [`Ask::Export`].
    File(MadeFile),
    /// To [`Ask::PortalInspected`].
    #[serde(skip_deserializing)]
    PortalInspected(Box<PortalInspected>),
    /// To [`Ask::PortalReport`].
    #[serde(skip_deserializing)]
    PortalReport(Box<PortalReport>),
    /// To [`Ask::Report`].
    #[serde(skip_deserializing)]
    Report(Box<Report>),
    /// To [`Ask::Judge`].
    #[serde(skip_deserializing)]
    Admission(Admission),
    /// To [`Ask::List`].
    #[serde(skip_deserializing)]
    List(List),
}

/// What the core has no access to.
pub struct Around<'a> {
    /// The clock, where it can be read.
    pub now: Option<Timestamp>,
    /// [`ENTROPY_BYTES`] random bytes, never used twice.
    pub entropy: &'a [u8],
    /// Hears how far the answer is.
    pub progress: Progress<'a>,
}

/// Reads a file into an inspection.
pub fn read_file(inspection: &mut Inspection, file: &GivenFile, bytes: &[u8], progress: Progress<'_>) {
    let add = if file.from_folder { Inspection::add_from_folder } else { Inspection::add };
    let number = add(inspection, &file.name, bytes, &file.unlocking(), progress);
    if file.trusted {
        inspection.trust(number);
    }
}

/// Notes a file that is not read: too large, or unreadable for the reason that the system gives.
pub fn refuse_file(inspection: &mut Inspection, file: &GivenFile, unreadable: Option<String>) {
    let size = file.size;
    match unreadable {
        Some(reason) => inspection.refuse(&file.name, 0, FormatError::Unreadable { reason }),
        None => inspection.refuse(&file.name, size, FormatError::TooLarge { size }),
    }
}

/// Calls a function with the whole report, whose objects are made while it is written: what [`Ask::Report`] is answered with, never
/// whole in memory.
///
/// # Errors
/// The options do not fit.
pub fn write_report<T>(
    inspection: &Inspection,
    options: &GivenOptions,
    around: Around<'_>,
    write: impl FnOnce(&StreamedReport<'_, '_>) -> T,
) -> Result<T, Failure> {
    let Around { now, progress, .. } = around;
    let options = options.read(now)?;
    inspection.verify_signatures(&mut |done, total| {
        progress(Step { unit: Unit::Certificates, done, total });
    });
    let reporter = inspection.reporter(&options);
    let mut watch = |_: &ObjectReport| {};
    Ok(write(&reporter.streamed(progress, &mut watch)))
}

/// Answers a question.
///
/// # Errors
/// The options do not fit, or what is asked about is not there.
pub fn answer(
    inspection: &mut Inspection,
    ask: Ask,
    options: &GivenOptions,
    around: Around<'_>,
) -> Result<Answer, Failure> {
    let Around { now, entropy, progress } = around;
    let judged = || options.read(now);
    // Most of the work on many certificates, and heard of only here.
    let verify = |inspection: &Inspection, progress: Progress<'_>| {
        inspection.verify_signatures(&mut |done, total| {
            progress(Step { unit: Unit::Certificates, done, total });
        });
    };
    Ok(match ask {
        Ask::About => Answer::About(Box::new(About {
            version: env!("CARGO_PKG_VERSION").into(),
            summary: Inspection::default().summary(&judged()?),
        })),
        Ask::Requirements => Answer::Requirements(RequirementInfo::all()),
        Ask::Summary => {
            verify(inspection, progress);
            summary(inspection, &judged()?, progress)
        }
        Ask::Unlock { id, password, any_rounds } => {
            let max_rounds = if any_rounds { ANY_ROUNDS } else { MAX_ROUNDS };
            let unlocking = Unlocking { passwords: vec![password], max_rounds };
            inspection.unlock(id, &unlocking, progress).map_err(|error| Failure::new(error.kind(), error))?;
            verify(inspection, progress);
            summary(inspection, &judged()?, progress)
        }
        Ask::Clear => {
            *inspection = Inspection::default();
            summary(inspection, &judged()?, progress)
        }
        Ask::Remove(input) => {
            inspection.remove(input);
            verify(inspection, progress);
            summary(inspection, &judged()?, progress)
        }
        Ask::Detail(id) => {
            let detail = inspection.detail(id, &judged()?);
            Answer::Detail(Box::new(detail.ok_or_else(|| {
                Failure::new("noSuchObject", format_args!("there is no object with the number {id}"))
            })?))
        }
        Ask::Structure(id) => Answer::Structure(inspection.structure(id).ok_or_else(|| {
            Failure::new(
                "noStructure",
                format_args!("the bytes of the object with the number {id} are not shown"),
            )
        })?),
        Ask::Plan { product, answers } => {
            let plan = inspection.plan(product, &answers, &judged()?);
            Answer::Plan(Box::new(plan.map_err(|error| Failure::new(error.kind(), error))?))
        }
        Ask::Compare { older, newer, by_date } => {
            let order = if by_date { ComparisonOrder::ByDate } else { ComparisonOrder::AsGiven };
            let comparison = inspection.compare(older, newer, order, &judged()?);
            Answer::Comparison(Box::new(comparison.map_err(|error| Failure::new(error.kind(), error))?))
        }
        Ask::Identify { text, shown } => Answer::Identification(inspection.identify(&text, shown)),
        Ask::Export(order) => {
            verify(inspection, progress);
            Answer::File(export(inspection, order, &judged()?, entropy, progress)?)
        }
        Ask::PortalInspected { wanted, invalid } => {
            let options = judged()?;
            let wanted = invalid.map_or_else(|| wanted.read_wanted(now), Err);
            Answer::PortalInspected(Box::new(inspected(inspection, &options, wanted, progress)))
        }
        Ask::PortalReport { request } => {
            let report = judged().map(|options| inspection.reporter(&options).report(progress));
            let (report, error) =
                report.map_or_else(|error| (None, Some(error)), |report| (Some(report), None));
            Answer::PortalReport(Box::new(PortalReport { request, report, error }))
        }
        Ask::Report => {
            verify(inspection, progress);
            Answer::Report(Box::new(inspection.reporter(&judged()?).report(progress)))
        }
        Ask::Judge => {
            verify(inspection, progress);
            Answer::Admission(inspection.judge_with(&options.read_wanted(now)?, progress))
        }
        Ask::List => Answer::List(inspection.list()),
    })
}

fn summary(inspection: &Inspection, options: &Options, progress: Progress<'_>) -> Answer {
    Answer::Summary(Box::new(inspection.reporter(options).summary(progress)))
}

fn export(
    inspection: &Inspection,
    order: Order,
    options: &Options,
    entropy: &[u8],
    progress: Progress<'_>,
) -> Result<MadeFile, Failure> {
    let Order { kind, object, key, password, compatibility } = order;
    if kind == ExportKind::ReportJson {
        return report_file(inspection, options, progress);
    }
    let entropy = <[u8; ENTROPY_BYTES]>::try_from(entropy)
        .map_err(|_| Failure::new("badOrder", format_args!("{ENTROPY_BYTES} random bytes are needed")))?;
    let order = ExportOrder { kind, object, key, password, compatibility, entropy };
    let file = inspection
        .export_with(&order, options, progress)
        .map_err(|error| Failure::new(error.kind(), error))?;
    Ok(file.into())
}

/// The report itself as a file, as the command writes it.
fn report_file(
    inspection: &Inspection,
    options: &Options,
    progress: Progress<'_>,
) -> Result<MadeFile, Failure> {
    let kind = ExportKind::ReportJson;
    let reporter = inspection.reporter(options);
    let mut watch = |_: &ObjectReport| {};
    let report = reporter.streamed(progress, &mut watch);
    let mut bytes = Vec::new();
    write_pretty_json(&mut bytes, &report).map_err(|error| Failure::new("notWritten", error))?;
    bytes.push(b'\n');
    Ok(MadeFile {
        name: kind.ending().to_owned(),
        media_type: kind.media_type().into(),
        bytes: Zeroizing::new(bytes),
        remarks: Vec::new(),
    })
}

/// `wanted` are the options that the portal asks for, or why they are invalid.
fn inspected(
    inspection: &Inspection,
    options: &Options,
    wanted: Result<Options, Failure>,
    progress: Progress<'_>,
) -> PortalInspected {
    let reporter = inspection.reporter(options);
    let Summary { outcome, destinations, objects, .. } = reporter.summary(progress);
    let is_whole = objects.len() <= MAX_UNASKED_OBJECTS;
    let admission = match wanted {
        Err(failure) => {
            Inspection::refusal(&Options::at(options.at), AdmissionReasonKind::Setting, failure.message)
        }
        Ok(wanted) if !is_whole => Inspection::refusal(
            &wanted,
            AdmissionReasonKind::TooMany,
            format!(
                "There are {} objects; at most {MAX_UNASKED_OBJECTS} are judged for an upload.",
                objects.len()
            ),
        ),
        Ok(wanted) => inspection.judge_with(&wanted, progress),
    };
    PortalInspected {
        outcome,
        verdicts: destinations,
        admission,
        report: is_whole.then(|| reporter.report(progress)),
    }
}

#[cfg(test)]
mod tests;
