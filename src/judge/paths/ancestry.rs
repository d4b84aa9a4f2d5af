//! Paths of certificates, validated and put into words.

use std::cell::Cell;

use super::pool::{Kin, Pool};
use super::words;
use crate::checks::{Lineage, role};
use crate::input::{Options, Purpose, Role};
use crate::judge::targets::Takes;
use crate::limits::{MAX_JUDGED, MAX_JUDGED_FURTHER};
use crate::model::{
    Certificate, Content, ExtensionValue, Object, Outcome, RevocationList, SignatureCheck, Text, hex_colons,
};
use crate::naming::short_title;
use crate::path::validate::certificates;
use crate::path::{
    Anchors, Built, Chain, Edge, End, Layer, Links, Lists, Path, PeerName, PolicyInputs, Question,
    SignatureCache, Validation, paths, validate,
};
use crate::report::{Gap, Trust};
use crate::roots;
use crate::sorting;

/// What paths are made of and judged by, for one report.
pub(crate) struct Ancestry<'a> {
    pub(super) pool: Pool<'a>,
    pub(super) links: &'a Links,
    pub(super) options: &'a Options,
    lists: Lists<'a>,
    /// For each certificate of the pool, whether the user trusts it.
    own: Vec<bool>,
    anchors: Anchors,
    /// How many certificates were judged so far.
    judged: Cell<usize>,
    /// The roles in which the chosen product takes certificates.
    takes: Vec<Role>,
}

/// What a list shows of a certificate's origin.
#[derive(Clone, Debug)]
pub(crate) struct Brief {
    pub(crate) trust: Trust,
    pub(crate) outcome: Outcome,
    pub(crate) issued_by: Option<u32>,
    pub(crate) self_signed: bool,
    /// Why the best path breaks, in the words of the report; `None` where it does not.
    pub(crate) broken: Option<Text>,
}

/// A path with what the checks say of it.
pub(super) struct Judged {
    pub(super) path: Path,
    pub(super) validation: Validation,
    pub(super) verdict: Outcome,
}

impl<'a> Ancestry<'a> {
    /// Gathers what is there. Every certificate of the inputs in `trusted` is an anchor.
    pub(crate) fn new(
        objects: &'a [Object],
        kin: &'a Kin,
        trusted: &[u32],
        options: &'a Options,
        signatures: &mut SignatureCache,
    ) -> Self {
        let pool = Pool::of(objects, kin);
        let is_own = |index: usize| {
            let hash = pool.certificates.get(index).map(|certificate| &certificate.fingerprints.sha256.0);
            let named = hash.is_some_and(|hash| options.trusted.iter().any(|own| own.as_slice() == hash));
            named
                || pool.objects(index).iter().any(|object| {
                    let object = usize::try_from(*object).ok().and_then(|object| objects.get(object));
                    object.is_some_and(|object| trusted.contains(&object.origin.input))
                })
        };
        let own = (0..pool.certificates.len()).map(is_own).collect();
        let lists: Vec<_> = objects
            .iter()
            .filter_map(|object| match &object.content {
                Content::RevocationList(list) => Some(&**list),
                _ => None,
            })
            .collect();
        let lists = Lists::prepare(&lists, &pool.certificates, signatures);
        let (anchors, judged) = (Anchors::default(), Cell::new(0));
        let takes = Takes::of(options).certificates;
        let mut ancestry = Self { pool, links: kin.links(), options, lists, own, anchors, judged, takes };
        let count = ancestry.pool.certificates.len();
        ancestry.anchors = Anchors::new(ancestry.links, count, &|index| ancestry.is_anchor(index));
        ancestry
    }

    /// What the certificates at hand say of the signature of a revocation list, and one whose key fits.
    pub(crate) fn list_signature(
        &self,
        list: &RevocationList,
    ) -> Option<(SignatureCheck, Option<&Certificate>)> {
        self.lists.signature(list)
    }

    /// The index of an object among the different certificates.
    pub(crate) fn index(&self, object: u32) -> Option<usize> {
        self.pool.index(object)
    }

    /// The certificates whose keys made the signature of one, by their indexes; not itself.
    pub(crate) fn issuers(&self, index: usize) -> impl Iterator<Item = usize> {
        let proven = move |edge: &&Edge| edge.issuer != index && edge.link.signature == SignatureCheck::Valid;
        self.links.issuers(index).iter().filter(proven).map(|edge| edge.issuer)
    }

    pub(super) fn is_own(&self, index: usize) -> bool {
        self.own.get(index).copied().unwrap_or(false)
    }

    /// Whether trust in a certificate comes from outside.
    pub(super) fn is_anchor(&self, index: usize) -> bool {
        self.is_own(index) || self.pool.root(index, self.options).is_some()
    }

