//! What is wrong with a file, in words.

use std::fmt;

use super::reading::{Cause, MarkerFault, Miss, Stop};

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.cause)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEnd => "the file ends before the block does; its END line is missing.",
            Self::EndAndBegin => "END and the next BEGIN are on one line. Put a line break between them.",
            Self::TextBehindEnd => "text follows the END marker on the same line. Remove it.",
            Self::EndDiffers => "the END line does not match the BEGIN line of its block.",
            Self::BlankLine => "a blank line is inside the block. Remove it.",
            Self::ShortLine => {
                "the block starts with a blank line or a header, so every line except the last must have 64 characters. Remove the blank line."
            }
            Self::LongLine => {
                "the block starts with a blank line or a header, so no line may be longer than 64 characters. Remove the blank line."
            }
            Self::Empty => "the block is empty, or a blank line comes after its data.",
            Self::HeaderUnfinished => {
                "the block has a line with a colon. OpenSSL reads everything in the block as a header. Remove that line."
            }
            Self::Header => "the block has a header that OpenSSL does not know. Remove it.",
            Self::Base64 => "the block contains characters that are not base64, or is cut off.",
            Self::NotACertificate => "the block does not contain a certificate.",
            Self::NotAKey => "the block does not contain the private key that its label names.",
            Self::Password => "the private key has a passphrase, which the server cannot type.",
        })
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line;
        match self.fault {
            MarkerFault::ByteOrderMark => {
                write!(
                    f,
                    "Line {line}: a byte order mark comes before the marker. Save the file as ASCII or as UTF-8 without a mark."
                )
            }
            MarkerFault::Indented => {
                write!(f, "Line {line}: the marker is indented. It must start at the beginning of the line.")
            }
            MarkerFault::TextBefore => write!(
                f,
                "Line {line}: text comes before the marker. It must start at the beginning of the line."
            ),
            MarkerFault::TextBehind => write!(
                f,
                "Line {line}: text follows the marker on the same line. Put a line break behind the dashes."
            ),
            MarkerFault::Dashes(count) => {
                write!(f, "Line {line}: marker lines need five dashes at each end; this one has {count}.")
            }
            MarkerFault::OtherDashes => {
                write!(
                    f,
                    "Line {line}: a word processor turned hyphens into dashes. Markers need five hyphens at each end."
                )
            }
            MarkerFault::SmallLetters => write!(f, "Line {line}: the marker must be in capital letters."),
            MarkerFault::UrlEncoded => {
                write!(f, "Line {line}: the text is URL-encoded (%0A, %2B). Save it decoded.")
            }
            MarkerFault::QuotedPrintable => write!(
                f,
                "Line {line}: the text is quoted-printable (=0A, =3D), as mail programs send it. Save it decoded."
            ),
            MarkerFault::Html => {
                write!(f, "Line {line}: the text contains HTML (&#10;, <br>). Save it as plain text.")
            }
            MarkerFault::SpaceInMarker => {
                write!(f, "Line {line}: the marker has a space between its dashes and its words. Remove it.")
            }
            MarkerFault::TypedLineBreak => {
                write!(
                    f,
                    r"Line {line}: line breaks are typed out as \n. Replace each with a real line break."
                )
            }
        }
    }
}
