//! The whole pipeline: files to objects, objects to judgements, judgements to the report.

use sha2::{Digest, Sha256};

use crate::checks::Outcome;
use crate::formats::{self, FormatError, Progress};
use crate::input::{Input, Options};
use crate::limits::{MAX_OBJECTS, MAX_PROBLEMS};
use crate::model::{Content, Encoding, Object, Origin, hex_lower};
use crate::report::{
    self, Detail, InputReport, ObjectReport, ObjectRow, Problem, ProblemOrigin, Report, SCHEMA_VERSION,
    Settings, Summary, Text,
};

/// Inspects files: the same answer for the same files and options, everywhere.
#[must_use]
pub fn inspect(inputs: &[Input], options: &Options) -> Report {
    let mut inspection = Inspection::default();
    for input in inputs {
        inspection.add(&input.name, &input.bytes, &mut |_, _| {});
    }
    inspection.report(options)
}

/// Files that have been read once and can be judged again and again under other options.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    inputs: Vec<InputReport>,
    objects: Vec<Object>,
    problems: Vec<Problem>,
    omitted_problems: usize,
}

impl Inspection {
    /// Reads a file and keeps what it holds. `progress` hears of bytes done and bytes in all, now and then.
    pub fn add(&mut self, name: &str, bytes: &[u8], progress: Progress<'_>) {
        let room = MAX_OBJECTS.saturating_sub(self.objects.len());
        let reading = formats::read(bytes, room, progress);
        let input = u32::try_from(self.inputs.len()).unwrap_or(u32::MAX);
        self.inputs.push(InputReport {
            name: name.to_owned(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hex_lower(&Sha256::digest(bytes)),
            encoding: report::words::encoding(reading.encoding).into(),
        });
        self.objects.extend(reading.found.into_iter().map(|found| Object {
            origin: Origin { input, block: found.block, offset: found.offset },
            content: found.content,
        }));
        for failure in reading.failures {
            self.note(name, failure.block, failure.offset, &failure.error);
        }
    }

    /// Notes a file that was not read, because of its size or because the system refused it.
    pub fn refuse(&mut self, name: &str, size: u64, error: &FormatError) {
        self.inputs.push(InputReport {
            name: name.to_owned(),
            size,
            sha256: String::new(),
            encoding: report::words::encoding(Encoding::None).into(),
        });
        self.note(name, None, None, error);
    }

    fn note(&mut self, name: &str, block: Option<u32>, offset: Option<u32>, error: &FormatError) {
        if self.problems.len() >= MAX_PROBLEMS {
            self.omitted_problems += 1;
            return;
        }
        self.problems.push(Problem {
            kind: error.kind().into(),
            message: error.to_string().into(),
            origin: ProblemOrigin { file: name.to_owned(), block, offset },
        });
    }

    /// How many objects are kept.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.objects.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// The whole report.
    #[must_use]
    pub fn report(&self, options: &Options) -> Report {
        let objects: Vec<ObjectReport> =
            self.numbered().map(|(id, object)| report::build::object(id, object, options)).collect();
        let assessments = objects.iter().flat_map(|object| &object.assessments);
        Report {
            schema_version: SCHEMA_VERSION,
            tool_version: env!("CARGO_PKG_VERSION").into(),
            settings: settings(options),
            outcome: Outcome::worst(assessments.map(|assessment| assessment.outcome)),
            objects,
            inputs: self.inputs.clone(),
            problems: self.all_problems(),
            not_checked: not_checked(),
        }
    }

    /// Short rows of everything, for a list.
    #[must_use]
    pub fn summary(&self, options: &Options) -> Summary {
        let objects: Vec<ObjectRow> =
            self.numbered().map(|(id, object)| report::build::row(id, object, options)).collect();
        Summary {
            settings: settings(options),
            outcome: Outcome::worst(objects.iter().map(|row| row.outcome)),
            inputs: self.inputs.clone(),
            objects,
            problems: self.all_problems(),
            not_checked: not_checked(),
        }
    }

    /// One object whole; `None` if there is none with that number.
    #[must_use]
    pub fn detail(&self, id: u32, options: &Options) -> Option<Detail> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        let row = report::build::row(id, object, options);
        Some(match &object.content {
            Content::Certificate(certificate) => report::details::certificate(row, certificate, options),
            Content::Other(kind) => Detail {
                row,
                assessments: Vec::new(),
                advice: report::words::advice(*kind),
                fields: Vec::new(),
                fingerprints: Vec::new(),
                pem: None,
            },
        })
    }

    fn numbered(&self) -> impl Iterator<Item = (u32, &Object)> {
        (0_u32..).zip(&self.objects)
    }

    fn all_problems(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        if self.omitted_problems > 0 {
            problems.push(Problem {
                kind: "moreProblems".into(),
                message: format!("{} more problems are not listed.", self.omitted_problems).into(),
                origin: ProblemOrigin { file: String::new(), block: None, offset: None },
            });
        }
        problems
    }
}

fn settings(options: &Options) -> Settings {
    Settings {
        at: options.at,
        profile: options.profile,
        role: options.role,
        host: options.host.as_ref().map(ToString::to_string),
    }
}

/// What no verdict here covers. It is said with every report, so that nobody takes silence for approval.
fn not_checked() -> Vec<Text> {
    [
        "Signatures and the chain to a root: whether the certificate really comes from the issuer it names.",
        "Revocation: whether the issuer has withdrawn the certificate.",
        "Trust: whether the phones trust the root that it leads to.",
        "The server: whether it really presents this certificate, with its private key and its chain.",
    ]
    .into_iter()
    .map(Text::from)
    .collect()
}
