//! The whole pipeline: files to objects, objects to judgements, judgements to the report.

mod answers;
mod cards;
mod progress;
mod removal;
mod reporter;

use std::cell::{OnceCell, RefCell};

use sha2::{Digest, Sha256};

use crate::budget::{Budget, Spent};
use crate::formats::{self, Context, Decoded, Failure, FormatError, Found, Progress, Reading};
use crate::input::{Input, Options, Unlocking};
use crate::judge::{FileFacts, Kin};
use crate::limits::{MAX_OBJECTS, MAX_PROBLEMS, MAX_REQUEST_SIGNATURES};
use crate::model::{CertificateRequest, Content, Encoding, LockReason, Object, Origin, hex_lower};
use crate::naming;
use crate::path::{SignatureCache, signature};
use crate::readers::openssl_pem::Readings;
use crate::report::{InputReport, Problem, ProblemOrigin, Report};

pub use reporter::{Reporter, StreamedReport, Watch};

/// Inspects files: the same answer for the same files and options, everywhere.
#[must_use]
pub fn inspect(inputs: &[Input], options: &Options) -> Report {
    let mut inspection = Inspection::default();
    for input in inputs {
        let number = inspection.add(&input.name, &input.bytes, &input.unlocking, &mut |_| {});
        if input.trusted {
            inspection.trust(number);
        }
    }
    inspection.report(options)
}

/// Files that have been read once and can be judged again and again under other options.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    inputs: Vec<InputReport>,
    /// What reading told of each input, beside its objects.
    files: Vec<FileFacts>,
    objects: Vec<Object>,
    /// What could not be read, with the input that it is in.
    problems: Vec<(u32, Problem)>,
    omitted_problems: usize,
    request_signatures: usize,
    budget: Budget,
    /// Inputs whose certificates the user trusts.
    trusted: Vec<u32>,
    /// Who issued whom; found when it is first asked for, and again when objects were added.
    kin: OnceCell<Kin>,
    signatures: RefCell<SignatureCache>,
}

/// Where the objects of a reading belong.
struct Place<'a> {
    input: u32,
    path: &'a [String],
    container: Option<u32>,
}

impl Inspection {
    /// Reads a file, keeps what it holds, and answers its number. `progress` hears now and then how far it is.
    pub fn add(&mut self, name: &str, bytes: &[u8], unlocking: &Unlocking, progress: Progress<'_>) -> u32 {
        let (reading, readings) = self.read(bytes, unlocking, progress);
        self.keep_reading(name, bytes, reading, readings, false)
    }

    /// Takes every certificate of an input, by its number, for a trust anchor of the user's.
    pub fn trust(&mut self, input: u32) {
        self.trusted.push(input);
    }

    /// Finds out who issued whom, by verifying signatures: most of the work on many certificates. Reports do it by
    /// themselves; `progress` hears here how many of how many certificates are done.
    pub fn verify_signatures(&self, progress: &mut dyn FnMut(usize, usize)) {
        self.kin(progress);
    }

    fn kin(&self, progress: &mut dyn FnMut(usize, usize)) -> &Kin {
        self.kin.get_or_init(|| Kin::find(&self.objects, &mut self.signatures.borrow_mut(), progress))
    }

    /// Reads a file that nobody named: one of all files in a folder. Where it holds nothing for a certificate inspector,
    /// that is no problem; it is passed over, and its [`InputReport`] says so.
    pub fn add_from_folder(
        &mut self,
        name: &str,
        bytes: &[u8],
        unlocking: &Unlocking,
        progress: Progress<'_>,
    ) -> u32 {
        let (mut reading, readings) = self.read(bytes, unlocking, progress);
        let passed_over = reading.holds_nothing().is_some();
        if passed_over {
            reading = Reading::of(reading.encoding);
        }
        self.keep_reading(name, bytes, reading, readings, passed_over)
    }

