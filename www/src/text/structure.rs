//! Bytes and their structure, and the search in the fields.

use cert_inspector::report::StructureNode;

use super::count;

pub(crate) const ASN1: &str = "ASN.1";
pub(crate) const ASN1_NOTE: &str = "Every byte, and what it is for. Point at a node or a byte, or go through both with the arrow keys. The header of the node is outlined, its content is tinted.";
pub(crate) const ASN1_TREE: &str = "Structure";
pub(crate) const ASN1_BYTES: &str = "Bytes in hexadecimal";
pub(crate) const NODE_NAME: &str = "Name in the standard";
pub(crate) const NODE_TYPE: &str = "Type";
pub(crate) const NODE_PLACE: &str = "Place";
pub(crate) const NODE_VALUE: &str = "Value";
pub(crate) const NODE_STRAYS: &str = "strays from DER";
pub(crate) const COPY_HEX: &str = "Hexadecimal of it and what is in it";
pub(crate) const COPY_BASE64: &str = "Base64 of it and what is in it";
pub(crate) const KEY_BYTES_HIDDEN: &str = "The bytes of a private key are not shown, neither here nor as ASN.1: what stands on a screen can be read over a shoulder and ends up in pictures.";
pub(crate) const SEARCH_FIELDS: &str = "Search the fields";
pub(crate) const SEARCH_HINT: &str = "Names, values and notes. Escape empties the field.";

/// Where a node stands and how long it is.
pub(crate) fn node_place(node: &StructureNode) -> String {
    format!("byte {}, header {}, content {}", node.offset, node.header_length, node.content_length)
}

/// A byte as it is read aloud.
pub(crate) fn byte_words(at: usize, value: &str, node: Option<&StructureNode>) -> String {
    let what = node.map_or("", |node| if node.name.is_empty() { &node.tag } else { &node.name });
    format!("byte {at}: {value}, {what}")
}

/// How many lines of the fields match a search.
pub(crate) fn matches_found(found: usize) -> String {
    if found == 0 { "Nothing matches.".to_owned() } else { count(found, "1 line matches.", "lines match.") }
}
