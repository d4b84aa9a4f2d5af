//! Words of a product in the languages of the page.

/// A word or a sentence of a product's own, in the languages of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// In English.
    pub english: &'static str,
    /// In German.
    pub german: &'static str,
}

impl Label {
    /// A name that is the same in every language.
    #[must_use]
    pub const fn same(name: &'static str) -> Self {
        Self { english: name, german: name }
    }
}
