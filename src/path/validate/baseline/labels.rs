//! Labels of host names: Non-Reserved LDH and P-Labels (Baseline Requirements section 1.6.1, RFC 5890 section 2.3).

/// Whether a label of letters, digits and hyphens may stand in a public certificate: two hyphens in its third and fourth place
/// are reserved, and mark an internationalised label where they follow `xn`.
pub(super) fn is_allowed(label: &str) -> bool {
    match label.as_bytes() {
        [b'x' | b'X', b'n' | b'N', b'-', b'-', rest @ ..] => is_punycode(rest),
        [_, _, b'-', b'-', ..] => false,
        _ => true,
    }
}

/// Whether bytes are valid output of Punycode (RFC 3492 section 6.2): whether they decode.
fn is_punycode(bytes: &[u8]) -> bool {
    decode(bytes).is_some_and(|characters| characters > 0)
}

/// How many characters there are once decoded. Of the characters themselves only the range matters.
fn decode(bytes: &[u8]) -> Option<u32> {
    const BASE: u32 = 36;
    let basic = bytes.iter().rposition(|byte| *byte == b'-');
    let mut count = u32::try_from(basic.unwrap_or_default()).ok()?;
    let mut digits = bytes.get(basic.map_or(0, |at| at.saturating_add(1))..)?.iter();
    // Everything ASCII needs no encoding.
    if digits.len() == 0 {
        return None;
    }
    let (mut code, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    while digits.len() > 0 {
        let (before, mut weight, mut k) = (index, 1_u32, BASE);
        loop {
            let digit = digit(*digits.next()?)?;
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE.checked_sub(threshold)?)?;
            k = k.checked_add(BASE)?;
        }
        count = count.checked_add(1)?;
        bias = adapt(index.checked_sub(before)?, count, before == 0);
        code = code.checked_add(index.checked_div(count)?)?;
        char::from_u32(code)?;
        index = index.checked_rem(count)?.checked_add(1)?;
    }
    Some(count)
}

/// RFC 3492 section 6.1.
fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { 700 } else { 2 };
    delta = delta.saturating_add(delta.checked_div(count).unwrap_or_default());
    let mut k = 0_u32;
    while delta > 455 {
        delta /= 35;
        k = k.saturating_add(36);
    }
    k.saturating_add(delta.saturating_mul(36).checked_div(delta.saturating_add(38)).unwrap_or_default())
}

/// RFC 3492 section 5.
fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte).saturating_sub(u32::from(b'0')).saturating_add(26)),
        _ => char::from(byte).to_digit(36).map(|value| value.saturating_sub(10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_labels_are_punycode_or_nothing() {
        for (label, allowed) in [
            ("example", true),
            ("a--b", true),
            ("ab-c-d", true),
            ("xn--bcher-kva", true),
            ("XN--BCHER-KVA", true),
            ("xn--628h", true),
            ("xn--55qx5d", true),
            ("xn--vermgensberatung-pwb", true),
            ("xn--h2breg3eve", true),
            ("xn--3e0b707e", true),
            ("xn--ihqwcrb4cv8a8dqg056pqjye", true),
            ("xn--", false),
            ("xn--abc-", false),
            ("xn--99999999", false),
            ("xn--zzzz", false),
            ("ab--cd", false),
        ] {
            assert_eq!(is_allowed(label), allowed, "{label}");
        }
    }
}
