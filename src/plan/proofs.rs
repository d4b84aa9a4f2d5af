//! What among the files shows that a step is done.

use super::evidence::{Candidate, Concerned, Evidence, state_of};
use super::pfx;
use crate::checks::Outcome;
use crate::model::{Content, ObjectKind};
use crate::products::{Proof, Standing, Which};
use crate::report::{NamedObject, StepState, Text, Trust};
use crate::view::ObjectRow;

use StepState::{Attention, CannotTell, Done, NotMet, ToDo};

/// How a step with this proof stands. `clients` are what has to trust the certificates.
pub(super) fn standing(proof: Proof, evidence: &Evidence<'_, '_>, clients: &str) -> Standing {
    match proof {
        Proof::Request(destination) => request(evidence, evidence.of(destination)),
        Proof::Certificate { destination, which, here } => {
            certificate(evidence, evidence.of(destination), which, here)
        }
        Proof::Ready(destination) => ready(evidence, evidence.of(destination)),
        Proof::PfxFile(destination) => pfx_file(evidence, evidence.of(destination)),
        Proof::RootFile(destination) => root_file(evidence, evidence.of(destination), clients),
        Proof::Chain { destination, root } => {
            let roots = evidence.of(root);
            worst(evidence, evidence.of(destination), |row| chain(evidence, roots, row, clients))
        }
        Proof::PublicRoot(destination) => {
            worst(evidence, evidence.of(destination), |row| public_root(evidence, row, clients))
        }
        Proof::Requirement { destination, id, needs, remedy } => {
            requirement(evidence, evidence.of(destination), id, needs).remedy_if_not_met(remedy)
        }
    }
}

impl Standing {
    fn remedy_if_not_met(self, remedy: &'static str) -> Self {
        if self.state == NotMet { self.remedy(remedy) } else { self }
    }
}

fn request(evidence: &Evidence<'_, '_>, concerned: &Concerned) -> Standing {
    let requests: Vec<NamedObject> =
        evidence.requests().take(5).filter_map(|id| evidence.named(id)).collect();
    if !requests.is_empty() {
        return Standing::new(Done).because("A request is here.").from(requests);
    }
    let issued = certificate(evidence, concerned, Which::Issued, "The certificate was issued already.");
    if issued.state == Done { issued } else { Standing::new(ToDo) }
}

/// Whether a certificate is there that counts.
fn certificate(
    evidence: &Evidence<'_, '_>,
    concerned: &Concerned,
    which: Which,
    here: &'static str,
) -> Standing {
    let counts = |row: &ObjectRow| match which {
        Which::Any => true,
        Which::Issued => !row.self_signed,
        Which::PubliclyIssued => row.trust == Some(Trust::PubliclyTrusted),
    };
    let counting = concerned.candidates.iter().filter(|one| evidence.row(one.id).is_some_and(counts));
    let found: Vec<NamedObject> = counting.filter_map(|one| evidence.named(one.id)).collect();
    if !found.is_empty() {
        return Standing::new(Done).because(here).from(found);
    }
    let noun = concerned.noun();
    if concerned.candidates.is_empty() {
        return missing(format!("No {noun} is among the files."));
    }
    let others = match which {
        // Every one counts, so this one has no row: it is looked at no further.
        Which::Any => return Standing::new(ToDo).from(evidence.named_all(&concerned.candidates)),
        Which::Issued => "is signed by its own key: no authority issued it.",
        Which::PubliclyIssued => "does not lead to a public root.",
    };
    missing(format!("The {noun} among the files {others}")).from(evidence.named_all(&concerned.candidates))
}

fn missing(reason: impl Into<Text>) -> Standing {
    Standing::new(ToDo).because(reason)
}

