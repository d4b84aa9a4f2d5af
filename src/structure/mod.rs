//! The bytes of an object as ASN.1 divides them: every element with its place, what it is, and how it strays from DER.
//!
//! Nothing here judges, and nothing is lost over damage: what cannot be divided stands as one piece, with the reason. Of
//! objects in which a private key may stand in the clear there is no structure at all.

mod der;
mod schema;
mod value;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use self::schema::{Field, Shape};
use crate::formats::asn1::{Asn1Error, Element, Reader, tag};
use crate::limits::{MAX_NESTING, MAX_STRUCTURE_BYTES, MAX_STRUCTURE_NODES, MAX_STRUCTURE_WORK};
use crate::model::{Content, hex_lower};

/// The bytes of an object, as ASN.1 divides them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Structure {
    /// The object, by its number.
    pub object: u32,
    /// Its elements, each before those in it.
    pub nodes: Vec<StructureNode>,
    /// Its bytes in lower-case hexadecimal; of a long object the first ones.
    pub hex: String,
    /// How many bytes it has.
    pub length: u32,
    /// What is left out, in sentences.
    pub remarks: Vec<Cow<'static, str>>,
}

/// One element.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct StructureNode {
    /// How many elements it stands in.
    pub depth: u32,
    /// How many of the nodes that follow stand in it.
    pub descendants: u32,
    /// Its type in words, for example `SEQUENCE` or `[0]`.
    pub tag: Cow<'static, str>,
    /// What its standard calls it, for example `tbsCertificate`; empty where that is not known.
    pub name: Cow<'static, str>,
    /// Its value, short; empty for what is only a frame.
    pub value: Cow<'static, str>,
    /// Where it starts in the object.
    pub offset: u32,
    /// Bytes of its identifier and its length.
    pub header_length: u32,
    /// Bytes of its content; with the end of contents where the length is not given.
    pub content_length: u32,
    /// Whether it is made of elements by its own form.
    pub constructed: bool,
    /// Whether it stands in a string of bytes that holds ASN.1 in turn.
    pub encapsulated: bool,
    /// How it strays from DER, and what is wrong with it, in sentences.
    pub deviations: Vec<Cow<'static, str>>,
}

/// Whether there is a structure of an object.
pub(crate) fn has_structure(content: &Content) -> bool {
    bytes(content).is_some()
}

/// The structure of an object; `None` for one whose bytes are not kept, or not shown.
pub(crate) fn structure(object: u32, content: &Content) -> Option<Structure> {
    let (bytes, root) = bytes(content)?;
    let mut walk = Walk::new(MAX_STRUCTURE_NODES);
    walk.list(Reader::new(bytes), Place::default(), root, None);
    let mut remarks = Vec::new();
    if walk.omitted > 0 {
        remarks.push(
            format!(
                "{} more nodes are not listed: more than {MAX_STRUCTURE_NODES} serve nobody who reads.",
                walk.omitted
            )
            .into(),
        );
    }
    if walk.work == 0 {
        remarks
            .push("The rest is not divided: there is too much of it, or it is nested to waste time.".into());
    }
    let shown = bytes.get(..MAX_STRUCTURE_BYTES).unwrap_or(bytes);
    if shown.len() < bytes.len() {
        remarks.push(format!("Of {} bytes the first {} are shown.", bytes.len(), shown.len()).into());
    }
    Some(Structure { object, nodes: walk.nodes, hex: hex_lower(shown), length: small(bytes.len()), remarks })
}

/// The elements of some bytes of which nothing is known, at most so many, and how many more there are.
pub(crate) fn elements(bytes: &[u8], most: usize) -> (Vec<StructureNode>, u32) {
    let mut walk = Walk::new(most);
    walk.list(Reader::new(bytes), Place::default(), &Shape::Any, None);
    (walk.nodes, walk.omitted)
}

/// The bytes of an object and what they should be. Private keys have none here.
fn bytes(content: &Content) -> Option<(&[u8], &'static Shape)> {
    let (bytes, root): (&[u8], _) = match content {
        Content::Certificate(certificate) => (&certificate.der, &schema::CERTIFICATE),
        Content::CertificateRequest(request) => (&request.der, &schema::REQUEST),
        Content::OcspResponse(response) => (&response.der, &schema::OCSP_RESPONSE),
        Content::Pkcs7(message) => (&message.der, &schema::MESSAGE),
        Content::Pkcs12(file) => (&file.der, &schema::PFX),
        Content::PublicKey(key) => (&key.spki, &schema::PUBLIC_KEY),
        Content::RevocationList(list) => (&list.der, &schema::REVOCATION_LIST),
        Content::Archive(..)
        | Content::KeyStore(..)
        | Content::PinLedger(_)
        | Content::PrivateKey(_)
        | Content::SshKey(_)
        | Content::Other(_) => return None,
    };
    (!bytes.is_empty()).then_some((bytes, root))
}

/// Where a list of elements stands.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    encapsulated: bool,
}

impl Place {
    const fn below(self, encapsulated: bool) -> Self {
        Self { depth: self.depth + 1, encapsulated: self.encapsulated || encapsulated }
    }
}

struct Walk {
    nodes: Vec<StructureNode>,
    most: usize,
    /// Nodes beyond the most.
    omitted: u32,
    /// How many elements may still be looked at; see [`MAX_STRUCTURE_WORK`].
    work: usize,
}

