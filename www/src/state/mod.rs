//! What the page knows, and the one pure function that changes it.
//!
//! Nothing here touches the browser or the worker, so all of it is tested natively.

mod comparison;
mod fingerprints;
mod plan;
mod reduce;
mod settings;
mod table;
mod views;

use std::cmp::Reverse;
use std::ops::Deref;
use std::rc::Rc;

use cert_inspector::Password;
use cert_inspector::input::ProfileId;
use cert_inspector::model::Timestamp;
use cert_inspector::protocol::{About, Told};
use cert_inspector::view::{Card, Detail, ObjectRow, Summary};

pub(crate) use comparison::ComparisonState;
pub(crate) use fingerprints::FingerprintState;
pub(crate) use plan::{PlanState, planned_product};
pub(crate) use reduce::Action;
#[cfg(test)]
pub(crate) use reduce::tests;
pub(crate) use settings::{AsOf, Settings, read_instant};
pub(crate) use table::{Layout, TableState};
pub(crate) use views::Views;

use crate::language::Language;

/// What a part of the result is known by.
pub(crate) type TabName = &'static str;

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// What the page is worded in.
    pub(crate) language: Language,
    pub(crate) phase: Phase,
    /// The last answer; stays in view while the next one is made.
    pub(crate) summary: Option<Shared<Summary>>,
    /// How many answers there have been: tells one summary from the next.
    pub(crate) answers: u32,
    /// The object whose detail is wanted.
    pub(crate) chosen: Option<u32>,
    /// The object that is being opened: it stays the chosen one, whatever it turns out to be.
    pub(crate) unlocking: Option<u32>,
    /// The detail that is shown. It may lag behind `chosen` for a moment.
    pub(crate) detail: Option<Shared<Detail>>,
    /// The answers to what single parts of the page asked.
    pub(crate) views: Views,
    /// The part of the result that is wanted; the first one where it names none. Stays when another object is chosen.
    pub(crate) tab: TabName,
    /// What the next request is made with. Always valid.
    pub(crate) settings: Settings,
    /// Settings that were typed and cannot be used, with the reasons. `settings` still has those before.
    pub(crate) refused: Vec<(SettingField, String)>,
    pub(crate) alert: Option<Alert>,
    /// The table of all objects.
    pub(crate) table: TableState,
    /// What was answered for the plans of products.
    pub(crate) plan: PlanState,
    /// The object beside the one that is shown.
    pub(crate) comparison: ComparisonState,
    /// The fingerprint from another screen.
    pub(crate) fingerprints: FingerprintState,
    /// Something is being dragged over the window.
    pub(crate) dragging: bool,
    /// The field for pasting is open.
    pub(crate) pasting: bool,
    /// The version and date of everything, as the worker says when it has started.
    pub(crate) about: Option<Shared<About>>,
    /// What the browser says was asked of a network.
    pub(crate) network: Network,
    /// The origin of the portal that shows the page in a frame and is told the results.
    pub(crate) portal: Option<String>,
    /// The page is being printed: everything of the shown object is drawn, and the whole drop in short.
    pub(crate) printing: bool,
    /// Another product was chosen: the next answer decides which object is shown.
    refocus: bool,
    /// The settings are in view.
    pub(crate) drawer: bool,
    /// The page stands in one column.
    pub(crate) narrow: bool,
    /// Keys do something by themselves.
    pub(crate) shortcuts: bool,
    /// The clock when the page was opened, for the time that is shown before anything was judged.
    pub(crate) opened_at: Timestamp,
    /// Set after the worker died over an object, so that the page does not walk into the same object again by itself.
    wary: bool,
}

/// What the page is doing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phase {
    /// Nothing was added yet.
    Empty,
    /// A request is under way. Shown only once it has taken long enough for a person to wonder.
    Reading { shown: bool, progress: Option<Told> },
    /// The last answer stands.
    Ready,
    /// The worker cannot be started at all.
    Failed(String),
}

/// Addresses that were asked for, and those that the page's policy refused. Both are empty on a page that is in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Network {
    pub(crate) asked: Vec<String>,
    pub(crate) refused: Vec<String>,
}

impl Network {
    /// How many there are, whether they were let through or not.
    pub(crate) fn count(&self) -> usize {
        self.asked.len().saturating_add(self.refused.len())
    }
}

/// A password for an object, and whether it may take as long as it takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Key {
    pub(crate) id: u32,
    pub(crate) password: Password,
    pub(crate) any_rounds: bool,
}

/// What the user must be told, in words that `text` makes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Alert {
    /// The worker was stopped. `files` were left out, `kept` were given to the next one.
    Interrupted { cause: Cause, files: Vec<String>, kept: usize },
    /// There was no text to paste.
    NothingPasted,
    /// A folder that was dropped could not be read.
    Folder(String),
    /// Dropped folders were read but for these paths, or but for what is beyond the limit.
    PartOfFolder { unread: Vec<String>, more: bool },
    /// The core refused a request.
    Refused { message: String, file: Option<String> },
    /// An answer could not be understood: page and core are not of one version.
    Fault(String),
}

