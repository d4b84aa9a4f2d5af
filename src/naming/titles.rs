//! What people call an object.

use super::words::kind_name;
use crate::model::{Certificate, Content, Name, Object, Origin, Text};
use crate::safe_text::visible;

/// Longest title of an object, in characters: beyond it a list is no list.
const MAX_TITLE: usize = 80;

/// The title of an object: what it is or whom it names, and else what its container calls it.
pub(crate) fn title_of(object: &Object) -> String {
    let title = title(&object.content);
    match &object.label.friendly_name {
        Some(name) if title == kind_name(object.content.kind()) => shown(name),
        _ => title,
    }
}

/// The title of an object by what it is.
pub(crate) fn title(content: &Content) -> String {
    let name = match content {
        Content::Certificate(certificate) => return certificate_title(certificate),
        Content::CertificateRequest(request) => short_name(&request.subject),
        Content::RevocationList(list) => short_name(&list.issuer),
        Content::PrivateKey(key) => key.description.clone().unwrap_or_default(),
        Content::PublicKey(key) => key.key.to_string(),
        Content::SshKey(key) => key.comment.clone().unwrap_or_else(|| key.algorithm.clone()),
        _ => String::new(),
    };
    if name.is_empty() { kind_name(content.kind()).to_owned() } else { shown(&name) }
}

/// Common name, else first name, else subject.
pub(crate) fn certificate_title(certificate: &Certificate) -> String {
    let name = short_name(&certificate.subject);
    if !name.is_empty() {
        return shown(&name);
    }
    let first = certificate.subject_alt_names().and_then(|names| names.first()).map(ToString::to_string);
    shown(&first.unwrap_or_else(|| "(no name)".to_owned()))
}

/// A name as short as a list needs it.
pub(crate) fn short_title(name: &Name) -> String {
    shown(&short_name(name))
}

fn short_name(name: &Name) -> String {
    name.common_name().map_or_else(
        || {
            let last = name.attributes().next_back();
            last.map(|attribute| attribute.text.clone()).unwrap_or_default()
        },
        str::to_owned,
    )
}

/// A title: visible, and cut where a list would have no room for it.
fn shown(text: &str) -> String {
    let visible = visible(text);
    match visible.char_indices().nth(MAX_TITLE) {
        Some((end, _)) => format!("{}…", visible.get(..end).unwrap_or_default()),
        None => visible.into_owned(),
    }
}

/// The key of an object in words, as short as a list needs it.
pub(crate) fn key_of(content: &Content) -> Text {
    match content {
        Content::Certificate(certificate) => certificate.public_key.to_string().into(),
        Content::CertificateRequest(request) => request.public_key.key.to_string().into(),
        Content::PrivateKey(key) => {
            key.public_key.as_ref().map(|public| public.key.to_string()).unwrap_or_default().into()
        }
        Content::PublicKey(key) => key.key.to_string().into(),
        _ => "".into(),
    }
}

/// An object's place in its file, in words.
pub(crate) fn place(origin: &Origin) -> Text {
    let path = origin.path.iter().map(|part| visible(part).into_owned());
    let within = match (origin.block, origin.offset) {
        (Some(block), _) => Some(format!("block {block}")),
        (None, 0) => None,
        // A part of a container has its own name, which says more than an offset.
        (None, _) if !origin.path.is_empty() => None,
        (None, offset) => Some(format!("at byte {offset}")),
    };
    path.chain(within).collect::<Vec<_>>().join(" › ").into()
}
