//! Small pictures, drawn inline. Each stands beside words that say the same, so screen readers skip it.

use yew::prelude::*;

/// What to draw.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Picture {
    Alert,
    Arrow,
    Circle,
    Clock,
    Cross,
    Dash,
    Lock,
    Octagon,
    Question,
    Tick,
    Triangle,
}

impl Picture {
    /// The outline, in a box of 16 by 16, and whether it is filled rather than stroked.
    const fn path(self) -> (&'static str, bool) {
        match self {
            Self::Alert => ("M8 4.5v4.2M8 11.3v.2", false),
            Self::Arrow => ("M2.5 8h10.5M9.5 4.5L13 8l-3.5 3.5", false),
            Self::Circle => ("M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8z", true),
            Self::Clock => ("M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM8 4.3V8l2.6 1.7", false),
            Self::Cross => ("M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6", false),
            Self::Dash => ("M4.8 8h6.4", false),
            Self::Lock => ("M4 7V5a4 4 0 0 1 8 0v2M3 7h10v7.5H3z", false),
            Self::Octagon => ("M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z", true),
            Self::Question => {
                ("M5.9 6.2c0-1.3.9-2.1 2.1-2.1s2.1.8 2.1 1.9c0 1.5-2.1 1.6-2.1 3.1M8 11.6v.2", false)
            }
            Self::Tick => ("M4.6 8.3l2.4 2.4 4.4-5", false),
            Self::Triangle => ("M8 1l7.4 13.6H.6z", true),
        }
    }
}

/// A picture, of layers that are drawn one upon the other.
pub(crate) fn icon(layers: &[Picture], class: &str) -> Html {
    html! {
        <svg class={format!("icon {class}")} viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" focusable="false">
            { for layers.iter().map(|layer| {
                let (outline, filled) = layer.path();
                html! { <path class={if filled { "icon-shape" } else { "icon-line" }} d={outline} /> }
            }) }
        </svg>
    }
}
