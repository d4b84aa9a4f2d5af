//! DW Spectrum: the doctor of `cert.pem`, the certificate dialog, and what each validation mode does.

use serde::{Deserialize, Serialize};

use crate::checks::Subject;

/// What an administrator of DW Spectrum needs beside the demands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DwSpectrum {}

/// What DW Spectrum would make of a server's certificate.
#[must_use]
pub const fn panel(_subject: &Subject<'_>) -> Option<DwSpectrum> {
    None
}
