//! A report in pieces: its objects are made one after the other, so that only one of them is in memory at a time.

use std::cell::RefCell;
use std::io;

use serde::ser::{Error, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

use super::Inspection;
use super::answers::{not_checked, settings};
use super::progress::tell;
use crate::checks::Outcome;
use crate::export::{self, ExportKind};
use crate::formats::Progress;
use crate::input::Options;
use crate::judge::{Answered, Whole};
use crate::model::Origin;
use crate::products::RULE_SET;
use crate::report::{ObjectReport, Report, SCHEMA_VERSION};
use crate::view::{Detail, Summary};

const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Sees each object of a report once it is made.
pub type Watch<'a> = &'a mut dyn FnMut(&ObjectReport);

/// What is asked of one inspection under the same options.
pub struct Reporter<'a> {
    inspection: &'a Inspection,
    options: &'a Options,
    whole: Whole<'a>,
}

impl Inspection {
    /// What answers under these options. What its answers share is found once.
    #[must_use]
    pub fn reporter<'a>(&'a self, options: &'a Options) -> Reporter<'a> {
        Reporter { inspection: self, options, whole: self.whole(options) }
    }
}

impl<'a> Reporter<'a> {
    /// The report of one object, by its number.
    #[must_use]
    pub fn object(&self, id: u32) -> Option<ObjectReport> {
        let object = self.inspection.objects.get(usize::try_from(id).ok()?)?;
        Some(self.whole.object(id, object))
    }

    /// Where an object was found, by its number.
    #[must_use]
    pub fn origin(&self, id: u32) -> Option<&Origin> {
        Some(&self.inspection.objects.get(usize::try_from(id).ok()?)?.origin)
    }

    /// One object whole; `None` if there is none with that number.
    #[must_use]
    pub fn detail(&self, id: u32) -> Option<Detail> {
        let object = self.inspection.objects.get(usize::try_from(id).ok()?)?;
        Some(self.whole.detail(id, object))
    }

    /// The reports of all objects, each made when it is asked for. `progress` hears how many are done.
    pub fn objects<'s>(&'s self, progress: Progress<'s>) -> impl Iterator<Item = ObjectReport> + 's {
        let total = self.inspection.objects.len();
        self.inspection.numbered().map(move |(id, object)| {
            tell(progress, id, total);
            self.whole.object(id, object)
        })
    }

    /// The whole report.
    #[must_use]
    pub fn report(&self, progress: Progress<'_>) -> Report {
        let objects: Vec<ObjectReport> = self.objects(progress).collect();
        let answered = objects.iter().flat_map(|object| self.whole.answered(object)).collect();
        let outcome = Outcome::worst(objects.iter().map(|object| object.outcome));
        Report { objects, ..self.frame(answered, outcome) }
    }

    /// Short rows of everything, for a list.
    #[must_use]
    pub fn summary(&self, progress: Progress<'_>) -> Summary {
        let (objects, answered) = self.inspection.rows(&self.whole, progress);
        let destinations = self.whole.destinations(answered);
        Summary {
            rule_set: RULE_SET.into(),
            preselected: self.whole.preselected(),
            verdict: self.whole.verdict(&destinations),
            cards: self.inspection.cards(&self.whole, &destinations, self.options),
            destinations,
            settings: settings(self.options),
            outcome: Outcome::worst(objects.iter().map(|row| row.outcome)),
            inputs: self.inspection.inputs.clone(),
            objects,
            bundles: self.whole.bundles().to_vec(),
            anchors: self.whole.anchors(),
            problems: self.inspection.all_problems(),
            not_checked: not_checked(),
        }
    }

    /// The report without its objects.
    fn frame(&self, answered: Vec<Answered>, outcome: Outcome) -> Report {
        let destinations = self.whole.destinations(answered);
        Report {
            schema_version: SCHEMA_VERSION,
            tool_version: TOOL_VERSION.into(),
            rule_set: RULE_SET.into(),
            preselected: self.whole.preselected(),
            verdict: self.whole.verdict(&destinations),
            destinations,
            settings: settings(self.options),
            outcome,
            objects: Vec::new(),
            bundles: self.whole.bundles().to_vec(),
            anchors: self.whole.anchors(),
            inputs: self.inspection.inputs.clone(),
            problems: self.inspection.all_problems(),
            not_checked: not_checked(),
        }
    }

    /// The report as something to be written: its objects are made while that happens. `watch` sees each of them.
    pub fn streamed<'s>(&'s self, progress: Progress<'s>, watch: Watch<'s>) -> StreamedReport<'s, 'a> {
        StreamedReport { reporter: self, around: RefCell::new((progress, watch)), frame: RefCell::default() }
    }

    /// Writes a report for people, in pieces.
    ///
    /// # Errors
    /// It cannot be written, or the kind is not made of a report.
    pub fn write(&self, kind: ExportKind, out: &mut dyn io::Write, progress: Progress<'_>) -> io::Result<()> {
        let (rows, answered) = self.inspection.rows(&self.whole, progress);
        let frame = self.frame(answered, Outcome::worst(rows.iter().map(|row| row.outcome)));
        drop(rows);
        let pieces = export::pieces(kind).ok_or(io::ErrorKind::InvalidInput)?;
        out.write_all((pieces.start)(&frame).as_bytes())?;
        for object in self.objects(progress) {
            out.write_all((pieces.object)(&frame, &object).as_bytes())?;
        }
        out.write_all((pieces.end)(&frame).as_bytes())
    }
}

