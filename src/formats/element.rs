//! What is told of an element: its place and its identifier.

use super::asn1::Element;
use crate::model::{Oid, Span};

/// The span of an element's content.
pub(super) fn content_span(element: &Element<'_>) -> Span {
    Span { offset: to_u32(element.content_at), length: to_u32(element.content.len()) }
}

/// The span of an element with its header.
pub(super) fn span(element: &Element<'_>) -> Span {
    Span { offset: to_u32(element.at), length: to_u32(element.whole.len()) }
}

/// An offset as it is reported. Inputs are far below 4 GiB, see [`crate::limits::MAX_INPUT_BYTES`].
pub(crate) fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

pub(super) fn oid(element: &Element<'_>) -> Oid {
    Oid::from_der_content(element.content)
}
