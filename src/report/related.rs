//! Which objects belong together.

use serde::{Deserialize, Serialize};

use crate::model::Text;

/// An object that another one has to do with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Related {
    /// Its number in the report.
    pub id: u32,
    /// Its name, for people.
    pub title: Text,
    /// What it is to the other.
    pub relation: Relation,
}

/// What an object is to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Relation {
    /// A certificate for the same key.
    Certificate,
    /// The very same certificate, a second time.
    Duplicate,
    /// The private key.
    PrivateKey,
    /// The public key on its own.
    PublicKey,
    /// A request for the same key.
    Request,
}
