//! Why the judges differ.

use cert_inspector::Purpose;

use super::generator::{Hierarchy, NOW};
use super::judges::Fault;
use super::spec::{Form, Spec, usage};

/// Who else judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judge {
    Webpki,
    OpenSsl,
}

/// A fault of ours that the other does not mind, where it holds.
pub(crate) struct Lenient {
    pub(crate) judge: Judge,
    pub(crate) codes: &'static [&'static str],
    pub(crate) when: fn(&Hierarchy, &Fault) -> bool,
    pub(crate) because: &'static str,
}

/// A fault that only the other finds, where it holds.
pub(crate) struct Strict {
    pub(crate) judge: Judge,
    /// Its name or number for the fault.
    pub(crate) errors: &'static [&'static str],
    pub(crate) when: fn(&Hierarchy) -> bool,
    pub(crate) because: &'static str,
}

/// Faults that we find and the other does not.
pub(crate) const LENIENT: &[Lenient] = &[
    Lenient {
        judge: Judge::Webpki,
        codes: &[
            "expired",
            "notYetValid",
            "validityReversed",
            "basicConstraintsMissing",
            "notAnAuthority",
            "pathTooLong",
            "mayNotSign",
            "purposeNotAllowed",
            "criticalExtensionUnknown",
        ],
        when: |hierarchy, fault| hierarchy.is_anchor(fault.at),
        because: "of an anchor it takes the name, the key and the name constraints, and looks at nothing else",
    },
    Lenient {
        judge: Judge::Webpki,
        codes: &["mayNotSign"],
        when: |hierarchy, fault| !hierarchy.is_anchor(fault.at),
        because: "it does not look at the key usage of CAs",
    },
    Lenient {
        judge: Judge::OpenSsl,
        codes: &["basicConstraintsMissing"],
        when: |hierarchy, fault| {
            let spec = &hierarchy.specs[fault.at];
            spec.version == 3 && spec.usage.is_some_and(|usage| usage & usage::KEY_CERT_SIGN != 0)
        },
        because: "without basic constraints it takes a certificate for a CA by its key usage, unless told to be strict",
    },
    Lenient {
        judge: Judge::OpenSsl,
        codes: &["nameNotCovered", "noSubjectAltName"],
        when: |hierarchy, _| {
            let leaf = hierarchy.leaf();
            let common_name = leaf.subject.last().map(|(_, text)| text.as_str());
            let has_dns = leaf.names.iter().flatten().any(|name| matches!(name, Form::Dns(_)));
            hierarchy.host == common_name && (!has_dns || leaf.version == 1)
        },
        because: "where the alternative names have no DNS name it takes the common name; RFC 9525 does not",
    },
    Lenient {
        judge: Judge::OpenSsl,
        codes: &["nameExcluded"],
        when: |hierarchy, _| {
            let mut names = hierarchy.leaf().names.iter().flatten();
            names.any(|name| matches!(name, Form::Dns(text) if text.starts_with("*.")))
        },
        because: "it compares a wildcard with constraints as if it were a name; we refuse one that covers an excluded name",
    },
    Lenient {
        judge: Judge::OpenSsl,
        codes: &["noValidPolicy"],
        when: |hierarchy, _| {
            let maps_any = |spec: &Spec| {
                spec.mappings.is_some()
                    && spec.policies.as_ref().is_some_and(|policies| policies.contains(&0))
            };
            hierarchy.specs.iter().any(maps_any)
                && hierarchy.specs.iter().any(|spec| spec.inhibit_any.is_some())
        },
        because: "beside anyPolicy it takes a mapped policy for a listed one, even where anyPolicy is inhibited",
    },
];

/// Faults that the other finds and we do not.
pub(crate) const STRICT: &[Strict] = &[
    Strict {
        judge: Judge::Webpki,
        errors: &["CaUsedAsEndEntity"],
        when: |hierarchy| hierarchy.leaf().basic.is_some_and(|(authority, _)| authority),
        because: "it refuses a CA as a server; RFC 5280 asks nothing of the kind of a target",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["UnsupportedCertVersion"],
        when: |hierarchy| hierarchy.specs.iter().any(|spec| spec.version == 1),
        because: "it reads no certificate of version 1 but an anchor",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["RequiredEkuNotFoundContext"],
        when: any_purpose,
        because: "it does not take anyExtendedKeyUsage for every purpose",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["UnsupportedCriticalExtension"],
        when: critical_policies,
        because: "it does not process policies, and refuses what is critical about them",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["UnsupportedSignatureAlgorithmContext"],
        when: |hierarchy| hierarchy.specs.iter().any(|spec| spec.sha1),
        because: "it verifies no signature with SHA-1; we verify and warn",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["NameConstraintViolation"],
        when: unprocessed_constraints,
        because: "it does not process name constraints on directory names, e-mail and URI, and refuses the names that they concern",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &["MalformedDnsIdentifier"],
        when: no_dns_name,
        because: "a wildcard before a single label and an address are no DNS names to it, and cannot be held to constraints",
    },
    Strict {
        judge: Judge::Webpki,
        errors: &[
            "CertExpired",
            "CertNotValidYet",
            "EndEntityUsedAsCa",
            "InvalidSignatureForPublicKey",
            "NameConstraintViolation",
            "RequiredEkuNotFoundContext",
            "UnknownIssuer",
        ],
        when: |hierarchy| {
            has_branches(hierarchy)
                && (any_purpose(hierarchy)
                    || critical_policies(hierarchy)
                    || unprocessed_constraints(hierarchy)
                    || no_dns_name(hierarchy)
                    || self_issued_below_a_length(hierarchy)
                    || hierarchy.specs.iter().any(|spec| spec.sha1 || spec.version == 1))
        },
        because: "it refuses the good path for another reason in this table, and reports the fault of a bad one",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["10"],
        when: |hierarchy| hierarchy.specs.iter().any(|spec| spec.not_after == NOW),
        because: "it takes the last second of validity for over; RFC 5280 section 4.1.2.5 counts it in",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["2", "20"],
        when: other_identifier,
        because: "it follows no issuer whose key identifier is another than the one asked for; we warn",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["26"],
        when: any_purpose,
        because: "it does not take anyExtendedKeyUsage for the purpose of a TLS server or client",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["26"],
        when: unfit_usage,
        because: "it refuses a key usage that does not fit TLS; RFC 5280 section 6.1 does not, and we warn",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["47", "48"],
        when: |hierarchy| {
            let has_dns = hierarchy.leaf().names.iter().flatten().any(|name| matches!(name, Form::Dns(_)));
            !has_dns && hierarchy.specs.iter().flat_map(bases).any(|base| matches!(base, Form::Dns(_)))
        },
        because: "where the alternative names have no DNS name it holds the common name to the constraints on them",
    },
    Strict {
        judge: Judge::OpenSsl,
        errors: &["2", "7", "10", "18", "19", "20", "24", "25", "26", "32", "34", "43", "47", "48", "79"],
        when: has_branches,
        because: "it takes the first issuer that fits by name, and does not come back to look for another",
    },
];

