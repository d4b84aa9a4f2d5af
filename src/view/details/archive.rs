//! What was read from an archive and what was passed over.

use super::field::{group, text};
use crate::model::{Archive, PassedOver, PassedOverReason};
use crate::view::Field;

/// The fields in words.
pub(super) fn fields(archive: &Archive) -> Vec<Field> {
    let mut fields = Vec::new();
    if archive.packed {
        fields.push(text("Format", "tar, packed as a whole with gzip (.tar.gz)"));
    }
    fields.push(noted(
        text("Files", archive.entries.to_string()),
        "Folders are not counted. Everything was unpacked in memory; nothing was written.",
    ));
    fields.push(text("Read", archive.read.to_string()));
    if archive.unread > 0 {
        fields.push(noted(
            text("Not read", archive.unread.to_string()),
            "Each with its reason among the problems.",
        ));
    }
    if archive.passed_over_count > 0 {
        let mut children: Vec<Field> = archive.passed_over.iter().map(passed_over).collect();
        let listed = u32::try_from(children.len()).unwrap_or(u32::MAX);
        let more = archive.passed_over_count.saturating_sub(listed);
        if more > 0 {
            children.push(text("Further files", format!("{more}, not listed")));
        }
        fields.push(Field {
            value: archive.passed_over_count.to_string().into(),
            ..noted(group("Passed over", children), "Files without a certificate, key, request or list.")
        });
    }
    fields
}

fn passed_over(file: &PassedOver) -> Field {
    // The name is what the line is about, and it comes from the archive: made visible like every value.
    let path = text("", &file.path).value;
    text(path, reason(file.reason))
}

fn noted(field: Field, note: &'static str) -> Field {
    Field { note: note.into(), ..field }
}

const fn reason(reason: PassedOverReason) -> &'static str {
    use PassedOverReason as Reason;
    match reason {
        Reason::ArchiveOfNothing => "archive or Office document in which every file was passed over",
        Reason::Device => "device, not a file",
        Reason::Empty => "empty file",
        Reason::Executable => "program; it was not run",
        Reason::Html => "web page",
        Reason::Image => "picture",
        Reason::Link => "link to another file; it was not followed",
        Reason::NoCertificateInText => "text without a certificate",
        Reason::OfficeDocument => "Office document",
        Reason::Pdf => "PDF document",
        Reason::SystemFile => "left by the operating system",
        Reason::UnknownContent => "of no kind that is known here",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(path: &str, reason: PassedOverReason) -> PassedOver {
        PassedOver { path: path.to_owned(), reason }
    }

    #[test]
    fn what_was_passed_over_is_named_with_its_reason_and_counted() {
        let archive = Archive {
            packed: true,
            entries: 150,
            read: 1,
            unread: 2,
            passed_over: vec![over("a\u{202E}gnp.exe", PassedOverReason::Image)],
            passed_over_count: 147,
        };
        let fields = fields(&archive);
        let lines: Vec<_> = fields.iter().map(|field| (field.label.as_ref(), field.value.as_ref())).collect();
        assert_eq!(
            lines,
            [
                ("Format", "tar, packed as a whole with gzip (.tar.gz)"),
                ("Files", "150"),
                ("Read", "1"),
                ("Not read", "2"),
                ("Passed over", "147"),
            ]
        );
        let children = &fields[4].children;
        assert_eq!((children[0].label.as_ref(), children[0].value.as_ref()), ("a<U+202E>gnp.exe", "picture"));
        assert_eq!(children[1].value, "146, not listed");
    }
}
