//! The extensions of a certificate, a request or a revocation list in words, each with what it means and where it is defined.

use super::field::{code, general_names, group, identifier, integer, name, named, text, time, warnings};
use crate::limits::MAX_UNKNOWN_NODES;
use crate::model::Text;
use crate::model::{
    Deviation, DistributionPoint, Extension, ExtensionValue, IssuingDistributionPoint, PolicyInformation,
    PolicyQualifier, QcStatement,
};
use crate::structure::{self, StructureNode};
use crate::view::Field;

/// All extensions under one heading.
pub(super) fn field(extensions: &[Extension], deviations: &[Deviation]) -> Field {
    let mut heading =
        group("Extensions", extensions.iter().map(|found| extension(found, deviations)).collect());
    heading.note =
        "RFC 5280, 4.2. A device that does not understand a critical one must refuse the certificate.".into();
    heading.value = match extensions.len() {
        0 => "none".into(),
        number => number.to_string().into(),
    };
    heading.warnings = warnings(deviations, |found| matches!(found.field, "extensions" | "Extension"));
    heading
}

fn extension(extension: &Extension, deviations: &[Deviation]) -> Field {
    let mut field = value(&extension.value);
    field.label = label(extension);
    field.critical = extension.critical;
    field.note = note(extension);
    let start = extension.span.offset;
    let end = start.saturating_add(extension.span.length);
    // The critical flag stands just before the value, in the header of the extension.
    let header_start = start.saturating_sub(16);
    field.warnings = warnings(deviations, |found| {
        (start..end).contains(&found.offset)
            || (found.field == "critical" && (header_start..start).contains(&found.offset))
    });
    field
}

/// What people call an extension; the name of its identifier where the kind alone does not tell.
fn label(extension: &Extension) -> Text {
    let label = match &extension.value {
        ExtensionValue::AuthorityInfoAccess(_) => "Authority information access",
        ExtensionValue::AuthorityKeyIdentifier(_) => "Authority key identifier",
        ExtensionValue::BasicConstraints(_) => "Basic constraints",
        ExtensionValue::CabfOrganizationIdentifier(_) => "CA/B Forum organization identifier",
        ExtensionValue::CertificatePolicies(_) => "Certificate policies",
        ExtensionValue::CrlDistributionPoints(_) => "CRL distribution points",
        ExtensionValue::CrlNumber(_) => "CRL number",
        ExtensionValue::CtPoison => "Certificate transparency poison",
        ExtensionValue::DeltaCrlIndicator(_) => "Delta CRL indicator",
        ExtensionValue::ExpiredCertificatesOnCrl(_) => "Expired certificates on CRL",
        ExtensionValue::ExtendedKeyUsage(_) => "Extended key usage",
        ExtensionValue::FreshestCrl(_) => "Freshest CRL",
        ExtensionValue::InhibitAnyPolicy(_) => "Inhibit any policy",
        ExtensionValue::IssuerAltName(_) => "Issuer alternative name",
        ExtensionValue::IssuingDistributionPoint(_) => "Issuing distribution point",
        ExtensionValue::KeyUsage(_) => "Key usage",
        ExtensionValue::MicrosoftNextPublish(_) => "Next CRL publication",
        ExtensionValue::NameConstraints(_) => "Name constraints",
        ExtensionValue::OcspNoCheck => "OCSP no check",
        ExtensionValue::PolicyConstraints(_) => "Policy constraints",
        ExtensionValue::PolicyMappings(_) => "Policy mappings",
        ExtensionValue::PrivateKeyUsagePeriod(_) => "Private key usage period",
        ExtensionValue::QcStatements(_) => "Qualified certificate statements",
        ExtensionValue::SignedCertificateTimestamps(_) => "Signed certificate timestamps",
        ExtensionValue::SubjectAltName(_) => "Subject alternative name",
        ExtensionValue::SubjectDirectoryAttributes(_) => "Subject directory attributes",
        ExtensionValue::SubjectInfoAccess(_) => "Subject information access",
        ExtensionValue::SubjectKeyIdentifier(_) => "Subject key identifier",
        ExtensionValue::TlsFeature(_) => "TLS feature",
        ExtensionValue::Malformed(_)
        | ExtensionValue::MicrosoftApplicationPolicies(_)
        | ExtensionValue::MicrosoftCaVersion(_)
        | ExtensionValue::MicrosoftPreviousCaHash(_)
        | ExtensionValue::MicrosoftTemplate(_)
        | ExtensionValue::MicrosoftTemplateName(_)
        | ExtensionValue::NetscapeCertType(_)
        | ExtensionValue::NetscapeText(_)
        | ExtensionValue::Unknown(_) => match extension.oid.name() {
            Some(name) => name,
            None => return extension.oid.to_string().into(),
        },
    };
    label.into()
}

