//! Extensions and general names, as raw parts.

use crate::{
    der::{self, boolean, concat, explicit, implicit, integer, octets, oid, seq, tlv},
    oid::{self, Oid},
};

/// One extension; `critical` is the raw field, empty for the default of FALSE.
#[derive(Clone)]
pub struct Extension {
    /// What it is.
    pub id: Oid,
    /// The field as it is written.
    pub critical: Vec<u8>,
    /// The content of the OCTET STRING.
    pub value: Vec<u8>,
}

impl Extension {
    /// Not critical.
    pub fn new(id: Oid, value: Vec<u8>) -> Self {
        Self { id, critical: vec![], value }
    }

    /// The same, critical.
    pub fn critical(self) -> Self {
        Self { critical: boolean(true), ..self }
    }

    /// Its encoding.
    pub fn to_der(&self) -> Vec<u8> {
        seq([oid(&self.id), self.critical.clone(), octets(&self.value)])
    }
}

/// basicConstraints that says cA TRUE, with a path length or none.
pub fn ca(path_length: Option<i64>) -> Extension {
    let fields = concat([boolean(true), path_length.map(integer).unwrap_or_default()]);
    Extension::new(oid::BASIC_CONSTRAINTS, seq([fields])).critical()
}

/// basicConstraints of any value.
pub fn basic_constraints(value: Vec<u8>) -> Extension {
    Extension::new(oid::BASIC_CONSTRAINTS, value)
}

/// Numbers of keyUsage bits, RFC 5280 section 4.2.1.3.
pub mod usage {
    /// digitalSignature
    pub const DIGITAL_SIGNATURE: u8 = 0;
    /// nonRepudiation
    pub const NON_REPUDIATION: u8 = 1;
    /// keyEncipherment
    pub const KEY_ENCIPHERMENT: u8 = 2;
    /// keyCertSign
    pub const KEY_CERT_SIGN: u8 = 5;
    /// cRLSign
    pub const CRL_SIGN: u8 = 6;
}

/// keyUsage, critical, of bits of [`usage`].
pub fn key_usage(bits: &[u8]) -> Extension {
    let value = tlv(der::tag::BIT_STRING, der::named_bits(bits));
    Extension::new(oid::KEY_USAGE, value).critical()
}

/// Name constraints of general names; what is empty is left out.
pub fn name_constraints(permitted: &[Vec<u8>], excluded: &[Vec<u8>]) -> Extension {
    let subtrees = |number: u8, names: &[Vec<u8>]| match names {
        [] => vec![],
        names => explicit(number, concat(names.iter().map(|name| seq([name])))),
    };
    Extension::new(oid::NAME_CONSTRAINTS, seq([subtrees(0, permitted), subtrees(1, excluded)]))
}

/// extKeyUsage.
pub fn extended_key_usage(purposes: &[Oid]) -> Extension {
    Extension::new(oid::EXTENDED_KEY_USAGE, seq(purposes.iter().map(oid)))
}

/// subjectAltName of general names.
pub fn subject_alt_name(names: &[Vec<u8>]) -> Extension {
    Extension::new(oid::SUBJECT_ALT_NAME, seq(names))
}

/// subjectKeyIdentifier.
pub fn subject_key_identifier(identifier: &[u8]) -> Extension {
    Extension::new(oid::SUBJECT_KEY_IDENTIFIER, octets(identifier))
}

/// authorityKeyIdentifier with a key identifier alone.
pub fn authority_key_identifier(identifier: &[u8]) -> Extension {
    Extension::new(oid::AUTHORITY_KEY_IDENTIFIER, seq([implicit(0, identifier)]))
}

// General names, RFC 5280 section 4.2.1.6.

/// A dNSName.
pub fn dns(name: impl AsRef<[u8]>) -> Vec<u8> {
    implicit(2, name)
}

/// An rfc822Name.
pub fn email(address: &str) -> Vec<u8> {
    implicit(1, address)
}

/// A uniformResourceIdentifier.
pub fn uri(address: &str) -> Vec<u8> {
    implicit(6, address)
}

/// An address, or in name constraints an address and its mask.
pub fn ip(octets: &[u8]) -> Vec<u8> {
    implicit(7, octets)
}

/// A directoryName.
pub fn directory(name: &[u8]) -> Vec<u8> {
    explicit(4, name)
}

/// A registeredID.
pub fn registered(identifier: &Oid) -> Vec<u8> {
    implicit(8, identifier)
}

/// An otherName.
pub fn other_name(identifier: &Oid, value: Vec<u8>) -> Vec<u8> {
    explicit(0, concat([oid(identifier), explicit(0, value)]))
}

/// 2001:db8::5, from the block that is set apart for examples.
pub const IPV6: [u8; 16] = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5];
/// A private address.
pub const IPV4: [u8; 4] = [10, 0, 0, 5];
