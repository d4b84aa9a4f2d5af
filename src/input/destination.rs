//! Products and what they use certificates as, by the names that options and reports have for them.
//!
//! Which there are stands in [`crate::products`]; here they are names only.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::identifier::Identifier;

/// A product, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ProfileId(
    #[cfg_attr(feature = "schema", schemars(with = "String"), ts(type = "string"))] Identifier,
);

/// A place where a product takes a certificate, or a request for one, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Destination(
    #[cfg_attr(feature = "schema", schemars(with = "String"), ts(type = "string"))] Identifier,
);

macro_rules! names {
    ($($name:ident),*) => {
        $(impl $name {
            /// The name that a product declares.
            #[must_use]
            pub(crate) const fn declared(name: &'static str) -> Self {
                Self(Identifier::declared(name))
            }

            /// The name used on the command line and in reports.
            #[must_use]
            pub fn name(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        })*
    };
}

names!(ProfileId, Destination);

/// What an object is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Role {
    /// A certificate authority.
    Ca,
    /// A TLS server.
    Server,
    /// A TLS client.
    Client,
    /// A request for a certificate.
    Request,
}

impl Role {
    /// Every role.
    pub const ALL: &[Self] = &[Self::Ca, Self::Server, Self::Client, Self::Request];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ca => "ca",
            Self::Server => "server",
            Self::Client => "client",
            Self::Request => "request",
        }
    }
}

/// What a bot runs on: it decides which form of file is read, and which ciphers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Runtime {
    /// Java 8.
    Java8,
    /// Java 11.
    Java11,
    /// Java 17.
    Java17,
    /// Java 21.
    Java21,
    /// Java 26.
    Java26,
    /// Python.
    Python,
    /// curl.
    Curl,
}

impl Runtime {
    /// Every runtime.
    pub const ALL: &[Self] =
        &[Self::Java8, Self::Java11, Self::Java17, Self::Java21, Self::Java26, Self::Python, Self::Curl];

    /// The name used on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Java8 => "java8",
            Self::Java11 => "java11",
            Self::Java17 => "java17",
            Self::Java21 => "java21",
            Self::Java26 => "java26",
            Self::Python => "python",
            Self::Curl => "curl",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Java8 => "Java 8",
            Self::Java11 => "Java 11",
            Self::Java17 => "Java 17",
            Self::Java21 => "Java 21",
            Self::Java26 => "Java 26",
            Self::Python => "Python",
            Self::Curl => "curl",
        }
    }
}
