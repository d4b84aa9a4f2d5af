//! `SHA256SUMS`, its signature, and whether a folder holds what they say.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};
use sha2::{Digest, Sha256};

use crate::outcome::Result;
use crate::{bundle, process};

/// The file of the sums, as `sha256sum --check` reads it.
pub(super) const SUMS: &str = "SHA256SUMS";

/// The file of its signature.
pub(super) const SIGNATURE: &str = "SHA256SUMS.minisig";

/// Writes the sums of every file in a folder.
pub(super) fn write(folder: &Path) -> Result {
    let lines: String = files(folder)?.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    Ok(fs::write(folder.join(SUMS), lines)?)
}

/// Every file of a folder but the sums and their signature, with its own sum.
fn files(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("not a plain name: {name:?}"))?;
        if !entry.file_type()?.is_file() {
            return Err(format!("{name} is not a file").into());
        }
        if name != SUMS && name != SIGNATURE {
            found.insert(name, bundle::hex(&Sha256::digest(fs::read(entry.path())?)));
        }
    }
    Ok(found)
}

/// The secret key: that of a file, else that of the environment, if it is there.
pub(super) fn secret_key(file: Option<&Path>) -> Result<Option<SecretKey>> {
    let text = match file {
        Some(file) => fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => match env::var(process::SECRET_KEY) {
            Ok(text) if !text.trim().is_empty() => text,
            _ => return Ok(None),
        },
    };
    let locked = SecretKeyBox::from_string(&text)?;
    let key = match env::var(process::SECRET_PASSWORD) {
        Ok(password) if !password.is_empty() => locked.into_secret_key(Some(password)),
        _ => locked.into_unencrypted_secret_key(),
    };
    Ok(Some(key.map_err(|error| {
        format!("the secret key: {error}; its password is read from {}", process::SECRET_PASSWORD)
    })?))
}

/// Signs the sums.
pub(super) fn sign(folder: &Path, secret: &SecretKey, comment: &str) -> Result {
    let public = PublicKey::from_secret_key(secret)?;
    let sums = fs::read(folder.join(SUMS))?;
    let signature = minisign::sign(Some(&public), secret, Cursor::new(sums), Some(comment), Some(comment))?;
    Ok(fs::write(folder.join(SIGNATURE), signature.into_string())?)
}

/// Checks a copy of a release: every sum, nothing unlisted, nothing missing, and the signature if a public key is given.
///
/// # Errors
/// Lists what is wrong.
pub(super) fn verify(folder: &Path, key: Option<&str>) -> Result<usize> {
    let text = fs::read_to_string(folder.join(SUMS)).map_err(|error| format!("{SUMS}: {error}"))?;
    if let Some(key) = key {
        verify_signature(folder, &text, key)?;
    }
    let mut files = files(folder)?;
    let mut faults = Vec::new();
    let count = files.len();
    for line in text.lines() {
        let Some((sum, name)) = line.split_once("  ") else {
            faults.push(format!("not a line of {SUMS}: {line}"));
            continue;
        };
        match files.remove(name) {
            Some(found) if found == sum => {}
            Some(_) => faults.push(format!("{name} has another sum")),
            None => faults.push(format!("{name} is listed, but missing or listed twice")),
        }
    }
    faults.extend(files.keys().map(|name| format!("{name} is not listed")));
    if count == 0 {
        faults.push("the folder is empty".into());
    }
    if faults.is_empty() { Ok(count) } else { Err(faults.join("\n").into()) }
}

/// `key` is a public key, or the file of one.
fn verify_signature(folder: &Path, sums: &str, key: &str) -> Result {
    let key = match fs::read_to_string(key) {
        Ok(text) => PublicKeyBox::from_string(&text)?.into_public_key()?,
        Err(_) => {
            PublicKey::from_base64(key).map_err(|error| format!("{key} is not a public key: {error}"))?
        }
    };
    let text = fs::read_to_string(folder.join(SIGNATURE)).map_err(|error| format!("{SIGNATURE}: {error}"))?;
    let signature = SignatureBox::from_string(&text)?;
    minisign::verify(&key, &signature, Cursor::new(sums), true, false, false)
        .map_err(|error| format!("the signature of {SUMS} is invalid: {error}").into())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use minisign::KeyPair;

    use super::*;

    /// A signed release in a folder of its own, and its keys.
    fn release(name: &str) -> (PathBuf, KeyPair) {
        let folder = std::env::temp_dir().join(format!("cert-inspector-{name}-{}", std::process::id()));
        let files = folder.join("files");
        fs::create_dir_all(&files).unwrap();
        fs::write(files.join("a.html"), b"a").unwrap();
        fs::write(files.join("b"), b"b").unwrap();
        write(&files).unwrap();
        let keys = KeyPair::generate_unencrypted_keypair().unwrap();
        fs::write(folder.join("key"), keys.sk.to_box(None).unwrap().into_string()).unwrap();
        let secret = secret_key(Some(&folder.join("key"))).unwrap().unwrap();
        sign(&files, &secret, "cert-inspector 1.2.3").unwrap();
        (folder, keys)
    }

    #[test]
    fn a_whole_copy_is_verified_with_and_without_a_key() {
        let (folder, keys) = release("whole");
        let files = folder.join("files");
        assert_eq!(verify(&files, None).unwrap(), 2);
        assert_eq!(verify(&files, Some(&keys.pk.to_base64())).unwrap(), 2);
        fs::write(folder.join("key.pub"), keys.pk.to_box().unwrap().into_string()).unwrap();
        assert_eq!(verify(&files, folder.join("key.pub").to_str()).unwrap(), 2);
        let other = KeyPair::generate_unencrypted_keypair().unwrap();
        assert!(verify(&files, Some(&other.pk.to_base64())).is_err(), "another key");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn each_change_of_a_copy_is_found() {
        type Change = fn(&Path);
        let changes: [(&str, Change); 7] = [
            ("changed", |files| fs::write(files.join("b"), b"c").unwrap()),
            ("missing", |files| fs::remove_file(files.join("b")).unwrap()),
            ("unlisted", |files| fs::write(files.join("c"), b"c").unwrap()),
            ("folder", |files| fs::create_dir(files.join("c")).unwrap()),
            ("no-sums", |files| fs::remove_file(files.join(SUMS)).unwrap()),
            ("no-signature", |files| fs::remove_file(files.join(SIGNATURE)).unwrap()),
            ("new-sums", |files| {
                fs::write(files.join("b"), b"c").unwrap();
                write(files).unwrap();
            }),
        ];
        for (name, change) in changes {
            let (folder, keys) = release(name);
            change(&folder.join("files"));
            assert!(verify(&folder.join("files"), Some(&keys.pk.to_base64())).is_err(), "{name}");
            fs::remove_dir_all(folder).unwrap();
        }
    }
}
