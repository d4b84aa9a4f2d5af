//! Host names that may pass for others.

use const_oid::db::rfc4519::COMMON_NAME;

use crate::checks::Outcome;
use crate::model::{Extension, ExtensionValue, GeneralName, Name, look_alike, unicode_host};
use crate::naming;
use crate::report::Observation;
use crate::safe_text::visible;

/// Most names that are told of; a certificate that has more of them is a hostile one.
const MOST: usize = 3;

/// The names among those of a subject that may pass for others.
pub(super) fn names(subject: &Name, extensions: &[Extension]) -> Vec<Observation> {
    // The name of a person or an authority is no host name.
    let is_host = |text: &str| text.contains('.');
    let common = subject
        .rdns
        .iter()
        .flatten()
        .filter(|attribute| attribute.oid == COMMON_NAME && is_host(&attribute.text));
    let alternative = extensions.iter().flat_map(|extension| match &extension.value {
        ExtensionValue::SubjectAltName(names) => names.as_slice(),
        _ => &[],
    });
    let hosts = alternative.filter_map(|name| match name {
        GeneralName::DnsName(host) => Some(host),
        _ => None,
    });
    let mut told = Vec::new();
    let mut found = Vec::new();
    for host in hosts.chain(common.map(|attribute| &attribute.text)) {
        let Some(alike) = look_alike(host).filter(|_| !told.contains(&host) && found.len() < MOST) else {
            continue;
        };
        told.push(host);
        let decoded = unicode_host(host).map(|decoded| format!(" (in Unicode {})", visible(&decoded)));
        found.push(Observation::new(
            Outcome::Warn,
            format!(
                "{} {}{}. Compare it letter by letter with the name that is meant.",
                naming::look_alike(alike),
                visible(host),
                decoded.unwrap_or_default()
            ),
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Oid, Span};

    #[test]
    fn each_name_is_told_of_once() {
        let extension = |names: &[&str]| Extension {
            oid: Oid::from_der_content(&[0x55, 0x1D, 0x11]),
            critical: false,
            value: ExtensionValue::SubjectAltName(
                names.iter().map(|name| GeneralName::DnsName((*name).to_owned())).collect(),
            ),
            span: Span::default(),
        };
        let subject = Name::default();
        for (hosts, words) in [
            (&["vms.example.org", "xn--bcher-kva.example"][..], &[][..]),
            (&["xn--80ak6aa92e.com", "xn--80ak6aa92e.com"], &["(in Unicode аррӏе.com)"]),
            (&["pаypal.example", "vms.example.org"], &["mixes"]),
        ] {
            let found = names(&subject, &[extension(hosts)]);
            assert_eq!(found.len(), words.len(), "{hosts:?}");
            for (observation, words) in found.iter().zip(words) {
                assert!(observation.text.contains(words), "{}", observation.text);
            }
        }
    }
}
