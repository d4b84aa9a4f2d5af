//! Files that are built to cost far more than they are long: one generator for each way of doing so.
//!
//! Each takes a size: a small one for the tests of every build, the full one to be measured by `cargo bench --bench bombs`.

mod certificates;
mod containers;
mod keys;

use crate::Result;

/// A kind of costly file.
pub struct Bomb {
    /// A short name, also that of the file.
    pub name: &'static str,
    /// The ending of the file.
    pub ending: &'static str,
    /// How many of its parts the full one has.
    pub full: u32,
    /// Whether somebody gives a password for it, which is wrong.
    pub password: bool,
    make: fn(u32) -> Result<Vec<u8>>,
}

impl Bomb {
    /// The file with so many parts: the same bytes every time.
    ///
    /// # Errors
    /// A key cannot sign.
    pub fn bytes(&self, parts: u32) -> Result<Vec<u8>> {
        (self.make)(parts)
    }
}

/// The bomb of a name.
///
/// # Errors
/// There is none.
pub fn bomb(name: &str) -> Result<&'static Bomb> {
    ALL.iter().find(|bomb| bomb.name == name).ok_or_else(|| format!("no bomb is called {name}").into())
}

const fn of(name: &'static str, ending: &'static str, full: u32, make: fn(u32) -> Result<Vec<u8>>) -> Bomb {
    Bomb { name, ending, full, password: false, make }
}

const fn asked(
    name: &'static str,
    ending: &'static str,
    full: u32,
    make: fn(u32) -> Result<Vec<u8>>,
) -> Bomb {
    Bomb { password: true, ..of(name, ending, full, make) }
}

/// Every one.
pub const ALL: &[Bomb] = &[
    of("few-encrypted-keys", "pem", 500, keys::pbkdf2),
    of("encrypted-keys", "pem", 20_000, keys::pbkdf2),
    asked("encrypted-keys-asked", "pem", 500, keys::pbkdf2),
    of("scrypt-keys", "pem", 5_000, keys::scrypt),
    asked("scrypt-keys-asked", "pem", 500, keys::scrypt_large),
    of("zip-of-pfx", "zip", 10_000, containers::zip_of_pfx),
    asked("zip-of-pfx-asked", "zip", 1_000, containers::zip_of_pfx),
    of("pfx-of-keys", "p12", 1_000, containers::pfx_of_keys),
    of("dsa-keys", "pem", 20_000, keys::dsa),
    of("p521-keys", "pem", 20_000, keys::p521),
    of("ed448-keys", "pem", 20_000, keys::ed448),
    of("rsa-16384", "pem", 10_000, certificates::large_keys),
    of("names", "pem", 50, certificates::names),
    of("names-full", "pem", 500, certificates::names),
    of("constraints", "pem", 100, certificates::constraints),
    of("cross-signs", "pem", 6_000, certificates::cross_signs),
    of("ed448-leaves", "pem", 20_000, certificates::ed448),
    of("certificates", "pem", 20_000, certificates::plain),
    of("utf16", "txt", 32 << 20, containers::utf16),
    of("gzip-members", "gz", 3_300_000, containers::gzip_members),
];