/// Why the worker was stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// The user wanted it.
    Cancelled,
    /// It died, with its last words.
    Crashed(String),
    /// It did not say anything for too long.
    Silent,
}

/// A setting that is typed, and can be typed wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SettingField {
    At,
    Host,
    Addresses,
    UserName,
    Port,
    Email,
}

impl State {
    pub(crate) fn new(opened_at: Timestamp, language: Language) -> Self {
        Self {
            language,
            phase: Phase::Empty,
            summary: None,
            answers: 0,
            chosen: None,
            unlocking: None,
            detail: None,
            views: Views::default(),
            tab: "",
            settings: Settings::default(),
            refused: Vec::new(),
            alert: None,
            table: TableState::default(),
            plan: PlanState::default(),
            comparison: ComparisonState::default(),
            fingerprints: FingerprintState::default(),
            dragging: false,
            pasting: false,
            about: None,
            network: Network::default(),
            portal: None,
            printing: false,
            refocus: false,
            drawer: false,
            narrow: false,
            shortcuts: true,
            opened_at,
            wary: false,
        }
    }

    /// The instant that everything shown was judged at.
    pub(crate) fn judged_at(&self) -> Timestamp {
        match (&self.summary, self.settings.at) {
            (Some(summary), _) => summary.settings.at,
            (None, AsOf::Fixed { at, .. }) => at,
            (None, AsOf::Clock) => self.opened_at,
        }
    }

    /// Whether this computer's clock is certainly wrong, and counts: it shows a day before the rules were written or the
    /// roots were collected. A day of grace is for time zones.
    pub(crate) fn clock_is_wrong(&self) -> bool {
        const DAY: i64 = 86_400;
        let Some(about) = self.about.as_ref().filter(|_| self.settings.at == AsOf::Clock) else {
            return false;
        };
        let Some(day) = latest_day(&about.summary) else { return false };
        self.judged_at().unix_seconds() < day.unix_seconds().saturating_sub(DAY)
    }

    /// The product whose answers are shown; `None` where every product's are.
    pub(crate) fn product(&self) -> Option<ProfileId> {
        self.settings.product(self.results().map(|summary| &**summary))
    }

    /// The cards that are shown, the worst first.
    pub(crate) fn cards(&self) -> Vec<&Card> {
        self.results().map(|summary| cards(&self.settings, summary)).unwrap_or_default()
    }

    /// The object whose password the first card asks for.
    pub(crate) fn asks_password_of(&self) -> Option<u32> {
        self.cards().first()?.locked.as_ref().map(|lock| lock.object)
    }

    /// Whether a card is about an object, or asks for its password.
    pub(crate) fn has_card(&self, object: u32) -> bool {
        let is_on = |card: &&Card| card.object == Some(object);
        self.asks_password_of() == Some(object) || self.cards().iter().any(is_on)
    }

    /// The chosen object's row.
    pub(crate) fn chosen_row(&self) -> Option<&ObjectRow> {
        let chosen = self.chosen?;
        self.summary.as_ref()?.objects.iter().find(|row| row.id == chosen)
    }

    /// How the objects are shown.
    pub(crate) fn layout(&self) -> Layout {
        self.results().map_or(Layout::List, |summary| self.table.layout(summary))
    }

    /// Whether the table stands where an object would.
    pub(crate) fn shows_table(&self) -> bool {
        self.layout() == Layout::Table && !self.table.open
    }

    /// The chosen object, unless the table stands in its place.
    pub(crate) fn shown(&self) -> Option<u32> {
        self.chosen.filter(|_| !self.shows_table())
    }

    /// Whether there is anything to show beside the welcome.
    pub(crate) fn has_results(&self) -> bool {
        self.results().is_some()
    }

    /// The last answer, unless it is about nothing.
    pub(crate) fn results(&self) -> Option<&Shared<Summary>> {
        self.summary.as_ref().filter(|summary| !summary.inputs.is_empty() || !summary.problems.is_empty())
    }

    pub(crate) fn refusal_of(&self, field: SettingField) -> Option<&str> {
        self.refused.iter().find(|(refused, _)| *refused == field).map(|(_, message)| message.as_str())
    }
}

/// The cards of the product whose answers are shown, the worst first.
fn cards<'a>(settings: &Settings, summary: &'a Summary) -> Vec<&'a Card> {
    let product = settings.product(Some(summary));
    let is_shown = |card: &&Card| product.is_none_or(|product| card.product == product);
    let mut cards: Vec<&Card> = summary.cards.iter().filter(is_shown).collect();
    cards.sort_by_key(|card| Reverse(card.verdict));
    cards
}

/// The newer one of rule set and root list: the page was made on this day at the earliest.
fn latest_day(summary: &Summary) -> Option<Timestamp> {
    let roots = summary.anchors.public_source.rsplit(' ').next().unwrap_or_default();
    read_instant(&summary.rule_set).max(read_instant(roots))
}

/// Data that many components show and none changes. Equal only to itself, so that comparing is free.
#[derive(Debug)]
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
