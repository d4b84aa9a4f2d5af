//! The report on paper.

use super::{Words, same, words};

pub(crate) const PRINT: Words = words("Print the report", "Bericht drucken");
pub(crate) const PRINTED: Words = words("Certificate report", "Zertifikatsbericht");
pub(crate) const PRINTED_FILES: Words = words("Files", "Dateien");
pub(crate) const PRINTED_OBJECTS: Words = words("Every result", "Jedes Ergebnis");
pub(crate) const PRINTED_NAME: Words = same("Name");
pub(crate) const PRINTED_BYTES: Words = same("Bytes");
pub(crate) const PRINTED_OBJECT: Words = words("Object", "Objekt");
pub(crate) const PRINTED_FILE: Words = words("Found in", "Gefunden in");
pub(crate) const PRINTED_RESULT: Words = words("Result", "Ergebnis");
pub(crate) const PRINTED_AT: Words = words("Checked as of", "Beurteilt zum Zeitpunkt");
pub(crate) const PRINTED_TOOL: Words = words("Tool", "Werkzeug");
pub(crate) const PRINTED_TRUSTED: Words = words("Trusted by the user", "Vom Benutzer vertraut");
pub(crate) const PRINTED_NONE: Words = words("none", "keine Angabe");
pub(crate) const SHA_256: Words = same("SHA-256");
pub(crate) const NOT_READ: Words = words("not read", "nicht gelesen");