/// From where on a rule applies, counted in further certificates of the path.
fn after(skip: u32) -> String {
    match skip {
        0 => "at once".to_owned(),
        1 => "after 1 certificate".to_owned(),
        number => format!("after {number} certificates"),
    }
}

fn value(value: &ExtensionValue) -> Field {
    match value {
        ExtensionValue::AuthorityInfoAccess(list) | ExtensionValue::SubjectInfoAccess(list) => children(
            list.iter()
                .map(|access| {
                    text(named(&access.method), format!("{}: {}", access.location.form(), access.location))
                })
                .collect(),
        ),
        ExtensionValue::AuthorityKeyIdentifier(identifier) => {
            let key = identifier.key_identifier.iter().map(|key| code("Key identifier", &key.0));
            let issuer = general_names(&identifier.issuer).into_iter();
            let serial = identifier.serial.iter().map(|serial| code("Serial number", &serial.0));
            children(key.chain(issuer).chain(serial).collect())
        }
        ExtensionValue::BasicConstraints(constraints) => {
            let ca = text("Certificate authority", if constraints.ca { "yes" } else { "no" });
            let length = constraints.path_length.map(|length| text("Path length", length.to_string()));
            children(std::iter::once(ca).chain(length).collect())
        }
        ExtensionValue::CabfOrganizationIdentifier(organization) => children(
            [
                ("Scheme", Some(&organization.scheme)),
                ("Country", Some(&organization.country)),
                ("State or province", organization.state.as_ref()),
                ("Reference", Some(&organization.reference)),
            ]
            .into_iter()
            .filter_map(|(label, value)| value.map(|value| text(label, value)))
            .collect(),
        ),
        ExtensionValue::CertificatePolicies(policies)
        | ExtensionValue::MicrosoftApplicationPolicies(policies) => {
            children(policies.iter().map(policy).collect())
        }
        ExtensionValue::CrlDistributionPoints(points) | ExtensionValue::FreshestCrl(points) => {
            children(points.iter().map(distribution_point).collect())
        }
        ExtensionValue::CrlNumber(number) | ExtensionValue::DeltaCrlIndicator(number) => {
            plain(integer(&number.0))
        }
        ExtensionValue::CtPoison => plain("This is a precertificate. It must not be used."),
        ExtensionValue::ExtendedKeyUsage(purposes) => {
            children(purposes.iter().map(|purpose| identifier("Purpose", purpose)).collect())
        }
        ExtensionValue::ExpiredCertificatesOnCrl(instant) | ExtensionValue::MicrosoftNextPublish(instant) => {
            time("", *instant)
        }
        ExtensionValue::InhibitAnyPolicy(skip) => plain(after(*skip)),
        ExtensionValue::IssuerAltName(names) | ExtensionValue::SubjectAltName(names) => {
            children(general_names(names))
        }
        ExtensionValue::IssuingDistributionPoint(point) => children(issuing_distribution_point(point)),
        ExtensionValue::KeyUsage(usage) => plain(usage.names().join(", ")),
        ExtensionValue::Malformed(reason) => {
            let mut field = plain("cannot be decoded");
            field.children = vec![text("Reason", reason)];
            field
        }
        ExtensionValue::MicrosoftCaVersion(version) => children(vec![
            text("Certificate index", version.certificate_index.to_string()),
            text("Key index", version.key_index.to_string()),
        ]),
        ExtensionValue::MicrosoftTemplate(template) => {
            let version =
                |number: Option<u32>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
            children(vec![
                identifier("Template", &template.template),
                text("Version", format!("{}.{}", version(template.major), version(template.minor))),
            ])
        }
        ExtensionValue::MicrosoftTemplateName(text) | ExtensionValue::NetscapeText(text) => plain(text),
        ExtensionValue::MicrosoftPreviousCaHash(bytes) | ExtensionValue::SubjectKeyIdentifier(bytes) => {
            code("", &bytes.0)
        }
        ExtensionValue::Unknown(bytes) => unknown(&bytes.0),
        ExtensionValue::NameConstraints(constraints) => children(vec![
            group("Permitted", general_names(&constraints.permitted)),
            group("Excluded", general_names(&constraints.excluded)),
        ]),
        ExtensionValue::NetscapeCertType(uses) => {
            plain(uses.iter().map(|netscape_use| netscape_use.name()).collect::<Vec<_>>().join(", "))
        }
        ExtensionValue::OcspNoCheck => {
            plain("This certificate of an OCSP responder needs no check of its own.")
        }
        ExtensionValue::PolicyConstraints(constraints) => children(
            [
                ("Explicit policy required", constraints.require_explicit_policy),
                ("Policy mapping inhibited", constraints.inhibit_policy_mapping),
            ]
            .into_iter()
            .filter_map(|(label, skip)| skip.map(|skip| text(label, after(skip))))
            .collect(),
        ),
        ExtensionValue::PolicyMappings(mappings) => children(
            mappings
                .iter()
                .map(|mapping| {
                    text(
                        "Mapping",
                        format!("{} → {}", named(&mapping.issuer_domain), named(&mapping.subject_domain)),
                    )
                })
                .collect(),
        ),
        ExtensionValue::PrivateKeyUsagePeriod(period) => children(
            [("Not before", period.not_before), ("Not after", period.not_after)]
                .into_iter()
                .filter_map(|(label, instant)| instant.map(|instant| time(label, instant)))
                .collect(),
        ),
        ExtensionValue::QcStatements(statements) => children(statements.iter().map(qc_statement).collect()),
        ExtensionValue::SignedCertificateTimestamps(timestamps) => children(
            timestamps
                .iter()
                .map(|timestamp| {
                    group(
                        "Timestamp",
                        vec![time("Logged at", timestamp.timestamp), code("Log", &timestamp.log_id.0)],
                    )
                })
                .collect(),
        ),
        ExtensionValue::SubjectDirectoryAttributes(attributes) => children(
            attributes.iter().map(|attribute| code(named(&attribute.oid), &attribute.values.0)).collect(),
        ),
        ExtensionValue::TlsFeature(features) => children(
            features
                .iter()
                .map(|feature| match feature {
                    // RFC 7633 section 3: status_request and status_request_v2.
                    5 => text("Feature", "OCSP stapling (status_request): the server must staple"),
                    17 => text("Feature", "OCSP stapling of the chain (status_request_v2)"),
                    other => text("Feature", other.to_string()),
                })
                .collect(),
        ),
    }
}

