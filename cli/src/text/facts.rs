//! What an object is, in a few lines.

use cert_inspector::model::{
    Archive, BarePublicKey, Certificate, CertificateRequest, KeyStore, KeyStoreIntegrity, Name, OcspResponse,
    OcspStatus, Opened, Pin, PinLedger, Pkcs7, Pkcs7Content, Pkcs12, PrivateKey, RevocationList,
    SafeProtection, SignatureCheck, SshKey, hex_colons,
};
use cert_inspector::report::{Facts, ObjectReport};

/// A line: what it is about, and its value.
type Line = (&'static str, String);

/// The lines of an object.
pub(super) fn lines(object: &ObjectReport) -> Vec<Line> {
    match (&object.certificate, &object.facts) {
        (Some(facts), _) => certificate(facts),
        (None, Some(facts)) => of_facts(facts),
        (None, None) => Vec::new(),
    }
}

fn of_facts(facts: &Facts) -> Vec<Line> {
    match facts {
        Facts::Archive(facts) => archive(facts),
        Facts::CertificateRequest(facts) => request(facts),
        Facts::KeyStore(facts) => key_store(facts),
        Facts::OcspResponse(facts) => ocsp_response(facts),
        Facts::PinLedger(facts) => pin_ledger(facts),
        Facts::Pkcs12(facts) => pkcs12(facts),
        Facts::Pkcs7(facts) => pkcs7(facts),
        Facts::PrivateKey(facts) => private_key(facts),
        Facts::PublicKey(facts) => public_key(facts),
        Facts::RevocationList(facts) => revocation_list(facts),
        Facts::SshKey(facts) => ssh_key(facts),
    }
}

fn certificate(certificate: &Certificate) -> Vec<Line> {
    let validity = &certificate.validity;
    vec![
        ("subject", certificate.subject.to_string()),
        ("issuer", certificate.issuer.to_string()),
        ("valid", format!("{} to {}", validity.not_before, validity.not_after)),
        ("key", certificate.public_key.to_string()),
        ("SHA-256", hex_colons(&certificate.fingerprints.sha256.0)),
    ]
}

fn archive(archive: &Archive) -> Vec<Line> {
    let mut files = format!("{}, {} read", archive.entries, archive.read);
    for (count, what) in [(archive.unread, "not read"), (archive.passed_over_count, "passed over")] {
        if count > 0 {
            files.push_str(&format!(", {count} {what}"));
        }
    }
    vec![("files", files)]
}

fn request(request: &CertificateRequest) -> Vec<Line> {
    vec![
        ("subject", request.subject.to_string()),
        ("key", request.public_key.key.to_string()),
        (
            "signature",
            match &request.self_signature {
                SignatureCheck::Valid => "fits: the asker holds the key".to_owned(),
                SignatureCheck::Invalid => "does not fit the key".to_owned(),
                SignatureCheck::NotVerified => {
                    format!("not checked ({})", request.signature_algorithm)
                }
            },
        ),
    ]
}

fn key_store(store: &KeyStore) -> Vec<Line> {
    let integrity = match store.integrity {
        KeyStoreIntegrity::NotChecked => "not checked without a password",
        KeyStoreIntegrity::Verified => "as it was written",
        KeyStoreIntegrity::Differs => "fits none of the passwords: wrong password, or changed file",
    };
    vec![
        (
            "entries",
            format!("{} with a key, {} with a certificate alone", store.keys, store.trusted_certificates),
        ),
        ("integrity", integrity.to_owned()),
    ]
}

fn ocsp_response(response: &OcspResponse) -> Vec<Line> {
    let mut lines = vec![("status", response.status.clone())];
    lines.extend(response.produced_at.map(|at| ("made", at.to_string())));
    for answer in &response.answers {
        let status = match answer.status {
            OcspStatus::Good => "good",
            OcspStatus::Revoked => "revoked",
            OcspStatus::Unknown => "unknown",
        };
        lines.push(("answer", format!("{status}: serial number {}", hex_colons(&answer.serial.0))));
    }
    lines
}

fn pin_ledger(ledger: &PinLedger) -> Vec<Line> {
    let pin = |pin: &Pin| {
        let server = if pin.server.is_empty() { "no address" } else { &pin.server };
        ("pin", format!("{server}, {}, pinned {}", hex_colons(&pin.spki_sha256.0), pin.pinned_at))
    };
    ledger.pins.iter().map(pin).collect()
}

fn pkcs12(file: &Pkcs12) -> Vec<Line> {
    let mut lines = vec![("integrity", file.mac.to_string())];
    for safe in &file.safes {
        lines.push((
            "part",
            match &safe.protection {
                SafeProtection::Clear => "not encrypted".to_owned(),
                SafeProtection::Password(encryption) => encryption.to_string(),
                SafeProtection::PublicKey => "encrypted for somebody's key".to_owned(),
            },
        ));
        lines.extend(safe.key_encryptions.iter().map(|encryption| ("key in it", encryption.to_string())));
    }
    if let Some(Opened { mac_verified, .. }) = &file.opened {
        let proof = match mac_verified {
            Some(true) => "yes, and unchanged since it was made",
            Some(false) => "yes, but it was changed or damaged since it was made",
            None => "yes; nothing proves that it is unchanged",
        };
        lines.push(("opened", proof.to_owned()));
    }
    lines
}

fn pkcs7(message: &Pkcs7) -> Vec<Line> {
    let content = match message.content {
        Pkcs7Content::CertificateSequence => "a bundle of certificates (Netscape)",
        Pkcs7Content::Encrypted => "encrypted; it is not opened here",
        Pkcs7Content::Other => "neither signed nor encrypted",
        Pkcs7Content::SignedData if message.signers.is_empty() => "a bundle, signed by nobody",
        Pkcs7Content::SignedData => "signed data; the signature is not checked",
    };
    vec![
        ("content", content.to_owned()),
        (
            "holds",
            format!(
                "{}, {}",
                count(message.certificates, "certificate"),
                count(message.revocation_lists, "revocation list")
            ),
        ),
    ]
}

fn private_key(key: &PrivateKey) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(key.description.clone().map(|description| ("key", description)));
    lines.push(("format", key.form.name().to_owned()));
    let protection =
        key.encryption.as_ref().map_or_else(|| "none: it is not encrypted".to_owned(), ToString::to_string);
    lines.push(("protection", protection));
    lines
}

fn public_key(key: &BarePublicKey) -> Vec<Line> {
    vec![("key", key.key.to_string()), ("SHA-256", hex_colons(&key.spki_sha256.0))]
}

fn revocation_list(list: &RevocationList) -> Vec<Line> {
    let next = list
        .next_update
        .map_or_else(|| "no date for the next one".to_owned(), |next| format!("next by {next}"));
    vec![
        ("issuer", Name::to_string(&list.issuer)),
        ("made", format!("{}; {next}", list.this_update)),
        ("revoked", count(list.entry_count, "certificate")),
    ]
}

fn ssh_key(key: &SshKey) -> Vec<Line> {
    let mut lines = vec![("key", key.algorithm.clone())];
    lines.extend(key.comment.clone().map(|comment| ("comment", comment)));
    lines
}

fn count(number: u32, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
