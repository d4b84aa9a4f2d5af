//! Numbers of private keys: wiped when they are dropped.

use crypto_bigint::{BoxedUint, NonZero};
use zeroize::Zeroizing;

use super::super::asn1::{Asn1Cause, Asn1Error, Element, Reader, tag};

/// A number that is not negative.
pub(super) type Number = Zeroizing<BoxedUint>;

/// Reads an INTEGER that is not negative: its bytes without leading zeros.
pub(super) fn unsigned<'a>(reader: &mut Reader<'a>, field: &'static str) -> Result<&'a [u8], Asn1Error> {
    let element: Element<'a> = reader.expect(tag::INTEGER, field)?;
    if element.content.first().is_none_or(|first| first & 0x80 != 0) {
        return Err(Asn1Error { cause: Asn1Cause::Content, field, at: element.content_at });
    }
    let zeros = element.content.iter().take_while(|byte| **byte == 0).count();
    Ok(element.content.get(zeros..).unwrap_or_default())
}

/// The number of big-endian bytes.
pub(super) fn number(bytes: &[u8]) -> Number {
    Zeroizing::new(BoxedUint::from_be_slice_vartime(bytes))
}

/// `number` - 1 as a divisor; `None` for 0 and 1.
pub(super) fn less_one(number: &Number) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    divisor(&Zeroizing::new(number.wrapping_sub(BoxedUint::one()))).filter(|_| !bool::from(number.is_zero()))
}

/// A number as a divisor; `None` for 0.
pub(super) fn divisor(number: &Number) -> Option<Zeroizing<NonZero<BoxedUint>>> {
    Option::from(number.to_nz()).map(Zeroizing::new)
}
