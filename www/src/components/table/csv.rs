//! The rows as they are shown, as a file for a spreadsheet.

use cert_inspector::export::CsvTable;
use cert_inspector::model::Timestamp;
use cert_inspector::view::{ObjectRow, Summary};

use crate::text;

/// The rows at these places, in this order.
pub(crate) fn csv(summary: &Summary, places: &[usize], at: Timestamp) -> String {
    let mut table = CsvTable::default();
    table.line(&text::csv_columns().map(|words| words.to_string()));
    for row in places.iter().filter_map(|place| summary.objects.get(*place)) {
        table.line::<&str>(&cells(summary, row, at).each_ref().map(String::as_str));
    }
    table.into_text()
}

fn cells(summary: &Summary, row: &ObjectRow, at: Timestamp) -> [String; 12] {
    let file = usize::try_from(row.input).ok().and_then(|input| summary.inputs.get(input));
    [
        row.title.to_string(),
        row.issuer.to_string(),
        row.not_after.map(|end| end.to_string()).unwrap_or_default(),
        row.not_after.map(|end| text::expiry(end, at)).unwrap_or_default(),
        row.key.to_string(),
        text::destinations_line(row),
        text::outcome_word(row.outcome).to_string(),
        row.failed.to_string(),
        row.warned.to_string(),
        row.requirements.to_string(),
        file.map(|file| file.name.clone()).unwrap_or_default(),
        row.place.to_string(),
    ]
}
