//! What DW Spectrum would make of a server's certificate.

use cert_inspector::products::dw_spectrum::DwSpectrum;
use yew::prelude::*;

/// Doctor, dialog and modes.
pub(crate) fn dw_spectrum(_panel: &DwSpectrum) -> Html {
    Html::default()
}
