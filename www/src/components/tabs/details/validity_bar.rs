//! The validity of a certificate as a bar.

use cert_inspector::checks::Outcome;
use cert_inspector::model::{DAY, Timestamp};
use cert_inspector::view::Detail;
use yew::prelude::*;

use crate::components::basics::icon::{Picture, icon};
use crate::components::basics::outcome::{outcome_class, outcome_icon};
use crate::components::tabs::details::scale::{Scale, anchor, percent};
use crate::{browser, text};
use cert_inspector::safe_text::visible_lines as shown;

/// From the first to the last instant of validity, with the time that is judged by and the limits that matter.
pub(crate) fn validity_bar(detail: &Detail, at: Timestamp) -> Html {
    let Some(paths) = &detail.paths else { return Html::default() };
    let Some(path) = paths.paths.first() else { return Html::default() };
    let Some(own) = path.certificates.first() else { return Html::default() };
    let (begins, ends) = (own.not_before, own.not_after);
    let limit = paths.validity_limit.as_ref();
    // An issuer that ends before the certificate ends its use.
    let first = path.first_to_end.as_ref().filter(|first| first.at < ends);
    let issuer = first
        .and_then(|first| path.certificates.get(usize::try_from(first.index).ok()?))
        .map(|issuer| (issuer.not_after, shown(&issuer.title)));

    let (from, to, now) = (begins.unix_seconds(), ends.unix_seconds(), at.unix_seconds());
    let until = limit.map(|limit| from.saturating_add(i64::from(limit.days).saturating_mul(DAY)));
    let scale = Scale { from, to: until.unwrap_or(to).max(to) };
    let broken = issuer.as_ref().map(|(end, _)| end.unix_seconds());
    let good = [until, broken].into_iter().flatten().fold(to, i64::min);
    let today = scale.place(now);
    let (state, words) = text::validity_state(begins, ends, at);
    html! {
        <div class="validity">
            <svg class="bar" width="100%" height="46" aria-hidden="true" focusable="false">
                { line("bar-room", scale.place(from), scale.place(scale.to), 33) }
                { line("bar-good", scale.place(from), scale.place(good), 33) }
                if good < to { { line("bar-beyond", scale.place(good), scale.place(to), 33) } }
                { line("bar-gone", scale.place(from), scale.place(now.clamp(from, to)), 33) }
                { for broken.map(|end| mark("bar-mark bar-broken", scale.place(end), 24)) }
                { for until.map(|end| mark("bar-mark bar-limit", scale.place(end), 24)) }
                { mark("bar-mark bar-today", today, 20) }
                <text class="bar-text" x={percent(today)} y="14" text-anchor={anchor(today)}>{ text::JUDGED_AS_OF }</text>
            </svg>
            <p class="bar-ends">
                <span>{ text::BEGINS }{ " " }{ instant(begins) }</span>
                <span>{ text::ENDS }{ " " }{ instant(ends) }</span>
            </p>
            <ul class="bar-words">
                <li class={outcome_class(state)} data-validity={words.clone()}>
                    if state == Outcome::Fail { { outcome_icon(state) } } else { { icon(&[Picture::Clock], "") } }
                    <strong>{ words }</strong>
                </li>
                <li>{ text::valid_for(begins, ends) }</li>
                if let Some(limit) = limit {
                    <li class={outcome_class(limit.outcome)}>
                        { key("bar-limit") }
                        if limit.outcome > Outcome::Pass { { outcome_icon(limit.outcome) } }
                        { text::limit(limit) }
                    </li>
                }
                if let Some((end, title)) = issuer {
                    <li class="outcome-warn">{ key("bar-broken") }{ text::issuer_ends(&title, end) }</li>
                }
            </ul>
        </div>
    }
}

/// A stretch of the bar.
fn line(class: &'static str, from: i64, to: i64, y: i64) -> Html {
    let y = y.to_string();
    html! { <line {class} x1={percent(from)} x2={percent(to)} y1={y.clone()} y2={y} /> }
}

/// A mark across the bar.
fn mark(class: &'static str, at: i64, top: i64) -> Html {
    let x = percent(at);
    html! { <line {class} x1={x.clone()} x2={x} y1={top.to_string()} y2="42" /> }
}

/// The mark as it stands on the bar, before the words that tell of it.
fn key(class: &'static str) -> Html {
    html! {
        <svg class="bar-key" width="8" height="16" aria-hidden="true" focusable="false">
            <line class={format!("bar-mark {class}")} x1="4" x2="4" y1="1" y2="15" />
        </svg>
    }
}

/// An instant in UTC, and by the clocks of this place.
fn instant(at: Timestamp) -> Html {
    let words = text::instant_and_local(at, browser::minutes_east(at));
    html! { <time datetime={at.to_string()}>{ words }</time> }
}
