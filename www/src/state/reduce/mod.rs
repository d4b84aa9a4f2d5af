//! What can happen, and what it makes of the state. No side effects.

use std::cmp::Reverse;
use std::rc::Rc;

use cert_inspector::checks::Outcome;
use cert_inspector::input::{ProfileId, Role};
use cert_inspector::model::ObjectKind;
use cert_inspector::products;
use cert_inspector::protocol::{Answer, Ask, Told};
use cert_inspector::report::{RowDestination, Verdict};
use cert_inspector::view::{ObjectRow, Summary};
use yew::Reducible;

use super::{
    Alert, ComparisonState, FingerprintState, Network, Phase, PlanState, SettingField, Settings, Shared,
    State, TabName, TableState, Views, cards,
};
use crate::language::Language;

#[cfg(test)]
pub(crate) mod tests;

/// Something that happened: the user did it, or the worker answered.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// A request was sent.
    Began,
    /// It takes long enough to say so.
    Slow,
    Progressed(Told),
    /// A question was answered.
    Answered(Ask, Answer),
    /// The user opened or closed the plan, or answered a question for it.
    Plan(PlanState),
    /// The user chose something for the comparison.
    Compare(ComparisonState),
    /// The user typed a fingerprint, or opened the QR code of one.
    Fingerprints(FingerprintState),
    /// A request was answered that changes nothing here.
    Done,
    /// The core refused a request.
    Refused(Alert),
    /// The worker was stopped; another one runs, with what was kept.
    Interrupted(Alert),
    /// The worker cannot be started.
    Unavailable(String),
    /// The user typed a password for an object.
    Unlocking(u32),
    /// The user chose an object.
    Choose(u32),
    /// The user wants to see a part of the result.
    Turn(TabName),
    /// The user wants something else of the table.
    Tabulate(TableState),
    /// The user changed the settings.
    Set(Settings),
    /// What was typed into a field can be used.
    SettingAccepted(SettingField),
    /// What was typed into a field cannot be used, and why.
    SettingRefused(SettingField, String),
    Warn(Alert),
    Dismiss,
    Dragging(bool),
    Pasting(bool),
    /// The browser said what was asked of a network.
    Watched(Network),
    /// A portal that shows the page in a frame has connected.
    Framed(String),
    /// Printing begins or ends.
    Printing(bool),
    /// The settings come into view, or go.
    Drawer(bool),
    /// The window became narrow or wide.
    Narrowed(bool),
    /// The user switched the keys on or off.
    Shortcuts(bool),
    /// The user chose a language.
    Speak(Language),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(reduce(&self, action))
    }
}

/// The state after an action.
pub(super) fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Began => {
            if !matches!(next.phase, Phase::Reading { shown: true, .. } | Phase::Failed(_)) {
                next.phase = Phase::Reading { shown: false, progress: None };
            }
        }
        Action::Slow => {
            if let Phase::Reading { shown, .. } = &mut next.phase {
                *shown = true;
            }
        }
        Action::Progressed(new) => {
            if let Phase::Reading { progress, .. } = &mut next.phase {
                *progress = Some(new);
            }
        }
        Action::Answered(ask, answer) => answered(&mut next, ask, answer),
        Action::Plan(plan) => next.plan = plan,
        Action::Compare(comparison) => next.comparison = comparison,
        Action::Fingerprints(fingerprints) => {
            if fingerprints.typed.trim().is_empty() {
                next.views.retain(|ask| !matches!(ask, Ask::Identify { .. }));
            }
            next.fingerprints = fingerprints;
        }
        Action::Done => rest(&mut next),
        Action::Refused(alert) => {
            next.unlocking = None;
            next.alert = Some(alert);
            rest(&mut next);
        }
        Action::Interrupted(alert) => interrupted(&mut next, alert),
        Action::Unavailable(why) => next.phase = Phase::Failed(why),
        Action::Choose(id) => {
            next.chosen = Some(id);
            next.table.open = true;
            next.wary = false;
        }
        Action::Turn(tab) => next.tab = tab,
        Action::Tabulate(table) => next.table = table,
        Action::Unlocking(id) => next.unlocking = Some(id),
        Action::Set(settings) => {
            // What was typed wrong stays to be corrected, unless everything is set anew.
            if settings.changed() == 0 || settings.sample != next.settings.sample {
                next.refused.clear();
            }
            let product = (settings.profile, settings.every_product);
            next.refocus |= product != (next.settings.profile, next.settings.every_product);
            next.settings = settings;
        }
        Action::SettingAccepted(field) => next.refused.retain(|(refused, _)| *refused != field),
        Action::SettingRefused(field, message) => {
            next.refused.retain(|(refused, _)| *refused != field);
            next.refused.push((field, message));
        }
        Action::Warn(alert) => next.alert = Some(alert),
        Action::Dismiss => next.alert = None,
        Action::Dragging(dragging) => next.dragging = dragging,
        Action::Pasting(pasting) => next.pasting = pasting,
        Action::Watched(network) => next.network = network,
        Action::Framed(origin) => next.portal = Some(origin),
        Action::Printing(printing) => next.printing = printing,
        Action::Drawer(open) => next.drawer = open,
        Action::Narrowed(narrow) => next.narrow = narrow,
        Action::Shortcuts(on) => next.shortcuts = on,
        Action::Speak(language) => next.language = language,
    }
    if next.chosen != state.chosen {
        forget_comparison(&mut next);
        next.fingerprints.qr = None;
    }
    next
}

