//! How a list is named at the start of a sentence.

use super::list::Prepared;
use super::words::name;
use crate::model::hex_colons;

/// A list as it is named at the start of a sentence.
pub(super) fn the_list(prepared: &Prepared<'_>) -> String {
    let kind = if prepared.base_number.is_some() { "delta revocation list" } else { "revocation list" };
    let list = prepared.list;
    let next = match list.next_update {
        Some(next) => format!("the next one due by {next}"),
        None => "without a date for the next one".to_owned(),
    };
    let number = prepared.number.map(|number| format!(" number {}", number_text(number)));
    format!(
        "The {kind}{} of {} (made {}, {next})",
        number.unwrap_or_default(),
        name(&list.issuer),
        list.this_update
    )
}

/// A number of a list: decimal as long as it is short, for Windows counts and others take the time.
fn number_text(number: &[u8]) -> String {
    if number.len() > 8 {
        return hex_colons(number.get(..20).unwrap_or(number));
    }
    number.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)).to_string()
}
