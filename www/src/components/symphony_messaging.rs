//! What Symphony Messaging wants done with a certificate.

use cert_inspector::products::symphony_messaging::SymphonyMessaging;
use yew::prelude::*;

/// What to upload, what to keep, and how a bot logs in.
pub(crate) fn symphony_messaging(_panel: &SymphonyMessaging) -> Html {
    Html::default()
}
