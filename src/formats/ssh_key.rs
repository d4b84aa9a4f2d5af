//! Keys for SSH: what their public part tells. Nothing is decrypted: no TLS server reads these formats.

use super::asn1::Asn1Cause;
use super::pem::decode_digits;
use super::ssh_fields::{Fields, error};
use super::{Decoded, FormatError, ssh_public};
use crate::model::{Content, ObjectKind, SshKey, SshKeyForm};

/// How many lines are looked at to find a key; comments may stand before it.
const MAX_LINES: usize = 200;

/// Names the key in a line of an `authorized_keys` file, in an RFC 4716 block, or in a PuTTY file.
pub(super) fn decode_text(kind: ObjectKind, text: &[u8]) -> Result<Decoded, FormatError> {
    let text = String::from_utf8_lossy(text);
    let key = if kind == ObjectKind::SshPrivateKey {
        putty(&text)
    } else if text.trim_start().starts_with("---- ") {
        ssh2(&text)
    } else {
        public_line(&text).ok_or_else(|| error(Asn1Cause::Content, "key", 0))
    };
    key.map(wrap)
}

/// Whether a line of the text is a public key for SSH; options may stand before its type (sshd(8), AUTHORIZED_KEYS).
pub(super) fn has_public_line(text: &[u8]) -> bool {
    /// Lists of keys begin with a key or a few comments; prose is not searched to its end.
    const HEAD: usize = 16 * 1024;
    let head = text.get(..text.len().min(HEAD)).unwrap_or_default();
    public_line(&String::from_utf8_lossy(head)).is_some()
}

/// Names the key in OpenSSH's private format (PROTOCOL.key).
pub(super) fn decode_private(bytes: &[u8]) -> Result<Decoded, FormatError> {
    const MAGIC: &[u8] = b"openssh-key-v1\0";
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| error(Asn1Cause::Content, "magic", 0))?;
    let mut fields = Fields::at(body, MAGIC.len());
    let cipher = fields.text("ciphername")?;
    let derivation = fields.text("kdfname")?;
    let mut options = Fields::new(fields.string("kdfoptions")?);
    fields.number("number of keys")?;
    let public = fields.string("publickey1")?;
    let secret = fields.string("private keys")?;
    let clear = cipher == "none";
    let rounds = options.string("salt").and_then(|_| options.number("rounds")).ok();
    let (algorithm, bits) = public_blob(public);
    Ok(wrap(SshKey {
        private: true,
        form: SshKeyForm::Openssh,
        algorithm: algorithm.to_owned(),
        bits,
        cipher: (!clear).then_some(cipher),
        derivation: match rounds {
            _ if clear => None,
            Some(rounds) => Some(format!("{derivation}, {rounds} rounds")),
            None => Some(derivation),
        },
        comment: if clear { comment_of_clear(secret) } else { None },
        public_key: ssh_public::key(public),
    }))
}

fn wrap(key: SshKey) -> Decoded {
    Decoded::leaf(Content::SshKey(Box::new(key)))
}

/// The first key among lines, as `authorized_keys` and `.pub` files have them.
fn public_line(text: &str) -> Option<SshKey> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.take(MAX_LINES).find_map(|line| {
        // Options have no white space but in quotes, where no type of key stands before a blob that repeats it.
        let mut rest = line;
        loop {
            let (word, behind) = split_word(rest);
            let (digits, comment) = split_word(behind);
            if is_algorithm(word)
                && let Some(blob) = decode_digits(digits.trim_end_matches('=').as_bytes())
                && let (algorithm, bits) = public_blob(&blob)
                && algorithm == word
            {
                return Some(SshKey {
                    private: false,
                    form: SshKeyForm::Line,
                    algorithm: algorithm.to_owned(),
                    bits,
                    cipher: None,
                    derivation: None,
                    comment: worded(comment),
                    public_key: ssh_public::key(&blob),
                });
            }
            if behind.is_empty() {
                return None;
            }
            rest = behind;
        }
    })
}

