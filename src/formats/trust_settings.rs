//! Trust settings that OpenSSL keeps behind a certificate in a block TRUSTED CERTIFICATE (`X509_CERT_AUX`, crypto/x509/x_x509a.c).

use super::asn1::{Asn1Error, Element, Reader, tag};
use super::element::oid;
use crate::limits::MAX_ENTRIES;
use crate::model::{Bytes, Label};

/// The label of such blocks.
pub(super) const LABEL: &str = "TRUSTED CERTIFICATE";

/// The settings as names; those that come before damage where it is damaged.
pub(super) fn label(settings: &[u8]) -> Label {
    let mut label = Label::default();
    _ = read(settings, &mut label);
    label
}

fn read(settings: &[u8], label: &mut Label) -> Result<(), Asn1Error> {
    let mut fields = Reader::new(settings).expect(tag::SEQUENCE, "X509_CERT_AUX")?.reader();
    if let Some(trusted) = fields.optional(tag::SEQUENCE, "trust")? {
        label.others.push(("trusted for".to_owned(), purposes(&trusted)?));
    }
    if let Some(rejected) = fields.optional(tag::context_constructed(0), "reject")? {
        label.others.push(("rejected for".to_owned(), purposes(&rejected)?));
    }
    if let Some(alias) = fields.optional(tag::UTF8_STRING, "alias")? {
        label.friendly_name = Some(String::from_utf8_lossy(alias.content).into_owned());
    }
    if let Some(identifier) = fields.optional(tag::OCTET_STRING, "keyid")? {
        label.local_key_id = Some(Bytes::from(identifier.content));
    }
    Ok(())
}

fn purposes(list: &Element<'_>) -> Result<String, Asn1Error> {
    let mut reader = list.reader();
    let mut names = Vec::new();
    while !reader.is_empty() && names.len() < MAX_ENTRIES {
        let purpose = oid(&reader.expect(tag::OBJECT_IDENTIFIER, "purpose")?);
        names.push(purpose.name().map_or_else(|| purpose.to_string(), str::to_owned));
    }
    Ok(if names.is_empty() { "nothing".to_owned() } else { names.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// id-kp-serverAuth and id-kp-clientAuth.
    const SERVER: &[u8] = &[6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 1];
    const CLIENT: &[u8] = &[6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 2];

    fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
        crate::writing::element(tag, parts)
    }

    #[test]
    fn settings_are_named_as_far_as_they_are_whole() {
        let both = element(
            0x30,
            &[&element(0x30, &[SERVER]), &element(0xA0, &[CLIENT]), &element(0x0C, &[b"My root"])],
        );
        for (settings, others, alias) in [
            (
                both.clone(),
                &[("trusted for", "serverAuth"), ("rejected for", "clientAuth")][..],
                Some("My root"),
            ),
            (element(0x30, &[&element(0x30, &[])]), &[("trusted for", "nothing")], None),
            (element(0x30, &[]), &[], None),
            (
                element(0x30, &[&element(0x30, &[SERVER]), &[0x0C, 9, 1]]),
                &[("trusted for", "serverAuth")],
                None,
            ),
            (b"garbage".to_vec(), &[], None),
        ] {
            let label = label(&settings);
            let found: Vec<(&str, &str)> =
                label.others.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(
                (found.as_slice(), label.friendly_name.as_deref()),
                (others, alias),
                "{settings:02X?}"
            );
        }
    }
}
