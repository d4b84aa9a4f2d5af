//! The address of a server, as it is typed in an app.

use std::fmt;
use std::net::IpAddr;

use crate::limits::MAX_ADDRESSES;

/// The address of a server as a user types it: a DNS name or an IP address, without port or scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerName {
    /// A DNS name in lower case, without a trailing dot.
    Dns(String),
    /// An IPv4 or IPv6 address.
    Ip(IpAddr),
}

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerNameError {
    /// Nothing was typed.
    Empty,
    /// The name is longer than DNS allows (RFC 1035 section 2.3.4).
    TooLong,
    /// A character that no host name has.
    Character(char),
    /// A label of the name is empty, too long, or starts or ends with a hyphen.
    Label(String),
    /// A scheme such as `https://` was typed.
    Scheme,
    /// A port was typed.
    Port,
}

impl fmt::Display for ServerNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("the address is empty: type the name or IP address that is typed in the app")
            }
            Self::TooLong => f.write_str("the address is longer than the 253 characters a DNS name may have"),
            Self::Character(c) => write!(
                f,
                "the address contains '{}', which no host name may have: type it in its ASCII form, for example xn--bcher-kva.example.org",
                c.escape_default()
            ),
            Self::Label(label) => write!(
                f,
                "the part '{}' of the address is not a valid DNS label: each part has 1 to 63 letters, digits or hyphens and no hyphen at its ends",
                label.escape_default()
            ),
            Self::Scheme => {
                f.write_str("type only the name or IP address, without 'https://' and without a path")
            }
            Self::Port => f.write_str(
                "type only the name or IP address, without the port: certificates do not name ports",
            ),
        }
    }
}

impl std::error::Error for ServerNameError {}

impl ServerName {
    /// Reads an address as a user types it.
    ///
    /// # Errors
    /// Says what is wrong with the text, in a sentence for the user.
    pub fn parse(text: &str) -> Result<Self, ServerNameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ServerNameError::Empty);
        }
        let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return Ok(Self::Ip(address));
        }
        if text.contains('/') {
            return Err(ServerNameError::Scheme);
        }
        if text.contains(':') {
            return Err(ServerNameError::Port);
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if name.len() > 253 {
            return Err(ServerNameError::TooLong);
        }
        if let Some(c) = name.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))) {
            return Err(ServerNameError::Character(c));
        }
        if let Some(label) = name.split('.').find(|label| {
            label.is_empty() || label.len() > 63 || label.starts_with('-') || label.ends_with('-')
        }) {
            return Err(ServerNameError::Label(label.to_owned()));
        }
        Ok(Self::Dns(name.to_ascii_lowercase()))
    }
}

/// Why a list of addresses cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressesError {
    /// There are more than [`MAX_ADDRESSES`].
    TooMany,
    /// One of them is none.
    Address {
        /// As it was typed.
        typed: String,
        /// What is wrong with it.
        error: ServerNameError,
    },
}

impl fmt::Display for AddressesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany => {
                write!(f, "there are more than {MAX_ADDRESSES} addresses: type those of one server at a time")
            }
            Self::Address { typed, error } => write!(f, "'{}': {error}", typed.escape_debug()),
        }
    }
}

impl std::error::Error for AddressesError {}

/// Reads several addresses with spaces, commas, semicolons or line ends between them. Each is kept once.
///
/// # Errors
/// Says which of them is wrong, in a sentence for the user.
pub fn parse_addresses(text: &str) -> Result<Vec<ServerName>, AddressesError> {
    let mut addresses = Vec::new();
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    for typed in text.split(between).filter(|typed| !typed.is_empty()) {
        let address = ServerName::parse(typed)
            .map_err(|error| AddressesError::Address { typed: typed.to_owned(), error })?;
        if addresses.len() >= MAX_ADDRESSES {
            return Err(AddressesError::TooMany);
        }
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    Ok(addresses)
}

impl fmt::Display for ServerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) => f.write_str(name),
            Self::Ip(address) => write!(f, "{address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (text, expected) in [
            ("VMS.Example.org", ServerName::Dns("vms.example.org".into())),
            (" vms.example.org. ", ServerName::Dns("vms.example.org".into())),
            ("vms", ServerName::Dns("vms".into())),
            ("10.0.0.5", ServerName::Ip([10, 0, 0, 5].into())),
            ("[2001:db8::5]", ServerName::Ip("2001:db8::5".parse().unwrap())),
            ("2001:db8::5", ServerName::Ip("2001:db8::5".parse().unwrap())),
        ] {
            assert_eq!(ServerName::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn lists_are_read_with_anything_between_their_addresses() {
        let read = |text: &str| {
            parse_addresses(text).map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(
            read("VMS.example.org, 10.0.0.5;\n2001:db8::5  vms.example.org\t"),
            Ok(vec!["vms.example.org".into(), "10.0.0.5".into(), "2001:db8::5".into()])
        );
        assert_eq!(read(" ,; "), Ok(vec![]));
        let error = read("vms, https://vms").unwrap_err();
        assert!(error.to_string().starts_with("'https://vms': type only the name"), "{error}");
        let many: Vec<String> = (0..=MAX_ADDRESSES).map(|number| format!("n{number}")).collect();
        assert_eq!(read(&many.join(" ")), Err(AddressesError::TooMany));
    }

    #[test]
    fn what_is_not_an_address_is_refused_with_its_reason() {
        for (text, error) in [
            ("", ServerNameError::Empty),
            ("https://vms.example.org", ServerNameError::Scheme),
            ("vms.example.org:8443", ServerNameError::Port),
            ("vms example.org", ServerNameError::Character(' ')),
            ("bücher.example.org", ServerNameError::Character('ü')),
            ("vms..example.org", ServerNameError::Label(String::new())),
            ("-vms.example.org", ServerNameError::Label("-vms".into())),
        ] {
            assert_eq!(ServerName::parse(text), Err(error), "{text}");
        }
        assert_eq!(ServerName::parse(&"a.".repeat(200)), Err(ServerNameError::TooLong));
    }
}
