//! The requirements as a table: a line for each requirement and object (RFC 4180, in UTF-8 with a mark, as spreadsheets like it).

use super::words;
use crate::naming::certificate_title;
use crate::report::{Finding, Group, ObjectReport, Report};
use crate::safe_text;

const COLUMNS: &[&str] = &[
    "File",
    "Place",
    "Object",
    "Certificate",
    "SHA-256",
    "Product",
    "Verdict",
    "Role",
    "Asked by",
    "Requirement",
    "Title",
    "Level",
    "Outcome",
    "Required",
    "Found",
    "Reasons",
    "Needed",
    "Source",
    "Judged at",
    "Rule set",
];

/// The line of the columns.
pub(super) fn start() -> String {
    let mut table = CsvTable::default();
    table.line(COLUMNS);
    table.into_text()
}

/// The lines of one object.
pub(super) fn object(report: &Report, object: &ObjectReport) -> String {
    let at = report.settings.at.to_string();
    let mut table = CsvTable(String::new());
    let row = Row { report, object, at: &at };
    for assessment in &object.assessments {
        let product = [&*assessment.title, assessment.verdict.words(), assessment.role.name()];
        assessment.findings.iter().for_each(|finding| row.write(&mut table, product, finding));
    }
    object.platform.iter().for_each(|finding| row.write(&mut table, ["", "", ""], finding));
    table.into_text()
}

struct Row<'a> {
    report: &'a Report,
    object: &'a ObjectReport,
    at: &'a str,
}

impl Row<'_> {
    fn write(&self, table: &mut CsvTable, [product, verdict, role]: [&str; 3], finding: &Finding) {
        let Self { report, object, at } = self;
        let (file, place) = words::place(report, object);
        let certificate = object.certificate.as_ref();
        let sources = finding.sources.iter().map(words::source).collect::<Vec<_>>().join("; ");
        table.line::<&str>(&[
            &file,
            &place,
            &object.id.to_string(),
            &certificate.map(certificate_title).unwrap_or_default(),
            &certificate
                .map(|certificate| crate::model::hex_lower(&certificate.fingerprints.sha256.0))
                .unwrap_or_default(),
            product,
            verdict,
            role,
            match finding.group {
                Group::Guide => "guide",
                Group::Platform => "platform",
            },
            &finding.requirement,
            &finding.title,
            words::level(finding.level),
            words::outcome(finding.outcome),
            &finding.required,
            &finding.found,
            &finding.reasons.join(" "),
            &finding.needs.join(" "),
            &sources,
            at,
            &report.rule_set,
        ]);
    }
}

/// Lines of comma-separated values: quoted where they have to be, with nothing that a spreadsheet would take for a formula.
#[derive(Clone, Debug)]
pub struct CsvTable(String);

impl Default for CsvTable {
    /// An empty table.
    fn default() -> Self {
        Self(String::from('\u{FEFF}'))
    }
}

impl CsvTable {
    /// Adds a line.
    pub fn line<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (number, cell) in cells.iter().enumerate() {
            if number > 0 {
                self.0.push(',');
            }
            self.0.push_str(&safe_text::cell(cell.as_ref()));
        }
        self.0.push_str("\r\n");
    }

    /// The whole table.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}
