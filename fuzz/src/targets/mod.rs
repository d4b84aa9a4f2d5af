//! What each fuzz target does with an input. The fuzzer uses this, and `tests/suite/fuzz_seeds.rs`, which runs the seeds.

mod differential;
mod kinds;
mod pin_ledger;
mod protocol;
mod readers;
mod remedies;
pub(crate) mod scripts;

use cert_inspector::model::ObjectKind;

use super::invariants;

/// A fuzz target.
pub(crate) struct Target {
    /// Its name: that of its folder of seeds, too.
    pub(crate) name: &'static str,
    /// Checks what must hold for an input; panics where it does not. Whether the input belongs in the corpus.
    pub(crate) run: fn(&[u8]) -> bool,
}

/// Every target. Those that read a format keep only inputs of that format.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "differential", run: differential::run },
    Target { name: "gzip", run: |bytes| kinds::inspect(bytes, &[ObjectKind::Gzip, ObjectKind::Tar]) },
    Target {
        name: "java_key_store",
        run: |bytes| kinds::inspect(bytes, &[ObjectKind::JavaKeyStore, ObjectKind::JceKeyStore]),
    },
    Target { name: "ocsp", run: |bytes| kinds::inspect(bytes, &[ObjectKind::OcspResponse]) },
    Target { name: "pem", run: kinds::inspect_text },
    Target { name: "pin_ledger", run: pin_ledger::run },
    Target { name: "pkcs12", run: |bytes| kinds::inspect(bytes, &[ObjectKind::Pkcs12]) },
    Target { name: "pkcs7", run: |bytes| kinds::inspect(bytes, &[ObjectKind::Pkcs7]) },
    Target {
        name: "private_key",
        run: |bytes| kinds::inspect(bytes, &[ObjectKind::PrivateKey, ObjectKind::EncryptedPrivateKey]),
    },
    Target { name: "protocol", run: protocol::run },
    Target { name: "read", run: kinds::inspect_any },
    Target { name: "readers", run: readers::run },
    Target { name: "remedies", run: remedies::run },
    Target { name: "request", run: |bytes| kinds::inspect(bytes, &[ObjectKind::CertificateRequest]) },
    Target { name: "revocation_list", run: |bytes| kinds::inspect(bytes, &[ObjectKind::RevocationList]) },
    Target {
        name: "ssh",
        run: |bytes| kinds::inspect(bytes, &[ObjectKind::SshPrivateKey, ObjectKind::SshPublicKey]),
    },
    Target { name: "tar", run: |bytes| kinds::inspect(bytes, &[ObjectKind::Tar]) },
    Target { name: "zip", run: |bytes| kinds::inspect(bytes, &[ObjectKind::Zip]) },
];