    /// Lifts the limits for key derivation, for arithmetic on private keys and for signatures, for what is read from now on.
    /// Rounds for a password end at the limit that is given with it.
    pub fn try_everything(&mut self) {
        self.budget = Budget::unlimited();
        self.signatures.borrow_mut().lift();
    }

    /// What was spent on passwords, keys and signatures.
    #[must_use]
    pub fn spent(&self) -> Spent {
        Spent { signatures: self.signatures.borrow().spent(), ..self.budget.spent() }
    }

    fn read(
        &mut self,
        bytes: &[u8],
        unlocking: &Unlocking,
        progress: Progress<'_>,
    ) -> (Reading, Option<Readings>) {
        let room = MAX_OBJECTS.saturating_sub(self.objects.len());
        // Whoever wants everything in a file tried takes nothing from the others.
        let own = unlocking.is_anyway().then(Budget::unlimited);
        let is_own = own.is_some();
        let budget = own.unwrap_or_else(|| std::mem::take(&mut self.budget));
        let mut context = Context::new(unlocking, progress).with_room(room).with_budget(budget);
        let reading = formats::read(bytes, &mut context);
        let mut left = context.into_budget();
        let readings = Readings::of(bytes, &mut left);
        if !is_own {
            self.budget = left;
        }
        (reading, readings)
    }

