//! Who issued the two, where their chains end, and whether their numbers collide.

use super::pair::Pair;
use super::side::Side;
use crate::checks::Outcome;
use crate::input::Role;
use crate::model::{Bytes, Certificate, ExtensionValue, SignatureCheck, hex_colons};
use crate::naming::{certificate_title, short_title};
use crate::path::{End, Trust, name};
use crate::products::{Difference, renewal};
use crate::report::Consequence;

pub(super) fn consequences(pair: &Pair<'_>, all: &mut Vec<Consequence>) {
    let (Some(older), Some(newer)) = (pair.older.certificate(), pair.newer.certificate()) else { return };
    let same_name = name::matches(&older.issuer, &newer.issuer);
    if same_name && older.serial == newer.serial {
        all.push(
            Consequence::new("serial", Outcome::Fail, "Both have the same issuer and serial number")
                .means("No authority may give a number twice. Firefox refuses the second one that it sees, and to revoke one revokes both.")
                .so("Have the new certificate reissued with a serial number of its own: a random one, and never a fixed one such as '-set_serial 1'.")
                .listing(vec![hex_colons(&older.serial.0).into()])
                .by("RFC 5280", "4.1.2.2"),
        );
    }
    if pair.older.self_signed && pair.newer.self_signed {
        all.push(two_roots(pair));
        return;
    }
    all.push(issuer(pair, older, newer, same_name));
    all.push(anchor(pair));
}

/// Both are signed by their own keys: whoever trusts the one trusts it by itself.
fn two_roots(pair: &Pair<'_>) -> Consequence {
    let same_key = pair.older.key_hash() == pair.newer.key_hash();
    let same_subject = name::matches(pair.older.item.subject(), pair.newer.item.subject());
    if same_key && same_subject && pair.role == Role::Ca {
        return Consequence::new("anchor", Outcome::Warn, "The root was renewed for the same name and key")
            .means("Certificates that it issued lead to either. Devices that trust the old certificate keep working until it expires, and need the new one only then.")
            .so("Install the new certificate on every device before the old certificate expires; nothing below it has to be reissued.");
    }
    Consequence::new("anchor", Outcome::Warn, "Each is its own root")
        .means("Both are signed by their own keys. A device that trusts the old one does not trust the new one because of that.")
        .so("Install the new certificate on every phone and client that is to trust it, before the switch.")
}

/// The hash of the key that signed, where the issuer is at hand and its key fits.
fn signing_key<'a>(side: &Side<'a>) -> Option<&'a Bytes> {
    if side.self_signed {
        return Some(side.key_hash());
    }
    let proven = first_signature(side)? == SignatureCheck::Valid;
    side.lineage?.chain.get(1).filter(|_| proven).map(|issuer| &issuer.fingerprints.spki_sha256)
}

/// What the certificate of the issuer says of the signature; `None` where that certificate is not at hand.
fn first_signature(side: &Side<'_>) -> Option<SignatureCheck> {
    if side.self_signed {
        return Some(SignatureCheck::Valid);
    }
    side.lineage?.links.first().map(|link| link.signature)
}

/// The key of the authority that is at hand did not sign the newer one.
fn false_signature(newer: &Certificate) -> Consequence {
    Consequence::new("issuer", Outcome::Fail, "The new certificate's signature is invalid")
        .means(format!(
            "The certificate of {} is here, and the signature does not match its key: the new certificate was damaged or changed, or another key of the CA signed it.",
            short_title(&newer.issuer)
        ))
        .so("Fetch the new certificate again from its issuer. If the CA was renewed with a new key, add its newer certificate, too.")
        .by("RFC 5280", "6.1.3 (a)(1)")
}

/// Why the signatures are not proven, though names and identifiers agree.
fn unproven(pair: &Pair<'_>) -> &'static str {
    let (older, newer) = (first_signature(pair.older), first_signature(pair.newer));
    match (older, newer) {
        (Some(SignatureCheck::Invalid), _) => "The old certificate's signature is invalid.",
        (None, _) | (_, None) => "The CA certificate is missing, so the signatures are not verified.",
        _ => "The CA certificate is here, but the kind of signature cannot be verified.",
    }
}

fn key_identifier<'a>(side: &Side<'a>) -> Option<&'a Bytes> {
    side.extension(|value| match value {
        ExtensionValue::AuthorityKeyIdentifier(identifier) => identifier.key_identifier.as_ref(),
        _ => None,
    })
}

