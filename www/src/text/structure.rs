//! Bytes and their structure, and the search in the fields.

use cert_inspector::structure::StructureNode;

use super::{Words, count, same, say, words};

pub(crate) const ASN1: Words = same("ASN.1");
pub(crate) const ASN1_NOTE: Words = words(
    "Every byte, and what it is for. Point at a node or a byte, or go through both with the arrow keys. The header of the node is outlined, its content is tinted.",
    "Jedes Byte, und wozu es da ist. Zeigen Sie auf einen Knoten oder ein Byte, oder gehen Sie beides mit den Pfeiltasten durch. Der Kopf des Knotens ist umrandet, sein Inhalt getönt.",
);
pub(crate) const ASN1_TREE: Words = words("Structure", "Aufbau");
pub(crate) const ASN1_BYTES: Words = words("Bytes in hexadecimal", "Bytes, hexadezimal");
pub(crate) const NODE_NAME: Words = words("Name in the standard", "Name in der Norm");
pub(crate) const NODE_TYPE: Words = words("Type", "Typ");
pub(crate) const NODE_PLACE: Words = words("Place", "Stelle");
pub(crate) const NODE_VALUE: Words = words("Value", "Wert");
pub(crate) const NODE_STRAYS: Words = words("strays from DER", "weicht von DER ab");
pub(crate) const COPY_HEX: Words =
    words("Hexadecimal of it and what is in it", "Hexadezimal, mit allem, was darin ist");
pub(crate) const COPY_BASE64: Words =
    words("Base64 of it and what is in it", "Base64, mit allem, was darin ist");
pub(crate) const KEY_BYTES_HIDDEN: Words = words(
    "The bytes of a private key are not shown, neither here nor as ASN.1: what stands on a screen can be read over a shoulder and ends up in pictures.",
    "Die Bytes eines privaten Schlüssels werden nicht gezeigt, weder hier noch als ASN.1: Was auf einem Bildschirm steht, kann man über die Schulter lesen, und es gerät auf Bilder.",
);
pub(crate) const SEARCH_FIELDS: Words = words("Search the fields", "Felder durchsuchen");
pub(crate) const SEARCH_HINT: Words = words(
    "Names, values and notes. Escape empties the search.",
    "Namen, Werte und Anmerkungen. Escape leert die Suche.",
);

/// Where a node stands and how long it is.
pub(crate) fn node_place(node: &StructureNode) -> String {
    let (at, header, content) = (node.offset, node.header_length, node.content_length);
    say!(
        "byte {at}; header {header} bytes, content {content} bytes",
        "Byte {at}; Kopf {header} Bytes, Inhalt {content} Bytes"
    )
}

/// A byte as it is read aloud.
pub(crate) fn byte_words(at: usize, value: &str, node: Option<&StructureNode>) -> String {
    let what = node.map_or("", |node| if node.name.is_empty() { &node.tag } else { &node.name });
    say!("byte {at}: {value}, {what}", "Byte {at}: {value}, {what}")
}

/// How many lines of the fields match a search.
pub(crate) fn matches_found(found: usize) -> String {
    count(found, words("1 line matches", "1 Zeile passt"), words("lines match", "Zeilen passen"))
}
