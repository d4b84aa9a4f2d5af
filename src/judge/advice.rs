//! What to do with an object that is not a certificate.

use crate::model::{Content, Object, ObjectKind, PEM_LABEL, SshKeyForm};
use crate::products::{OwnFileKind, own_file};
use crate::report::{Advice, Related, Relation};
use crate::safe_text::visible;

/// What to do with an object that is not a certificate, of which the related ones are known; `None` for a certificate.
#[must_use]
pub(crate) fn advice(object: &Object, related: &[Related]) -> Option<Advice> {
    use ObjectKind as Kind;
    let kind = object.content.kind();
    let (what, next_step) = match kind {
        Kind::Certificate => return None,
        // An archive that was opened speaks by what is in it.
        _ if matches!(object.content, Content::Archive(..)) => return None,
        Kind::PrivateKey => (
            "This is a private key, not a certificate. Reports have only its type, its size and what belongs to it.",
            "To see whether it fits a certificate, add the certificate. Do not share the key, and do not install it on a phone.",
        ),
        Kind::EncryptedPrivateKey => (
            "This is a private key with a password, not a certificate. Reports have only its type, its size and what belongs to it.",
            "To see whether it fits a certificate, add the certificate. Do not share the key or its password.",
        ),
        Kind::PublicKey => (
            "This is a public key. It has no name and no signature.",
            "Add the certificate that was issued for it.",
        ),
        Kind::CertificateRequest => (
            "This is a certificate request, not a certificate.",
            "Send it to the certificate authority, and add the certificate that you receive.",
        ),
        Kind::RevocationList => (
            "This is a list of revoked certificates, not a certificate.",
            "To see whether a certificate is on it, compare its issuer and serial number.",
        ),
        Kind::Pkcs7 => (
            "This is a PKCS#7 file (.p7b or .p7c).",
            "Servers and phones rarely accept this format. To extract the certificates: openssl pkcs7 -print_certs -in FILE -out certificates.pem (for a binary file add -inform DER); or open it in Windows and export each as .CER.",
        ),
        Kind::Pkcs12 => (
            "This is a PKCS#12 file (.pfx or .p12): certificates and usually a private key, protected by a password.",
            "To extract the certificates: openssl pkcs12 -in FILE -nokeys -out certificates.pem (for an old file add -legacy).",
        ),
        Kind::JavaKeyStore | Kind::JceKeyStore => (
            "This is a Java key store.",
            "To extract a certificate: keytool -exportcert -rfc -keystore FILE -alias NAME -file certificate.pem; to convert the store to PKCS#12: keytool -importkeystore -srckeystore FILE -destkeystore NEW.p12 -deststoretype PKCS12",
        ),
        Kind::OcspResponse => (
            "This is an OCSP response: an answer about a certificate's revocation, not a certificate.",
            "Add the certificate itself.",
        ),
        Kind::OcspRequest => (
            "This is an OCSP request: a question about a certificate's revocation, not a certificate.",
            "Add the certificate itself.",
        ),
        Kind::Spkac => (
            "This is a signed public key with a challenge (SPKAC), which browsers made for <keygen>. It is not a PKCS#10 certificate request: it has no subject and no names.",
            "Create a PKCS#10 request with the same private key: openssl req -new -key KEY.pem -out request.csr",
        ),
        Kind::CmsRequest => (
            "This is a certificate request inside a CMS message (CMC or PKCS#7), as certreq on Windows writes it. Most certificate authorities outside Windows accept only PKCS#10.",
            "Set RequestType = PKCS10 in the [NewRequest] section of the .inf file and run certreq -new again. Send the new file.",
        ),
        Kind::CmpMessage => (
            "This is a message of the Certificate Management Protocol (CMP), which devices and certificate authorities exchange. It is not a certificate.",
            "Add the certificate that the CA issued, as PEM or DER.",
        ),
        Kind::TimeStamp => (
            "This is a request, a response or a token of a time-stamping service (RFC 3161). It proves when something was signed; it is not a certificate.",
            "Add the server's certificate itself: a .pem, .crt, .cer or .der file.",
        ),
        Kind::PkiPath => (
            "This is a certificate path as Java writes it (PkiPath): only certificates, the issuer first.",
            "Servers and phones do not read this format. Save the certificates as PEM, the server's certificate first.",
        ),
        Kind::BksKeyStore | Kind::UberKeyStore => (
            "This is a key store of Bouncy Castle, mostly used on Android. It is not opened here.",
            "Convert it to PKCS#12 and add that: keytool -importkeystore -srckeystore FILE -srcstoretype BKS -destkeystore NEW.p12 -deststoretype PKCS12 -providerclass org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath bcprov.jar (for an UBER store write UBER instead of BKS).",
        ),
        Kind::BcfksKeyStore => (
            "This is a key store of Bouncy Castle's FIPS edition (BCFKS). It is not opened here.",
            "Convert it to PKCS#12 and add that: keytool -importkeystore -srckeystore FILE -srcstoretype BCFKS -destkeystore NEW.p12 -deststoretype PKCS12 -providerclass org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider -providerpath bc-fips.jar",
        ),
        Kind::PvkKey => (
            "This is a private key of Microsoft's old tools (.pvk). It is not opened here.",
            "Convert it to PEM: openssl rsa -inform PVK -in FILE -out key.pem. Keep the key secret.",
        ),
        Kind::PinLedger => return Some(of_pin_ledger()),
        Kind::Secret => (
            "This is a symmetric key or another secret of the container. It was not decoded.",
            "Leave it in the container. No certificate needs it.",
        ),
        Kind::AttributeCertificate => (
            "This is an attribute certificate: it grants rights but has no key, so no server can use it.",
            "Add the server certificate.",
        ),
        Kind::DhParameters | Kind::EcParameters => (
            "These are parameters for key generation, not a certificate.",
            "They can stay in the server's file. Add the certificate itself.",
        ),
        Kind::SshPrivateKey => return Some(of_ssh_key(&object.content, related)),
        Kind::SshPublicKey => (
            "This is a public key for SSH. TLS cannot use it.",
            "Add the TLS server certificate, usually a .crt, .cer or .pem file.",
        ),
        Kind::OpenPgp => (
            "This is OpenPGP data. TLS cannot use it.",
            "Add the TLS server certificate, usually a .crt, .cer or .pem file.",
        ),
        Kind::WindowsRegistry | Kind::WindowsCertificateStore => (
            "This is an export of a Windows certificate store. It is not opened here.",
            "In Windows, open the certificate, choose Details > Copy to File, and export it as DER encoded binary X.509 (.CER).",
        ),
        Kind::AppleProfile => (
            "This is a configuration profile for Apple devices. It can hold certificates, but this version does not open it.",
            "Add the certificate authority's own file, usually a .cer or .crt file.",
        ),
        Kind::Archive => ("This kind of archive cannot be opened here.", "Unpack it and add the files."),
        Kind::Zip | Kind::Tar | Kind::Gzip => (
            "This archive is nested too deeply in other archives.",
            "Unpack the outer archives and add this one.",
        ),
        Kind::Html => (
            "This is a saved web page, probably a login page, and not a certificate.",
            "Download the certificate again while you are signed in. The file must not begin with <html>.",
        ),
        Kind::Pdf | Kind::Image | Kind::OfficeDocument => (
            "This is a document, not a certificate.",
            "Add the certificate file itself: .pem, .crt, .cer or .der.",
        ),
        Kind::Executable => (
            "This is a program. It was neither run nor opened.",
            "Add the certificate file itself: .pem, .crt, .cer or .der.",
        ),
        Kind::UnknownAsn1 if let Some(label) = pem_label(object) => {
            return Some(Advice {
                what: format!(
                    "The block is labelled '{}', but it contains ASN.1 of an unknown kind.",
                    visible(label)
                )
                .into(),
                next_step: "Export or download the file again, or ask the person who sent it what it is."
                    .into(),
            });
        }
        Kind::UnknownAsn1 => (
            "This is ASN.1, the encoding of certificates, but of an unknown kind.",
            "Ask the person who sent it for the certificate as PEM or DER.",
        ),
    };
    Some(Advice { what: what.into(), next_step: next_step.into() })
}