/// Whether somewhere there is anyExtendedKeyUsage, and not the purpose that is asked for.
fn any_purpose(hierarchy: &Hierarchy) -> bool {
    let wanted = hierarchy.wanted();
    hierarchy.specs.iter().any(|spec| spec.lists(0) && !spec.lists(wanted))
}

/// Whether there are constraints on DNS names, and one that rustls-webpki does not take for any: `*.test`, or an address.
fn no_dns_name(hierarchy: &Hierarchy) -> bool {
    let is_none = |name: &Form| match name {
        Form::Dns(text) => {
            let is_short = text.strip_prefix("*.").is_some_and(|rest| !rest.contains('.'));
            is_short || text.parse::<std::net::IpAddr>().is_ok()
        }
        _ => false,
    };
    hierarchy.leaf().names.iter().flatten().any(is_none)
        && hierarchy.specs.iter().flat_map(bases).any(|base| matches!(base, Form::Dns(_)))
}

/// Whether path lengths are limited where a self-issued certificate stands, which does not count (RFC 5280 section 4.2.1.9) but
/// is counted by rustls-webpki.
fn self_issued_below_a_length(hierarchy: &Hierarchy) -> bool {
    let limited = |spec: &Spec| matches!(spec.basic, Some((true, Some(_))));
    let mut given = hierarchy.specs.iter().enumerate().filter(|(index, _)| !hierarchy.is_anchor(*index));
    given.any(|(_, spec)| spec.is_self_issued()) && hierarchy.specs.iter().any(limited)
}

/// Whether the leaf's key usage has nothing that the purpose needs.
fn unfit_usage(hierarchy: &Hierarchy) -> bool {
    let fit = match hierarchy.purpose {
        Purpose::Server => usage::DIGITAL_SIGNATURE | usage::KEY_ENCIPHERMENT,
        _ => usage::DIGITAL_SIGNATURE,
    };
    hierarchy.leaf().usage.is_some_and(|usage| usage & fit == 0)
}

fn critical_policies(hierarchy: &Hierarchy) -> bool {
    hierarchy.specs.iter().any(|spec| {
        spec.mappings.is_some() || spec.policy_constraints.is_some() || spec.inhibit_any.is_some()
    })
}

/// Whether there is a constraint on a form of name that rustls-webpki does not compare. Everybody has a directory name.
fn unprocessed_constraints(hierarchy: &Hierarchy) -> bool {
    let names = |form: fn(&Form) -> bool| {
        hierarchy.specs.iter().flat_map(|spec| spec.names.iter().flatten()).any(form)
    };
    hierarchy.specs.iter().flat_map(bases).any(|base| match base {
        Form::Directory(_) => true,
        Form::Email(_) => names(|name| matches!(name, Form::Email(_))),
        Form::Uri(_) => names(|name| matches!(name, Form::Uri(_))),
        Form::Dns(_) | Form::Ip(_) => false,
    })
}

fn bases(spec: &Spec) -> impl Iterator<Item = &Form> {
    spec.constraints.iter().flat_map(|constraints| constraints.permitted.iter().chain(&constraints.excluded))
}

/// Whether an issuer's key identifier is not the one that the certificate below it gives.
fn other_identifier(hierarchy: &Hierarchy) -> bool {
    hierarchy.specs.iter().any(|spec| {
        let mut issuers = hierarchy.specs.iter().filter(|issuer| issuer.subject == spec.issuer);
        issuers.any(|issuer| {
            issuer.own_identifier.zip(spec.authority_identifier).is_some_and(|(own, asked)| own != asked)
        })
    })
}

/// Whether two certificates have the same subject, so that there is more than one way to go.
fn has_branches(hierarchy: &Hierarchy) -> bool {
    hierarchy.specs.iter().enumerate().any(|(index, spec)| {
        hierarchy.specs.iter().skip(index + 1).any(|other| other.subject == spec.subject)
    })
}
