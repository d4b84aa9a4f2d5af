//! Passwords as the bytes that key derivations take. Tools differ in them, so each password has several forms.

use zeroize::Zeroizing;

use crate::input::{Password, Unlocking};
use crate::model::PasswordForm;
use crate::protection::utf16;

/// What a key derivation takes a password as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats) enum PasswordEncoding {
    /// UTF-16, big-endian, with a terminating zero (RFC 7292 appendix B.1).
    Bmp,
    /// Bytes, usually UTF-8 (RFC 8018 section 3).
    Bytes,
    /// UTF-16, big-endian, without an end: Java's key stores.
    Utf16,
}

/// A password in one of its forms.
#[derive(Clone)]
pub(in crate::formats) struct Candidate {
    /// The password as it was typed; `None` for no password, where nobody typed an empty one.
    pub(in crate::formats) password: Option<Password>,
    /// Its form.
    pub(in crate::formats) form: PasswordForm,
}

/// What may be tried: no password and the empty one, asked for or not, then each given one in all its forms.
pub(in crate::formats) fn candidates(unlocking: &Unlocking) -> Vec<Candidate> {
    let nothing = [PasswordForm::Absent, PasswordForm::Empty];
    let typed = unlocking.passwords.iter().find(|password| password.bytes().is_empty());
    let mut candidates: Vec<Candidate> =
        nothing.into_iter().map(|form| Candidate { password: typed.cloned(), form }).collect();
    for password in unlocking.passwords.iter().filter(|password| !password.bytes().is_empty()) {
        let mut add = |form| candidates.push(Candidate { password: Some(password.clone()), form });
        add(PasswordForm::Standard);
        if !password.bytes().is_ascii() {
            add(PasswordForm::BytesAsCharacters);
            if latin1(password.bytes()).is_some() {
                add(PasswordForm::Latin1);
            }
        }
    }
    candidates
}

impl Candidate {
    /// Whether nobody typed it.
    pub(in crate::formats) const fn is_unasked(&self) -> bool {
        self.password.is_none()
    }

    /// The bytes for a key derivation.
    pub(in crate::formats) fn encoded(&self, encoding: PasswordEncoding) -> Zeroizing<Vec<u8>> {
        let bytes = self.password.as_ref().map(Password::bytes).unwrap_or_default();
        let mut encoded = match (encoding, self.form) {
            (PasswordEncoding::Bytes, PasswordForm::Latin1) => {
                latin1(bytes).unwrap_or_else(|| Zeroizing::new(bytes.to_vec()))
            }
            (PasswordEncoding::Bytes, _) => Zeroizing::new(bytes.to_vec()),
            (_, PasswordForm::BytesAsCharacters) => utf16(bytes.iter().map(|byte| u16::from(*byte))),
            _ => match std::str::from_utf8(bytes) {
                Ok(text) => utf16(text.encode_utf16()),
                // Bytes of an old locale: what else could they be.
                Err(_) => utf16(bytes.iter().map(|byte| u16::from(*byte))),
            },
        };
        if encoding == PasswordEncoding::Bmp && self.form != PasswordForm::Absent {
            encoded.extend([0, 0]);
        }
        encoded
    }
}

/// UTF-8 as Latin-1, where it can be written so and differs.
fn latin1(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.is_ascii())?;
    let mut latin1 = Zeroizing::new(Vec::with_capacity(bytes.len()));
    for character in text.chars() {
        latin1.push(u8::try_from(u32::from(character)).ok()?);
    }
    Some(latin1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(password: &[u8]) -> Vec<Candidate> {
        let unlocking =
            Unlocking { passwords: vec![Password::new(password.to_vec())], ..Unlocking::default() };
        candidates(&unlocking)
    }

    #[test]
    fn a_password_is_tried_in_every_form_that_tools_write() {
        use PasswordForm::{Absent, BytesAsCharacters, Empty, Latin1, Standard};
        for (password, expected) in [
            (&b""[..], &[Absent, Empty][..]),
            (b"secret", &[Absent, Empty, Standard]),
            ("Zürich".as_bytes(), &[Absent, Empty, Standard, BytesAsCharacters, Latin1]),
            ("鍵".as_bytes(), &[Absent, Empty, Standard, BytesAsCharacters]),
            (b"Z\xFC", &[Absent, Empty, Standard, BytesAsCharacters]),
        ] {
            let found: Vec<PasswordForm> = forms(password).iter().map(|candidate| candidate.form).collect();
            assert_eq!(found, expected, "{password:?}");
        }
    }

    #[test]
    fn each_form_has_its_bytes() {
        use PasswordEncoding::{Bmp, Bytes, Utf16};
        for (password, index, encoding, expected) in [
            (&b""[..], 0, Bmp, &b""[..]),
            (b"", 1, Bmp, b"\0\0"),
            (b"", 1, Bytes, b""),
            (b"ab", 2, Bmp, b"\0a\0b\0\0"),
            (b"ab", 2, Utf16, b"\0a\0b"),
            (b"ab", 2, Bytes, b"ab"),
            ("ü😀".as_bytes(), 2, Bmp, b"\0\xFC\xD8\x3D\xDE\x00\0\0"),
            ("ü".as_bytes(), 3, Bmp, b"\0\xC3\0\xBC\0\0"),
            ("ü".as_bytes(), 4, Bytes, b"\xFC"),
            (b"\xFC", 2, Bmp, b"\0\xFC\0\0"),
        ] {
            let candidates = forms(password);
            assert_eq!(*candidates[index].encoded(encoding), expected, "{password:?} {encoding:?}");
        }
    }
}
