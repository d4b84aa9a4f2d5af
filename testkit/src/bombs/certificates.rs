//! Certificates: with many names, with many signers, with slow signatures, and simply many.

use crate::Result;
use crate::certificate::{Authority, Certificate, END, common_name};
use crate::extension;
use crate::hash::noise;
use crate::key::Key;
use crate::rsa;
use crate::text;
use crate::time::{time, utc};

/// Names of each certificate of [`names`].
const NAMES: u32 = 3_500;

/// Names and constraints of each certificate of [`constraints`].
const CONSTRAINED: u32 = 10_000;

/// Servers with 3,500 names each, which fail most requirements.
pub(super) fn names(count: u32) -> Result<Vec<u8>> {
    let key = Key::p256(9)?;
    many(count, |number| {
        let names: Vec<Vec<u8>> = hosts(NAMES, |name| format!("h{name}.s{number}.example.org")).collect();
        Ok(Certificate::plain(&format!("server {number}"), &key, "Authority", &key)
            .server("server.example.org")
            .names(&names))
    })
}

/// An authority with 10,000 constraints, and servers below it with as many names.
pub(super) fn constraints(count: u32) -> Result<Vec<u8>> {
    let key = Key::p256(9)?;
    let (permitted, excluded): (Vec<_>, Vec<_>) = (
        hosts(CONSTRAINED / 2, |name| format!("p{name}.example.org")).collect(),
        hosts(CONSTRAINED / 2, |name| format!("e{name}.example.org")).collect(),
    );
    many(count + 1, |number| {
        let names: Vec<Vec<u8>> =
            hosts(CONSTRAINED, |name| format!("h{name}.s{number}.example.org")).collect();
        Ok(if number == 0 {
            Certificate::plain("Authority", &key, "Authority", &key)
                .authority()
                .append(extension::name_constraints(&permitted, &excluded).critical())
        } else {
            Certificate::plain(&format!("server {number}"), &key, "Authority", &key)
                .server("server.example.org")
                .names(&names)
        })
    })
}

fn hosts(count: u32, host: impl Fn(u32) -> String) -> impl Iterator<Item = Vec<u8>> {
    (0..count).map(move |number| extension::dns(host(number)))
}

/// Two authorities that signed each other again and again.
pub(super) fn cross_signs(count: u32) -> Result<Vec<u8>> {
    let keys = [Key::p256(1)?, Key::p256(2)?];
    let [one, two] = &keys;
    many(count, |number| {
        let made = if number % 2 == 0 {
            Certificate::plain("Authority 1", one, "Authority 2", two)
        } else {
            Certificate::plain("Authority 2", two, "Authority 1", one)
        };
        Ok(made.authority().not_after(time(END + i64::from(number))))
    })
}

/// Servers below an authority that signs with Ed448.
pub(super) fn ed448(count: u32) -> Result<Vec<u8>> {
    let (authority, server) = (Key::ed448(1)?, Key::p256(9)?);
    many(count + 1, |number| {
        Ok(if number == 0 {
            Certificate::plain("Authority", &authority, "Authority", &authority).authority()
        } else {
            Certificate::plain(&format!("server {number}"), &server, "Authority", &authority)
                .server(&format!("s{number}.example.org"))
        })
    })
}

/// Servers below one authority, as a certificate store has them.
pub(super) fn plain(count: u32) -> Result<Vec<u8>> {
    let key = Key::ed25519(1);
    many(count, |number| {
        let host = format!("s{number}.example.org");
        Ok(if number == 0 {
            Certificate::plain("Authority", &key, "Authority", &key).authority()
        } else {
            Certificate::plain(&host, &key, "Authority", &key).server(&host)
        })
    })
}

/// Certificates with keys of RSA 16384, each another one.
pub(super) fn large_keys(count: u32) -> Result<Vec<u8>> {
    let key = Key::ed25519(1);
    many(count, |number| {
        let mut modulus = noise(&format!("modulus {number}"), 2_048);
        if let [first, .., last] = modulus.as_mut_slice() {
            *first |= 0x80;
            *last |= 1;
        }
        let host = format!("s{number}.example.org");
        Ok(Certificate::bare(common_name(&host), &key, &Authority::new(common_name("Authority"), &key))
            .valid(utc(2020, 1, 1), END)
            .public_key(rsa::crafted(&modulus, 65_537))
            .server(&host))
    })
}

fn many(count: u32, make: impl Fn(u32) -> Result<Certificate>) -> Result<Vec<u8>> {
    let mut pem = String::new();
    for number in 0..count {
        pem.push_str(&text::certificate(&make(number)?.numbered()?.to_der()?));
    }
    Ok(pem.into_bytes())
}
