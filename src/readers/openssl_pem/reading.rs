//! What a scan of a file comes to.

/// A version of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Version {
    /// OpenSSL 1.1.1.
    V1_1_1,
    /// OpenSSL 3.x.
    V3,
}

/// What a program gets from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemReading {
    /// The private key.
    pub key: KeyRead,
    /// The certificates, in order.
    pub certificates: Vec<CertificateRead>,
    /// Where the scan for certificates ended; `None` where it reached the end of the file.
    pub stopped: Option<Stop>,
    /// Lines that look like a marker and are none.
    pub misses: Vec<Miss>,
}

impl PemReading {
    /// What ended a scan in words, or the first marker that is none; empty where nothing did.
    #[must_use]
    pub fn cause(&self, stop: Option<Stop>) -> String {
        match (stop, self.misses.first()) {
            (Some(stop), Some(miss)) if miss.line < stop.line => miss.to_string(),
            (Some(stop), _) => stop.to_string(),
            (None, Some(miss)) => miss.to_string(),
            (None, None) => String::new(),
        }
    }
}

/// What the scan for a private key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRead {
    /// The key of the block whose BEGIN line this is.
    Found {
        /// Number of the line, from 1.
        line: u32,
    },
    /// No block with a key is in the file.
    None,
    /// It ended before a key was found.
    Stopped(Stop),
}

/// A certificate that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateRead {
    /// The BEGIN line of its block, from 1.
    pub line: u32,
    /// SHA-256 of its DER.
    pub sha256: [u8; 32],
}

/// Where a scan ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The line that ended it, from 1.
    pub line: u32,
    /// The BEGIN line of the block, from 1.
    pub block: u32,
    /// Why.
    pub cause: Cause,
}

/// Why a scan ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The file ends before the END line.
    NoEnd,
    /// END and the next BEGIN stand on one line.
    EndAndBegin,
    /// Text stands behind the dashes of the END line.
    TextBehindEnd,
    /// The END line has another label than the BEGIN line, or other dashes.
    EndDiffers,
    /// A blank line stands within the data.
    BlankLine,
    /// A line behind a header or a blank line is shorter than 64 characters, and is not the last.
    ShortLine,
    /// A line behind a header or a blank line is longer than 64 characters.
    LongLine,
    /// Nothing stands between the markers.
    Empty,
    /// A line with a colon makes all of it a header, because no blank line follows.
    HeaderUnfinished,
    /// The block has a header that the library does not know.
    Header,
    /// The data is no base64.
    Base64,
    /// The data is no certificate.
    NotACertificate,
    /// The data is no private key that the label promises.
    NotAKey,
    /// The private key has a password.
    Password,
}

/// A line that looks like a marker and is none for the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// Number of the line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub fault: MarkerFault,
}

/// What is wrong with a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkerFault {
    /// A byte order mark stands before it.
    ByteOrderMark,
    /// White space stands before it.
    Indented,
    /// Other text stands before it, such as the mark of a quotation.
    TextBefore,
    /// Text stands behind it on the same line.
    TextBehind,
    /// It has another number of dashes at one of its ends: the number that differs.
    Dashes(u8),
    /// A word processor made hyphens into other dashes.
    OtherDashes,
    /// It is not written in capital letters.
    SmallLetters,
    /// The line breaks are typed out as two characters.
    TypedLineBreak,
    /// The text is URL-encoded.
    UrlEncoded,
    /// The text is quoted-printable, as mail programs send it.
    QuotedPrintable,
    /// The text has HTML in it.
    Html,
    /// A space stands between the dashes and the word.
    SpaceInMarker,
}