/// The bytes of an extension that is not known, and below them what ASN.1 makes of them.
fn unknown(bytes: &[u8]) -> Field {
    let (nodes, more) = structure::elements(bytes, MAX_UNKNOWN_NODES);
    let mut field = code("", bytes);
    let mut rest = nodes.as_slice();
    // What is no ASN.1 at all is bytes and nothing else.
    while let Some(node) = rest.first().filter(|node| node.header_length > 0) {
        let (tree, behind) = node_field(node, rest);
        field.children.push(tree);
        rest = behind;
    }
    if more > 0 {
        field.children.push(text("Not listed", format!("{more} more nodes")));
    }
    field
}

/// A node with those in it, and the nodes behind them.
fn node_field<'a>(node: &StructureNode, nodes: &'a [StructureNode]) -> (Field, &'a [StructureNode]) {
    let mut field = text(node.tag.clone(), &node.value);
    field.warnings.clone_from(&node.deviations);
    let size = usize::try_from(node.descendants).unwrap_or(usize::MAX).saturating_add(1);
    let (whole, behind) = nodes.split_at_checked(size).unwrap_or((nodes, &[]));
    let mut rest = whole.get(1..).unwrap_or_default();
    while let Some(child) = rest.first() {
        let (tree, behind) = node_field(child, rest);
        field.children.push(tree);
        rest = behind;
    }
    (field, behind)
}

