//! RFC 7633 section 4.2.2: a certificate has every TLS feature that the TLS feature extension of its issuer names.
//!
//! The RFC lets clients ignore that, and all but GnuTLS do, so it is a warning that names GnuTLS. Where the issuer's extension
//! is critical, no client may ignore it.

use const_oid::ObjectIdentifier;

use crate::model::{Certificate, Extension, ExtensionValue, Outcome};
use crate::path::{Answer, Position};

const TLS_FEATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.24");

/// Adds what lacks of the issuer's features; whether the issuer names any.
pub(super) fn judge(answer: &mut Answer, position: &Position<'_>) -> bool {
    let Some((extension, required)) = position.issuer.and_then(features) else { return false };
    let own = features(position.certificate).map(|(_, features)| features).unwrap_or_default();
    if let Some(missing) = required.iter().find(|feature| !own.contains(feature)) {
        let (outcome, who) = if extension.critical {
            (Outcome::Fail, "the issuer's extension is critical, so it must be refused")
        } else {
            (Outcome::Warn, "GnuTLS rejects it, other clients do not check it")
        };
        let text = format!(
            "Its issuer requires the TLS feature {missing} in every certificate that it signs, and this one does not name it: {who}."
        );
        answer.add(outcome, "issuerFeatureMissing", "RFC 7633 section 4.2.2", text);
    }
    true
}

/// The extension and its features, where it can be read.
fn features(certificate: &Certificate) -> Option<(&Extension, &[u16])> {
    let extension = certificate.extension(TLS_FEATURE)?;
    match &extension.value {
        ExtensionValue::TlsFeature(features) => Some((extension, features)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::critical_extensions::check;
    use super::super::sample::{certificates, codes, extension, judge_anchored, outcomes};
    use super::*;

    fn naming(features: &[u16], critical: bool) -> Vec<Extension> {
        let value = ExtensionValue::TlsFeature(features.to_vec());
        vec![Extension { critical, ..extension("1.3.6.1.5.5.7.1.24", value) }]
    }

    #[test]
    fn a_certificate_has_the_features_of_its_issuer() {
        use Outcome::{Fail, NotApplicable, Pass, Warn};
        for (situation, own, issuers, expected) in [
            ("the issuer names none", naming(&[5], false), vec![], NotApplicable),
            ("the same", naming(&[5], false), naming(&[5], false), Pass),
            ("more", naming(&[17, 5], false), naming(&[5], false), Pass),
            ("fewer", naming(&[5], false), naming(&[5, 17], false), Warn),
            ("others", naming(&[17], false), naming(&[5], false), Warn),
            ("no extension", vec![], naming(&[5], false), Warn),
            ("no extension, and the issuer's is critical", vec![], naming(&[5], true), Fail),
            ("the same, and the issuer's is critical", naming(&[5], false), naming(&[5], true), Pass),
        ] {
            let answers = judge_anchored(check, &certificates(vec![("CN=End", own), ("CN=CA", issuers)]));
            assert_eq!(answers[0].outcome, expected, "{situation}: {answers:?}");
            let is_missing = matches!(expected, Warn | Fail);
            assert_eq!(codes(&answers[0]).contains(&"issuerFeatureMissing"), is_missing, "{situation}");
        }
    }

    #[test]
    fn features_bind_the_next_certificate_alone() {
        let chain = certificates(vec![
            ("CN=End", vec![]),
            ("CN=Intermediate", naming(&[5], false)),
            ("CN=Root", naming(&[5], false)),
        ]);
        let expected = [Outcome::Warn, Outcome::Pass, Outcome::NotApplicable];
        assert_eq!(outcomes(&judge_anchored(check, &chain)), expected);
    }
}
