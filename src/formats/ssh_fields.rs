//! The types of the SSH protocol (RFC 4251 section 5).

use super::FormatError;
use super::asn1::{Asn1Cause, Asn1Error};
use crate::model::ObjectKind;

const SUBJECT: &str = ObjectKind::SshPublicKey.subject();

pub(super) fn error(cause: Asn1Cause, field: &'static str, at: usize) -> FormatError {
    Asn1Error { cause, field, at }.of(SUBJECT)
}

/// Reads the types of RFC 4251 section 5.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Fields that stand at an offset of their file.
    pub(super) const fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn take(&mut self, length: usize, field: &'static str) -> Result<&'a [u8], FormatError> {
        let Some((taken, rest)) = self.bytes.split_at_checked(length) else {
            let needs = u64::try_from(length).unwrap_or(u64::MAX);
            let has = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
            return Err(error(Asn1Cause::Truncated { needs, has }, field, self.at));
        };
        self.bytes = rest;
        self.at += length;
        Ok(taken)
    }

    pub(super) fn number(&mut self, field: &'static str) -> Result<u32, FormatError> {
        let bytes = self.take(4, field)?;
        Ok(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    pub(super) fn string(&mut self, field: &'static str) -> Result<&'a [u8], FormatError> {
        let length = self.number(field)?;
        self.take(usize::try_from(length).unwrap_or(usize::MAX), field)
    }

    pub(super) fn text(&mut self, field: &'static str) -> Result<String, FormatError> {
        Ok(String::from_utf8_lossy(self.string(field)?).into_owned())
    }
}
