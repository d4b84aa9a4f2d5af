//! Distinguished names and general names (RFC 5280 sections 4.1.2.4 and 4.2.1.6).

use std::fmt::{self, Write};
use std::net::IpAddr;

use serde::Serialize;

use super::{Bytes, Oid};

/// A distinguished name: relative distinguished names in the order of the encoding, each of one or more attributes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Name {
    /// The relative distinguished names.
    pub rdns: Vec<Vec<Attribute>>,
    /// The DER of the whole name.
    pub der: Bytes,
}

impl Name {
    /// Whether the name has no attribute at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rdns.is_empty()
    }

    /// Every attribute, in order.
    pub fn attributes(&self) -> impl DoubleEndedIterator<Item = &Attribute> {
        self.rdns.iter().flatten()
    }

    /// The last common name, which is the most specific one.
    #[must_use]
    pub fn common_name(&self) -> Option<&str> {
        self.attributes()
            .rev()
            .find(|a| a.oid == const_oid::db::rfc4519::COMMON_NAME)
            .map(|a| a.text.as_str())
    }
}

/// RFC 4514: most specific first, special characters escaped.
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rdn) in self.rdns.iter().rev().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            for (index, attribute) in rdn.iter().enumerate() {
                if index > 0 {
                    f.write_str(" + ")?;
                }
                write!(f, "{attribute}")?;
            }
        }
        Ok(())
    }
}

/// One attribute of a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Attribute {
    /// Its type.
    pub oid: Oid,
    /// The string type of its value.
    pub string_type: StringType,
    /// Its value. Bytes that the string type cannot hold are replaced by U+FFFD.
    pub text: String,
}

impl Attribute {
    /// The short name that RFC 4514 and common tools use for the type.
    #[must_use]
    pub fn short_name(&self) -> Option<&'static str> {
        let dotted = const_oid::ObjectIdentifier::from_bytes(self.oid.der_content()).ok()?;
        SHORT_NAMES.iter().find(|(oid, _)| *oid == dotted).map(|(_, name)| *name)
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.short_name() {
            Some(name) => write!(f, "{name}=")?,
            None => write!(f, "{}=", self.oid)?,
        }
        let last = self.text.chars().count().saturating_sub(1);
        for (index, c) in self.text.chars().enumerate() {
            let escape = matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';')
                || (c == ' ' && (index == 0 || index == last))
                || (c == '#' && index == 0);
            if escape {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        Ok(())
    }
}

macro_rules! short_names {
    ($($dotted:literal => $name:literal,)*) => {
        const SHORT_NAMES: &[(const_oid::ObjectIdentifier, &str)] =
            &[$((const_oid::ObjectIdentifier::new_unwrap($dotted), $name),)*];
    };
}

short_names! {
    "2.5.4.3" => "CN",
    "2.5.4.4" => "SN",
    "2.5.4.5" => "serialNumber",
    "2.5.4.6" => "C",
    "2.5.4.7" => "L",
    "2.5.4.8" => "ST",
    "2.5.4.9" => "street",
    "2.5.4.10" => "O",
    "2.5.4.11" => "OU",
    "2.5.4.12" => "title",
    "2.5.4.13" => "description",
    "2.5.4.15" => "businessCategory",
    "2.5.4.17" => "postalCode",
    "2.5.4.41" => "name",
    "2.5.4.42" => "GN",
    "2.5.4.43" => "initials",
    "2.5.4.44" => "generationQualifier",
    "2.5.4.46" => "dnQualifier",
    "2.5.4.65" => "pseudonym",
    "2.5.4.97" => "organizationIdentifier",
    "0.9.2342.19200300.100.1.1" => "UID",
    "0.9.2342.19200300.100.1.25" => "DC",
    "1.2.840.113549.1.9.1" => "emailAddress",
    "1.2.840.113549.1.9.2" => "unstructuredName",
    "1.3.6.1.4.1.311.60.2.1.1" => "jurisdictionL",
    "1.3.6.1.4.1.311.60.2.1.2" => "jurisdictionST",
    "1.3.6.1.4.1.311.60.2.1.3" => "jurisdictionC",
}

