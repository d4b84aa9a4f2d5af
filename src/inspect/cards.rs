//! The answers to show first, with the files that solve them. A file is offered only after it was made and judged itself.

use std::sync::Arc;

use super::Inspection;
use crate::checks::Outcome;
use crate::export::{ExportKind, ExportOffer, ExportOrder};
use crate::input::{Options, Password, Sha256Hash, Unlocking};
use crate::judge::{FileFacts, JOINED, Whole};
use crate::limits::MAX_ROUNDS;
use crate::model::{Content, LockReason, Object, ObjectKind};
use crate::products::{DestinationEntry, Form, PRODUCTS, Product};
use crate::report::{Assessment, DeliveryReport, DestinationReport, Finding, Recipe, Remedy, Text, Verdict};
use crate::view::{Card, CardFault, CardFile, CardLock};

/// Most cards for one product: more do not fit on a screen, and the rest is a line each.
const MAX_CARDS: usize = 3;

/// Most faults on a card.
const MAX_FAULTS: usize = 3;

/// Most sentences of the reason of a fault.
const MAX_SENTENCES: usize = 2;

/// Most remedies to follow by hand: one new certificate fixes most faults.
const MAX_REMEDIES: usize = 3;

/// What a PKCS#12 file is put under while it is tried. The file is judged and thrown away.
const TRIAL_PASSWORD: &[u8] = b"trial";

/// Something that is handed in at a destination of a product.
#[derive(Clone, Copy)]
struct Place<'a> {
    product: &'static Product,
    entry: &'static DestinationEntry,
    delivery: &'a DeliveryReport,
}

/// The checks behind an answer, with the commands that their remedies name.
struct Checked {
    assessment: Assessment,
    recipes: Vec<Recipe>,
}

impl Inspection {
    /// The worst answers for each product, in the order in which they count.
    pub(super) fn cards(
        &self,
        whole: &Whole<'_>,
        destinations: &[DestinationReport],
        options: &Options,
    ) -> Vec<Card> {
        let mut cards = Vec::new();
        for product in PRODUCTS {
            let mut places: Vec<Place<'_>> = product
                .destinations
                .iter()
                .filter_map(|entry| {
                    Some((entry, destinations.iter().find(|one| one.destination == entry.id)?))
                })
                .flat_map(|(entry, report)| {
                    report.deliveries.iter().map(move |delivery| Place { product, entry, delivery })
                })
                .collect();
            places.sort_by_key(|place| std::cmp::Reverse(place.delivery.verdict));
            cards.extend(places.into_iter().take(MAX_CARDS).map(|place| self.card(whole, place, options)));
        }
        cards
    }

    fn card(&self, whole: &Whole<'_>, place: Place<'_>, options: &Options) -> Card {
        let Place { product, entry, delivery } = place;
        let checked = self.judged(whole, delivery, entry);
        let recipes = checked.as_ref().map_or(&[][..], |checked| &checked.recipes);
        let judged = checked.as_ref().map(|checked| &checked.assessment);
        let faults = judged.map(faults).unwrap_or_default();
        let listed: Vec<CardFault> = faults.iter().take(MAX_FAULTS).map(|(fault, _)| fault.clone()).collect();
        let more = faults.len().saturating_sub(listed.len());
        let is_steps = delivery.verdict == Verdict::WorksAfterStep;
        let locked = self.locked_part(entry, delivery);
        Card {
            product: product.id,
            destination: entry.id,
            verdict: delivery.verdict,
            // Without an assessment, only the sentence gives the reason.
            sentence: if judged.is_some() || locked.is_some() {
                delivery.answer.clone()
            } else {
                delivery.sentence.clone()
            },
            object: delivery.object,
            faults: listed,
            more_faults: u32::try_from(more).unwrap_or(u32::MAX),
            effect: faults
                .first()
                .and_then(|(_, finding)| Some((*finding)?.effect.clone()))
                .unwrap_or_default(),
            steps: judged.filter(|_| is_steps).map(|one| one.steps.clone()).unwrap_or_default(),
            needs: judged.map(needs).unwrap_or_default(),
            files: self.files(whole, place, options),
            by_hand: by_hand(judged, &faults, recipes),
            locked,
        }
    }

    /// The checks behind the answer for a delivery; `None` where nothing in it can be judged.
    fn judged(
        &self,
        whole: &Whole<'_>,
        delivery: &DeliveryReport,
        entry: &DestinationEntry,
    ) -> Option<Checked> {
        let id = delivery.object?;
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        let found = whole.found(id, object);
        let assessment = found.assessments.iter().find(|one| one.destination == entry.id)?.clone();
        Some(Checked { assessment, recipes: found.recipes.clone() })
    }

