//! Hierarchies at random: a good one, a few things wrong with it, and a question about it. The same seed gives the same one.

use cert_inspector::Purpose;

use crate::support::forge::{self, Forge, Key, Name, Sheet, name, usage};

/// The instant that questions are about, around which validity begins and ends.
pub(crate) const NOW: i64 = 1_795_176_000;
const DAY: i64 = 86_400;

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

/// A general name, or the base of a name constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Dns(&'static str),
    Ip(&'static str),
    Email(&'static str),
    Uri(&'static str),
    Directory(Name),
}

/// Name constraints.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    pub(crate) critical: bool,
    pub(crate) permitted: Vec<Form>,
    pub(crate) excluded: Vec<Form>,
}

/// A certificate, in terms of what it says.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) subject: Name,
    pub(crate) issuer: Name,
    pub(crate) key: u32,
    pub(crate) signer: u32,
    pub(crate) version: u8,
    pub(crate) not_before: i64,
    pub(crate) not_after: i64,
    /// `cA` and `pathLenConstraint`.
    pub(crate) basic: Option<(bool, Option<u8>)>,
    pub(crate) usage: Option<u8>,
    /// Purposes: 0 any, 1 server, 2 client, 3 code signing.
    pub(crate) purposes: Option<Vec<u8>>,
    pub(crate) names: Option<Vec<Form>>,
    pub(crate) constraints: Option<Constraints>,
    /// Policies by number; 0 is anyPolicy.
    pub(crate) policies: Option<Vec<u8>>,
    /// Policy mappings from and to.
    pub(crate) mappings: Option<(u8, u8)>,
    /// `requireExplicitPolicy` and `inhibitPolicyMapping`.
    pub(crate) policy_constraints: Option<(Option<u8>, Option<u8>)>,
    pub(crate) inhibit_any: Option<u8>,
    /// An extension that nobody knows, and whether it is critical.
    pub(crate) unknown: Option<bool>,
    /// The key whose identifier stands as the subject's.
    pub(crate) own_identifier: Option<u32>,
    /// The key whose identifier stands as the authority's.
    pub(crate) authority_identifier: Option<u32>,
    pub(crate) sha1: bool,
    pub(crate) broken: bool,
}

impl Spec {
    fn authority(subject: Name, issuer: Name, key: u32, signer: u32) -> Self {
        Self {
            subject,
            issuer,
            key,
            signer,
            version: 3,
            not_before: NOW - 400 * DAY,
            not_after: NOW + 400 * DAY,
            basic: Some((true, None)),
            usage: Some(usage::KEY_CERT_SIGN | usage::CRL_SIGN),
            purposes: None,
            names: None,
            constraints: None,
            policies: None,
            mappings: None,
            policy_constraints: None,
            inhibit_any: None,
            unknown: None,
            own_identifier: Some(key),
            authority_identifier: Some(signer),
            sha1: false,
            broken: false,
        }
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether a purpose is listed; so it is, too, where none is.
    pub(crate) fn lists(&self, purpose: u8) -> bool {
        self.purposes.as_ref().is_none_or(|purposes| purposes.contains(&purpose))
    }

    /// One line: who issued what, and everything in which it is not the plain certificate that it was at first.
    pub(crate) fn brief(&self) -> String {
        let plain = Self::authority(self.subject.clone(), self.issuer.clone(), self.key, self.signer);
        let (plain, this) = (format!("{plain:#?}"), format!("{self:#?}"));
        let unusual: Vec<&str> =
            this.lines().filter(|line| !plain.lines().any(|other| other == *line)).collect();
        let unusual: String = unusual.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let cn = |name: &Name| name.last().map(|(_, text)| text.clone()).unwrap_or_default();
        let (subject, issuer) = (cn(&self.subject), cn(&self.issuer));
        format!("{subject} ({}) by {issuer} ({}): {unusual}", self.key, self.signer)
    }

    fn sheet(&self) -> Sheet {
        let identifier = |key: u32| key.wrapping_mul(0x9E37_79B9).to_be_bytes().repeat(5);
        let some = [
            self.basic.map(|(authority, length)| forge::basic_constraints(authority, length)),
            self.usage.map(forge::key_usage),
            self.purposes.as_ref().map(|purposes| forge::extended_key_usage(purposes)),
            self.names
                .as_ref()
                .map(|names| forge::subject_alt_name(&names.iter().map(general_name).collect::<Vec<_>>())),
            self.constraints.as_ref().map(|constraints| {
                let bases = |bases: &[Form]| bases.iter().map(base).collect::<Vec<_>>();
                forge::name_constraints(
                    constraints.critical,
                    &bases(&constraints.permitted),
                    &bases(&constraints.excluded),
                )
            }),
            self.policies.as_ref().map(|policies| {
                let policies: Vec<_> =
                    policies.iter().map(|number| forge::sequence(&[policy(*number)])).collect();
                forge::extension(32, false, &forge::sequence(&policies))
            }),
            self.mappings.map(|(from, to)| {
                let mapping = forge::sequence(&[policy(from), policy(to)]);
                forge::extension(33, true, &forge::sequence(&[mapping]))
            }),
            self.policy_constraints.map(|(explicit, mapping)| {
                let skip = |tag: u8, number: Option<u8>| {
                    number.map_or(Vec::new(), |number| forge::tlv(tag, &[number]))
                };
                forge::extension(36, true, &forge::sequence(&[skip(0x80, explicit), skip(0x81, mapping)]))
            }),
            self.inhibit_any.map(|number| forge::extension(54, true, &forge::tlv(0x02, &[number]))),
            self.unknown.map(|critical| {
                forge::named_extension(
                    &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x86, 0x8d, 0x1f, 0x01],
                    critical,
                    b"\x05\x00",
                )
            }),
            self.own_identifier.map(|key| forge::subject_key_identifier(&identifier(key))),
            self.authority_identifier.map(|key| forge::authority_key_identifier(&identifier(key))),
        ];
        Sheet {
            subject: self.subject.clone(),
            issuer: self.issuer.clone(),
            key: Key::P256(self.key),
            signer: Key::P256(self.signer),
            version: self.version,
            not_before: self.not_before,
            not_after: self.not_after,
            extensions: if self.version == 1 { Vec::new() } else { some.into_iter().flatten().collect() },
            sha1: self.sha1,
            broken: self.broken,
        }
    }
}

fn policy(number: u8) -> Vec<u8> {
    match number {
        0 => forge::oid(&[0x55, 0x1d, 0x20, 0x00]),
        number => forge::oid(&[0x2b, 0x06, 0x01, 0x04, 0x01, 0x86, 0x8d, 0x1f, 0x02, number]),
    }
}

fn general_name(name: &Form) -> Vec<u8> {
    match name {
        Form::Dns(text) => forge::general_name(2, text.as_bytes()),
        Form::Ip(text) => forge::general_name(7, &forge::address(text)),
        Form::Email(text) => forge::general_name(1, text.as_bytes()),
        Form::Uri(text) => forge::general_name(6, text.as_bytes()),
        Form::Directory(name) => forge::directory_name(name),
    }
}

fn base(base: &Form) -> Vec<u8> {
    match base {
        Form::Ip(text) => {
            let (address, mask) = text.split_once('/').expect("a subnet");
            forge::general_name(7, &[forge::address(address), forge::address(mask)].concat())
        }
        other => general_name(other),
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
    pub(crate) fn new(seed: u64, forge: &mut Forge) -> Self {
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
        let ders = specs.iter().map(|spec| forge.certificate(&spec.sheet())).collect();
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
    let organization = |text: &str| vec![(10, text.to_owned())];
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
