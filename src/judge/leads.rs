//! Which objects are handed in where: of a leaf that was dropped three times one, and of a chain its first certificate.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::deliveries::FileFacts;
use super::paths::Ancestry;
use super::targets::{Takes, Target, asked};
use crate::checks::role::{Likely, role_of_request, roles};
use crate::input::{Destination, Options, Role};
use crate::model::{Certificate, Content, Object};
use crate::products::Authority;
use crate::report::{BundleReport, Text};

/// What an object is to a destination.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// It is what is handed in, or what that is about.
    Lead {
        /// Why it is taken for that.
        reason: Text,
        /// The same certificate in other files.
        copies: Vec<u32>,
    },
    /// It belongs to what is handed in with another object.
    Member,
}

/// Which file and which container in it.
type Place = (u32, Option<u32>);

/// Which objects are handed in where.
pub(crate) struct Leads {
    standing: HashMap<(u32, Destination), Standing>,
    /// The destinations for which something is handed in.
    served: HashSet<Destination>,
    takes: Takes,
}

/// A certificate that may be handed in.
struct Candidate<'a> {
    id: u32,
    /// Its index among the different certificates.
    index: usize,
    place: Place,
    certificate: &'a Certificate,
    likely: Vec<Likely>,
}

impl Candidate<'_> {
    fn reason(&self, role: Role) -> Option<&Text> {
        self.likely.iter().find(|likely| likely.role == role).map(|likely| &likely.reason)
    }

    fn is_authority(&self) -> bool {
        self.likely.iter().all(|likely| likely.role == Role::Ca)
    }
}

/// What a file or container holds, as far as it decides which of its certificates leads.
#[derive(Default)]
struct Held<'a> {
    /// The public halves of its private keys; `None` for one that is locked.
    keys: Vec<Option<&'a [u8]>>,
    certificates: usize,
    /// A certificate that is not that of an authority.
    end_entity: Option<u32>,
    /// The certificate that the file is about, as far as that was found out.
    leaf: Option<u32>,
    /// Whether a key in it fits a certificate in it.
    is_matched: bool,
}

impl Leads {
    /// Decides for every object. The inputs in `anchors` were given as trust anchors, and nobody hands them in.
    pub(super) fn find(
        objects: &[Object],
        files: &[FileFacts],
        bundles: &[BundleReport],
        anchors: &[u32],
        ancestry: &Ancestry<'_>,
        options: &Options,
    ) -> Self {
        let mut leads = Self { standing: HashMap::new(), served: HashSet::new(), takes: Takes::of(options) };
        let candidates = candidates(objects, anchors, ancestry, options, &leads.takes);
        let places = places(objects, &candidates, bundles);
        for target in asked(options) {
            match target.entry.role {
                Role::Server | Role::Client => leads.end_entities(target, &candidates, &places),
                Role::Ca => leads.authorities(target, &candidates, &places, ancestry, options),
                Role::Request => leads.requests(target, objects, files, anchors, options),
            }
        }
        leads
    }

    /// What an object is to a destination; `None` where it is nothing for it.
    pub(super) fn standing(&self, object: u32, destination: Destination) -> Option<&Standing> {
        self.standing.get(&(object, destination))
    }

    /// Whether anything is handed in there.
    pub(super) fn serve(&self, destination: Destination) -> bool {
        self.served.contains(&destination)
    }

    /// The files in which something is handed in anywhere.
    pub(super) fn inputs(&self, objects: &[Object]) -> HashSet<u32> {
        let leads = self.standing.iter().filter(|(_, standing)| matches!(standing, Standing::Lead { .. }));
        let object = |id: u32| usize::try_from(id).ok().and_then(|id| objects.get(id));
        leads.filter_map(|((id, _), _)| Some(object(*id)?.origin.input)).collect()
    }

    /// In which roles the chosen product takes what.
    pub(crate) const fn takes(&self) -> &Takes {
        &self.takes
    }

    fn lead(&mut self, object: u32, destination: Destination, reason: &Text, copies: Vec<u32>) {
        self.served.insert(destination);
        self.standing.insert((object, destination), Standing::Lead { reason: reason.clone(), copies });
    }

    fn member(&mut self, object: u32, destination: Destination, of: u32) {
        if of != object {
            self.standing.insert((object, destination), Standing::Member);
        }
    }