fn answered(next: &mut State, ask: Ask, answer: Answer) {
    match answer {
        Answer::About(about) => {
            next.about = Some(Shared::new(*about));
            // Nobody waits for this one.
            return;
        }
        Answer::Summary(mut summary) => {
            let product = next.settings.product(Some(&summary));
            summary.objects.iter_mut().for_each(|row| row.outcome = outcome_for(row, product));
            summarised(next, Shared::new(*summary));
        }
        Answer::Detail(mut detail) => {
            detail.row.outcome = outcome_for(&detail.row, next.product());
            // Otherwise another one was chosen since.
            if next.chosen == Some(detail.row.id) {
                next.detail = Some(Shared::new(*detail));
            }
        }
        answer => next.views.keep(ask, answer),
    }
    rest(next);
}

fn forget_comparison(next: &mut State) {
    next.comparison = ComparisonState::default();
    next.views.retain(|ask| !matches!(ask, Ask::Compare { .. }));
}

fn summarised(next: &mut State, summary: Shared<Summary>) {
    let before = next.chosen_row().map(|row| (row.id, row.title.clone()));
    let (opened, refocus) = (next.unlocking.take(), std::mem::take(&mut next.refocus));
    // What was inside is what the user opened it for; a password that does not fit changes nothing.
    let is_open = |id: u32| summary.objects.iter().any(|row| row.id == id && row.lock.is_none());
    let shows_inside = opened.is_some_and(is_open);
    let still_there = |row: &&ObjectRow| {
        before
            .as_ref()
            .is_some_and(|(id, title)| row.id == *id && (row.title == *title || opened == Some(*id)))
    };
    let kept = summary.objects.iter().find(still_there).filter(|_| !shows_inside && !refocus);
    next.chosen = match kept {
        Some(row) => Some(row.id),
        None if next.wary => None,
        None => main_object(&next.settings, &summary),
    };
    if kept.is_none() {
        next.detail = None;
        next.table.open = false;
    }
    // Numbers move when something is opened. These say of which objects they are.
    next.views.retain(|ask| matches!(ask, Ask::Plan { .. } | Ask::Compare { .. } | Ask::Identify { .. }));
    if summary.inputs.is_empty() {
        next.table = TableState::default();
        next.views = Views::default();
        next.fingerprints = FingerprintState::default();
    }
    // Objects may have other numbers now.
    if next.summary.as_ref().is_none_or(|before| before.objects.len() != summary.objects.len()) {
        forget_comparison(next);
    }
    next.summary = Some(summary);
    next.answers = next.answers.wrapping_add(1);
}

/// The object that the user wants to know about: the one of the first card; without a card, the one that matters most by
/// what it is, and of those the worst.
fn main_object(settings: &Settings, summary: &Summary) -> Option<u32> {
    let of_card = cards(settings, summary).into_iter().find_map(|card| card.object);
    let by_weight = || {
        let rows = summary.objects.iter();
        rows.max_by_key(|row| (weight(row), row.outcome, Reverse(row.id))).map(|row| row.id)
    };
    of_card.or_else(by_weight)
}

/// How an object does for the product whose answers are shown. One that is handed in elsewhere alone has no outcome here.
fn outcome_for(row: &ObjectRow, product: Option<ProfileId>) -> Outcome {
    if product.is_none() || row.destinations.is_empty() {
        return row.outcome;
    }
    let is_its =
        |one: &&RowDestination| products::destination(one.destination).map(|(owner, _)| owner.id) == product;
    let worst = row.destinations.iter().filter(is_its).map(|one| one.verdict).max();
    worst.map_or(Outcome::NotApplicable, Verdict::outcome)
}

/// How much an object matters by what it is.
fn weight(row: &ObjectRow) -> u8 {
    match (row.kind, row.role) {
        (_, Some(Role::Server)) => 6,
        (_, Some(Role::Client)) => 5,
        (_, Some(Role::Request)) | (ObjectKind::CertificateRequest, _) => 4,
        (ObjectKind::Certificate, _) => 3,
        _ if row.lock.is_some() => 2,
        (ObjectKind::PrivateKey | ObjectKind::Pkcs12 | ObjectKind::Pkcs7, _) => 1,
        _ => 0,
    }
}

fn interrupted(next: &mut State, alert: Alert) {
    next.unlocking = None;
    if let Alert::Interrupted { files, kept, .. } = &alert {
        // No file was being read, so what was shown may be what kills the worker.
        next.wary = files.is_empty();
        if next.wary {
            next.chosen = None;
            next.detail = None;
        }
        if *kept == 0 {
            next.chosen = None;
            next.detail = None;
            next.summary = None;
        }
    }
    next.alert = Some(alert);
    rest(next);
}

/// Nothing is under way any more.
fn rest(next: &mut State) {
    if !matches!(next.phase, Phase::Failed(_)) {
        next.phase = if next.has_results() { Phase::Ready } else { Phase::Empty };
    }
}