/// The ASN.1 string type of a value (X.680 section 41).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum StringType {
    /// BMPString: UTF-16 without surrogates.
    Bmp,
    /// IA5String: ASCII.
    Ia5,
    /// NumericString: digits and space.
    Numeric,
    /// Not a string type; the value is shown as hexadecimal DER.
    Other,
    /// PrintableString: letters, digits and a few signs.
    Printable,
    /// TeletexString, read as Latin-1 as everybody does.
    Teletex,
    /// UniversalString: UTF-32.
    Universal,
    /// UTF8String.
    Utf8,
    /// VisibleString: printable ASCII.
    Visible,
}

impl StringType {
    /// The name of the type in ASN.1.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bmp => "BMPString",
            Self::Ia5 => "IA5String",
            Self::Numeric => "NumericString",
            Self::Other => "not a string",
            Self::Printable => "PrintableString",
            Self::Teletex => "TeletexString",
            Self::Universal => "UniversalString",
            Self::Utf8 => "UTF8String",
            Self::Visible => "VisibleString",
        }
    }
}

/// A name in one of the forms that RFC 5280 section 4.2.1.6 allows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "form", content = "value")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum GeneralName {
    /// A directory name.
    DirectoryName(Name),
    /// A DNS name as written, not checked.
    DnsName(String),
    /// An EDI party name, undecoded.
    EdiPartyName(Bytes),
    /// An IPv4 or IPv6 address.
    IpAddress(IpAddr),
    /// A network: address and mask, as name constraints have it.
    IpNetwork {
        /// The network's address.
        address: IpAddr,
        /// Its mask.
        mask: IpAddr,
    },
    /// A name whose bytes do not fit its form: the tag number of the form and the bytes.
    Malformed {
        /// The context-specific tag number, which names the form.
        tag: u32,
        /// The bytes.
        bytes: Bytes,
    },
    /// A name of a form that is named by an object identifier.
    OtherName {
        /// The form.
        oid: Oid,
        /// The text, where the value is a string.
        text: Option<String>,
        /// The DER of the value.
        value: Bytes,
    },
    /// A registered object identifier.
    RegisteredId(Oid),
    /// An e-mail address as written, not checked.
    Rfc822Name(String),
    /// A URI as written, not checked.
    Uri(String),
    /// An X.400 address, undecoded.
    X400Address(Bytes),
}

impl GeneralName {
    /// What people call the form.
    #[must_use]
    pub const fn form(&self) -> &'static str {
        match self {
            Self::DirectoryName(_) => "Directory name",
            Self::DnsName(_) => "DNS",
            Self::EdiPartyName(_) => "EDI party name",
            Self::IpAddress(_) => "IP",
            Self::IpNetwork { .. } => "IP network",
            Self::Malformed { .. } => "Malformed name",
            Self::OtherName { .. } => "Other name",
            Self::RegisteredId(_) => "Registered ID",
            Self::Rfc822Name(_) => "E-mail",
            Self::Uri(_) => "URI",
            Self::X400Address(_) => "X.400 address",
        }
    }
}

/// The value alone, without its form.
impl fmt::Display for GeneralName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DirectoryName(name) => write!(f, "{name}"),
            Self::DnsName(text) | Self::Rfc822Name(text) | Self::Uri(text) => f.write_str(text),
            Self::EdiPartyName(bytes) | Self::X400Address(bytes) => f.write_str(&super::hex_colons(&bytes.0)),
            Self::IpAddress(address) => write!(f, "{address}"),
            Self::IpNetwork { address, mask } => write!(f, "{address}/{mask}"),
            Self::Malformed { tag, bytes } => write!(f, "[{tag}] {}", super::hex_colons(&bytes.0)),
            Self::OtherName { oid, text, value } => {
                write!(f, "{}: ", oid.name().map_or_else(|| oid.to_string(), str::to_owned))?;
                match text {
                    Some(text) => f.write_str(text),
                    None => f.write_str(&super::hex_colons(&value.0)),
                }
            }
            Self::RegisteredId(oid) => write!(f, "{oid}"),
        }
    }
}
