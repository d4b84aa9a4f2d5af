//! Everything that can be taken away of all files: reports, calendar, paper.

use cert_inspector::export::ExportKind;
use cert_inspector::model::{ObjectKind, Timestamp};
use cert_inspector::protocol::Order;
use cert_inspector::view::Summary;
use yew::prelude::*;

use crate::text;

/// A menu with a button for each kind of file.
pub(crate) fn export_menu(
    summary: &Summary,
    at: Timestamp,
    onexport: &Callback<(Order, Timestamp)>,
    onprint: &Callback<()>,
) -> Html {
    let has_certificate = summary.objects.iter().any(|row| row.kind == ObjectKind::Certificate);
    let kinds = ExportKind::OF_ALL.iter().copied();
    html! {
        <details class="menu" id="export-menu">
            <summary class="button">{ text::EXPORT }</summary>
            <div class="menu-body">
                <ul>
                    { for kinds.filter(|kind| has_certificate || *kind != ExportKind::Calendar).map(|kind| html! {
                        <li key={kind.name()}>
                            <button
                                type="button"
                                class="button-line"
                                lang={text::core_lang()}
                                id={id(kind)}
                                title={kind.note()}
                                onclick={onexport.reform(move |_: MouseEvent| (Order::of(kind, None), at))}
                            >
                                { kind.label() }
                            </button>
                        </li>
                    }) }
                    <li>
                        <button type="button" class="button-line" id="print" onclick={onprint.reform(|_: MouseEvent| ())}>{ text::PRINT }</button>
                    </li>
                </ul>
            </div>
        </details>
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