fn children(children: Vec<Field>) -> Field {
    group("", children)
}

fn plain(value: impl AsRef<str>) -> Field {
    text("", value)
}

fn policy(policy: &PolicyInformation) -> Field {
    let mut field = identifier("Policy", &policy.policy);
    for qualifier in &policy.qualifiers {
        match qualifier {
            PolicyQualifier::Cps(address) => field.children.push(text("Practice statement", address)),
            PolicyQualifier::UserNotice(notice) => {
                if let Some(organization) = &notice.organization {
                    let numbers = notice.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
                    field.children.push(text("Notice reference", format!("{organization}: {numbers}")));
                }
                if let Some(notice) = &notice.text {
                    field.children.push(text("Notice", notice));
                }
            }
            PolicyQualifier::Other { oid, der } => field.children.push(code(named(oid), &der.0)),
        }
    }
    field
}

fn distribution_point(point: &DistributionPoint) -> Field {
    let mut lines = general_names(&point.full_name);
    lines.extend(point.relative_name.as_ref().map(|relative| name("Relative to the issuer", relative)));
    if !point.reasons.is_empty() {
        lines.push(text("Reasons", point.reasons.join(", ")));
    }
    if !point.crl_issuer.is_empty() {
        lines.push(group("CRL issuer", general_names(&point.crl_issuer)));
    }
    group("Distribution point", lines)
}

fn issuing_distribution_point(point: &IssuingDistributionPoint) -> Vec<Field> {
    let mut lines = general_names(&point.full_name);
    lines.extend(point.relative_name.as_ref().map(|relative| name("Relative to the issuer", relative)));
    let covers = [
        (point.only_user_certificates, "only certificates of end entities"),
        (point.only_ca_certificates, "only certificates of CAs"),
        (point.only_attribute_certificates, "only attribute certificates"),
        (point.indirect, "certificates of other issuers too (an indirect list)"),
    ];
    lines.extend(covers.into_iter().filter(|(set, _)| *set).map(|(_, words)| text("Covers", words)));
    if !point.only_some_reasons.is_empty() {
        lines.push(text("Only the reasons", point.only_some_reasons.join(", ")));
    }
    lines
}

fn qc_statement(statement: &QcStatement) -> Field {
    let mut field = identifier("Statement", &statement.statement);
    field.children.extend(statement.details.iter().map(|detail| text("Detail", detail)));
    field.children.extend(statement.der.iter().map(|der| code("Detail", &der.0)));
    field
}

