//! The answer of the mathematics.

use crate::model::SignatureCheck;

/// The answer of the mathematics.
pub(super) const fn answer(fits: bool) -> SignatureCheck {
    if fits { SignatureCheck::Valid } else { SignatureCheck::Invalid }
}
