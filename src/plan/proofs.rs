//! What among the files, or of what was said, shows that a step is done.

use super::demands::ADDRESS;
use super::evidence::{Candidate, Evidence, state_of};
use super::{NamedObject, StepState, Text, pfx};
use crate::checks::Outcome;
use crate::model::{Content, ObjectKind};
use crate::products::senstar_mobile::{DeploymentChoices, Proof};
use crate::report::Trust;
use crate::view::ObjectRow;

/// How something stands, why, what to do, and the objects that tell.
pub(super) struct Standing {
    pub(super) state: StepState,
    pub(super) reasons: Vec<Text>,
    pub(super) remedy: Option<Text>,
    pub(super) objects: Vec<NamedObject>,
}

impl Standing {
    pub(super) const fn new(state: StepState) -> Self {
        Self { state, reasons: Vec::new(), remedy: None, objects: Vec::new() }
    }

    fn because(mut self, reason: impl Into<Text>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    fn remedy(mut self, remedy: impl Into<Text>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    fn from(mut self, objects: Vec<NamedObject>) -> Self {
        self.objects = objects;
        self
    }
}

use StepState::{Attention, CannotTell, Done, NotMet, ToDo};

/// How a step with this proof stands.
pub(super) fn standing(proof: Proof, evidence: &Evidence<'_, '_>, choices: &DeploymentChoices) -> Standing {
    match proof {
        Proof::Nothing => Standing::new(Done),
        Proof::Domain => said(choices.owns_domain, "whether you own a domain name")
            .remedy_if_not_met("Register a domain name, or choose another way."),
        Proof::DomainOrIp => match (choices.owns_domain, choices.static_ip) {
            (Some(true), _) => said(Some(true), ""),
            (_, Some(true)) => Standing::new(Attention).because(
                "A static IP address does, as you said. The certificate still needs a DNS entry; see the contradictions below.",
            ),
            (Some(false), Some(false)) => said(Some(false), "")
                .remedy_if_not_met("Register a domain name or get a static IP address, or choose another way."),
            _ => said(None, "whether you own a domain name or have a static IP address"),
        },
        Proof::ManagedPhones => match choices.managed_phones {
            Some(true) => said(Some(true), ""),
            Some(false) => Standing::new(ToDo)
                .because("Your phones are not managed: the certificate is installed on each of them by hand."),
            None => said(None, "whether the phones are managed centrally"),
        },
        Proof::Request => request(evidence),
        Proof::ServerCertificate => server(
            evidence,
            |_| true,
            "It is here. Its private key has to be on the server's computer, or to come in a PFX file.",
            "",
        ),
        Proof::Issued => issued(evidence),
        Proof::PubliclyIssued => server(
            evidence,
            |row| row.trust == Some(Trust::PubliclyTrusted),
            "A certificate that leads to a public root is here.",
            "The server certificate among the files does not lead to a public root.",
        ),
        Proof::ServerReady => ready(evidence, &evidence.servers, evidence.server_count, "the certificate of the server"),
        Proof::CaReady => {
            ready(evidence, &evidence.authorities, evidence.authority_count, "the certificate of the authority")
        }
        Proof::Pfx => pfx_file(evidence),
        Proof::CaFile => ca_file(evidence),
        Proof::Chain => worst_of_servers(evidence, chain),
        Proof::PublicTrust => worst_of_servers(evidence, public_trust),
        Proof::Address => address(evidence),
    }
}

impl Standing {
    fn remedy_if_not_met(self, remedy: &'static str) -> Self {
        if self.state == NotMet { self.remedy(remedy) } else { self }
    }
}

/// What somebody said, or that it was not said.
fn said(answer: Option<bool>, question: &str) -> Standing {
    match answer {
        Some(true) => Standing::new(Done).because("You said so."),
        Some(false) => Standing::new(NotMet).because("You said that there is none."),
        None => Standing::new(CannotTell).because(format!("Say {question}.")),
    }
}

fn request(evidence: &Evidence<'_, '_>) -> Standing {
    let requests: Vec<NamedObject> =
        evidence.requests().take(5).filter_map(|id| evidence.named(id)).collect();
    if !requests.is_empty() {
        return Standing::new(Done).because("A request is here.").from(requests);
    }
    let issued = issued(evidence);
    if issued.state == Done {
        return Standing { reasons: vec!["The certificate was issued already.".into()], ..issued };
    }
    Standing::new(ToDo)
}

fn issued(evidence: &Evidence<'_, '_>) -> Standing {
    server(
        evidence,
        |row| !row.self_signed,
        "It is here.",
        "The server certificate among the files is signed by its own key: no authority issued it.",
    )
}

/// Whether there is a server's certificate of a kind, with what to say of it and of others.
fn server(
    evidence: &Evidence<'_, '_>,
    fits: fn(&ObjectRow) -> bool,
    here: &'static str,
    others: &'static str,
) -> Standing {
    let fitting = evidence.servers.iter().filter(|one| evidence.row(one.id).is_some_and(fits));
    let found: Vec<NamedObject> = fitting.filter_map(|one| evidence.named(one.id)).collect();
    if !found.is_empty() {
        return Standing::new(Done).because(here).from(found);
    }
    if evidence.servers.is_empty() {
        return missing("No server certificate is among the files.");
    }
    Standing::new(ToDo).because(others).from(evidence.named_all(&evidence.servers))
}

fn missing(reason: &'static str) -> Standing {
    Standing::new(ToDo).because(reason)
}

/// Whether certificates meet every demand, as their assessments say.
fn ready(evidence: &Evidence<'_, '_>, candidates: &[Candidate], count: usize, what: &str) -> Standing {
    let Some(mut state) = candidates.iter().map(Candidate::state).max() else {
        return Standing::new(ToDo).because(format!("Drop {what}."));
    };
    if count > candidates.len() {
        state = state.max(CannotTell);
    }
    let mut standing = Standing::new(state).from(evidence.named_all(candidates));
    for candidate in candidates.iter().filter(|one| one.state() > Done || candidates.len() == 1) {
        let title = evidence.row(candidate.id).map_or("", |row| &row.title);
        standing = standing.because(format!("{title}: {}", candidate.assessment.headline));
    }
    if state == NotMet {
        standing.remedy("Do what the demands above say, and drop the new certificate.")
    } else {
        standing
    }
}

fn pfx_file(evidence: &Evidence<'_, '_>) -> Standing {
    let mut best: Option<Standing> = None;
    for pfx in pfx::files(evidence) {
        let standing = match (pfx.is_shut, pfx.leaf, pfx.has_key) {
            (true, ..) => Standing::new(CannotTell).because("The PFX file is shut: type its password."),
            (_, Some(_), true) => Standing::new(Done).because("It is here."),
            (_, Some(_), false) => Standing::new(NotMet)
                .because("The PFX file lacks the private key.")
                .remedy("Export again, with the private key."),
            (_, None, _) => Standing::new(NotMet)
                .because("The PFX file holds no server certificate.")
                .remedy("Export the certificate of the server, with its private key."),
        };
        let standing = standing.from(evidence.named(pfx.id).into_iter().collect());
        if best.as_ref().is_none_or(|best| standing.state < best.state) {
            best = Some(standing);
        }
    }
    if let Some(best) = best {
        return best;
    }
    if evidence.servers.is_empty() {
        return missing("No PFX file and no server certificate is among the files.");
    }
    missing("A server certificate is here, but not in a PFX file with its private key.")
        .from(evidence.named_all(&evidence.servers))
}

/// Whether an authority stands in a file of its own, without a key; a root at best.
fn ca_file(evidence: &Evidence<'_, '_>) -> Standing {
    let mut alone = Vec::new();
    let mut is_root = false;
    for candidate in &evidence.authorities {
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
            .because("An intermediate authority is here. Phones need the root that it comes from.")
            .remedy("Drop the root, too.")
            .from(alone),
        (true, _) if evidence.authorities.is_empty() => {
            missing("No certificate of an authority is among the files.")
        }
        (true, _) => missing(
            "An authority is among the files, but not in a file of its own, or together with a private key.",
        )
        .from(evidence.named_all(&evidence.authorities)),
    }
}

type Answer = (StepState, Text);

/// The worst answer of all servers' certificates.
fn worst_of_servers(
    evidence: &Evidence<'_, '_>,
    ask: fn(&Evidence<'_, '_>, &ObjectRow) -> Answer,
) -> Standing {
    let mut standing = Standing::new(Done);
    for row in evidence.servers.iter().filter_map(|one| evidence.row(one.id)) {
        let (state, reason) = ask(evidence, row);
        standing.state = standing.state.max(state);
        standing.reasons.push(format!("{}: {reason}", row.title).into());
    }
    if standing.reasons.is_empty() {
        return Standing::new(CannotTell).because("Drop the certificate of the server.");
    }
    standing.from(evidence.named_all(&evidence.servers))
}

fn chain(evidence: &Evidence<'_, '_>, row: &ObjectRow) -> Answer {
    if row.self_signed {
        return if evidence.is_authority(row.id) {
            (Attention, "It is signed by its own key and marked as an authority: phones would be given the certificate of the server itself.".into())
        } else {
            (NotMet, "It is signed by its own key, so no authority issued it.".into())
        };
    }
    if row.path == Some(Outcome::Fail) {
        return (NotMet, "Its chain breaks: its own result says where.".into());
    }
    match evidence.top(row.id) {
        Some(top) if top.self_signed && evidence.is_authority(top.id) => {
            (Done, format!("It comes from '{}', which is here.", top.title).into())
        }
        Some(top) if top.id != row.id => (
            CannotTell,
            format!(
                "It comes from '{}', whose issuer '{}' is not here: drop it, too.",
                top.title, top.issuer
            )
            .into(),
        ),
        _ => (CannotTell, format!("Its issuer '{}' is not here: drop it, too.", row.issuer).into()),
    }
}

fn public_trust(evidence: &Evidence<'_, '_>, row: &ObjectRow) -> Answer {
    match row.trust {
        Some(Trust::PubliclyTrusted) if row.path == Some(Outcome::Fail) => {
            (NotMet, "It leads to a public root, but its chain breaks: its own result says where.".into())
        }
        Some(Trust::PubliclyTrusted) => (
            Done,
            "It leads to a public root that is built in here; phones bring nearly the same ones along."
                .into(),
        ),
        Some(Trust::SelfSigned) => (NotMet, "It is signed by its own key, which phones do not trust.".into()),
        Some(Trust::PrivatelyTrusted) => {
            (NotMet, "It leads to an authority that you trust, but that phones do not bring along.".into())
        }
        Some(Trust::UnknownIssuer) | None => match evidence.top(row.id) {
            Some(top) if top.self_signed => {
                (NotMet, format!("It comes from '{}', which is no public root.", top.title).into())
            }
            Some(top) if top.id != row.id => (
                CannotTell,
                format!("The issuer '{}' of '{}' is not here: drop it, too.", top.issuer, top.title).into(),
            ),
            _ => (
                CannotTell,
                format!("Its issuer '{}' is not here: drop the intermediate authorities, too.", row.issuer)
                    .into(),
            ),
        },
    }
}

/// Whether the typed address is covered, as the assessments say.
fn address(evidence: &Evidence<'_, '_>) -> Standing {
    let outcomes: Vec<(&Candidate, Outcome)> =
        evidence.servers.iter().filter_map(|one| Some((one, one.finding(ADDRESS)?.outcome))).collect();
    let Some(worst) = outcomes.iter().map(|(_, outcome)| *outcome).max() else {
        return Standing::new(CannotTell).because("Drop the certificate of the server.");
    };
    if worst == Outcome::NotApplicable {
        return Standing::new(CannotTell).because("Type the address that users type in the app.");
    }
    let mut standing = Standing::new(state_of(worst)).from(evidence.named_all(&evidence.servers));
    for (candidate, _) in outcomes.iter().filter(|(_, outcome)| *outcome > Outcome::Pass) {
        let title = evidence.row(candidate.id).map_or("", |row| &row.title);
        let reasons = candidate.finding(ADDRESS).map(|finding| finding.reasons.join(" ")).unwrap_or_default();
        standing = standing.because(format!("{title}: {reasons}"));
    }
    if standing.state == NotMet {
        standing = standing.remedy(
            "Type the address as it stands in the certificate, or have the certificate issued anew with it.",
        );
    }
    standing
}
