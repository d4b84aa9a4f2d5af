//! The validity of a certificate as a bar.

use cert_inspector::model::Timestamp;
use cert_inspector::report::Detail;
use yew::prelude::*;

/// From the first to the last instant of validity, with today and the limits that matter.
pub(crate) fn validity_bar(_detail: &Detail, _at: Timestamp) -> Html {
    Html::default()
}
