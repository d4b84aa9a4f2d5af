//! Hierarchies at random: a good one, a few things wrong with it, and a question about it. The same seed gives the same one.

use cert_inspector::Purpose;

use testkit::oid;

use super::spec::{Constraints, DAY, Form, Spec, name, usage};

/// The instant that questions are about, around which validity begins and ends.
pub(crate) const NOW: i64 = 1_795_176_000;

/// Sebastiano Vigna's SplitMix64.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("fits")).expect("fits")
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A hierarchy with a question.
#[derive(Debug)]
pub(crate) struct Hierarchy {
    pub(crate) seed: u64,
    /// The leaf, what was given with it, and the anchors.
    pub(crate) specs: Vec<Spec>,
    pub(crate) ders: Vec<Vec<u8>>,
    /// How many of the last certificates are anchors.
    pub(crate) anchors: usize,
    pub(crate) purpose: Purpose,
    /// A DNS name or an IP address.
    pub(crate) host: Option<&'static str>,
}

impl Hierarchy {
    /// Whether a certificate is an anchor.
    pub(crate) fn is_anchor(&self, index: usize) -> bool {
        index >= self.specs.len() - self.anchors
    }

    pub(crate) fn leaf(&self) -> &Spec {
        &self.specs[0]
    }

    /// The number of the purpose that is asked for, as in [`Spec::purposes`].
    pub(crate) fn wanted(&self) -> u8 {
        if self.purpose == Purpose::Server { 1 } else { 2 }
    }

    /// Makes the hierarchy of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        // Not every seed is far from its neighbour.
        random.next();
        let mut draft = Draft::good(&mut random);
        if random.one_in(3) {
            draft.branch(&mut random);
        }
        let faults = [0, 1, 1, 1, 2, 2, 3][random.below(7)];
        for _ in 0..faults {
            draft.spoil(&mut random);
        }
        let purpose = if random.one_in(4) { Purpose::Client } else { Purpose::Server };
        let host = (!random.one_in(3)).then(|| *random.pick(HOSTS));
        // The order in which certificates are sent means nothing.
        for index in (1..draft.given.len()).rev() {
            let other = random.below(index + 1);
            draft.given.swap(index, other);
        }
        let anchors = draft.roots.len();
        let specs: Vec<Spec> = [vec![draft.leaf], draft.given, draft.roots].concat();
        let ders = specs.iter().map(Spec::der).collect();
        Self { seed, specs, ders, anchors, purpose, host }
    }
}

const HOSTS: &[&str] = &[
    "server.example.org",
    "server.example.org",
    "server.example.org",
    "server.example.org",
    "server.example.org",
    "server.example.org",
    "a.b.example.org",
    "example.org",
    "other.test",
    "10.0.0.5",
    "2001:db8::5",
];

const LEAF: u32 = 50;

/// A hierarchy that is being made.
struct Draft {
    leaf: Spec,
    /// Intermediate certificates: those of the chain first, the one that issued the leaf in front.
    given: Vec<Spec>,
    roots: Vec<Spec>,
}

impl Draft {
    fn good(random: &mut Random) -> Self {
        let root = Spec::authority(name("Root"), name("Root"), 1, 1);
        let mut given: Vec<Spec> = Vec::new();
        let (mut issuer, mut signer) = (root.subject.clone(), 1);
        for number in 0..*random.pick(&[0, 1, 1, 1, 2, 2, 3]) {
            let key = 2 + number;
            let subject = name(&format!("Authority {number}"));
            given.insert(0, Spec::authority(subject.clone(), issuer, key, signer));
            (issuer, signer) = (subject, key);
        }
        let leaf = Spec {
            basic: random.one_in(2).then_some((false, None)),
            usage: Some(usage::DIGITAL_SIGNATURE),
            purposes: Some(vec![1, 2]),
            names: Some(vec![Form::Dns("server.example.org")]),
            ..Spec::authority(name("server.example.org"), issuer, LEAF, signer)
        };
        Self { leaf, given, roots: vec![root] }
    }

    /// Any certificate but the leaf.
    fn authority(&mut self, random: &mut Random) -> &mut Spec {
        let count = self.given.len();
        let index = random.below(count + 1);
        if index < count { &mut self.given[index] } else { &mut self.roots[0] }
    }

    fn any(&mut self, random: &mut Random) -> &mut Spec {
        if random.one_in(3) { &mut self.leaf } else { self.authority(random) }
    }

