//! The ends of certificates as a calendar (iCalendar, RFC 5545).

use std::collections::BTreeMap;

use crate::model::{Certificate, Text, Timestamp, hex_lower};
use crate::naming::{certificate_title, short_title};
use crate::safe_text::calendar_text;

/// Longest line in bytes, its end not counted (RFC 5545 section 3.1).
const MAX_LINE: usize = 75;

/// The date that says that a certificate has no end (RFC 5280 section 4.1.2.5).
const NO_END: &str = "9999-12-31T23:59:59Z";

/// The calendar, and what is not in it.
pub(super) fn write(certificates: &[&Certificate], at: Timestamp) -> (String, Vec<Text>) {
    // Each once, the first to end first, whatever the order of the files was.
    let distinct: BTreeMap<_, _> = certificates
        .iter()
        .map(|certificate| {
            ((certificate.validity.not_after, &certificate.fingerprints.sha256.0), *certificate)
        })
        .collect();
    let mut calendar = Calendar(String::new());
    let stamp = instant(at);
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Certificate Inspector//EN", "CALSCALE:GREGORIAN"]
    {
        calendar.line(line);
    }
    let mut remarks = Vec::new();
    for ((not_after, sha256), certificate) in distinct {
        let title = certificate_title(certificate);
        if not_after.to_string() == NO_END {
            remarks.push(format!("{title} has no end, and so no entry.").into());
            continue;
        }
        calendar.event(&stamp, not_after, &hex_lower(sha256), &title, certificate);
    }
    calendar.line("END:VCALENDAR");
    (calendar.0, remarks)
}

struct Calendar(String);

impl Calendar {
    fn event(
        &mut self,
        stamp: &str,
        not_after: Timestamp,
        sha256: &str,
        title: &str,
        certificate: &Certificate,
    ) {
        let end = instant(not_after);
        let summary = calendar_text(&format!("Certificate ends: {title}"));
        let mut description = format!(
            "The certificate of {title} is valid until {not_after}. Renew it before. Issued by {}. SHA-256 {sha256}",
            short_title(&certificate.issuer)
        );
        if super::material::is_authority(certificate) {
            description.push_str(". Every certificate under this authority ends with it.");
        }
        let description = calendar_text(&description);
        for (name, value) in [
            ("BEGIN", "VEVENT"),
            // The same certificate is the same event, whenever the file is made.
            ("UID", &format!("{sha256}@cert-inspector")),
            ("DTSTAMP", stamp),
            ("DTSTART", &end),
            ("SUMMARY", &summary),
            ("DESCRIPTION", &description),
            ("TRANSP", "TRANSPARENT"),
            ("BEGIN", "VALARM"),
            ("ACTION", "DISPLAY"),
            ("TRIGGER", "-P30D"),
            ("DESCRIPTION", &summary),
            ("END", "VALARM"),
            ("END", "VEVENT"),
        ] {
            self.line(&[name, ":", value].concat());
        }
    }

    /// A content line, folded: lines that go on begin with a space.
    fn line(&mut self, line: &str) {
        let mut room = MAX_LINE;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MAX_LINE - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}

/// A DATE-TIME in UTC: RFC 3339 without its marks.
fn instant(at: Timestamp) -> String {
    at.to_string().chars().filter(|character| !matches!(character, '-' | ':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_and_never_within_a_character() {
        for text in ["x".repeat(75), "x".repeat(76), "x".repeat(400), "é".repeat(200), "名😀".repeat(60)]
        {
            let mut calendar = Calendar(String::new());
            calendar.line(&text);
            let lines: Vec<&str> = calendar.0.split_terminator("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= MAX_LINE), "{lines:?}");
            assert!(lines.iter().rev().skip(1).all(|line| line.len() > MAX_LINE - 4), "lines are full");
            assert_eq!(calendar.0.replace("\r\n ", "").trim_end(), text);
        }
    }

    #[test]
    fn instants_are_in_utc() {
        assert_eq!(instant(Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").unwrap()), "20261120T120000Z");
    }
}
