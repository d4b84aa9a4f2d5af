//! The files that certificates came in, as predicates see them.

use std::collections::{HashMap, HashSet};

use crate::checks::{Arranged, DeliveredKey, Delivery};
use crate::model::{Certificate, Content, Encoding, Object, Outcome};
use crate::readers::openssl_pem::Readings;
use crate::report::BundleReport;

/// What reading a file told, beside its objects.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileFacts {
    /// Its name as given.
    pub(crate) name: String,
    /// How it was read.
    pub(crate) encoding: Encoding,
    /// Whether it has text outside its PEM blocks.
    pub(crate) stray_text: bool,
    /// What a server with OpenSSL gets from it.
    pub(crate) readings: Option<Box<Readings>>,
    /// What could not be read in it: number of the block, where there is one, and the reason.
    pub(crate) damaged: Vec<(Option<u32>, String)>,
}

impl FileFacts {
    /// Its name without folders.
    pub(crate) fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// What keeps a block of it from being read, in a sentence: as we read it, or as OpenSSL does. `None` where nothing in it
    /// looks like a block.
    pub(super) fn damage(&self) -> Option<String> {
        let own = self.damaged.iter().find(|(block, _)| block.is_some() || self.readings.is_some());
        let own = own.map(|(block, why)| match block {
            Some(block) => format!("Block {block} cannot be read. {why}"),
            None => why.clone(),
        });
        own.or_else(|| {
            let old = &self.readings.as_deref()?.old;
            Some(old.cause(old.stopped)).filter(|cause| !cause.is_empty())
        })
    }
}

/// Which file and which container in it.
type Place = (u32, Option<u32>);

/// Every file and container with certificates.
pub(super) struct Deliveries<'a> {
    by_place: HashMap<Place, Delivery<'a>>,
    /// Every private key, in whatever file.
    pub(super) keys: Vec<DeliveredKey<'a>>,
}

impl<'a> Deliveries<'a> {
    /// Sorts objects by their files and containers.
    pub(super) fn new(objects: &'a [Object], files: &'a [FileFacts], bundles: &[BundleReport]) -> Self {
        let mut by_place: HashMap<Place, Delivery<'a>> = HashMap::new();
        let mut numbers: HashMap<Place, Vec<u32>> = HashMap::new();
        let mut keys = Vec::new();
        for (id, object) in (0_u32..).zip(objects) {
            let place = place(object);
            by_place.entry(place).or_insert_with(|| empty(objects, files, place)).objects.push(object);
            match &object.content {
                Content::Certificate(certificate) => {
                    let delivery = by_place.entry(place).or_insert_with(|| empty(objects, files, place));
                    delivery.certificates.push(certificate);
                    numbers.entry(place).or_default().push(id);
                }
                Content::PrivateKey(key) => {
                    let file = usize::try_from(object.origin.input).ok().and_then(|input| files.get(input));
                    // A key in a container or in another program's file has to be taken out of it first.
                    let stands_alone = object.container.is_none() && object.origin.path.is_empty();
                    let file = file.filter(|_| stands_alone).map_or("", FileFacts::base_name);
                    let key = DeliveredKey { key, is_locked: object.lock.is_some(), file };
                    keys.push(key);
                    by_place.entry(place).or_insert_with(|| empty(objects, files, place)).keys.push(key);
                }
                _ => {}
            }
        }
        for bundle in bundles {
            let place = (bundle.input, bundle.container);
            if let Some((delivery, numbers)) = by_place.get_mut(&place).zip(numbers.get(&place)) {
                delivery.arrangement = arranged(bundle, numbers);
            }
        }
        for delivery in by_place.values_mut() {
            delivery.repeated = repeated(&delivery.certificates);
            delivery.has_named_parts = delivery.objects.iter().any(|object| !object.origin.path.is_empty());
        }
        Self { by_place, keys }
    }

    /// The file or container that an object stands in.
    pub(super) fn of(&self, object: &Object) -> Option<&Delivery<'a>> {
        self.by_place.get(&place(object))
    }
}

const fn place(object: &Object) -> Place {
    (object.origin.input, object.container)
}

fn empty<'a>(objects: &'a [Object], files: &'a [FileFacts], (input, container): Place) -> Delivery<'a> {
    let file = usize::try_from(input).ok().and_then(|input| files.get(input));
    let container = container.and_then(|id| objects.get(usize::try_from(id).ok()?));
    let damaged = file.map(|file| file.damaged.iter().map(|(block, why)| (*block, why.as_str())).collect());
    Delivery {
        file: file.map_or("", |file| file.name.as_str()),
        encoding: file.map(|file| file.encoding).unwrap_or_default(),
        container: container.map(|object| &object.content),
        damaged: damaged.unwrap_or_default(),
        stray_text: file.is_some_and(|file| file.stray_text),
        readings: file.and_then(|file| file.readings.as_deref()),
        ..Delivery::default()
    }
}

/// The issuers and serial numbers that different certificates have.
fn repeated<'a>(certificates: &[&'a Certificate]) -> HashSet<(&'a [u8], &'a [u8])> {
    let mut first = HashMap::new();
    let mut repeated = HashSet::new();
    for certificate in certificates {
        let name = (certificate.issuer.der.0.as_slice(), certificate.serial.0.as_slice());
        let sha256 = &certificate.fingerprints.sha256;
        if *first.entry(name).or_insert(sha256) != sha256 {
            repeated.insert(name);
        }
    }
    repeated
}

/// A bundle by the positions of its certificates instead of their numbers.
fn arranged(bundle: &BundleReport, numbers: &[u32]) -> Option<Arranged> {
    let position = |id: &u32| numbers.iter().position(|number| number == id);
    let positions = |ids: &[u32]| ids.iter().filter_map(position).collect();
    Some(Arranged {
        leaf: position(&bundle.leaf)?,
        order: positions(&bundle.order),
        duplicates: positions(&bundle.duplicates),
        strangers: positions(&bundle.strangers),
        gap: bundle.gap.as_ref().map(|_| if bundle.gap_certain { Outcome::Fail } else { Outcome::Unknown }),
    })
}
