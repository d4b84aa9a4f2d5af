//! The bytes of an object, as ASN.1 divides them.

use yew::prelude::*;

/// The tree beside the bytes.
pub(crate) fn asn1() -> Html {
    Html::default()
}