    /// The locked object that the answer depends on: what is handed in itself, something in the same file, or the only key
    /// where an answer needs more.
    fn locked_part(&self, entry: &DestinationEntry, delivery: &DeliveryReport) -> Option<CardLock> {
        let can_open = |object: &Object| {
            object.lock.as_ref().is_some_and(|lock| lock.reason != LockReason::WindowsAccount)
        };
        let given = |object: &Object| !self.trusted.contains(&object.origin.input);
        let locked = (0_u32..).zip(&self.objects).filter(|(_, object)| can_open(object) && given(object));
        let locked: Vec<(u32, &Object)> = locked.collect();
        let own = locked.iter().find(|(id, _)| Some(*id) == delivery.object);
        let wanted = || locked.iter().filter(|_| entry.holds_key && delivery.verdict != Verdict::Works);
        let input = delivery.object.and_then(|id| self.objects.get(usize::try_from(id).ok()?));
        let input = input.map(|object| object.origin.input);
        let beside = wanted().find(|(_, object)| Some(object.origin.input) == input);
        let is_key = |kind| matches!(kind, ObjectKind::PrivateKey | ObjectKind::EncryptedPrivateKey);
        let mut keys = wanted().filter(|(_, object)| is_key(object.content.kind()));
        let only = keys.next().filter(|_| keys.next().is_none() && delivery.verdict == Verdict::NeedsMore);
        let (id, object) = own.or(beside).or(only)?;
        let reason = object.lock.as_ref()?.reason;
        let file = self.files.get(usize::try_from(object.origin.input).ok()?)?;
        Some(CardLock { object: *id, name: file.base_name().to_owned().into(), reason })
    }

    /// The files that a destination takes instead of what is handed in, each made and judged.
    fn files(&self, whole: &Whole<'_>, place: Place<'_>, options: &Options) -> Vec<CardFile> {
        let Some(id) = place.delivery.object else { return Vec::new() };
        let file = |form: &Form| {
            let kind = kind(*form);
            let offer = whole.exports(id).into_iter().find(|one| one.kind == kind && one.needs.is_empty())?;
            let is_in_form = self.is_in_form(place, id, &offer);
            // A profile carries the certificate as it is in DER.
            let tried = if kind == ExportKind::Mobileconfig { ExportKind::Cer } else { kind };
            let (verdict, then) = self.trial(whole, place, id, tried, options)?;
            let before = place.delivery.verdict;
            let helps = verdict < before || (!is_in_form && verdict <= before && !offer.needs_password);
            (verdict != Verdict::Rejected && helps).then(|| CardFile {
                button: button(*form, is_in_form, &offer),
                object: id,
                offer,
                verdict,
                then,
            })
        };
        place.entry.forms.iter().filter_map(file).collect()
    }

    /// Whether what is handed in is a file of the same name or kind already.
    fn is_in_form(&self, place: Place<'_>, id: u32, offer: &ExportOffer) -> bool {
        let object = usize::try_from(id).ok().and_then(|id| self.objects.get(id));
        let input = object.and_then(|object| self.files.get(usize::try_from(object.origin.input).ok()?));
        let name = input.map_or("", FileFacts::base_name);
        let ending = |name: &str| {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            ending.map(|ending| if ending == "crt" { "cer".to_owned() } else { ending })
        };
        match place.entry.file_name {
            // With its key in another file, it is not the file that is looked for.
            Some(wanted) => name == wanted && !place.delivery.name.contains(JOINED),
            None => ending(name) == ending(&offer.name),
        }
    }

