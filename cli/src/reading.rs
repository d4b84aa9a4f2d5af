//! Reads the files that a command names, and says which could not be read.

use std::io::{self, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use cert_inspector::formats::{Step, Unit};
use cert_inspector::input::{ANY_ROUNDS, parse_addresses};
use cert_inspector::safe_text::visible;
use cert_inspector::view::Summary;
use cert_inspector::{Inspection, Options, Timestamp};

use crate::files;
use crate::options::ReadingArguments;
use crate::outcome::Failure;
use crate::passwords::Passwords;
use crate::working::Working;

/// Says on the error output what could not be read, a line for each.
pub(crate) fn tell_problems(summary: &Summary) -> io::Result<()> {
    for problem in &summary.problems {
        let (file, message) = (visible(&problem.origin.file), visible(&problem.message));
        writeln!(io::stderr(), "cert-inspector: {file}: {message}")?;
    }
    Ok(())
}

/// Reads everything that the arguments name. The last one tells what is being done, and ends the command when its time is over.
pub(crate) fn read(arguments: &ReadingArguments) -> Result<(Inspection, Options, Working), Failure> {
    let working = Working::start(arguments.time_limit);
    let addresses =
        parse_addresses(&arguments.address.join("\n")).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut options = Options::at(arguments.at.unwrap_or_else(now));
    options.profile = arguments.profile;
    options.role = arguments.role;
    options.host.clone_from(&arguments.host);
    options.addresses = addresses;
    options.email.clone_from(&arguments.email);
    options.user_name.clone_from(&arguments.user_name);
    options.port = arguments.port;
    options.runtime = arguments.runtime;
    options.policy = arguments.policy;
    options.purpose = arguments.purpose.first().copied();
    options.further_purposes = arguments.purpose.iter().skip(1).copied().collect();
    options.public_roots = !arguments.no_public_roots;
    options.require_revocation = !arguments.crl.is_empty();
    options.initial_policies.clone_from(&arguments.initial_policy);
    options.require_explicit_policy = arguments.require_explicit_policy;
    options.inhibit_policy_mapping = arguments.inhibit_policy_mapping;
    options.inhibit_any_policy = arguments.inhibit_any_policy;
    let mut files = files::list(&arguments.files);
    files.extend(files::list(&arguments.crl));
    let anchors = files.len();
    files.extend(files::list(&arguments.anchors));
    let passwords = Passwords::gather(arguments, &files).map_err(Failure::Usage)?;
    let mut inspection = Inspection::default();
    if arguments.try_anyway {
        inspection.try_everything();
    }
    let max_rounds = if arguments.try_anyway { ANY_ROUNDS } else { arguments.max_rounds };
    let hear = &mut |step| working.hear(step);
    for (place, file) in files.into_iter().enumerate() {
        let unlocking = passwords.of(&file, max_rounds);
        working.on(&file.name());
        let added = match file.read() {
            Ok(bytes) if file.folder.is_some() => {
                Some(inspection.add_from_folder(&file.name(), &bytes, &unlocking, hear))
            }
            Ok(bytes) => Some(inspection.add(&file.name(), &bytes, &unlocking, hear)),
            Err((size, error)) => {
                inspection.refuse(&file.name(), size, error);
                None
            }
        };
        if let Some(input) = added.filter(|_| place >= anchors) {
            inspection.trust(input);
        }
    }
    inspection.verify_signatures(&mut |done, total| hear(Step { unit: Unit::Certificates, done, total }));
    Ok((inspection, options, working))
}

/// The clock of this machine; at its first second if it stands before 1970.
fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}
