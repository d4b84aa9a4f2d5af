//! A certificate beside another one.

use yew::prelude::*;

/// What changes from the one to the other.
pub(crate) fn comparison() -> Html {
    Html::default()
}
