//! The samples, and what is words while one is shown.

use super::{Words, say, words};

pub(crate) const SAMPLES: Words = words("Or try a sample", "Oder ein Beispiel ansehen");
pub(crate) const SAMPLES_NOTE: Words = words(
    "Created for this page: no device trusts these certificates, and no server uses their keys.",
    "Für diese Seite gemacht. Niemand vertraut ihnen, und niemand benutzt ihre Schlüssel.",
);
pub(crate) const LEAVE_SAMPLE: Words = words("Leave the sample", "Beispiel verlassen");

/// The password of a sample.
pub(crate) fn sample_password(password: &str) -> String {
    say!("Password: {password}", "Kennwort: {password}")
}

/// Says that what is shown is not the user's, and whose time and settings count.
pub(crate) fn sample_shown(title: Words, instant: &str) -> String {
    say!(
        "Sample “{title}”, checked as of {instant} with its own settings.",
        "Beispiel „{title}“, beurteilt zum {instant} mit eigenen Einstellungen."
    )
}
