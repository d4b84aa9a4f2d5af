//! What is to be made, whatever tool makes it: the certificate at hand with its faults mended and the rest kept.

use std::borrow::Cow;

use const_oid::db::rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER;
use const_oid::db::rfc5280::{
    ANY_EXTENDED_KEY_USAGE, ID_CE_BASIC_CONSTRAINTS, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE,
    ID_CE_SUBJECT_ALT_NAME, ID_CE_SUBJECT_KEY_IDENTIFIER,
};

use super::names::{self, AltName};
use super::notes::Notes;
use super::subject::{self, COMMON_NAME, Value};
use crate::checks::extended_key_usage::{CLIENT_AUTH, SERVER_AUTH};
use crate::checks::{Asked, Outcome, RequestSubject, Subject, dns_name, hash, key};
use crate::model::{
    Certificate, DAY, Extension, ExtensionValue, HashAlgorithm, KeyUsage, Name, Oid, PublicKeyAlgorithm,
    hex_colons, hex_lower,
};

/// Days that the commands give a server certificate at most: one less than the limit, so that no way of counting exceeds it.
const MAX_SERVER_DAYS: i64 = 824;
/// Days of a server certificate where the one at hand tells none that are of use.
const SERVER_DAYS: i64 = 397;
/// Days of an authority, likewise: ten years.
const CA_DAYS: i64 = 3650;
/// Most days of an authority: 25 years, the most that a public root may have (Baseline Requirements 6.3.2).
const MAX_CA_DAYS: i64 = 9125;
/// Days of a client certificate, likewise.
const CLIENT_DAYS: i64 = 730;
/// Fewer days than this are no period but a mistake, and a new certificate would be warned of at once.
const MIN_DAYS: i64 = 31;
/// The RSA key that servers get where theirs is at fault.
const SERVER_BITS: u32 = 2048;
/// The RSA key that bots need and that authorities get: it has to last.
const STRONG_BITS: u32 = 4096;
/// Most purposes that are carried over.
const MAX_PURPOSES: usize = 30;
/// Most names of extensions that a comment lists.
const MAX_LISTED: usize = 20;
/// Longest name of a host that a common name is made from, with room for an addition, in characters.
const MAX_COMMON_NAME: usize = 60;
/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Authority,
    Client,
    ServerInOneFile,
    Request,
    Server,
}

/// What is to be made.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) kind: Kind,
    pub(super) subject: Vec<Vec<Value>>,
    pub(super) names: Vec<AltName<'a>>,
    /// Purposes in dotted numbers.
    pub(super) purposes: Vec<String>,
    /// Bits of the key usage as its first octet has them (RFC 5280 section 4.2.1.3).
    pub(super) usage: u8,
    /// Bits of the RSA key.
    pub(super) bits: u32,
    /// The hash as OpenSSL writes it.
    pub(super) hash: &'static str,
    pub(super) days: i64,
    /// Whether an authority signs itself.
    pub(super) is_root: bool,
    /// How many authorities may stand below an authority.
    pub(super) path_length: Option<u32>,
    /// The subject key identifier to keep, if the certificate may be renewed for the same key; `None` if it may not.
    pub(super) renewal: Option<String>,
    /// SHA-1 of the issuer's certificate, by which Windows finds it.
    pub(super) issuer: Option<String>,
    /// What is left out, and what to write by hand.
    pub(super) notes: Notes,
}

