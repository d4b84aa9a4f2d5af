//! The languages of the page.

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    German,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language for a tag of the browser, as in "de-AT". English for all that the page does not speak.
    pub(crate) fn from_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("de") { Self::German } else { Self::English }
    }

    /// The value of `lang`.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The name in the language itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_german_where_the_browser_is() {
        for (tag, language) in [
            ("de", Language::German),
            ("de-AT", Language::German),
            ("DE-ch", Language::German),
            ("en-US", Language::English),
            ("den", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