    fn keep_reading(
        &mut self,
        name: &str,
        bytes: &[u8],
        reading: Reading,
        readings: Option<Readings>,
        passed_over: bool,
    ) -> u32 {
        self.kin.take();
        let input = u32::try_from(self.inputs.len()).unwrap_or(u32::MAX);
        self.inputs.push(InputReport {
            name: name.to_owned(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hex_lower(&Sha256::digest(bytes)),
            encoding: naming::encoding(reading.encoding).into(),
            remarks: reading.text_faults.iter().map(naming::text_fault).collect(),
            passed_over,
        });
        self.files.push(FileFacts {
            name: name.to_owned(),
            encoding: reading.encoding,
            stray_text: reading.stray_text,
            readings: readings.map(Box::new),
            damaged: Vec::new(),
        });
        let mut objects = std::mem::take(&mut self.objects);
        let place = Place { input, path: &[], container: None };
        self.keep(&mut objects, 0, reading.found, &place);
        self.objects = objects;
        self.note_all(input, &[], reading.failures);
        input
    }

    /// Flattens what was found: containers before what they hold. `base` is the number that the first of `objects` has.
    fn keep(&mut self, objects: &mut Vec<Object>, base: u32, found: Vec<Found>, place: &Place<'_>) {
        for found in found {
            let mut path = place.path.to_vec();
            path.extend(Some(found.part).filter(|part| !part.is_empty()));
            let Decoded { mut content, lock, inside, failures } = found.decoded;
            if let Content::CertificateRequest(request) = &mut content {
                self.verify(request);
            }
            let id = base.saturating_add(u32::try_from(objects.len()).unwrap_or(u32::MAX));
            objects.push(Object {
                origin: Origin {
                    input: place.input,
                    path: path.clone(),
                    block: found.block,
                    offset: found.offset,
                },
                container: place.container,
                label: found.label,
                content,
                lock: lock.map(Box::new),
            });
            self.note_all(place.input, &path, failures);
            self.keep(objects, base, inside, &Place { input: place.input, path: &path, container: Some(id) });
        }
    }

    /// Whether whoever made a request holds its key (RFC 2986 section 3).
    fn verify(&mut self, request: &mut CertificateRequest) {
        if self.request_signatures >= MAX_REQUEST_SIGNATURES {
            return;
        }
        self.request_signatures += 1;
        request.self_signature = signature::verify(
            &request.public_key.key,
            &request.signature_algorithm,
            request.signed.of(&request.der),
            request.signature.of(&request.der),
        );
    }

    /// Opens an object that is locked, with passwords and rounds that the user gave for it; answers why it is still locked.
    ///
    /// It is asked for, so it has a budget of its own, and one without end where its rounds have none.
    /// What it holds takes the numbers behind it, and objects that stood there move on.
    ///
    /// # Errors
    /// What keeps it from being opened with any password.
    pub fn unlock(
        &mut self,
        id: u32,
        unlocking: &Unlocking,
        progress: Progress<'_>,
    ) -> Result<Option<LockReason>, FormatError> {
        let Some(index) = usize::try_from(id).ok().filter(|index| *index < self.objects.len()) else {
            return Ok(None);
        };
        let Some(object) = self.objects.get_mut(index) else { return Ok(None) };
        let Some(lock) = object.lock.as_deref() else { return Ok(None) };
        let room = MAX_OBJECTS.saturating_sub(index);
        let budget = if unlocking.is_anyway() { Budget::unlimited() } else { Budget::default() };
        let mut context = Context::new(unlocking, progress).with_room(room).with_budget(budget);
        let Decoded { content, lock, inside, failures } = formats::unlock(lock, &mut context)?;
        object.content = content;
        object.lock = lock.map(Box::new);
        let reason = object.lock.as_ref().map(|lock| lock.reason);
        let Origin { input, path, .. } = object.origin.clone();
        self.kin.take();

        let mut behind = self.objects.split_off(index + 1);
        // What it held so far is replaced.
        let held = behind.iter().take_while(|other| other.container >= Some(id)).count();
        let behind = behind.split_off(held);
        let mut opened = Vec::new();
        self.keep(
            &mut opened,
            id.saturating_add(1),
            inside,
            &Place { input, path: &path, container: Some(id) },
        );
        let grown = i64::try_from(opened.len()).unwrap_or(0) - i64::try_from(held).unwrap_or(0);
        self.objects.append(&mut opened);
        self.objects.extend(behind.into_iter().map(|mut object| {
            if let Some(container) = object.container.as_mut().filter(|container| **container > id) {
                *container = u32::try_from(i64::from(*container) + grown).unwrap_or(u32::MAX);
            }
            object
        }));
        self.note_all(input, &path, failures);
        Ok(reason)
    }

    /// Notes a file that was not read, because of its size or because the system refused it.
    pub fn refuse(&mut self, name: &str, size: u64, error: FormatError) {
        let input = u32::try_from(self.inputs.len()).unwrap_or(u32::MAX);
        self.inputs.push(InputReport {
            name: name.to_owned(),
            size,
            sha256: String::new(),
            encoding: naming::encoding(Encoding::None).into(),
            remarks: Vec::new(),
            passed_over: false,
        });
        self.files.push(FileFacts { name: name.to_owned(), ..FileFacts::default() });
        self.note(input, name, &[], Failure { path: Vec::new(), block: None, offset: None, error });
    }

    fn note_all(&mut self, input: u32, path: &[String], failures: Vec<Failure>) {
        let index = usize::try_from(input).ok();
        let name = index.and_then(|index| self.inputs.get(index)).map(|input| input.name.clone());
        let name = name.unwrap_or_default();
        for failure in failures {
            if let Some(file) = index.and_then(|index| self.files.get_mut(index))
                && file.damaged.len() < MAX_PROBLEMS
            {
                file.damaged.push((failure.block, failure.error.to_string()));
            }
            self.note(input, &name, path, failure);
        }
    }

    fn note(&mut self, input: u32, name: &str, path: &[String], failure: Failure) {
        if self.problems.len() >= MAX_PROBLEMS {
            self.omitted_problems += 1;
            return;
        }
        let problem = Problem {
            kind: failure.error.kind().into(),
            message: failure.error.to_string().into(),
            origin: ProblemOrigin {
                file: name.to_owned(),
                path: [path, &failure.path].concat(),
                block: failure.block,
                offset: failure.offset,
            },
        };
        self.problems.push((input, problem));
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
}