fn issuer(pair: &Pair<'_>, older: &Certificate, newer: &Certificate, same_name: bool) -> Consequence {
    const ID: &str = "issuer";
    if first_signature(pair.newer) == Some(SignatureCheck::Invalid) {
        return false_signature(newer);
    }
    if !same_name {
        let title = if pair.older.self_signed {
            format!("It was self-signed, and {} issued the new certificate", short_title(&newer.issuer))
        } else if pair.newer.self_signed {
            "The new certificate is self-signed".to_owned()
        } else {
            "Another authority issued it".to_owned()
        };
        let consequence = if pair.newer.self_signed {
            Consequence::new(ID, Outcome::Warn, title)
                .means("It is self-signed: every phone and client must be set to trust it.")
                .so("Use a certificate of a CA, or install this one wherever it is to be trusted.")
        } else {
            Consequence::new(ID, Outcome::Warn, title)
                .means("The certificates between it and the root are others, too.")
                .so("Send the new intermediate certificates along with it, and look below for the root that devices need.")
        };
        return consequence.listing(vec![
            format!("Older: {}", short_title(&older.issuer)).into(),
            format!("Newer: {}", short_title(&newer.issuer)).into(),
        ]);
    }
    let authority = short_title(&newer.issuer);
    let known = signing_key(pair.older).zip(signing_key(pair.newer));
    let identified = key_identifier(pair.older).zip(key_identifier(pair.newer));
    match (known, identified) {
        (Some((one, other)), _) if one == other => {
            Consequence::new(ID, Outcome::Pass, "The same authority issued both")
                .means(format!("{authority} signed both with the same key."))
        }
        (Some(_), _) => Consequence::new(ID, Outcome::Warn, "The CA has the same name and another key")
            .means(format!("{authority} was renewed with a new key between the two. A server that sends the old CA certificate along sends a broken chain."))
            .so("Send the newer CA certificate along, and look below whether the root is still the same."),
        (None, Some((one, other))) if one == other => {
            Consequence::new(ID, Outcome::Pass, "The same authority issued both")
                .means(format!("{authority}, by its name and the identifier of its key. {}", unproven(pair)))
        }
        (None, Some(_)) => Consequence::new(ID, Outcome::Warn, "The CA seems to have another key")
            .means(format!("Both name {authority} as their issuer, but different identifiers of its key."))
            .so("Add the CA certificates, old and new, to have it verified. A server has to send the new certificate along."),
        (None, None) => Consequence::new(ID, Outcome::Unknown, "Cannot determine whether the same key issued both")
            .means(format!("Both name {authority} as their issuer, and its name alone proves nothing. {}", unproven(pair)))
            .so("Add every CA certificate, old and new."),
    }
}

/// The certificate that a chain ends at, where it ends at a root and every signature on the way is proven.
fn top<'a>(side: &Side<'a>) -> Option<&'a Certificate> {
    let lineage = side.lineage?;
    let is_root = match lineage.end {
        End::Anchor => true,
        End::SelfIssued(signature) => signature != SignatureCheck::Invalid,
        End::IssuerMissing | End::Loop | End::TooLong => false,
    };
    let is_proven = lineage.links.iter().all(|link| link.signature == SignatureCheck::Valid);
    lineage.chain.last().copied().filter(|_| is_root && is_proven)
}

fn public(side: &Side<'_>) -> bool {
    side.lineage.is_some_and(|lineage| lineage.trust == Trust::PubliclyTrusted)
}

fn anchor(pair: &Pair<'_>) -> Consequence {
    const ID: &str = "anchor";
    let (older, newer) = (top(pair.older), top(pair.newer));
    if public(pair.newer) {
        let title = if public(pair.older) {
            "Both lead to a public root"
        } else {
            "The new certificate leads to a public root"
        };
        return Consequence::new(ID, Outcome::Pass, title)
            .means("Phones and computers know it already: nothing has to be installed. A server still has to send the intermediate certificates along.");
    }
    let (Some(older), Some(newer)) = (older, newer) else {
        let which = match (older.is_some(), newer.is_some()) {
            (true, _) => "the new certificate",
            (_, true) => "the old certificate",
            _ => "both",
        };
        return Consequence::new(ID, Outcome::Unknown, "Cannot determine whether devices need a new root")
            .means(format!("No chain of proven signatures leads from {which} to a root here."))
            .so("Add the root and the intermediate certificates of both.");
    };
    let title = certificate_title(newer);
    if older.fingerprints.sha256 == newer.fingerprints.sha256 {
        return Consequence::new(ID, Outcome::Pass, "Both lead to the same authority")
            .means(format!("{title}: devices that trust the old one trust the new one."));
    }
    let same_key = older.fingerprints.spki_sha256 == newer.fingerprints.spki_sha256;
    if same_key && name::matches(&older.subject, &newer.subject) {
        return Consequence::new(ID, Outcome::Pass, "The root was renewed for the same key")
            .means(format!("{title}: devices that have its older certificate accept the newer chain, too, until that one ends."))
            .so("Install the newer root on the devices before the old certificate expires.");
    }
    if let Some(halfway) = [newer, older].into_iter().find(|top| !top.is_self_issued()) {
        return Consequence::new(ID, Outcome::Unknown, "Cannot determine whether devices need a new root")
            .means(format!("A chain was followed to {} and no further, since it is trusted here, but it is not a root. Both may end at the same root.", certificate_title(halfway)))
            .so("Add the root certificate, and mark only roots as trusted. In the command, give no intermediate certificate with --anchors.");
    }
    let before = if public(pair.older) { "a public root" } else { "another root" };
    let consequence = Consequence::new(ID, Outcome::Warn, "Devices need a new root")
        .means(format!("The old certificate led to {before}, the new certificate leads to {title}. Phones and clients that do not have it refuse to connect."))
        .so("Install the new root on every phone and client before the switch; on an iPhone turn on full trust for it, too.")
        .listing(vec![format!("{title}, SHA-256 {}", hex_colons(&newer.fingerprints.sha256.0)).into()]);
    renewal(&Difference::NewRoot, consequence)
}