    /// Gives the leaf more ways upwards, good ones and bad ones.
    fn branch(&mut self, random: &mut Random) {
        let Some(index) = (!self.given.is_empty()).then(|| random.below(self.given.len())) else {
            // The root itself, signed by another that is not there.
            let mut other = Spec::authority(name("Root"), name("Elsewhere"), 1, 40);
            other.purposes = random.one_in(2).then(|| vec![3]);
            self.given.push(other);
            return;
        };
        let authority = self.given[index].clone();
        let mut other = authority.clone();
        match random.below(7) {
            // Another key of the same name, with and without identifiers to tell them apart.
            0 => {
                other.key = 41;
                other.own_identifier = random.one_in(2).then_some(41);
                if random.one_in(2) {
                    self.leaf.authority_identifier = None;
                }
                self.given.push(other);
            }
            // The same key under another root, which may be trusted.
            1 | 2 => {
                let root = Spec::authority(name("Root 2"), name("Root 2"), 42, 42);
                (other.issuer, other.signer, other.authority_identifier) = (name("Root 2"), 42, Some(42));
                if random.one_in(3) {
                    other.not_after = NOW - DAY;
                }
                self.given.push(other);
                if random.one_in(2) { self.roots.push(root) } else { self.given.push(root) }
            }
            // The same again, but expired.
            3 => {
                other.not_before -= 300 * DAY;
                other.not_after = NOW - DAY;
                self.given.push(other);
            }
            // The old key signs the new one: a self-issued certificate stands on the path.
            4 => {
                let mut old = authority.clone();
                old.key = 43;
                old.own_identifier = old.own_identifier.map(|_| 43);
                let new = &mut self.given[index];
                (new.issuer, new.signer) = (new.subject.clone(), 43);
                new.authority_identifier = new.authority_identifier.map(|_| 43);
                self.given.push(old);
            }
            // A root that is being replaced: the new one is signed by the old one, which is trusted.
            5 => {
                let new = Spec::authority(name("Root"), name("Root"), 44, 1);
                let last = self.given.iter_mut().find(|spec| spec.issuer == name("Root"));
                if let Some(last) = last {
                    (last.signer, last.authority_identifier) = (44, last.authority_identifier.map(|_| 44));
                }
                self.given.push(new);
            }
            // The authority was certified by one that it certified itself.
            _ => {
                let below = self.given.first().cloned().unwrap_or(other.clone());
                (other.issuer, other.signer) = (below.subject, below.key);
                other.authority_identifier = Some(below.key);
                self.given.push(other);
            }
        }
    }

    /// Makes one thing wrong, or merely unusual.
    fn spoil(&mut self, random: &mut Random) {
        match random.below(33) {
            0 => self.any(random).not_after = NOW - 1 - i64::from(random.one_in(2)) * DAY,
            1 => self.any(random).not_before = NOW + 1,
            2 => {
                let (first, end) = (random.one_in(2), self.any(random));
                if first { end.not_before = NOW } else { end.not_after = NOW }
            }
            3 => self.authority(random).basic = None,
            4 => self.authority(random).basic = Some((false, None)),
            5 | 6 => {
                let length = *random.pick(&[0, 0, 1, 2]);
                self.authority(random).basic = Some((true, Some(length)));
            }
            7 => self.authority(random).usage = None,
            8 => self.authority(random).usage = Some(usage::DIGITAL_SIGNATURE | usage::CRL_SIGN),
            9 => {
                self.leaf.usage =
                    *random.pick(&[None, Some(usage::KEY_ENCIPHERMENT), Some(usage::KEY_CERT_SIGN)]);
            }
            10 => self.leaf.purposes = random.pick(PURPOSES).map(<[u8]>::to_vec),
            11 => self.authority(random).purposes = random.pick(PURPOSES).map(<[u8]>::to_vec),
            12 => {
                let critical = !random.one_in(4);
                self.any(random).unknown = Some(critical);
            }
            13 => self.any(random).broken = true,
            14 => {
                let spec = if random.one_in(2) || self.given.is_empty() {
                    &mut self.leaf
                } else {
                    &mut self.given[0]
                };
                spec.issuer = name("Nobody");
            }
            15 => self.any(random).authority_identifier = *random.pick(&[None, Some(77)]),
            16 => self.any(random).own_identifier = *random.pick(&[None, Some(78)]),
            17 => {
                let authority = self.any(random);
                authority.version = 1;
            }
            18 => self.any(random).sha1 = true,
            19 => {
                self.leaf.basic = Some((true, None));
                self.leaf.usage = Some(usage::DIGITAL_SIGNATURE | usage::KEY_CERT_SIGN);
            }
            20 => self.leaf.names = random.pick(&[None, Some(Vec::new())]).clone(),
            21 | 22 => {
                let count = 1 + random.below(3);
                self.leaf.names = Some(some(random, &names(), count));
            }
            23 | 24 => {
                let constraints = constraints(random, &bases());
                self.authority(random).constraints = Some(constraints);
            }
            25..28 => {
                let (mut names, mut bases) = (names(), bases());
                // Of one form, so that they meet more often.
                if random.one_in(2) {
                    names.retain(|name| matches!(name, Form::Dns(_)));
                    bases.retain(|base| matches!(base, Form::Dns(_)));
                }
                self.leaf.names = Some(some(random, &names, 2));
                let constraints = constraints(random, &bases);
                self.authority(random).constraints = Some(constraints);
            }
            _ => self.policies(random),
        }
    }