    /// The objects that the user trusts.
    pub(super) fn own_objects(&self) -> Vec<u32> {
        let own = (0..self.pool.given).filter(|index| self.is_own(*index));
        own.flat_map(|index| self.pool.objects(index).to_vec()).collect()
    }

    pub(super) fn question(&self, certificate: &Certificate) -> Question {
        let options = self.options;
        let purpose = options.purpose.unwrap_or_else(|| {
            match role::roles(certificate, options, &self.takes).first().map(|likely| likely.role) {
                Some(Role::Server) => Purpose::Server,
                Some(Role::Client) => Purpose::Client,
                Some(Role::Ca | Role::Request) | None => Purpose::Any,
            }
        });
        let purposes = || std::iter::once(purpose).chain(options.further_purposes.iter().copied());
        // For any purpose, if that is asked and not just left open, a host must fit too: of what is not an authority.
        let is_authority = certificate.basic_constraints().is_some_and(|constraints| constraints.ca);
        let is_for_host = purposes().any(|purpose| match purpose {
            Purpose::Server => true,
            Purpose::Any => options.purpose.is_some() && !is_authority,
            _ => false,
        });
        let is_for_mailbox = purposes().any(|purpose| matches!(purpose, Purpose::Client | Purpose::Email));
        let host = options.host.clone().filter(|_| is_for_host).map(PeerName::from);
        let mailbox = options.email.clone().filter(|_| is_for_mailbox).map(PeerName::Email);
        let names = host.into_iter().chain(mailbox).collect();
        Question {
            policy: options.policy,
            purpose,
            further_purposes: options.further_purposes.clone(),
            names,
            require_revocation: options.require_revocation,
            policies: PolicyInputs {
                accepted: options.initial_policies.clone(),
                require_explicit: options.require_explicit_policy,
                inhibit_mapping: options.inhibit_policy_mapping,
                inhibit_any: options.inhibit_any_policy,
            },
            ..Question::at(options.at)
        }
    }

    fn judge(&self, path: Path, question: &Question) -> Judged {
        let certificates = certificates(&path, &self.pool.certificates);
        let mut validation = validate(&Chain {
            certificates: &certificates,
            links: &path.links,
            end: path.end,
            question,
            lists: &self.lists,
        });
        if let Some(reason) = self.distrust(&path) {
            validation.path = Outcome::Fail;
            let anchor = validation.answers.last_mut();
            if let Some(answer) = anchor.and_then(|answers| answers.first_mut()) {
                answer.add(Outcome::Fail, "distrustedAfter", "Mozilla Root Store Policy", reason);
            }
        }
        let verdict = validation.verdict(question.policy);
        Judged { path, validation, verdict }
    }

    /// Why the root program does not trust the target, though it leads to one of its roots.
    fn distrust(&self, path: &Path) -> Option<String> {
        let anchor = *path.certificates.last().filter(|_| path.end == End::Anchor)?;
        let after = self.pool.root(anchor, self.options).filter(|_| !self.is_own(anchor))?.distrust_after?;
        let target = self.pool.certificates.get(*path.certificates.first()?)?;
        (target.validity.not_before > after).then(|| {
            format!(
                "The root programs do not trust server certificates under it that were issued after {after}."
            )
        })
    }

    /// The paths of a certificate, the best first.
    pub(super) fn judged(
        &self,
        index: usize,
        question: &Question,
        enough: impl Fn(&Judged) -> bool,
    ) -> (Vec<Judged>, Built) {
        let mut built = paths(&self.pool.certificates, self.links, &self.anchors, index);
        let mut judged = Vec::new();
        for path in std::mem::take(&mut built.paths) {
            let most = if judged.is_empty() { MAX_JUDGED } else { MAX_JUDGED_FURTHER };
            if self.judged.get() >= most {
                built.incomplete = true;
                break;
            }
            self.judged.set(self.judged.get().saturating_add(path.certificates.len()));
            let one = self.judge(path, question);
            let done = enough(&one);
            judged.push(one);
            if done {
                break;
            }
        }
        // An issuer that was not tried may be the right one.
        let is_untried =
            |one: &Judged| one.path.certificates.iter().any(|node| self.links.is_incomplete(*node));
        built.incomplete |= judged.iter().any(is_untried);
        // Unknown before fail: what could still turn out well before what cannot.
        sorting::by_key(&mut judged, |one| (one.verdict, rank(one.path.end), failures(&one.validation)));
        (judged, built)
    }