/// The first word, and what stands behind it.
fn split_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// Whether a word looks like the name of a type of key, without its blob having been seen.
fn is_algorithm(word: &str) -> bool {
    ["ssh-", "ecdsa-sha2-", "sk-"].iter().any(|start| word.starts_with(start))
}

fn worded(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A block of RFC 4716: headers, of which long ones go on behind a backslash, then base64.
fn ssh2(text: &str) -> Result<SshKey, FormatError> {
    let mut comment = None;
    let mut digits = String::new();
    let mut lines = text.lines().map(str::trim).skip_while(|line| !line.starts_with("---- ")).skip(1);
    while let Some(line) = lines.next().filter(|line| !line.starts_with("---- ")) {
        let Some((name, value)) = line.split_once(':') else {
            digits.push_str(line);
            continue;
        };
        let mut value = value.trim().to_owned();
        while value.ends_with('\\') {
            value.pop();
            let Some(next) = lines.next() else { break };
            value.push_str(next);
        }
        if name.eq_ignore_ascii_case("Comment") {
            comment = worded(value.trim_matches('"'));
        }
    }
    let blob = decode_digits(digits.trim_end_matches('=').as_bytes())
        .ok_or_else(|| error(Asn1Cause::Content, "public key", 0))?;
    let (algorithm, bits) = owned(public_blob(&blob));
    Ok(SshKey {
        private: false,
        form: SshKeyForm::Ssh2,
        algorithm,
        bits,
        cipher: None,
        derivation: None,
        comment,
        public_key: ssh_public::key(&blob),
    })
}

/// A file of PuTTY (its manual, appendix C): `name: value` lines, and base64 after each count of lines.
fn putty(text: &str) -> Result<SshKey, FormatError> {
    let mut key = SshKey {
        private: true,
        form: SshKeyForm::Putty,
        algorithm: String::new(),
        bits: None,
        cipher: None,
        derivation: None,
        comment: None,
        public_key: None,
    };
    let mut lines = text.lines().map(str::trim);
    while let Some((name, value)) = lines.next().and_then(|line| line.split_once(": ")) {
        match name {
            _ if name.starts_with("PuTTY-User-Key-File-") => value.clone_into(&mut key.algorithm),
            "Encryption" => key.cipher = worded(value).filter(|cipher| cipher != "none"),
            "Comment" => key.comment = worded(value),
            "Key-Derivation" => key.derivation = worded(value),
            "Public-Lines" => {
                let count = value.parse().unwrap_or(0).min(MAX_LINES);
                let digits: String = lines.by_ref().take(count).collect();
                let blob = decode_digits(digits.trim_end_matches('=').as_bytes());
                key.bits = blob.as_ref().and_then(|blob| public_blob(blob).1);
                key.public_key = blob.as_ref().and_then(|blob| ssh_public::key(blob));
            }
            // The secret follows.
            "Private-Lines" => break,
            _ => {}
        }
    }
    if key.algorithm.is_empty() { Err(error(Asn1Cause::Missing, "algorithm", 0)) } else { Ok(key) }
}

fn owned((algorithm, bits): (&str, Option<u32>)) -> (String, Option<u32>) {
    (algorithm.to_owned(), bits)
}

/// Type and size of a public key in the wire format (RFC 4253 section 6.6, RFC 5656, RFC 8709, OpenSSH's PROTOCOL.u2f).
fn public_blob(blob: &[u8]) -> (&str, Option<u32>) {
    let mut fields = Fields::new(blob);
    let Some(algorithm) = fields.string("type").ok().and_then(|name| std::str::from_utf8(name).ok()) else {
        return ("", None);
    };
    let plain = algorithm.split("-cert-v0").next().unwrap_or_default();
    // A certificate of OpenSSH has a nonce before its key (PROTOCOL.certkeys).
    let nonce = if plain == algorithm { Some(()) } else { fields.string("nonce").ok().map(|_| ()) };
    let bits = nonce.and_then(|()| match plain {
        "ssh-rsa" => fields.string("e").and_then(|_| fields.string("n")).ok().map(bits),
        "ssh-dss" => fields.string("p").ok().map(bits),
        "ssh-ed25519" | "sk-ssh-ed25519@openssh.com" | "sk-ssh-ed25519" => Some(256),
        "ssh-ed448" => Some(456),
        _ => match fields.string("curve").ok()? {
            b"nistp256" => Some(256),
            b"nistp384" => Some(384),
            b"nistp521" => Some(521),
            _ => None,
        },
    });
    (algorithm, bits)
}

/// Bits of a positive number (RFC 4251 section 5, mpint).
fn bits(number: &[u8]) -> u32 {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let significant = number.get(zeros..).unwrap_or_default();
    let whole = u32::try_from(significant.len()).unwrap_or(u32::MAX).saturating_mul(8);
    whole - significant.first().map_or(0, |first| first.leading_zeros())
}

/// The comment behind the numbers of a key that is not encrypted.
fn comment_of_clear(secret: &[u8]) -> Option<String> {
    let mut fields = Fields::new(secret);
    if fields.number("checkint").ok()? != fields.number("checkint").ok()? {
        return None;
    }
    let numbers = match fields.string("type").ok()? {
        b"ssh-rsa" => 6,
        b"ssh-dss" => 5,
        b"ssh-ed25519" | b"ssh-ed448" => 2,
        algorithm if algorithm.starts_with(b"ecdsa-sha2-") => 3,
        _ => return None,
    };
    for _ in 0..numbers {
        fields.string("number").ok()?;
    }
    worded(&fields.text("comment").ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOB: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIC6ivsEjNmHhHnuZilxVx2AsmmzOAqWFn67gJ8UyKYr9";

    fn key(decoded: Result<Decoded, FormatError>) -> SshKey {
        match decoded.unwrap().content {
            Content::SshKey(key) => *key,
            other => panic!("{other:?}"),
        }
    }

    fn line(comment: Option<&str>) -> SshKey {
        SshKey {
            private: false,
            form: SshKeyForm::Line,
            algorithm: "ssh-ed25519".into(),
            bits: Some(256),
            cipher: None,
            derivation: None,
            comment: comment.map(str::to_owned),
            public_key: decode_digits(BLOB.as_bytes()).and_then(|blob| ssh_public::key(&blob)),
        }
    }

    fn string(bytes: &[u8]) -> Vec<u8> {
        [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
    }

    #[test]
    fn the_first_key_of_a_list_is_found_behind_comments_and_options() {
        for (text, comment) in [
            (format!("ssh-ed25519 {BLOB}"), None),
            (format!("ssh-ed25519 {BLOB} me@host and more\r\n"), Some("me@host and more")),
            (format!("# a list\n\nssh-ed25519 broken\nssh-ed25519\t{BLOB} me"), Some("me")),
            (format!("no-pty,command=\"echo ssh-rsa here\" ssh-ed25519 {BLOB} me"), Some("me")),
        ] {
            assert!(has_public_line(text.as_bytes()), "{text}");
            let found = key(decode_text(ObjectKind::SshPublicKey, text.as_bytes()));
            assert_eq!(found, line(comment), "{text}");
        }
        for text in [
            format!("ssh-rsa {BLOB}"),
            "ssh-ed25519".into(),
            "about ssh- keys".into(),
            "ssh-rsa AAAA".into(),
            String::new(),
        ] {
            assert!(!has_public_line(text.as_bytes()), "{text}");
            assert!(decode_text(ObjectKind::SshPublicKey, text.as_bytes()).is_err());
        }
    }

    #[test]
    fn sizes_are_told_for_every_type() {
        for (fields, bits) in [
            (&[&b"ssh-rsa"[..], &[1, 0, 1], &[0, 0x80, 0, 0]][..], Some(24)),
            (&[b"ssh-rsa-cert-v01@openssh.com", b"nonce", &[3], &[1, 0]], Some(9)),
            (&[b"ssh-dss", &[0x40, 0]], Some(15)),
            (&[b"ecdsa-sha2-nistp521", b"nistp521"], Some(521)),
            (&[b"sk-ecdsa-sha2-nistp256@openssh.com", b"nistp256"], Some(256)),
            (&[b"sk-ssh-ed25519@openssh.com", b"x"], Some(256)),
            (&[b"ssh-rsa", &[3]], None),
            (&[b"ssh-new", b"what"], None),
        ] {
            let blob: Vec<u8> = fields.iter().flat_map(|field| string(field)).collect();
            let name = std::str::from_utf8(fields[0]).unwrap();
            assert_eq!(public_blob(&blob), (name, bits));
        }
        assert_eq!(public_blob(&[0xFF; 9]), ("", None));
    }

    #[test]
    fn blocks_and_putty_files_tell_type_protection_and_comment() {
        let block = format!(
            "---- BEGIN SSH2 PUBLIC KEY ----\nSubject: me\nComment: \"a long \\\ncomment\"\n{BLOB}\n---- END SSH2 PUBLIC KEY ----\n"
        );
        let expected = SshKey { form: SshKeyForm::Ssh2, ..line(Some("a long comment")) };
        assert_eq!(key(decode_text(ObjectKind::SshPublicKey, block.as_bytes())), expected);
        let putty = |encryption: &str| {
            let (first, second) = BLOB.split_at(40);
            format!(
                "PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: {encryption}\r\nComment: me: here\r\nPublic-Lines: 2\r\n{first}\r\n{second}\r\nKey-Derivation: Argon2id\r\nPrivate-Lines: 1\r\nAAAA\r\nComment: none of this\r\n"
            )
        };
        for (encryption, cipher) in [("none", None), ("aes256-cbc", Some("aes256-cbc".to_owned()))] {
            let expected = SshKey {
                private: true,
                form: SshKeyForm::Putty,
                cipher,
                derivation: Some("Argon2id".into()),
                ..line(Some("me: here"))
            };
            assert_eq!(key(decode_text(ObjectKind::SshPrivateKey, putty(encryption).as_bytes())), expected);
        }
        for hostile in
            ["PuTTY-User-Key-File-", "PuTTY-User-Key-File-2: x\nPublic-Lines: 99999999999999999999"]
        {
            _ = decode_text(ObjectKind::SshPrivateKey, hostile.as_bytes());
        }
    }

    #[test]
    fn the_private_format_tells_its_cipher_and_in_the_clear_its_comment() {
        let public = [string(b"ssh-ed25519"), string(&[1; 32])].concat();
        let secret =
            [&[0, 0, 0, 9, 0, 0, 0, 9][..], &public, &string(&[2; 64]), &string(b"me@host"), &[1, 2, 3]]
                .concat();
        let options = [string(b"salt"), vec![0, 0, 0, 16]].concat();
        let file = |cipher: &str, derivation: &str, options: &[u8]| {
            [
                b"openssh-key-v1\0",
                &string(cipher.as_bytes())[..],
                &string(derivation.as_bytes()),
                &string(options),
                &[0, 0, 0, 1],
                &string(&public),
                &string(&secret),
            ]
            .concat()
        };
        let clear = file("none", "none", &[]);
        let public_key = ssh_public::key(&public);
        assert!(public_key.is_some());
        let expected = SshKey {
            private: true,
            form: SshKeyForm::Openssh,
            public_key: public_key.clone(),
            ..line(Some("me@host"))
        };
        assert_eq!(key(decode_private(&clear)), expected);
        let locked = SshKey {
            private: true,
            form: SshKeyForm::Openssh,
            cipher: Some("aes256-ctr".into()),
            derivation: Some("bcrypt, 16 rounds".into()),
            public_key,
            ..line(None)
        };
        assert_eq!(key(decode_private(&file("aes256-ctr", "bcrypt", &options))), locked);
        for length in 0..clear.len() {
            assert!(decode_private(&clear[..length]).is_err(), "{length} bytes");
        }
    }
}