    /// Policies along the whole path, of which some are wrong.
    fn policies(&mut self, random: &mut Random) {
        let leaf =
            random.pick(&[None, Some(vec![1]), Some(vec![1, 2]), Some(vec![2]), Some(vec![0])]).clone();
        self.leaf.policies = leaf;
        for spec in &mut self.given {
            spec.policies = random
                .pick(&[
                    None,
                    Some(vec![1]),
                    Some(vec![0]),
                    Some(vec![1, 2]),
                    Some(vec![0]),
                    Some(vec![0]),
                    Some(vec![0]),
                ])
                .clone();
            if random.one_in(2) {
                spec.mappings = Some(*random.pick(&[(1, 2), (2, 1), (1, 3)]));
            }
            if random.one_in(2) {
                spec.inhibit_any = Some(*random.pick(&[0, 1]));
            }
            if random.one_in(2) {
                spec.policy_constraints = Some(*random.pick(&[
                    (Some(0), None),
                    (Some(1), None),
                    (Some(2), None),
                    (None, Some(0)),
                    (Some(0), Some(1)),
                ]));
            }
        }
        if random.one_in(2) {
            self.roots[0].policy_constraints = Some((Some(0), None));
        }
    }
}

fn some(random: &mut Random, from: &[Form], count: usize) -> Vec<Form> {
    (0..count).map(|_| random.pick(from).clone()).collect()
}

const PURPOSES: &[Option<&[u8]>] =
    &[None, Some(&[1]), Some(&[2]), Some(&[0]), Some(&[3]), Some(&[0, 3]), Some(&[1, 2, 3])];

/// Names of a leaf.
fn names() -> Vec<Form> {
    vec![
        Form::Dns("server.example.org"),
        Form::Dns("SERVER.Example.ORG"),
        Form::Dns("*.example.org"),
        Form::Dns("*.b.example.org"),
        Form::Dns("example.org"),
        Form::Dns("other.test"),
        Form::Dns("*.test"),
        Form::Dns("10.0.0.5"),
        Form::Ip("10.0.0.5"),
        Form::Ip("192.168.1.1"),
        Form::Ip("2001:db8::5"),
        Form::Email("admin@example.org"),
        Form::Email("admin@mail.example.org"),
        Form::Uri("https://server.example.org/path"),
        Form::Directory(name("somebody")),
    ]
}

/// Bases of name constraints.
fn bases() -> Vec<Form> {
    let organization = |text: &str| vec![(oid::ORGANIZATION, text.to_owned())];
    vec![
        Form::Dns("example.org"),
        Form::Dns("server.example.org"),
        Form::Dns("b.example.org"),
        Form::Dns("test"),
        Form::Dns("Example.ORG"),
        Form::Dns(""),
        Form::Ip("10.0.0.0/255.0.0.0"),
        Form::Ip("192.168.0.0/255.255.0.0"),
        Form::Ip("0.0.0.0/0.0.0.0"),
        Form::Ip("2001:db8::/ffff:ffff::"),
        Form::Email("example.org"),
        Form::Email(".example.org"),
        Form::Email("admin@example.org"),
        Form::Uri("server.example.org"),
        Form::Uri(".example.org"),
        Form::Uri("example.org"),
        Form::Directory(organization("Example")),
        Form::Directory(organization("EXAMPLE")),
        Form::Directory(organization("Other")),
        Form::Directory(name("server.example.org")),
    ]
}

fn constraints(random: &mut Random, bases: &[Form]) -> Constraints {
    let (permitted, excluded) = (some(random, bases, 2), some(random, bases, 1));
    match random.below(4) {
        0 => Constraints { critical: true, permitted, excluded },
        1 => Constraints { critical: true, permitted: Vec::new(), excluded },
        2 => Constraints { critical: false, permitted, excluded: Vec::new() },
        _ => Constraints { critical: true, permitted, excluded: Vec::new() },
    }
}