    /// One lead for each file that holds a certificate with its key, and one for the parts of each other certificate.
    fn end_entities(
        &mut self,
        target: Target,
        candidates: &[Candidate<'_>],
        places: &HashMap<Place, Held<'_>>,
    ) {
        let destination = target.entry.id;
        let mut copies: BTreeMap<usize, Vec<(&Candidate<'_>, &Text)>> = BTreeMap::new();
        for candidate in candidates {
            if let Some(reason) = candidate.reason(target.entry.role) {
                copies.entry(candidate.index).or_default().push((candidate, reason));
            }
        }
        for group in copies.into_values() {
            let mut seen: HashMap<Place, u32> = HashMap::new();
            let mut own: Vec<(&Candidate<'_>, &Text)> = Vec::new();
            let mut parts: Vec<(&Candidate<'_>, &Text)> = Vec::new();
            for (candidate, reason) in group {
                if let Some(first) = seen.get(&candidate.place) {
                    self.member(candidate.id, destination, *first);
                    continue;
                }
                seen.insert(candidate.place, candidate.id);
                match places.get(&candidate.place).and_then(|held| held.place_of(candidate)) {
                    Some(PlaceInFile::Own) => own.push((candidate, reason)),
                    Some(PlaceInFile::Beside(of)) => self.member(candidate.id, destination, of),
                    None => parts.push((candidate, reason)),
                }
            }
            let count = |(candidate, _): &&(&Candidate<'_>, &Text)| {
                let held = places.get(&candidate.place).map_or(0, |held| held.certificates);
                (held, std::cmp::Reverse(candidate.id))
            };
            let first = own.first().or_else(|| parts.iter().max_by_key(count)).map(|(first, _)| first.id);
            let Some(first) = first else { continue };
            let copies: Vec<u32> =
                parts.iter().map(|(part, _)| part.id).filter(|part| *part != first).collect();
            for copy in &copies {
                self.member(*copy, destination, first);
            }
            for (candidate, reason) in own.iter().chain(&parts) {
                if candidate.id == first {
                    self.lead(first, destination, reason, copies.clone());
                } else if own.iter().any(|(one, _)| one.id == candidate.id) {
                    self.lead(candidate.id, destination, reason, Vec::new());
                }
            }
        }
    }

    /// The top of each file of authorities. What stands in the file of a server or a bot, or between it and its root, belongs
    /// to that one.
    fn authorities(
        &mut self,
        target: Target,
        candidates: &[Candidate<'_>],
        places: &HashMap<Place, Held<'_>>,
        ancestry: &Ancestry<'_>,
        options: &Options,
    ) {
        let destination = target.entry.id;
        let is_wanted = options.role == Some(Role::Ca);
        let mut copies: BTreeMap<usize, Vec<&Candidate<'_>>> = BTreeMap::new();
        let of_role = |candidate: &&Candidate<'_>| candidate.reason(Role::Ca).is_some();
        for candidate in candidates.iter().filter(of_role) {
            copies.entry(candidate.index).or_default().push(candidate);
        }
        if copies.is_empty() && is_wanted {
            // Somebody takes it for an authority: the answer says why it is none.
            for candidate in candidates {
                self.lead(candidate.id, destination, &"You chose this role.".into(), Vec::new());
            }
            return;
        }
        let above = |index: usize| ancestry.issuers(index).filter(|issuer| copies.contains_key(issuer));
        let issued: HashMap<usize, u32> = candidates
            .iter()
            .flat_map(|one| ancestry.issuers(one.index).map(move |issuer| (issuer, one.id)))
            .collect();
        let mut passed_over = Vec::new();
        for (index, group) in &copies {
            let stands = |candidate: &&Candidate<'_>| {
                let held = places.get(&candidate.place);
                let other = held.and_then(|held| held.end_entity).filter(|other| *other != candidate.id);
                (other.is_some(), held.map_or(0, |held| held.certificates), candidate.id)
            };
            let Some(best) = group.iter().copied().min_by_key(stands) else { continue };
            let of_file = places.get(&best.place).and_then(|held| held.end_entity);
            let of_file = of_file.filter(|other| *other != best.id && !is_wanted);
            let issuer = above(*index).find_map(|issuer| copies.get(&issuer)).map(Vec::as_slice);
            let issuer = issuer.unwrap_or_default();
            let has_issued = issued.get(index).copied();
            // Of a root and its intermediates in files of their own, only the root is for phones.
            let is_for_root = target.entry.authority == Authority::Root && !is_wanted;
            let is_below =
                is_for_root || issuer.iter().any(|one| one.place == best.place) || has_issued.is_some();
            let of_issuer = issuer.first().map(|one| one.id).filter(|_| is_below);
            let of_issued = has_issued.filter(|_| {
                !is_wanted && target.entry.authority == Authority::Root && !best.certificate.is_self_issued()
            });
            let others: Vec<u32> = group.iter().map(|one| one.id).filter(|id| *id != best.id).collect();
            match of_file.or(of_issuer).or(of_issued) {
                Some(of) => {
                    passed_over.push(best);
                    others.iter().chain([&best.id]).for_each(|id| self.member(*id, destination, of));
                }
                None => {
                    others.iter().for_each(|id| self.member(*id, destination, best.id));
                    let reason = best.reason(Role::Ca).cloned().unwrap_or_default();
                    self.lead(best.id, destination, &reason, others);
                }
            }
        }
        // Two that issued each other leave no top.
        if let Some(first) = passed_over.first().filter(|_| is_wanted && !self.serve(destination)) {
            let reason = first.reason(Role::Ca).cloned().unwrap_or_default();
            self.lead(first.id, destination, &reason, Vec::new());
        }
    }

    fn requests(
        &mut self,
        target: Target,
        objects: &[Object],
        files: &[FileFacts],
        anchors: &[u32],
        options: &Options,
    ) {
        // A file by the name of the certificate's file is meant to be that.
        let is_misnamed = |object: &Object| {
            let file = usize::try_from(object.origin.input).ok().and_then(|input| files.get(input));
            let mut names =
                target.requirements.product.destinations.iter().filter_map(|entry| entry.file_name);
            options.role.is_none() && names.any(|name| file.is_some_and(|file| file.base_name() == name))
        };
        for (id, object) in (0_u32..).zip(objects) {
            let Content::CertificateRequest(request) = &object.content else { continue };
            let likely = role_of_request(request, options, &self.takes.requests);
            let is_for = Some(likely.role) == target.entry.requested && !is_misnamed(object);
            if is_for && !anchors.contains(&object.origin.input) {
                self.lead(id, target.entry.id, &likely.reason, Vec::new());
            }
        }
    }
}

/// Where a certificate stands in a file that holds private keys.
enum PlaceInFile {
    /// The file is about it.
    Own,
    /// The file is about another one.
    Beside(u32),
}

impl Held<'_> {
    fn fits(&self, candidate: &Candidate<'_>) -> bool {
        self.keys.iter().flatten().any(|key| *key == candidate.certificate.fingerprints.spki_sha256.0)
    }

    /// `None` where the file holds no key, so that it is at most a part.
    fn place_of(&self, candidate: &Candidate<'_>) -> Option<PlaceInFile> {
        if self.keys.is_empty() {
            return None;
        }
        Some(match self.leaf {
            _ if self.fits(candidate) => PlaceInFile::Own,
            Some(leaf) if leaf != candidate.id => PlaceInFile::Beside(leaf),
            _ if self.is_matched => PlaceInFile::Beside(self.leaf.or(self.end_entity)?),
            _ => PlaceInFile::Own,
        })
    }
}

fn candidates<'a>(
    objects: &'a [Object],
    anchors: &[u32],
    ancestry: &Ancestry<'_>,
    options: &Options,
    takes: &Takes,
) -> Vec<Candidate<'a>> {
    let certificate = |(id, object): (u32, &'a Object)| {
        let Content::Certificate(certificate) = &object.content else { return None };
        (!anchors.contains(&object.origin.input)).then_some(())?;
        Some(Candidate {
            id,
            index: ancestry.index(id)?,
            place: (object.origin.input, object.container),
            certificate,
            likely: roles(certificate, options, &takes.certificates),
        })
    };
    (0_u32..).zip(objects).filter_map(certificate).collect()
}

fn places<'a>(
    objects: &'a [Object],
    candidates: &[Candidate<'a>],
    bundles: &[BundleReport],
) -> HashMap<Place, Held<'a>> {
    let mut places: HashMap<Place, Held<'a>> = HashMap::new();
    for object in objects {
        if let Content::PrivateKey(key) = &object.content {
            let public = key.public_key.as_ref().map(|public| public.spki_sha256.0.as_slice());
            places.entry((object.origin.input, object.container)).or_default().keys.push(public);
        }
    }
    for bundle in bundles {
        places.entry((bundle.input, bundle.container)).or_default().leaf = Some(bundle.leaf);
    }
    for candidate in candidates {
        let held = places.entry(candidate.place).or_default();
        held.certificates = held.certificates.saturating_add(1);
        if !candidate.is_authority() && held.end_entity.is_none() {
            held.end_entity = Some(candidate.id);
        }
        // The key of an authority does not make its file one about the authority.
        held.is_matched |= !candidate.is_authority() && held.fits(candidate);
        if candidate.is_authority() && held.leaf == Some(candidate.id) {
            held.leaf = None;
        }
    }
    places
}
