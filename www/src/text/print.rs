//! The report on paper.

use super::{Said, said};

pub(crate) const PRINT: Said = said("Print the report", "Bericht drucken");
pub(crate) const PRINT_NOTE: Said = said(
    "The object that is shown, whole, and everything else in short; with the hashes of all files.",
    "Das gezeigte Objekt vollständig und alles andere kurz; mit den Prüfsummen aller Dateien.",
);
pub(crate) const PRINTED: Said = said("Certificate report", "Zertifikatsbericht");
pub(crate) const PRINTED_FILES: Said = said("Files", "Dateien");
pub(crate) const PRINTED_OBJECTS: Said = said("Every result", "Jedes Ergebnis");
pub(crate) const PRINTED_NAME: Said = said("Name", "Name");
pub(crate) const PRINTED_BYTES: Said = said("Bytes", "Bytes");
pub(crate) const PRINTED_OBJECT: Said = said("Object", "Objekt");
pub(crate) const PRINTED_FILE: Said = said("Found in", "Gefunden in");
pub(crate) const PRINTED_RESULT: Said = said("Result", "Ergebnis");
pub(crate) const PRINTED_AT: Said = said("Judged as of", "Beurteilt zum Zeitpunkt");
pub(crate) const PRINTED_TOOL: Said = said("Tool", "Werkzeug");
pub(crate) const PRINTED_TRUSTED: Said = said("Trusted by the user", "Vom Benutzer vertraut");
pub(crate) const PRINTED_NONE: Said = said("none", "keine");
pub(crate) const NOT_READ: Said = said("not read", "nicht gelesen");