/// The label of a PEM block that does not fit what is in it.
fn pem_label(object: &Object) -> Option<&str> {
    object.label.others.iter().find(|(name, _)| name == PEM_LABEL).map(|(_, label)| label.as_str())
}

/// A private key for SSH may be that of a certificate: only its format is wrong.
fn of_ssh_key(content: &Content, related: &[Related]) -> Advice {
    let (format, convert) = match content {
        Content::SshKey(key) if key.form == SshKeyForm::Putty => (
            "PuTTY's format",
            "puttygen FILE -O private-openssh -o key.pem, then ssh-keygen -p -m PKCS8 -f key.pem",
        ),
        _ => ("OpenSSH's own format", "ssh-keygen -p -m PKCS8 -f FILE"),
    };
    let certificate = related.iter().find(|one| one.relation == Relation::Certificate);
    match certificate {
        Some(certificate) => Advice {
            what: format!(
                "This is the private key of the certificate '{}', in {format}. OpenSSL and TLS servers do not read this format.",
                certificate.title
            )
            .into(),
            next_step: format!(
                "Convert a copy of the file to PKCS#8; the command rewrites the file: {convert}. No new key is needed. Keep the key secret."
            )
            .into(),
        },
        None => Advice {
            what: format!("This is a private key in {format}. OpenSSL and TLS servers do not read this format.").into(),
            next_step: format!(
                "To see whether it belongs to a certificate, add the certificate. To convert a copy of the file: {convert}. Keep the key secret."
            )
            .into(),
        },
    }
}

fn of_pin_ledger() -> Advice {
    let whose = own_file(OwnFileKind::PinLedger).map(|(product, _)| format!(" of {}", product.title));
    let whose = whose.unwrap_or_default();
    Advice {
        what: format!("This is a ledger of the keys that clients{whose} have pinned, as written by this program. It is not proof: anyone who has the file can change it.").into(),
        next_step: "Add the renewed certificate. Its result says for each validation mode whether clients will prompt.".into(),
    }
}
