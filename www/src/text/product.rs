//! What the panels of products say, in the language of the page where the product has it.

use cert_inspector::products::PRODUCTS;
use yew::prelude::*;

use super::{Language, Words, core_lang, language, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const SOURCES_CONTRADICT: Words =
    words("Sources contradict each other", "Quellen widersprechen einander");

/// A text of a product in the language that is spoken, and the `lang` where that is another one than the page's.
pub(crate) fn translated(text: &str) -> (&str, Option<&'static str>) {
    if language() == Language::English {
        return (text, None);
    }
    let all = PRODUCTS.iter().flat_map(|product| product.german);
    match all.into_iter().find(|(english, _)| *english == text) {
        Some((_, german)) => (*german, None),
        None => (text, core_lang()),
    }
}

/// A text of a product, marked with its language.
pub(crate) fn of_product(text: &str) -> Html {
    let (text, lang) = translated(text);
    html! { <bdi {lang}>{ shown(text).into_owned() }</bdi> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::speak;

    #[test]
    fn what_a_product_says_in_german_is_taken_and_the_rest_is_marked_as_english() {
        assert_eq!(translated("What clients do"), ("What clients do", None));
        speak(Language::German);
        assert_eq!(translated("What clients do"), ("Was Clients tun", None));
        assert_eq!(translated("Something else"), ("Something else", Some("en")));
        speak(Language::English);
    }
}
