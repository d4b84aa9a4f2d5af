//! What lists say of one certificate.

use std::collections::HashSet;

use super::list::{Prepared, compare};
use super::note::Note;
use super::scope::{self, Reasons};
use super::signer::Vouch;
use super::view::{Age, Candidate, View};
use super::{signer, title, words};
use crate::input::ValidationPolicy;
use crate::limits::{MAX_LIST_NOTES, MAX_LISTS_OF_ISSUER};
use crate::model::{Certificate, GeneralName, Outcome, RevocationReason, RevokedCertificate, Timestamp};
use crate::path::{Answer, Check, Question, name};
use crate::sorting;

const SECTION: &str = "RFC 5280 section 6.3.3";
const NUMBER: &str = "RFC 5280 section 5.2.3";

/// The answer for a certificate. `lists` are those of the right names, the newest first; `more` says that some were left
/// out. `above` are the certificates above it on the path.
pub(super) fn answer(
    certificate: &Certificate,
    lists: &[&Prepared<'_>],
    more: bool,
    above: &[&Certificate],
    question: &Question,
    vouch: Vouch<'_>,
) -> Answer {
    let at = question.at;
    let needs_number = question.policy != ValidationPolicy::Rfc5280;
    if lists.is_empty() {
        return not_checked(certificate);
    }
    let mut status = Status { answer: Answer::pass(Check::Revocation), notes: Notes::default(), at };
    let issuer = name::key(&certificate.issuer);
    let mut candidates = Vec::new();
    for prepared in lists.iter().copied() {
        let found = scope::covered(prepared, certificate).and_then(|reasons| {
            let key = signer::authorised(prepared.list, &prepared.signers, above, vouch)?;
            let entry = prepared.entry(&certificate.serial, &issuer);
            Ok(Candidate { prepared, key, reasons, entry, age: Age::of(prepared, at), needs_number })
        });
        match found {
            Ok(candidate) => candidates.push(candidate),
            Err(note) => status.notes.add(prepared, note),
        }
    }
    status.judge(&candidates);
    if more {
        let text = format!(
            "More than {MAX_LISTS_OF_ISSUER} revocation lists of {} were given. The oldest of them were not looked at.",
            words::name(&certificate.issuer)
        );
        status.answer.add(Outcome::Unknown, "listsOmitted", SECTION, text);
    }
    status.answer
}

fn not_checked(certificate: &Certificate) -> Answer {
    let mut text = format!(
        "Revocation was not checked: no revocation list of {} was given.",
        words::name(&certificate.issuer)
    );
    let mut places = scope::points(certificate).iter().flat_map(|point| &point.full_name);
    if let Some(GeneralName::Uri(place)) = places.find(|place| matches!(place, GeneralName::Uri(_))) {
        text.push_str(" The certificate names this place for it: ");
        text.push_str(&words::short(place));
    }
    Answer::pass(Check::Revocation).because(Outcome::Unknown, "notChecked", SECTION, text)
}

/// Why lists do not count.
#[derive(Default)]
struct Notes {
    kept: Vec<Note>,
    more: usize,
}

impl Notes {
    fn add(&mut self, prepared: &Prepared<'_>, note: Note) {
        if self.kept.len() < MAX_LIST_NOTES {
            let text = format!("{} does not count: {}.", title::the_list(prepared), note.text);
            self.kept.push(Note { text: text.into(), ..note });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

struct Status {
    answer: Answer,
    notes: Notes,
    at: Timestamp,
}

impl Status {
    fn judge(&mut self, candidates: &[Candidate<'_, '_>]) {
        let (mut deltas, complete): (Vec<_>, Vec<_>) =
            candidates.iter().partition(|candidate| candidate.is_delta());
        sorting::by(&mut deltas, |one, other| {
            let numbers = (one.prepared.number, other.prepared.number);
            compare(numbers.0.unwrap_or_default(), numbers.1.unwrap_or_default())
        });
        let mut views: Vec<View<'_, '_, '_>> = complete.iter().map(|base| View::new(base, &deltas)).collect();
        // What was taken for a fact later counts for more; and of two that say the same, the one without flaw.
        sorting::by_key(&mut views, |view| {
            (view.has_flaw(), std::cmp::Reverse(view.newest.prepared.list.this_update))
        });
        self.revocations(&views, &deltas);
        let is_revoked = self.answer.outcome == Outcome::Fail;
        let covered = if is_revoked { Reasons::default() } else { self.clearances(&views) };
        self.doubts(&views, &deltas);
        self.close(covered);
    }

    /// Says what revokes the certificate, or did before.
    fn revocations(&mut self, views: &[View<'_, '_, '_>], deltas: &[&Candidate<'_, '_>]) {
        let of_views = views.iter().filter_map(|view| Some((view.listed?, view.base.reasons)));
        // A delta without its complete list revokes all the same.
        let of_deltas = deltas
            .iter()
            .filter(|delta| !views.iter().any(|view| delta.goes_on_from(view.base)))
            .filter_map(|delta| Some(((*delta, delta.entry?), delta.reasons)))
            .filter(|((_, entry), _)| entry.reason != Some(RevocationReason::RemoveFromCrl));
        let (mut standing, mut withdrawn): (Option<Listing<'_, '_, '_>>, Option<Listing<'_, '_, '_>>) =
            (None, None);
        for ((source, entry), reasons) in of_views.chain(of_deltas) {
            let cleared_later = views.iter().any(|view| {
                view.clears()
                    && view.base.reasons.contains(reasons)
                    && view.newest.prepared.list.this_update > source.prepared.list.this_update
            });
            let slot = if cleared_later { &mut withdrawn } else { &mut standing };
            // What is revoked for good counts for more than what is suspended.
            if slot.is_none_or(|(_, kept)| is_hold(kept) && !is_hold(entry)) {
                *slot = Some((source, entry));
            }
        }
        if let Some((source, entry)) = standing {
            let code = if is_hold(entry) { "onHold" } else { "revoked" };
            let text =
                format!("{}. {} names it.", words::revoked(entry, self.at), title::the_list(source.prepared));
            self.answer.add(Outcome::Fail, code, "RFC 5280 section 6.3.3 (i) and (j)", text);
        }
        if let Some((source, entry)) = withdrawn {
            let text = format!(
                "{}. {} names it, but a newer one no longer does.",
                words::revoked(entry, self.at),
                title::the_list(source.prepared)
            );
            let outcome = if is_hold(entry) { Outcome::Pass } else { Outcome::Warn };
            self.answer.add(outcome, "noLongerListed", "RFC 5280 section 5.3.1", text);
        }
        for delta in views.iter().filter_map(|view| view.lifted).take(1) {
            let text = format!(
                "The certificate had been suspended and is no longer: {} lifts the suspension.",
                lower(&title::the_list(delta.prepared))
            );
            self.answer.add(Outcome::Pass, "holdLifted", "RFC 5280 section 5.3.1", text);
        }
    }

    /// Says which lists show that the certificate is not revoked, and returns for which reasons they would tell.
    fn clearances(&mut self, views: &[View<'_, '_, '_>]) -> Reasons {
        let mut covered = Reasons::default();
        for view in views.iter().filter(|view| view.clears()) {
            if covered.contains(view.base.reasons) {
                continue;
            }
            covered = covered.or(view.base.reasons);
            let list = title::the_list(view.newest.prepared);
            let base = if view.newest.is_delta() {
                format!(", together with {}", lower(&title::the_list(view.base.prepared)))
            } else {
                String::new()
            };
            let text = format!("{list}{base} covers the certificate and does not name it.");
            self.answer.add(Outcome::Pass, "notListed", SECTION, text);
            if view.newest.prepared.list.next_update.is_none() {
                let text =
                    format!("It is not known whether {list} is current: ask the issuer for a newer one.");
                self.answer.add(Outcome::Warn, "noNextUpdate", "RFC 5280 section 5.1.2.5", text);
            }
            if view.base.prepared.lacks_number() {
                let text = format!(
                    "{list} has no number, which the standard requires: programs use it all the same."
                );
                self.answer.add(Outcome::Warn, "listNumberMissing", NUMBER, text);
            }
            if view.base.prepared.uses_sha1() || view.newest.prepared.uses_sha1() {
                let text = format!(
                    "{list}{base} is signed with SHA-1, which can be forged: ask the issuer for one with SHA-256."
                );
                self.answer.add(Outcome::Warn, "listHashWeak", "RFC 5280 section 5.1.1.2", text);
            }
            if view.base.prepared.list.version == 1 {
                let text = format!(
                    "{list} is of version 1: it has no number, and cannot say which certificates it covers."
                );
                self.answer.add(Outcome::Warn, "listVersion1", "RFC 5280 section 5.1.2.1", text);
            }
        }
        covered
    }

    /// Notes why lists that cover the certificate cannot be relied on.
    fn doubts(&mut self, views: &[View<'_, '_, '_>], deltas: &[&Candidate<'_, '_>]) {
        for view in views.iter().filter(|view| !view.is_reliable) {
            self.doubt(view.base);
        }
        for delta in deltas {
            if !views.iter().any(|view| delta.goes_on_from(view.base)) {
                let text =
                    "it only adds to an older, complete list, and the one that it goes on from is not there";
                let note = Note::new("deltaWithoutBase", "RFC 5280 section 5.2.4", text);
                self.notes.add(delta.prepared, note);
            } else {
                self.doubt(delta);
            }
        }
    }

    fn doubt(&mut self, candidate: &Candidate<'_, '_>) {
        let prepared = candidate.prepared;
        for defect in &prepared.defects {
            self.notes.add(prepared, defect.clone());
        }
        if candidate.breaks_for_number() {
            self.notes.add(
                prepared,
                Note::new("listNumberMissing", NUMBER, "it has no number, which the standard requires"),
            );
        }
        if !prepared.is_complete() {
            let text = format!(
                "only {} of its {} entries could be read",
                prepared.list.entries.len(),
                prepared.list.entry_count
            );
            self.notes.add(prepared, Note::new("listCut", SECTION, text));
        }
        match candidate.age {
            Age::Current => {}
            Age::Future => {
                let text = format!("it was made after the instant asked about, {}", self.at);
                self.notes.add(prepared, Note::new("listFuture", "RFC 5280 section 5.1.2.4", text));
            }
            Age::Expired => {
                let text =
                    format!("a newer one was due before the instant asked about, {}: get that one", self.at);
                self.notes.add(prepared, Note::new("listExpired", "RFC 5280 section 5.1.2.5", text));
            }
        }
    }

    /// Adds the notes, which weigh only where the lists that count do not tell all.
    fn close(&mut self, covered: Reasons) {
        let is_told = covered.contains(Reasons::ALL) || self.answer.outcome == Outcome::Fail;
        let outcome = if is_told { Outcome::Pass } else { Outcome::Unknown };
        if !is_told && covered != Reasons::default() {
            let text = format!(
                "The revocation lists that count do not tell whether it was revoked for one of these reasons: {}.",
                covered.missing()
            );
            self.answer.add(
                Outcome::Unknown,
                "reasonsNotCovered",
                "RFC 5280 section 6.3.3 (d) and (e)",
                text,
            );
        }
        let seen: HashSet<_> = self.answer.reasons.iter().map(|reason| reason.text.clone()).collect();
        for note in std::mem::take(&mut self.notes.kept) {
            if !seen.contains(&note.text) {
                self.answer.add(outcome, note.code, note.source, note.text);
            }
        }
        if self.notes.more > 0 {
            let text = format!("{} more revocation lists do not count.", self.notes.more);
            self.answer.add(outcome, "moreLists", SECTION, text);
        }
        // Whatever happens, silence is not a pass.
        if self.answer.reasons.is_empty() || (!is_told && self.answer.outcome < Outcome::Unknown) {
            self.answer.add(
                Outcome::Unknown,
                "notDetermined",
                SECTION,
                "The revocation lists that were given do not tell whether the certificate was revoked.",
            );
        }
    }
}

/// A list, and its entry of the certificate.
type Listing<'v, 'l, 'a> = (&'v Candidate<'l, 'a>, &'a RevokedCertificate);

fn is_hold(entry: &RevokedCertificate) -> bool {
    entry.reason == Some(RevocationReason::CertificateHold)
}

/// A sentence's start within a sentence.
fn lower(sentence: &str) -> String {
    sentence.strip_prefix("The ").map_or_else(|| sentence.to_owned(), |rest| format!("the {rest}"))
}