impl<'a> Plan<'a> {
    /// A new certificate in place of the one at hand.
    pub(super) fn of_certificate(asked: &Subject<'a>, kind: Kind) -> Self {
        let certificate = asked.certificate;
        let is_root = certificate.is_self_issued();
        let mut notes = Notes::default();
        let rdns = subject::of(&certificate.subject, &mut notes);
        let is_authority = kind == Kind::Authority;
        // An authority needs no address, and a root no purposes.
        let mut names = if is_authority {
            Vec::new()
        } else {
            names::usable(certificate.subject_alt_names().unwrap_or_default(), &mut notes)
        };
        if matches!(kind, Kind::Server | Kind::ServerInOneFile) {
            for address in asked.asked.host.into_iter().chain(asked.asked.addresses) {
                names::add_address(&mut names, address);
            }
            add_missing_name(&mut names, certificate, kind, &mut notes);
        }
        let subject = match kind {
            Kind::Client => client(rdns, &asked.asked, &mut notes),
            Kind::Authority => authority(rdns, certificate),
            _ => server(rdns, &names),
        };
        note_extensions(&certificate.extensions, &mut notes);
        let purposes = if is_authority && is_root {
            Vec::new()
        } else {
            purposes(certificate.extended_key_usage(), kind)
        };
        Self {
            kind,
            subject,
            names,
            purposes,
            usage: usage(certificate, kind),
            bits: bits(asked, kind),
            hash: hash_name(asked),
            days: days(asked, kind),
            is_root,
            path_length: certificate.basic_constraints().filter(|c| c.ca).and_then(|c| c.path_length),
            renewal: (is_authority && is_root).then(|| renewal(asked)).flatten(),
            issuer: issuer(asked),
            notes,
        }
    }

    /// A new request in place of the one at hand.
    pub(super) fn of_request(asked: &RequestSubject<'a>) -> Self {
        let request = asked.request;
        let mut notes = Notes::default();
        let rdns = subject::of(&request.subject, &mut notes);
        let mut subject = client(rdns, &asked.asked, &mut notes);
        for (index, (oid, placeholder)) in asked.asked.clients.attributes.iter().enumerate() {
            if !subject.iter().flatten().any(|value| value.oid == *oid) {
                notes.say(format!("{placeholder} is a placeholder: write your own"));
                subject.insert(index.min(subject.len()), vec![Value::new(oid, placeholder)]);
            }
        }
        let mut wanted_names: &[crate::model::GeneralName] = &[];
        let mut wanted_purposes = None;
        for extension in &request.extensions {
            match &extension.value {
                ExtensionValue::SubjectAltName(names) => wanted_names = names,
                ExtensionValue::ExtendedKeyUsage(purposes) => wanted_purposes = Some(purposes.as_slice()),
                _ => {}
            }
        }
        note_extensions(&request.extensions, &mut notes);
        Self {
            kind: Kind::Request,
            subject,
            names: names::usable(wanted_names, &mut notes),
            purposes: purposes(wanted_purposes, Kind::Client),
            usage: DIGITAL_SIGNATURE,
            bits: STRONG_BITS,
            hash: "sha256",
            days: CLIENT_DAYS,
            is_root: false,
            path_length: None,
            renewal: None,
            issuer: None,
            notes,
        }
    }

    /// The names of files, without their endings.
    pub(super) const fn file(&self) -> &'static str {
        match self.kind {
            Kind::Authority => "ca",
            Kind::Client | Kind::Request => "bot",
            Kind::Server | Kind::ServerInOneFile => "server",
        }
    }
}

const DIGITAL_SIGNATURE: u8 = 0x80;
const KEY_ENCIPHERMENT: u8 = 0x20;
/// The usages of RSA keys that do not concern certificates: signing, content commitment, and enciphering keys and data.
const OF_RSA: u8 = 0xF0;
/// keyCertSign and cRLSign.
const OF_AUTHORITIES: u8 = 0x06;

/// A server needs a name that clients may type.
fn add_missing_name(names: &mut Vec<AltName<'_>>, certificate: &Certificate, kind: Kind, notes: &mut Notes) {
    const PLACEHOLDER: &str = "server.example.org";
    let suffices = |name: &AltName<'_>| {
        matches!(name, AltName::Dns(_)) || (kind == Kind::ServerInOneFile && matches!(name, AltName::Ip(_)))
    };
    if names.iter().any(suffices) {
        return;
    }
    let is_host = |name: &&str| dns_name::flaw(name).is_none() && name.contains('.');
    let name = certificate.subject.common_name().filter(is_host).unwrap_or(PLACEHOLDER);
    if name == PLACEHOLDER {
        notes.say("server.example.org is a placeholder: write the name that clients type");
    }
    names.insert(0, AltName::Dns(Cow::Owned(name.to_owned())));
}