    /// Makes a file and judges it alone, as its destination would get it.
    fn trial(
        &self,
        whole: &Whole<'_>,
        place: Place<'_>,
        id: u32,
        kind: ExportKind,
        options: &Options,
    ) -> Option<(Verdict, Vec<Text>)> {
        let password = kind.needs_password().then(|| Password::new(TRIAL_PASSWORD.to_vec()));
        let order = ExportOrder {
            key: kind.needs_key(),
            password: password.clone(),
            ..ExportOrder::of(kind, Some(id))
        };
        let made = whole.draft(id, &order)?;
        let mut alone = Self::default();
        let unlocking = Unlocking { passwords: password.into_iter().collect(), max_rounds: MAX_ROUNDS };
        alone.add(&made.name, &made.bytes, &unlocking, &mut |_| {});
        let mut trusted = options.trusted.clone();
        let anchors = self.objects.iter().filter(|object| self.trusted.contains(&object.origin.input));
        trusted.extend(anchors.filter_map(|object| match &object.content {
            Content::Certificate(certificate) => {
                Sha256Hash::try_from(certificate.fingerprints.sha256.0.as_slice()).ok()
            }
            _ => None,
        }));
        let options = Options { profile: Some(place.product.id), role: None, trusted, ..options.clone() };
        let whole = alone.whole(&options);
        let (_, answered) = alone.rows(&whole, &mut |_| {});
        let report =
            whole.destinations(answered).into_iter().find(|one| one.destination == place.entry.id)?;
        let delivery = report.deliveries.first()?;
        let then = alone.judged(&whole, delivery, place.entry).map(|judged| match delivery.verdict {
            Verdict::WorksAfterStep => judged.assessment.steps,
            Verdict::NeedsMore => needs(&judged.assessment),
            _ => Vec::new(),
        });
        Some((delivery.verdict, then.unwrap_or_default()))
    }
}

/// The faults, with the findings that tell of them.
fn faults(assessment: &Assessment) -> Vec<(CardFault, Option<&Finding>)> {
    let fault = |fault: &crate::report::Fault| {
        let id = fault.requirement.as_ref();
        let finding = id.and_then(|id| assessment.findings.iter().find(|one| one.requirement == *id));
        let reason = finding.and_then(|finding| finding.reasons.first());
        let reason = reason.map(first_sentences).unwrap_or_default();
        let card = CardFault { requirement: fault.requirement.clone(), title: fault.title.clone(), reason };
        (card, finding)
    };
    assessment.faults.iter().map(fault).collect()
}

/// The first sentences of a text.
fn first_sentences(text: &Text) -> Text {
    let end = text.match_indices(". ").nth(MAX_SENTENCES.saturating_sub(1));
    end.and_then(|(at, _)| text.get(..=at)).map_or_else(|| text.clone(), |short| short.to_owned().into())
}

fn needs(assessment: &Assessment) -> Vec<Text> {
    if assessment.verdict == Verdict::NeedsMore { assessment.needs.clone() } else { Vec::new() }
}

/// What to do by hand, each remedy once: for the faults, or else for the checks that need more.
fn by_hand(
    assessment: Option<&Assessment>,
    faults: &[(CardFault, Option<&Finding>)],
    recipes: &[Recipe],
) -> Vec<Remedy> {
    let of_faults = faults.iter().filter_map(|(_, finding)| *finding);
    let is_open = |finding: &&Finding| finding.outcome == Outcome::Unknown;
    let unknown = assessment.filter(|one| one.verdict == Verdict::NeedsMore);
    let unknown = unknown.into_iter().flat_map(|one| &one.findings).filter(is_open);
    let mut remedies: Vec<Remedy> = Vec::new();
    for remedy in of_faults.chain(unknown).filter_map(|finding| finding.remedy.as_ref()) {
        let mut remedy = remedy.with_commands(recipes);
        // One new certificate fixes several faults: its commands are listed once.
        let is_known = |one: &Remedy| !one.commands.is_empty() && one.commands == remedy.commands;
        if remedies.iter().any(is_known) {
            remedy.commands = Arc::default();
        }
        if remedies.len() < MAX_REMEDIES && !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    remedies
}

/// Which file has a form.
const fn kind(form: Form) -> ExportKind {
    match form {
        Form::KeyAndChain => ExportKind::CertPem,
        Form::Pkcs12 => ExportKind::P12,
        Form::Der => ExportKind::Cer,
        Form::Pem => ExportKind::Pem,
        Form::AppleProfile => ExportKind::Mobileconfig,
    }
}

/// What the button of a file says. What is `repaired` has its name and form already.
fn button(form: Form, repaired: bool, offer: &ExportOffer) -> Text {
    match form {
        Form::KeyAndChain if repaired => format!("Save repaired {}", offer.name).into(),
        Form::KeyAndChain => format!("Save {}", offer.name).into(),
        Form::Pkcs12 => "Save as PKCS#12 (.p12)".into(),
        Form::Der => "Save certificate (.cer)".into(),
        Form::Pem => "Save as PEM (.pem)".into(),
        Form::AppleProfile => "Save profile (.mobileconfig)".into(),
    }
}
