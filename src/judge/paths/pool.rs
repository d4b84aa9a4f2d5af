//! Every certificate that a path may be made of, each once, and what is known of it beside its content.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::input::Options;
use crate::model::{Certificate, Content, Object};
use crate::path::{Links, SignatureCache, name};
use crate::roots::{self, Root};
use crate::sorting;

/// Who issued whom among the objects: what does not depend on options, and is found once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kin {
    /// The built-in roots that may have issued something, by their place in the list.
    roots: Vec<usize>,
    /// The links among the pool's certificates.
    links: Links,
}

impl Kin {
    /// Finds the links among objects. `progress` hears how many of how many certificates are done.
    pub(crate) fn find(
        objects: &[Object],
        signatures: &mut SignatureCache,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Self {
        let roots = likely_roots(objects);
        let pool = Pool::new(objects, &roots);
        let total = pool.given;
        let links =
            Links::find(&pool.certificates, pool.given, signatures, &mut |done| progress(done, total));
        Self { roots, links }
    }

    /// The links, by the indexes of the pool.
    pub(super) const fn links(&self) -> &Links {
        &self.links
    }
}

/// The built-in roots whose name some certificate gives as its issuer, or its own.
fn likely_roots(objects: &[Object]) -> Vec<usize> {
    let mut seen: HashSet<&[u8]> = HashSet::new();
    let mut names: HashSet<Vec<u8>> = HashSet::new();
    for certificate in objects.iter().filter_map(certificate) {
        if seen.insert(&certificate.issuer.der.0) {
            names.insert(name::key(&certificate.issuer));
        }
    }
    let mut likely: Vec<usize> =
        names.iter().filter_map(|name| roots_by_name().get(name)).flatten().copied().collect();
    sorting::by_key(&mut likely, |root| *root);
    likely
}

/// The built-in roots by the form of their names.
fn roots_by_name() -> &'static HashMap<Vec<u8>, Vec<usize>> {
    static INDEX: OnceLock<HashMap<Vec<u8>, Vec<usize>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
        for (place, root) in roots::mozilla().roots.iter().enumerate() {
            index.entry(name::key(&root.subject)).or_default().push(place);
        }
        index
    })
}

fn certificate(object: &Object) -> Option<&Certificate> {
    match &object.content {
        Content::Certificate(certificate) => Some(certificate),
        _ => None,
    }
}

/// Every certificate once: those that were given first, then built-in roots.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    /// The certificates.
    pub(super) certificates: Vec<&'a Certificate>,
    /// How many of them were given.
    pub(super) given: usize,
    /// For each of them the objects that it is, by number.
    objects: Vec<Vec<u32>>,
    /// For each of them the built-in root that it is.
    roots: Vec<Option<&'static Root>>,
    /// For each object its index here, if it is a certificate.
    indexes: Vec<Option<usize>>,
}

impl<'a> Pool<'a> {
    fn new(objects: &'a [Object], roots: &[usize]) -> Self {
        let mut pool = Self {
            certificates: Vec::new(),
            given: 0,
            objects: Vec::new(),
            roots: Vec::new(),
            indexes: Vec::with_capacity(objects.len()),
        };
        let mut known: HashMap<&[u8], usize> = HashMap::with_capacity(objects.len());
        for (id, object) in (0_u32..).zip(objects) {
            let index = certificate(object).map(|certificate| {
                let next = pool.certificates.len();
                let index = *known.entry(&certificate.fingerprints.sha256.0).or_insert(next);
                if index == next {
                    pool.certificates.push(certificate);
                    pool.objects.push(Vec::new());
                    pool.roots.push(None);
                }
                if let Some(numbers) = pool.objects.get_mut(index) {
                    numbers.push(id);
                }
                index
            });
            pool.indexes.push(index);
        }
        pool.given = pool.certificates.len();
        for root in roots.iter().filter_map(|index| roots::mozilla().roots.get(*index)) {
            let given = known.get(root.sha256.as_slice());
            if let Some(place) = given.and_then(|index| pool.roots.get_mut(*index)) {
                *place = Some(root);
            } else if let Some(certificate) = root.certificate() {
                pool.certificates.push(certificate);
                pool.objects.push(Vec::new());
                pool.roots.push(Some(root));
            }
        }
        pool
    }

    /// The pool that links were found in.
    pub(super) fn of(objects: &'a [Object], kin: &Kin) -> Self {
        Self::new(objects, &kin.roots)
    }

    /// The index of an object.
    pub(super) fn index(&self, object: u32) -> Option<usize> {
        *self.indexes.get(usize::try_from(object).ok()?)?
    }

    /// The first object that a certificate is.
    pub(super) fn object(&self, index: usize) -> Option<u32> {
        self.objects(index).first().copied()
    }

    /// Every object that a certificate is.
    pub(super) fn objects(&self, index: usize) -> &[u32] {
        self.objects.get(index).map_or(&[], Vec::as_slice)
    }

    /// The built-in root that a certificate is, if it is one and they count.
    pub(super) fn root(&self, index: usize, options: &Options) -> Option<&'static Root> {
        let root = *self.roots.get(index)?;
        root.filter(|_| options.public_roots)
    }
}
