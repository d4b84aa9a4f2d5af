//! The plan: from a certificate to phones that connect, by version of the server and by the way of obtaining the certificate.
//!
//! What the guide says is tables here. Which steps are done already, the core tells from the files.

mod advice;
mod answered;
mod choices;
mod contradictions;
mod draft;
mod form;
mod german;
mod proofs;
mod release;
mod steps;
mod ways;

pub(super) use draft::draft;
pub(super) use form::FORM;
pub(super) use german::GERMAN;
use release::{Release, ServerVersion};

use super::{GUIDE, guide};
