//! Chains made up for tests: certificates that are nothing but names and extensions.

use const_oid::ObjectIdentifier;

use crate::model::{
    Attribute, Bytes, Certificate, Extension, ExtensionValue, Fingerprints, Name, Oid, Outcome, Parameters,
    PublicKey, PublicKeyAlgorithm, SignatureAlgorithm, SignatureCheck, SignatureScheme, Span, StringType,
    Timestamp, Validity, Version,
};
use crate::path::{Answer, Chain, End, Link, Lists, Question};

/// A certificate, whose names and extensions are to be set.
fn template() -> Certificate {
    let algorithm = oid("1.3.101.112");
    let instant = Timestamp::from_unix_seconds(0);
    Certificate {
        version: Version::V3,
        serial: Bytes(vec![1]),
        signature_algorithm: SignatureAlgorithm {
            oid: algorithm.clone(),
            scheme: SignatureScheme::Ed25519,
            hash: None,
            parameters: Parameters::Absent,
            pss: None,
        },
        inner_signature_algorithm: None,
        issuer: Name::default(),
        subject: Name::default(),
        validity: Validity { not_before: instant, not_after: instant, span: Span::default() },
        public_key: PublicKey {
            oid: algorithm,
            algorithm: PublicKeyAlgorithm::Ed25519 { key: Bytes(vec![0; 32]) },
            parameters: Parameters::Absent,
            bits: Some(256),
            spki: Span::default(),
        },
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Vec::new(),
        signature: Span::default(),
        fingerprints: Fingerprints {
            sha256: Bytes::default(),
            sha1: Bytes::default(),
            spki_sha256: Bytes::default(),
        },
        deviations: Vec::new(),
        signed: Span::default(),
        der: Vec::new(),
    }
}

pub(super) fn oid(dotted: &str) -> Oid {
    Oid::from_der_content(ObjectIdentifier::new(dotted).unwrap().as_bytes())
}

/// A name from `type=value` pairs with commas between them, the country first; empty for an empty text.
pub(super) fn name(text: &str) -> Name {
    let attribute = |pair: &str| {
        let (short, text) = pair.split_once('=').unwrap();
        let oid = oid(match short {
            "C" => "2.5.4.6",
            "O" => "2.5.4.10",
            "OU" => "2.5.4.11",
            "CN" => "2.5.4.3",
            "E" => "1.2.840.113549.1.9.1",
            other => panic!("{other} has no identifier here"),
        });
        Attribute { oid, string_type: StringType::Utf8, text: text.into() }
    };
    let rdns = text.split(',').filter(|pair| !pair.is_empty()).map(|pair| vec![attribute(pair)]).collect();
    Name { rdns, der: Bytes(text.as_bytes().to_vec()) }
}

pub(super) fn extension(dotted: &str, value: ExtensionValue) -> Extension {
    Extension { oid: oid(dotted), critical: false, value, span: Span::default() }
}

/// Certificates from the target to the root: of each its subject and its extensions. Each is issued by the next, the last by
/// itself.
pub(super) fn certificates(rows: Vec<(&str, Vec<Extension>)>) -> Vec<Certificate> {
    let template = template();
    let subjects: Vec<Name> = rows.iter().map(|(subject, _)| name(subject)).collect();
    let make = |(index, (_, extensions)): (usize, (&str, Vec<Extension>))| Certificate {
        subject: subjects[index].clone(),
        issuer: subjects.get(index + 1).unwrap_or(&subjects[index]).clone(),
        extensions,
        ..template.clone()
    };
    rows.into_iter().enumerate().map(make).collect()
}

/// Has a chain of certificates judged.
pub(super) fn judge(
    check: fn(&Chain<'_>) -> Vec<Answer>,
    certificates: &[Certificate],
    end: End,
    question: &Question,
) -> Vec<Answer> {
    judge_with(check, certificates, SignatureCheck::Valid, end, question)
}

/// The same where the chain ends at an anchor, and every signature is as given.
pub(super) fn judge_linked(
    check: fn(&Chain<'_>) -> Vec<Answer>,
    certificates: &[Certificate],
    signature: SignatureCheck,
    question: &Question,
) -> Vec<Answer> {
    judge_with(check, certificates, signature, End::Anchor, question)
}

fn judge_with(
    check: fn(&Chain<'_>) -> Vec<Answer>,
    certificates: &[Certificate],
    signature: SignatureCheck,
    end: End,
    question: &Question,
) -> Vec<Answer> {
    let certificates: Vec<&Certificate> = certificates.iter().collect();
    let link = Link { name: true, key_identifier: None, signature };
    let links = vec![link; certificates.len().saturating_sub(1)];
    let lists = Lists::default();
    let chain = Chain { certificates: &certificates, links: &links, end, question, lists: &lists };
    let answers = check(&chain);
    assert_eq!(answers.len(), certificates.len());
    answers
}

/// Has a chain that ends at an anchor judged, with nothing asked.
pub(super) fn judge_anchored(
    check: fn(&Chain<'_>) -> Vec<Answer>,
    certificates: &[Certificate],
) -> Vec<Answer> {
    judge(check, certificates, End::Anchor, &Question::at(Timestamp::from_unix_seconds(0)))
}

/// The outcomes of answers.
pub(super) fn outcomes(answers: &[Answer]) -> Vec<Outcome> {
    answers.iter().map(|answer| answer.outcome).collect()
}

/// The codes of the reasons of an answer.
pub(super) fn codes(answer: &Answer) -> Vec<&str> {
    answer.reasons.iter().map(|reason| reason.code.as_ref()).collect()
}