/// What an extension is for, with the section that defines it.
fn note(extension: &Extension) -> Text {
    match &extension.value {
        ExtensionValue::AuthorityInfoAccess(_) => "RFC 5280, 4.2.2.1. Where the issuer's certificate and its OCSP service are. Nothing is fetched from there.",
        ExtensionValue::AuthorityKeyIdentifier(_) => "RFC 5280, 4.2.1.1. Which of the issuer's keys signed.",
        ExtensionValue::BasicConstraints(_) => "RFC 5280, 4.2.1.9. Whether the subject may issue certificates, and how deep.",
        ExtensionValue::CabfOrganizationIdentifier(_) => "CA/B Forum EV guidelines, 9.8.2. The number of the organization in a register.",
        ExtensionValue::CertificatePolicies(_) => "RFC 5280, 4.2.1.4. Under which rules the certificate was issued.",
        ExtensionValue::CrlDistributionPoints(_) => "RFC 5280, 4.2.1.13. Where the list of revoked certificates is. Nothing is fetched from there.",
        ExtensionValue::CrlNumber(_) => "RFC 5280, 5.2.3. Rises with every list of the issuer.",
        ExtensionValue::CtPoison => "RFC 6962, 3.1. Marks a precertificate.",
        ExtensionValue::DeltaCrlIndicator(_) => "RFC 5280, 5.2.4. The list only has the changes since the complete list with this number.",
        ExtensionValue::ExpiredCertificatesOnCrl(_) => "X.509, 9.5.2.9. Revoked certificates stay on the list even when they have ended, from this instant on.",
        ExtensionValue::ExtendedKeyUsage(_) => "RFC 5280, 4.2.1.12. For which purposes the certificate may be used.",
        ExtensionValue::FreshestCrl(_) => "RFC 5280, 4.2.1.15. Where changes to the list of revoked certificates are.",
        ExtensionValue::InhibitAnyPolicy(_) => "RFC 5280, 4.2.1.14. From where on anyPolicy no longer counts.",
        ExtensionValue::IssuerAltName(_) => "RFC 5280, 4.2.1.7. Further names of the issuer.",
        ExtensionValue::IssuingDistributionPoint(_) => "RFC 5280, 5.2.5. Which certificates and reasons the list covers.",
        ExtensionValue::KeyUsage(_) => "RFC 5280, 4.2.1.3. What the key may do.",
        ExtensionValue::Malformed(_) => "The value does not decode as its identifier requires; devices may refuse the certificate.",
        ExtensionValue::MicrosoftApplicationPolicies(_) => "Microsoft. Mirrors the extended key usage.",
        ExtensionValue::MicrosoftCaVersion(_) => "Microsoft. How often the CA's certificate and key were renewed.",
        ExtensionValue::MicrosoftNextPublish(_) => "Microsoft. When the next list is to be published, some time before this one ends.",
        ExtensionValue::MicrosoftTemplate(_) | ExtensionValue::MicrosoftTemplateName(_) => "Microsoft. The template that the certificate was issued from.",
        ExtensionValue::MicrosoftPreviousCaHash(_) => "Microsoft. SHA-1 of the CA's certificate before this one.",
        ExtensionValue::NameConstraints(_) => "RFC 5280, 4.2.1.10. Which names this authority may certify.",
        ExtensionValue::NetscapeCertType(_) | ExtensionValue::NetscapeText(_) => "Netscape. Obsolete; devices ignore it.",
        ExtensionValue::OcspNoCheck => "RFC 6960, 4.2.2.2.1. Spares clients from asking whether the responder itself is revoked.",
        ExtensionValue::PolicyConstraints(_) => "RFC 5280, 4.2.1.11. From where on policies are binding.",
        ExtensionValue::PolicyMappings(_) => "RFC 5280, 4.2.1.5. Which policies of two CAs count as the same.",
        ExtensionValue::PrivateKeyUsagePeriod(_) => "RFC 3280, 4.2.1.4. When the private key may sign.",
        ExtensionValue::QcStatements(_) => "RFC 3739, 3.2.6 and ETSI EN 319 412-5. What makes it a qualified certificate.",
        ExtensionValue::SignedCertificateTimestamps(_) => "RFC 6962, 3.3. Public logs that promised to list the certificate.",
        ExtensionValue::SubjectAltName(_) => "RFC 5280, 4.2.1.6. The names and addresses that the certificate is for; the only ones that devices look at.",
        ExtensionValue::SubjectDirectoryAttributes(_) => "RFC 5280, 4.2.1.8. Attributes of the subject.",
        ExtensionValue::SubjectInfoAccess(_) => "RFC 5280, 4.2.2.2. Where services of the subject are. Nothing is fetched from there.",
        ExtensionValue::SubjectKeyIdentifier(_) => "RFC 5280, 4.2.1.2. A name for the subject's key.",
        ExtensionValue::TlsFeature(_) => "RFC 7633. What the server promises to support.",
        ExtensionValue::Unknown(_) if extension.critical => "Not known here. Because it is critical, devices that do not know it either must refuse the certificate.",
        ExtensionValue::Unknown(_) => "Not known here; shown as bytes, and as ASN.1 where it is ASN.1.",
    }
    .into()
}
