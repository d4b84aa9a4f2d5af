//! What deserves attention in archives.

use crate::checks::Outcome;
use crate::model::Archive;
use crate::report::Observation;

/// Says so where an archive held nothing that is of use.
pub(super) fn archive(archive: &Archive) -> Option<Observation> {
    let text = match archive {
        Archive { read: 1.., .. } => return None,
        Archive { unread: 1.., .. } => {
            "No file of the archive could be read; the problems say why. Unpack it and add the files."
                .to_owned()
        }
        Archive { entries: 0, .. } => {
            "The archive is empty. Ask the person who sent it to pack the files again.".to_owned()
        }
        _ => format!(
            "None of the {} files in the archive holds a certificate, a key, a request or a list. Check that it is the archive you meant.",
            archive.entries
        ),
    };
    Some(Observation { outcome: Outcome::Warn, text: text.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_with_nothing_in_it_deserves_attention() {
        let with = |entries, read, unread| Archive { entries, read, unread, ..Archive::default() };
        for (facts, words) in [
            (with(3, 1, 0), None),
            (with(0, 0, 0), Some("is empty")),
            (with(3, 0, 0), Some("None of the 3 files")),
            (with(3, 0, 1), Some("could be read")),
        ] {
            let observed = archive(&facts);
            assert_eq!(observed.is_some(), words.is_some(), "{facts:?}");
            if let (Some(observed), Some(words)) = (observed, words) {
                assert!(observed.text.contains(words), "{}", observed.text);
                assert_eq!(observed.outcome, Outcome::Warn);
            }
        }
    }
}
