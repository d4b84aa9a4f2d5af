//! stub
use super::build::assessments;
use super::{Detail, ObjectRow};
use crate::input::Options;
use crate::model::Certificate;

pub(crate) fn certificate(row: ObjectRow, certificate: &Certificate, options: &Options) -> Detail {
    Detail { row, assessments: assessments(certificate, options), advice: None, fields: Vec::new(), fingerprints: Vec::new(), pem: None }
}