impl Walk {
    const fn new(most: usize) -> Self {
        Self { nodes: Vec::new(), most, omitted: 0, work: MAX_STRUCTURE_WORK }
    }

    /// What looking through an element takes, beside dividing it: an element without a length was read to its end to find it,
    /// the parts of a set are compared, and a string is tried. The shortest element in it has two bytes.
    fn spend(&mut self, element: &Element<'_>) {
        let is_looked_through =
            element.has_end() || matches!(element.tag, tag::SET | tag::OCTET_STRING | tag::BIT_STRING);
        let parts = if is_looked_through { element.content.len() / 2 } else { 0 };
        self.work = self.work.saturating_sub(parts + 1);
    }

    /// Elements one behind the other. `typed` is what the content of the last one should be, where an identifier before it
    /// tells.
    fn list(
        &mut self,
        mut reader: Reader<'_>,
        place: Place,
        shape: &'static Shape,
        mut typed: Option<&'static Shape>,
    ) {
        let mut expected = shape.fields();
        let mut is_first = true;
        while !reader.is_empty() && self.work > 0 {
            let (mut next, at) = (reader.clone(), reader.offset());
            let (element, fault) = match next.any("This element") {
                Ok(element) => (Some(element), None),
                Err(error) => (next.clipped(), Some(error)),
            };
            let Some(element) = element else {
                self.push(unreadable(&reader, at, place, fault));
                return;
            };
            reader = next;
            let field = schema::take(shape, &mut expected, element.tag);
            if let (Shape::Typed(_, table), tag::OBJECT_IDENTIFIER) = (shape, element.tag) {
                typed = schema::typed(table, element.content).or(typed);
            }
            let inner = match (shape, field) {
                // The type stands first, and what it types last.
                (Shape::Typed(fields, _), Some(field)) if fields.last().is_some_and(|last| last == field) => {
                    typed.unwrap_or(field.shape)
                }
                (_, Some(field)) => field.shape,
                (_, None) => &Shape::Any,
            };
            let index = self.element(&element, place, field, inner, fault);
            if place.depth == 0 && !is_first {
                self.note(index, "More bytes follow where nothing should.");
            }
            is_first = false;
        }
    }

    /// An element with what is in it; its index, where it is listed.
    fn element(
        &mut self,
        element: &Element<'_>,
        place: Place,
        field: Option<&'static Field>,
        inner: &'static Shape,
        fault: Option<Asn1Error>,
    ) -> Option<usize> {
        let name = field.map_or("", |field| field.name);
        let constructed = element.tag & tag::CONSTRUCTED != 0;
        self.spend(element);
        let inside = if constructed || self.work == 0 { None } else { value::encapsulated(element, name) };
        let index = (self.nodes.len() < self.most).then(|| StructureNode {
            tag: value::tag(element),
            name: name.into(),
            value: if constructed || inside.is_some() {
                value::frame(element).into()
            } else {
                value::value(element, name).into()
            },
            header_length: small(element.content_at - element.at),
            content_length: small((element.at + element.whole.len()).saturating_sub(element.content_at)),
            constructed,
            deviations: if self.work == 0 {
                Vec::new()
            } else {
                der::deviations(element, name, fault.as_ref())
            },
            ..node(element.at, place)
        });
        let index = self.push(index.unwrap_or_default());
        if constructed && place.depth >= MAX_NESTING {
            self.note(index, "It is nested too deep to be divided further.");
        } else if constructed {
            self.list(element.reader(), place.below(false), inner, None);
            if element.has_end() {
                let at = element.at + element.whole.len() - 2;
                self.push(StructureNode {
                    tag: "END OF CONTENTS".into(),
                    header_length: 2,
                    ..node(at, place.below(false))
                });
            }
        } else if let Some(reader) = inside.filter(|_| place.depth < MAX_NESTING) {
            self.list(reader, place.below(true), inner, None);
        }
        if let Some(index) = index {
            let last = self.nodes.len() - 1;
            if let Some(node) = self.nodes.get_mut(index) {
                node.descendants = small(last - index);
            }
        }
        index
    }

    fn push(&mut self, node: StructureNode) -> Option<usize> {
        if self.nodes.len() >= self.most {
            self.omitted = self.omitted.saturating_add(1);
            return None;
        }
        self.nodes.push(node);
        Some(self.nodes.len() - 1)
    }

    fn note(&mut self, index: Option<usize>, sentence: &'static str) {
        if let Some(node) = index.and_then(|index| self.nodes.get_mut(index)) {
            node.deviations.push(sentence.into());
        }
    }
}

fn node(at: usize, place: Place) -> StructureNode {
    StructureNode {
        depth: small(place.depth),
        offset: small(at),
        encapsulated: place.encapsulated,
        ..StructureNode::default()
    }
}

/// What is left of a list that cannot be divided any further.
fn unreadable(reader: &Reader<'_>, at: usize, place: Place, fault: Option<Asn1Error>) -> StructureNode {
    let rest = reader.rest();
    StructureNode {
        tag: "not ASN.1".into(),
        value: value::octets(rest).into(),
        content_length: small(rest.len()),
        deviations: fault.map(|fault| format!("{fault}.").into()).into_iter().collect(),
        ..node(at, place)
    }
}

/// Objects of more than four gibibytes are not read at all.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
