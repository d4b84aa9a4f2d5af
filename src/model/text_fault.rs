//! What is wrong with the text around PEM blocks, where it can be read all the same.

/// A fault of a text, and where it first occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// Number of the line, from 1.
    pub line: u32,
    /// What is wrong.
    pub form: TextForm,
}

/// How a text strays from plain PEM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// It is URL-encoded: `%0A`, `%2B`.
    UrlEncoded,
    /// It is quoted-printable, as mail programs send it: `=0A`, `=3D`, and `=` before a line break.
    QuotedPrintable,
    /// It has HTML in it: `&#10;`, `&#x2B;`, `<br>`.
    Html,
    /// It has characters written as in JSON: `\u002B`.
    JsonEscapes,
    /// Line breaks are typed out as `\n`.
    TypedLineBreak,
    /// A marker has other dashes than hyphens.
    OtherDashes,
    /// A marker has another number of hyphens than five: the number that differs.
    Dashes(u8),
    /// A marker has a space between its hyphens and its words.
    SpaceInMarker,
    /// A marker is in small letters.
    SmallLetters,
}
