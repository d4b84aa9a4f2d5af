//! Files about everything that was dropped.

use cert_inspector::export::ExportKind;
use cert_inspector::model::{ObjectKind, Timestamp};
use cert_inspector::protocol::Order;
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::text;

/// A button for each kind of file.
pub(crate) fn exports_of_all(
    summary: &Summary,
    at: Timestamp,
    onexport: &Callback<(Order, Timestamp)>,
) -> Html {
    let has_certificate = summary.objects.iter().any(|row| row.kind == ObjectKind::Certificate);
    let kinds = ExportKind::OF_ALL.iter().copied();
    html! {
        <section class="export" aria-label={text::EXPORT_LABEL}>
            <p class="quiet">{ text::EXPORT_NOTE }</p>
            <ul class="exports">
                { for kinds.filter(|kind| has_certificate || *kind != ExportKind::Calendar).map(|kind| html! {
                    <li key={kind.name()}>
                        <button
                            type="button"
                            lang={text::core_lang()}
                            id={id(kind)}
                            aria-describedby={format!("about-{}", kind.name())}
                            onclick={onexport.reform(move |_: MouseEvent| (Order::of(kind, None), at))}
                        >
                            { kind.label() }
                        </button>
                        <p class="quiet" lang={text::core_lang()} id={format!("about-{}", kind.name())}>{ kind.note() }</p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

const fn id(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::ReportHtml => "export-html",
        ExportKind::ReportCsv => "export-csv",
        ExportKind::ReportJson => "export-json",
        _ => "export-calendar",
    }
}