    /// What a list shows of an object, and its best path; `None` if it is no certificate.
    pub(crate) fn brief(&self, object: u32) -> Option<(Brief, Lineage<'a>)> {
        let index = self.pool.index(object)?;
        let question = self.question(self.pool.certificates.get(index)?);
        // Paths to anchors come first: once they are through, nothing becomes better than unknown.
        let enough = |one: &Judged| {
            one.verdict <= Outcome::Pass || one.path.end != End::Anchor && one.verdict <= Outcome::Unknown
        };
        let (judged, built) = self.judged(index, &question, enough);
        // The issuer on the best path, or any that is proven.
        let best = judged.first().and_then(|best| {
            let proven = best.path.links.first()?.signature == SignatureCheck::Valid;
            best.path.certificates.get(1).copied().filter(|_| proven)
        });
        let others = self.links.issuers(index).iter();
        let proven =
            others.filter(|edge| edge.issuer != index && edge.link.signature == SignatureCheck::Valid);
        let issuers = best.into_iter().chain(proven.map(|edge| edge.issuer));
        let trust = self.trust(index, &judged);
        let outcome = outcome(&judged, &built);
        let fails = judged.first().filter(|_| outcome == Outcome::Fail);
        let brief = Brief {
            trust,
            outcome,
            broken: fails.map(|best| self.path_report(best).headline),
            issued_by: issuers.filter_map(|issuer| self.pool.object(issuer)).next(),
            self_signed: self.links.is_self_signed(index),
        };
        Some((brief, self.lineage(index, judged.first(), trust, outcome)))
    }

    /// The best path of a certificate, as predicates see it.
    pub(super) fn lineage(
        &self,
        index: usize,
        best: Option<&Judged>,
        trust: Trust,
        verdict: Outcome,
    ) -> Lineage<'a> {
        let target = [index];
        let nodes = best.map_or(target.as_slice(), |best| best.path.certificates.as_slice());
        Lineage {
            chain: nodes.iter().filter_map(|node| self.pool.certificates.get(*node).copied()).collect(),
            links: best.map(|best| best.path.links.clone()).unwrap_or_default(),
            end: best.map_or(End::IssuerMissing, |best| best.path.end),
            trust,
            verdict,
            former_root: best.and_then(|best| self.former_root(&best.path)),
        }
    }

    /// The public root at the end of a path, or missing above it, where that left the built-in list.
    pub(super) fn former_root(&self, path: &Path) -> Option<&'static str> {
        let last = *self.pool.certificates.get(*path.certificates.last()?)?;
        match path.end {
            End::SelfIssued(SignatureCheck::Valid) => roots::former(last),
            End::IssuerMissing => roots::former_by_name(&last.issuer),
            _ => None,
        }
    }

    pub(super) fn trust(&self, index: usize, judged: &[Judged]) -> Trust {
        let anchors = judged.iter().filter(|one| {
            one.path.end == End::Anchor
                && one.path.links.iter().all(|link| link.signature == SignatureCheck::Valid)
        });
        let anchors: Vec<usize> = anchors.filter_map(|one| one.path.certificates.last().copied()).collect();
        if anchors.iter().any(|anchor| self.pool.root(*anchor, self.options).is_some()) {
            Trust::PubliclyTrusted
        } else if !anchors.is_empty() {
            Trust::PrivatelyTrusted
        } else if self.links.is_self_signed(index) {
            Trust::SelfSigned
        } else {
            Trust::UnknownIssuer
        }
    }
}

/// The outcome of the best path. Where paths were left out, a better one may be among them.
pub(super) fn outcome(judged: &[Judged], built: &Built) -> Outcome {
    match judged.first().map(|best| best.verdict) {
        Some(verdict) if !built.incomplete => verdict,
        Some(verdict) => verdict.min(Outcome::Unknown),
        None => Outcome::Unknown,
    }
}

/// How many answers fail, the checks of the path alone.
/// A path that ends tells more than one that lacks an issuer.
const fn rank(end: End) -> u8 {
    match end {
        End::Anchor => 0,
        End::SelfIssued(SignatureCheck::Valid) => 1,
        End::SelfIssued(_) | End::IssuerMissing | End::Loop | End::TooLong => 2,
    }
}

/// How many checks of a path fail.
fn failures(validation: &Validation) -> usize {
    let answers = validation.answers.iter().flatten();
    answers.filter(|answer| answer.check.layer() == Layer::Path && answer.outcome == Outcome::Fail).count()
}

/// What is missing above a certificate.
pub(super) fn gap(certificate: &Certificate) -> Gap {
    let mut key_identifier = None;
    let mut addresses = Vec::new();
    for extension in &certificate.extensions {
        match &extension.value {
            ExtensionValue::AuthorityKeyIdentifier(identifier) => {
                key_identifier = identifier.key_identifier.as_ref().map(|bytes| hex_colons(&bytes.0));
            }
            ExtensionValue::AuthorityInfoAccess(descriptions) => {
                let issuers = descriptions
                    .iter()
                    .filter(|description| description.method == const_oid::db::rfc5280::ID_AD_CA_ISSUERS);
                addresses = issuers.map(|description| description.location.to_string().into()).collect();
            }
            _ => {}
        }
    }
    let text = words::gap(&short_title(&certificate.issuer), &addresses).into();
    Gap { issuer: certificate.issuer.to_string().into(), key_identifier, addresses, text }
}