/// Whether certificates meet every requirement, as their assessments say.
fn ready(evidence: &Evidence<'_, '_>, concerned: &Concerned) -> Standing {
    let candidates = &concerned.candidates;
    let Some(mut state) = candidates.iter().map(Candidate::state).max() else {
        return missing(format!("Add {}.", concerned.name()));
    };
    if concerned.more() > 0 {
        state = state.max(CannotTell);
    }
    let mut standing = Standing::new(state).from(evidence.named_all(candidates));
    for candidate in candidates.iter().filter(|one| one.state() > Done || candidates.len() == 1) {
        let title = evidence.row(candidate.id).map_or("", |row| &row.title);
        standing = standing.because(format!("{title}: {}", candidate.assessment.headline));
    }
    standing.remedy_if_not_met("Do what the requirements above say, and add the new certificate.")
}

fn pfx_file(evidence: &Evidence<'_, '_>, concerned: &Concerned) -> Standing {
    let (name, noun) = (concerned.name(), concerned.noun());
    let mut best: Option<Standing> = None;
    for pfx in pfx::files(evidence, concerned) {
        let standing = match (pfx.is_locked, pfx.leaf, pfx.has_key) {
            (true, ..) => Standing::new(CannotTell).because("The PFX file is locked: type its password."),
            (_, Some(_), true) => Standing::new(Done).because("It is here."),
            (_, Some(_), false) => Standing::new(NotMet)
                .because("The PFX file lacks the private key.")
                .remedy("Export again, with the private key."),
            (_, None, _) => Standing::new(NotMet)
                .because(format!("The PFX file has no {noun}."))
                .remedy(format!("Export {name}, with its private key.")),
        };
        let standing = standing.from(evidence.named(pfx.id).into_iter().collect());
        if best.as_ref().is_none_or(|best| standing.state < best.state) {
            best = Some(standing);
        }
    }
    if let Some(best) = best {
        return best;
    }
    if concerned.candidates.is_empty() {
        return missing(format!("No PFX file and no {noun} is among the files."));
    }
    missing(format!("A {noun} is here, but not in a PFX file with its private key."))
        .from(evidence.named_all(&concerned.candidates))
}

/// Whether an authority stands in a file of its own, without a key; a root at best.
fn root_file(evidence: &Evidence<'_, '_>, concerned: &Concerned, clients: &str) -> Standing {
    let mut alone = Vec::new();
    let mut is_root = false;
    for candidate in &concerned.candidates {
        let Some(object) = evidence.object(candidate.id) else { continue };
        let Some(subject) = evidence.whole.subject(object) else { continue };
        let is_alone = subject.delivery.is_none_or(|delivery| {
            delivery.certificates.len() <= 1
                && delivery.keys.is_empty()
                && matches!(
                    delivery.container.map(Content::kind),
                    None | Some(ObjectKind::Zip | ObjectKind::Tar | ObjectKind::Gzip | ObjectKind::Archive)
                )
        });
        if is_alone {
            is_root |= subject.certificate.is_self_issued();
            alone.extend(evidence.named(candidate.id));
        }
    }
    match (alone.is_empty(), is_root) {
        (false, true) => Standing::new(Done).because("It is here.").from(alone),
        (false, false) => Standing::new(Attention)
            .because(format!(
                "An intermediate CA is here. {} need the root that it comes from.",
                capital(clients)
            ))
            .remedy("Add the root.")
            .from(alone),
        (true, _) if concerned.candidates.is_empty() => {
            missing(format!("No {} is among the files.", concerned.noun()))
        }
        (true, _) => {
            missing("A CA is among the files, but not in a file of its own, or together with a private key.")
                .from(evidence.named_all(&concerned.candidates))
        }
    }
}