/// A report whose objects are made while it is written. It is written once.
pub struct StreamedReport<'s, 'a> {
    reporter: &'s Reporter<'a>,
    around: RefCell<(Progress<'s>, Watch<'s>)>,
    frame: RefCell<Option<Report>>,
}

impl StreamedReport<'_, '_> {
    /// The report without its objects, once it is written; that of nothing before.
    #[must_use]
    pub fn into_frame(self) -> Report {
        let nothing = || self.reporter.frame(Vec::new(), Outcome::NotApplicable);
        self.frame.into_inner().unwrap_or_else(nothing)
    }
}

/// What is known once all objects are written.
#[derive(Default)]
struct Gathered {
    answered: Vec<Answered>,
    outcomes: Vec<Outcome>,
}

/// The list of objects of a report.
struct Objects<'o, 's, 'a> {
    report: &'o StreamedReport<'s, 'a>,
    gathered: &'o RefCell<Gathered>,
}

impl Serialize for Objects<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reporter = self.report.reporter;
        let (mut around, mut gathered) =
            match (self.report.around.try_borrow_mut(), self.gathered.try_borrow_mut()) {
                (Ok(around), Ok(gathered)) => (around, gathered),
                _ => return Err(S::Error::custom("the report is being written already")),
            };
        let (progress, watch) = &mut *around;
        let mut list = serializer.serialize_seq(Some(reporter.inspection.objects.len()))?;
        for object in reporter.objects(progress) {
            gathered.answered.extend(reporter.whole.answered(&object));
            gathered.outcomes.push(object.outcome);
            watch(&object);
            list.serialize_element(&object)?;
        }
        list.end()
    }
}

/// The fields of [`Report`], in their order.
impl Serialize for StreamedReport<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reporter = self.reporter;
        let gathered = RefCell::default();
        let mut fields = serializer.serialize_struct("Report", 14)?;
        fields.serialize_field("schemaVersion", &SCHEMA_VERSION)?;
        fields.serialize_field("toolVersion", TOOL_VERSION)?;
        fields.serialize_field("settings", &settings(reporter.options))?;
        fields.serialize_field("ruleSet", RULE_SET)?;
        fields.serialize_field("inputs", &reporter.inspection.inputs)?;
        fields.serialize_field("objects", &Objects { report: self, gathered: &gathered })?;
        let Gathered { answered, outcomes } = gathered.into_inner();
        let frame = reporter.frame(answered, Outcome::worst(outcomes));
        fields.serialize_field("outcome", &frame.outcome)?;
        fields.serialize_field("preselected", &frame.preselected)?;
        fields.serialize_field("verdict", &frame.verdict)?;
        fields.serialize_field("destinations", &frame.destinations)?;
        fields.serialize_field("bundles", &frame.bundles)?;
        fields.serialize_field("anchors", &frame.anchors)?;
        fields.serialize_field("problems", &frame.problems)?;
        fields.serialize_field("notChecked", &frame.not_checked)?;
        let end = fields.end()?;
        self.frame.replace(Some(frame));
        Ok(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::Inspection;
    use crate::export::{ExportKind, ExportOrder};
    use crate::input::{Options, Unlocking};
    use crate::model::Timestamp;

    fn inspection() -> Inspection {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
        let mut inspection = Inspection::default();
        for name in
            ["foreign/openssl-default.p12", "server/good.der", "server/no-san.der", "bundles/broken-tail.pem"]
        {
            let bytes = std::fs::read([folder, name].concat()).unwrap();
            inspection.add(name, &bytes, &Unlocking::default(), &mut |_| {});
        }
        inspection
    }

    fn options() -> Options {
        Options::at(Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").unwrap())
    }

    #[test]
    fn what_is_written_in_pieces_is_the_report() {
        let (inspection, options) = (inspection(), options());
        let mut seen = 0;
        let reporter = inspection.reporter(&options);
        let (mut progress, mut watch) = (|_| {}, |_: &_| seen += 1);
        let streamed = serde_json::to_string_pretty(&reporter.streamed(&mut progress, &mut watch)).unwrap();
        let report = inspection.report(&options);
        assert!(streamed == serde_json::to_string_pretty(&report).unwrap(), "the two differ");
        assert_eq!(seen, report.objects.len());
    }

    /// Each object is handed on before the next one is made.
    #[test]
    fn objects_are_made_one_after_the_other() {
        let (inspection, options) = (inspection(), options());
        let reporter = inspection.reporter(&options);
        let mut done = Vec::new();
        let mut progress = |step: crate::formats::Step| done.push((step.done, step.total));
        assert_eq!(reporter.objects(&mut progress).take(1).count(), 1);
        assert_eq!(done, [(0, inspection.len())]);
    }

    #[test]
    fn reports_for_people_are_the_same_in_pieces() {
        let (inspection, options) = (inspection(), options());
        for kind in [ExportKind::ReportHtml, ExportKind::ReportCsv] {
            let mut written = Vec::new();
            inspection.reporter(&options).write(kind, &mut written, &mut |_| {}).unwrap();
            let file = inspection.export(&ExportOrder::of(kind, None), &options).unwrap();
            assert_eq!(String::from_utf8(written), String::from_utf8(file.bytes.to_vec()));
        }
    }
}