fn server(rdns: Vec<Vec<Value>>, names: &[AltName<'_>]) -> Vec<Vec<Value>> {
    if !rdns.is_empty() {
        return rdns;
    }
    let first = names.iter().find_map(|name| match name {
        AltName::Dns(name) if name.len() <= MAX_COMMON_NAME => Some(name.to_string()),
        AltName::Ip(address) => Some(address.to_string()),
        _ => None,
    });
    vec![vec![Value::new(COMMON_NAME, first.as_deref().unwrap_or("server"))]]
}

/// One that was server and authority at once gets a name of its own, or its certificates would name it as subject, too.
fn authority(mut rdns: Vec<Vec<Value>>, certificate: &Certificate) -> Vec<Vec<Value>> {
    const NAME: &str = "Certificate authority";
    const OF: &str = " CA";
    if rdns.is_empty() {
        return vec![vec![Value::new(COMMON_NAME, NAME)]];
    }
    let is_server = certificate.subject_alt_names().is_some_and(|names| !names.is_empty());
    if !is_server && !rdns.iter().flatten().any(|value| value.oid == COMMON_NAME) {
        // iOS shows no switch for a root without one.
        rdns.push(vec![Value::new(COMMON_NAME, NAME)]);
    }
    if is_server {
        let name = rdns.iter_mut().flatten().find(|value| value.oid == COMMON_NAME);
        match name {
            Some(name) if name.text.len() <= MAX_COMMON_NAME => name.text.push_str(OF),
            Some(name) => NAME.clone_into(&mut name.text),
            None => rdns.push(vec![Value::new(COMMON_NAME, NAME)]),
        }
    }
    rdns
}

/// The subject of a client: one common name, its user name, and nothing of a guide's sample.
fn client(rdns: Vec<Vec<Value>>, asked: &Asked<'_>, notes: &mut Notes) -> Vec<Vec<Value>> {
    const PLACEHOLDER: &str = "bot-user-name";
    let all = || rdns.iter().flatten();
    let known = all().rfind(|value| value.oid == COMMON_NAME).map(|value| value.text.clone());
    let name = asked.user_name.map(|name| name.as_str().to_owned()).or(known).unwrap_or_else(|| {
        notes.say("bot-user-name is a placeholder: write the user name of the service account");
        PLACEHOLDER.to_owned()
    });
    let is_kept = |value: &Value| {
        value.oid != COMMON_NAME
            && !asked.clients.samples.iter().any(|(oid, text)| value.oid == *oid && value.text == *text)
    };
    let mut rdns: Vec<Vec<Value>> = rdns
        .into_iter()
        .map(|rdn| rdn.into_iter().filter(|value| is_kept(value)).collect::<Vec<_>>())
        .filter(|rdn| !rdn.is_empty())
        .collect();
    rdns.push(vec![Value::new(COMMON_NAME, &name)]);
    rdns
}

/// The purposes at hand with the one that is needed. "Any" is left out: it names nothing, and some devices do not take it.
fn purposes(found: Option<&[Oid]>, kind: Kind) -> Vec<String> {
    let needed = if kind == Kind::Client { CLIENT_AUTH } else { SERVER_AUTH };
    let is_kept = |purpose: &&Oid| {
        **purpose != needed
            && **purpose != ANY_EXTENDED_KEY_USAGE
            && !(kind == Kind::Client && **purpose == SERVER_AUTH)
    };
    let found = match (found, kind) {
        (None, Kind::Authority) => return Vec::new(),
        (found, _) => found.unwrap_or_default(),
    };
    let others = found.iter().filter(is_kept).filter_map(subject::identifier).take(MAX_PURPOSES);
    let mut purposes = vec![needed.to_string()];
    for other in others {
        if !purposes.contains(&other) {
            purposes.push(other);
        }
    }
    purposes
}

fn usage(certificate: &Certificate, kind: Kind) -> u8 {
    let found = certificate.key_usage();
    let bits = found.map_or(0, octet);
    let was_rsa = matches!(certificate.public_key.algorithm, PublicKeyAlgorithm::Rsa { .. });
    match kind {
        Kind::Authority => (bits & DIGITAL_SIGNATURE) | OF_AUTHORITIES,
        Kind::Server | Kind::ServerInOneFile if found.is_none() || !was_rsa => {
            (bits & OF_RSA) | DIGITAL_SIGNATURE | KEY_ENCIPHERMENT
        }
        _ => (bits & OF_RSA) | DIGITAL_SIGNATURE,
    }
}

fn octet(usage: KeyUsage) -> u8 {
    let flags = [
        usage.digital_signature,
        usage.content_commitment,
        usage.key_encipherment,
        usage.data_encipherment,
        usage.key_agreement,
        usage.key_cert_sign,
        usage.crl_sign,
        usage.encipher_only,
    ];
    flags.iter().fold(0, |octet, flag| octet << 1 | u8::from(*flag))
}

/// The size of the RSA key: as it is where it passes, up to what is quick; authorities and bots get 4096 bits.
fn bits(asked: &Subject<'_>, kind: Kind) -> u32 {
    if matches!(kind, Kind::Authority | Kind::Client) {
        return STRONG_BITS;
    }
    let passes = key::rsa_2048_or_accepted_curve(asked).outcome == Outcome::Pass;
    let found = asked.certificate.public_key.bits.filter(|_| passes).unwrap_or(SERVER_BITS);
    found.clamp(SERVER_BITS, STRONG_BITS)
}

fn hash_name(asked: &Subject<'_>) -> &'static str {
    let passes = hash::sha2_family(asked).outcome == Outcome::Pass;
    match asked.certificate.signature_algorithm.hash.filter(|_| passes) {
        Some(HashAlgorithm::Sha384) => "sha384",
        Some(HashAlgorithm::Sha512) => "sha512",
        _ => "sha256",
    }
}

fn days(asked: &Subject<'_>, kind: Kind) -> i64 {
    let days = asked.certificate.validity.period().seconds() / DAY;
    let (usual, most) = match kind {
        Kind::Authority => (CA_DAYS, MAX_CA_DAYS),
        Kind::Client | Kind::Request => (CLIENT_DAYS, asked.asked.clients.most_days),
        Kind::Server | Kind::ServerInOneFile => (SERVER_DAYS, MAX_SERVER_DAYS),
    };
    if days < MIN_DAYS { usual } else { days.min(most) }
}

/// Whether a root may be renewed for the same key, so that what it issued still fits: the identifier of its key.
fn renewal(asked: &Subject<'_>) -> Option<String> {
    let certificate = asked.certificate;
    let is_sound =
        key::rsa_2048_or_accepted_curve(asked).outcome == Outcome::Pass && asked.weaknesses().is_empty();
    let identifier = certificate.extensions.iter().find_map(|extension| match &extension.value {
        // More than the 20 bytes of SHA-1 are rare, and more than 64 are no hash.
        ExtensionValue::SubjectKeyIdentifier(identifier) if (1..=64).contains(&identifier.0.len()) => {
            Some(hex_colons(&identifier.0))
        }
        _ => None,
    });
    (is_sound && has_text(&certificate.subject)).then(|| identifier.unwrap_or_else(|| "hash".to_owned()))
}

fn has_text(name: &Name) -> bool {
    name.attributes().next().is_some()
}

/// The issuer's certificate as Windows names it, if it is at hand and not the certificate itself.
fn issuer(asked: &Subject<'_>) -> Option<String> {
    let issuer = asked.lineage?.chain.get(1)?;
    Some(hex_lower(&issuer.fingerprints.sha1.0).to_ascii_uppercase())
}

/// Says which extensions are not carried over.
fn note_extensions(extensions: &[Extension], notes: &mut Notes) {
    let carried = [
        ID_CE_BASIC_CONSTRAINTS,
        ID_CE_EXT_KEY_USAGE,
        ID_CE_KEY_USAGE,
        ID_CE_SUBJECT_ALT_NAME,
        ID_CE_SUBJECT_KEY_IDENTIFIER,
        ID_CE_AUTHORITY_KEY_IDENTIFIER,
    ];
    let others: Vec<String> = extensions
        .iter()
        .filter(|extension| !carried.iter().any(|oid| extension.oid == *oid))
        .filter_map(|extension| {
            extension.oid.name().map(str::to_owned).or_else(|| subject::identifier(&extension.oid))
        })
        .take(MAX_LISTED)
        .collect();
    if !others.is_empty() {
        notes.say(format!("Extensions that are not carried over: {}", others.join(", ")));
    }
}