/// A word as it begins a sentence.
fn capital(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

type Answer = (StepState, Text);

/// The worst answer of all certificates.
fn worst(evidence: &Evidence<'_, '_>, concerned: &Concerned, ask: impl Fn(&ObjectRow) -> Answer) -> Standing {
    let mut standing = Standing::new(Done);
    for row in concerned.candidates.iter().filter_map(|one| evidence.row(one.id)) {
        let (state, reason) = ask(row);
        standing.state = standing.state.max(state);
        standing.reasons.push(format!("{}: {reason}", row.title).into());
    }
    if standing.reasons.is_empty() {
        return Standing::new(CannotTell).because(format!("Add {}.", concerned.name()));
    }
    standing.from(evidence.named_all(&concerned.candidates))
}

fn chain(evidence: &Evidence<'_, '_>, roots: &Concerned, row: &ObjectRow, clients: &str) -> Answer {
    if row.self_signed {
        return if roots.has(row.id) {
            (Attention, format!("It is signed by its own key and marked as a CA: {clients} would be given the server certificate itself.").into())
        } else {
            (NotMet, "It is signed by its own key, so no authority issued it.".into())
        };
    }
    if row.path == Some(Outcome::Fail) {
        return (NotMet, "Its chain breaks: its own result says where.".into());
    }
    match evidence.top(row.id) {
        Some(top) if top.self_signed && roots.has(top.id) => {
            (Done, format!("It comes from '{}', which is here.", top.title).into())
        }
        Some(top) if top.id != row.id => (
            CannotTell,
            format!("It comes from '{}', whose issuer '{}' is missing. Add it.", top.title, top.issuer)
                .into(),
        ),
        _ => (CannotTell, format!("Its issuer '{}' is missing. Add it.", row.issuer).into()),
    }
}

fn public_root(evidence: &Evidence<'_, '_>, row: &ObjectRow, clients: &str) -> Answer {
    match row.trust {
        Some(Trust::PubliclyTrusted) if row.path == Some(Outcome::Fail) => {
            (NotMet, "It leads to a public root, but its chain breaks: its own result says where.".into())
        }
        Some(Trust::PubliclyTrusted) => (
            Done,
            format!(
                "It leads to a public root that is built in here; {clients} bring nearly the same ones along."
            )
            .into(),
        ),
        Some(Trust::SelfSigned) => {
            (NotMet, format!("It is signed by its own key, which {clients} do not trust.").into())
        }
        Some(Trust::PrivatelyTrusted) => (
            NotMet,
            format!("It leads to a CA that you trust, but that {clients} do not bring along.").into(),
        ),
        Some(Trust::UnknownIssuer) | None => match evidence.top(row.id) {
            Some(top) if top.self_signed => {
                (NotMet, format!("It comes from '{}', which is not a public root.", top.title).into())
            }
            Some(top) if top.id != row.id => (
                CannotTell,
                format!("The issuer '{}' of '{}' is missing. Add it.", top.issuer, top.title).into(),
            ),
            _ => (
                CannotTell,
                format!("Its issuer '{}' is missing. Add the intermediate CAs.", row.issuer).into(),
            ),
        },
    }
}

/// Whether one requirement is met, as the assessments say.
fn requirement(
    evidence: &Evidence<'_, '_>,
    concerned: &Concerned,
    id: &str,
    needs: &'static str,
) -> Standing {
    let findings = concerned.candidates.iter().filter_map(|one| Some((one, one.finding(id)?)));
    let findings: Vec<_> = findings.collect();
    let Some(worst) = findings.iter().map(|(_, finding)| finding.outcome).max() else {
        return Standing::new(CannotTell).because(format!("Add {}.", concerned.name()));
    };
    if worst == Outcome::NotApplicable {
        return Standing::new(CannotTell).because(needs);
    }
    let mut standing = Standing::new(state_of(worst)).from(evidence.named_all(&concerned.candidates));
    for (candidate, finding) in findings.iter().filter(|(_, finding)| finding.outcome > Outcome::Pass) {
        let title = evidence.row(candidate.id).map_or("", |row| &row.title);
        standing = standing.because(format!("{title}: {}", finding.reasons.join(" ")));
    }
    standing
}
