//! Every limit, with the reason for its number. Beyond a limit stands a clear error, never a hang.

/// Largest file that is read, in bytes.
///
/// The largest honest input is a folder's worth of certificates in one PEM; 64 MiB hold about 30 000 of them.
/// A file, its decoded text and the objects must fit together into 512 MiB, the memory a phone's browser gives a page.
pub const MAX_INPUT_BYTES: usize = 64 * 1024 * 1024;

/// Largest single certificate that is decoded, in bytes.
///
/// Real certificates have 0.5 to 10 KiB; those with thousands of names reach 300 KiB. A mebibyte keeps the time for
/// one hostile certificate in the milliseconds.
pub const MAX_CERTIFICATE_BYTES: usize = 1024 * 1024;

/// Most objects that are kept from one inspection.
///
/// Ten thousand certificates are the largest job we are built for; twice that leaves room. At about 10 KiB of facts each
/// they stay under 256 MiB.
pub const MAX_OBJECTS: usize = 20_000;

/// Most problems that are listed for one inspection; further ones are counted.
///
/// A person reads dozens. A file of a million damaged blocks must not become a report of a million sentences.
pub const MAX_PROBLEMS: usize = 200;

/// Deepest nesting that is followed in ASN.1.
///
/// Certificates nest about 12 deep, PKCS#12 files about 20. OpenSSL stops at 30, the `der` crate at 64.
pub const MAX_NESTING: usize = 64;

/// Most attributes of one name, names of one extension, and extensions of one certificate that are kept.
///
/// The largest honest certificates have some thousands of names (content delivery networks have about 500).
pub const MAX_ENTRIES: usize = 10_000;

/// Most rounds of key derivation that one attempt to open a file may take without asking, all its derivations together.
///
/// OpenSSL writes 2 048, Windows 2 000, Java 10 000, GnuTLS and NSS 600 000 for each certificate, each key and the MAC: with
/// a chain of three certificates and a key that is three million. A million takes about a second in a browser; beyond five,
/// where Java ends, too, the user is asked, and may go on.
pub const MAX_ROUNDS: u32 = 5_000_000;

/// How many attempts of [`MAX_ROUNDS`] one inspection does, over all its objects, passwords and forms of passwords together.
///
/// A password is tried in at most three forms. Fifteen million rounds take about three seconds natively and fifteen in a
/// browser; a PKCS#12 file as OpenSSL, Java or Windows writes it takes some thousands.
pub const ROUNDS_PER_LIMIT: u64 = 3;

/// Most rounds that are spent on trying whether one container opens without a password.
///
/// Nobody asked for that attempt, and a folder may hold hundreds of containers. It covers what tools write by default.
pub const MAX_ROUNDS_UNASKED: u32 = 20_000;

/// Most rounds that are spent on the same in one inspection, over all its containers and keys.
///
/// Two hundred containers as OpenSSL writes them, in less than a second in a browser. Those behind say that they were not
/// tried.
pub const MAX_ROUNDS_UNASKED_TOTAL: u64 = 1_000_000;

/// What arithmetic on private keys may cost in one inspection, in signatures of RSA 2048: it computes public halves and checks
/// whether the numbers of a key fit each other.
///
/// Twenty thousand RSA keys of 2048 bits, as many objects as are kept, or ten thousand on P-256. A unit is about a twentieth of a
/// millisecond natively, so all of it two seconds, and some times that in a browser.
pub const KEY_COST: u64 = 40_000;

/// Most memory that scrypt may take, in bytes (RFC 7914: 128 * N * r).
///
/// OpenSSL's own ceiling is 32 MiB by default; four times that leaves room, and a phone's browser still has it.
pub const MAX_SCRYPT_BYTES: u64 = 128 * 1024 * 1024;

/// Longest key that a key derivation may ask for, in bytes.
///
/// Ciphers take at most 128 bytes (RC2, RFC 2268). The key of an HMAC may have any length: Bouncy Castle writes 256 bytes. Each 32
/// bytes cost the rounds once more, which count against [`MAX_ROUNDS`].
pub const MAX_DERIVED_KEY_BYTES: usize = 1024;

/// Most revoked certificates that are kept of one list; further ones are counted.
///
/// The largest public lists have about a million entries, those of companies some thousands. A quarter of a million take
/// 32 MiB.
pub const MAX_REVOKED: usize = 250_000;

/// Longest RSA modulus that a signature is verified under, in bits.
///
/// OpenSSL and Windows stop at 16 384 too. A signature under such a key takes some milliseconds.
pub const MAX_RSA_BITS: u32 = 16_384;

/// Longest public exponent of RSA that a signature is verified under, in bits.
///
/// Everybody uses 65 537; Windows and Go take at most 32 bits, ring 33. An exponent as long as the modulus would take
/// seconds.
pub const MAX_RSA_EXPONENT_BITS: u32 = 33;

/// Most signatures of requests that are verified in one inspection; the rest are not verified.
///
/// The slowest takes ten milliseconds, and some times that in a browser. People have one request, rarely dozens; a file of
/// twenty thousand must not become minutes.
pub const MAX_REQUEST_SIGNATURES: usize = 100;

/// Most bytes of names of issuers that are kept of the entries of one indirect revocation list; the entries behind are counted.
///
/// Names take some ten times their bytes in memory. Indirect lists are rare and name dozens of issuers.
pub const MAX_ENTRY_ISSUER_BYTES: usize = 1024 * 1024;

/// Most bytes that all entries of one archive may unpack to, nested archives included.
///
/// The same as for one file: what is not read from a disk is not read from an archive either. A bomb of 10 GB ends here
/// after a tenth of a second.
pub const MAX_UNPACKED_BYTES: usize = MAX_INPUT_BYTES;

/// Most entries that are looked at in an archive and the archives in it together, and most files of a folder.
///
/// As many as objects are kept: see [`MAX_OBJECTS`].
pub const MAX_ARCHIVE_ENTRIES: usize = MAX_OBJECTS;

/// How deep archives may stand in archives: a zip in a zip is opened, a third one in it is named.
pub const MAX_ARCHIVE_DEPTH: u8 = 2;

/// Most files of an archive that are listed by name as passed over; further ones are counted.
pub const MAX_PASSED_OVER: usize = 100;

/// Longest path of a file in an archive that is kept, in bytes; longer ones are cut.
///
/// Windows takes 260 characters unless told otherwise, Linux 4096 bytes. Every object in the file carries the path, and
/// twenty thousand of them must fit.
pub const MAX_ENTRY_NAME: usize = 1024;

/// Longest modulus whose numbers are checked against each other, in bytes.
///
/// OpenSSL refuses to use RSA keys of more than 16 384 bits. The check takes some milliseconds at that length.
pub const MAX_RSA_BYTES: usize = 16_384 / 8;

/// Most prime factors of an RSA key that are checked.
///
/// OpenSSL makes keys of at most five primes; RFC 8017 sets no limit.
pub const MAX_RSA_PRIMES: usize = 5;

/// Longest prime of a DSA key whose public half is computed, in bytes.
///
/// FIPS 186-4 ends at 3072 bits, and some people made 4096. The power takes some milliseconds at that length.
pub const MAX_DSA_BYTES: usize = 4_096 / 8;

/// Longest secret number of a DSA key whose public half is computed, in bytes.
///
/// FIPS 186-4 ends at 256 bits; twice that is room enough.
pub const MAX_DSA_SECRET_BYTES: usize = 64;

/// Most issuers of the same name or key identifier that are tried for one certificate.
///
/// Honest authorities have a handful of certificates of one name. A signature takes up to two milliseconds in a browser.
pub const MAX_LINK_ATTEMPTS: usize = 256;

/// What the verification of signatures that do not fit may cost in one search for issuers, in signatures of RSA 2048, beside
/// what [`SIGNATURE_COST_PER_CERTIFICATE`] adds.
///
/// Signatures that fit are no more than there are certificates; those that do not are what a hostile bundle multiplies. These
/// take a tenth of a second natively, and less than a second in a browser.
pub const SIGNATURE_COST: u64 = 2_000;

/// What the verification of all signatures may cost in one search for issuers, in signatures of RSA 2048: those of certificates
/// and of revocation lists, whether they fit or not.
///
/// Twenty thousand certificates, as many objects as are kept, that RSA 4096 or P-256 signed; five thousand under P-384, fourteen
/// hundred under Ed448. That takes four seconds natively and less than ten in a browser. The others say that their issuer was not
/// searched for.
pub const SIGNATURE_COST_TOTAL: u64 = 84_000;

/// What each certificate adds to [`SIGNATURE_COST`].
///
/// An authority that renewed its key three times without key identifiers makes two signatures fail for every one that fits.
pub const SIGNATURE_COST_PER_CERTIFICATE: u64 = 4;

/// Most certificates among which an issuer is sought by the signature alone.
///
/// Somebody who wonders about a chain has dropped a few files. Trying every key for every certificate grows with the square.
pub const MAX_STRANGERS_TRIED: usize = 50;

/// Most links without a valid signature that are kept of one certificate.
pub const MAX_BROKEN_LINKS: usize = 3;

/// Most certificates on one path.
///
/// Honest paths have three or four, the longest of bridged authorities about ten.
pub const MAX_PATH_CERTIFICATES: usize = 32;

/// Most paths that are kept of one certificate.
///
/// Public roots that sign each other give up to about ten. A person reads three.
pub const MAX_PATHS: usize = 32;

/// Most steps, each from a certificate to an issuer of it, that are taken in search of the paths of one certificate.
///
/// Ten paths of four certificates take forty; certificates that all sign each other would take more than any number.
pub const MAX_PATH_STEPS: usize = 2_000;

/// How many certificates are judged, each as often as it stands on a path, for all rows of a list or a whole report.
///
/// Ten thousand servers on paths of four take forty thousand. A hundred thousand are about a second, natively.
pub const MAX_JUDGED: usize = 100_000;

/// From how many of them on only the likeliest path of each certificate is judged.
///
/// So that a few certificates with many ways up leave something for the others.
pub const MAX_JUDGED_FURTHER: usize = 60_000;

/// Most comparisons of a name with a name constraint on one path.
///
/// Honest paths need some hundreds. A quarter of a million take some hundredths of a second.
pub const MAX_NAME_COMPARISONS: usize = 250_000;

/// Most paths of one certificate that a report lists; further ones are counted.
pub const MAX_LISTED_PATHS: usize = 8;

/// Most certificates of one file that are put in order as a bundle for a server.
///
/// Servers send three or four. A file of a hundred is a collection of roots, and has no order.
pub const MAX_BUNDLE: usize = 64;

/// Most revocation lists of one issuer that are asked about one certificate; the newest count.
///
/// Authorities that split their lists have some hundreds of parts; a user drops one or two of them.
pub const MAX_LISTS_OF_ISSUER: usize = 256;

/// Most paths of signers of revocation lists that are validated for one report.
///
/// An authority whose lists another certificate signs has one or two such certificates. Each path costs as much as that of a
/// certificate, and asks every list of its issuer.
pub const MAX_SIGNER_PATHS: usize = 1_000;

/// Most names that are looked at in one distribution point, of a list or of a certificate, and most points of a certificate.
///
/// Honest ones have one to three. Every name of the one is compared with every name of the other.
pub const MAX_POINT_NAMES: usize = 32;

/// Most revocation lists of which one answer says why they do not count; further ones are counted.
pub const MAX_LIST_NOTES: usize = 5;

/// Longest name that is written out within a sentence, in characters; longer ones are cut.
pub const MAX_NAME_IN_SENTENCE: usize = 200;

/// Longest user name of a service account, in characters.
///
/// A mailbox has at most 254 (RFC 5321 section 4.5.3.1.3), and RFC 5280 appendix A.1 gives a common name 64.
pub const MAX_USER_NAME: usize = 254;

/// Most addresses that one certificate is compared with. A site has a handful, and each is a line for people to read.
pub const MAX_ADDRESSES: usize = 100;

/// Longest pin ledger that is read, in bytes.
///
/// A pin takes about 300 bytes: a mebibyte holds some thousands, more than any site has servers.
pub const MAX_PIN_LEDGER_BYTES: usize = 1024 * 1024;

/// Most pins of one ledger that are kept.
///
/// A ledger is kept by hand, server by server; every certificate that is shown is compared with all of them.
pub const MAX_PINS: usize = 2_000;

/// Longest name of a server or a certificate in a pin ledger, in bytes: a DNS name has at most 253 (RFC 1035 section 2.3.4).
pub const MAX_PIN_TEXT: usize = 256;

/// Most fields that differ between two certificates, and as many that are the same, that are listed; further ones are counted.
///
/// Honest certificates have about sixty; one may have a thousand names.
pub const MAX_COMPARED_FIELDS: usize = 3_000;

/// Most nodes of a structure that are listed; further ones are counted.
///
/// Certificates have 100 to 300 nodes, long revocation lists some thousands. Each takes a line of the page and about 200
/// bytes on its way there.
pub const MAX_STRUCTURE_NODES: usize = 20_000;

/// Most elements that are looked at for one structure, each as often as it is looked at; the rest is not divided.
///
/// Each takes some 30 nanoseconds, so all of them about half a second. A revocation list of 64 MiB, the largest file, has some
/// eight million, and a third of its bytes stand in strings, which are tried. Without a limit, lists of millions within fifty
/// elements without lengths would be looked at over and over.
pub const MAX_STRUCTURE_WORK: usize = 20_000_000;

/// Most bytes of an object that are shown beside its structure.
///
/// Certificates have a few thousand. A quarter of a mebibyte is 16 000 lines, more than anybody scrolls through.
pub const MAX_STRUCTURE_BYTES: usize = 256 * 1024;

/// Longest value of a node, in characters; longer ones are cut. The bytes are beside it.
pub const MAX_STRUCTURE_VALUE: usize = 120;

/// Most nodes of an extension that is not known that stand among the fields.
///
/// Such extensions have a handful. The structure has them all.
pub const MAX_UNKNOWN_NODES: usize = 100;

/// Longest container of which the bytes are kept for its structure beside what was found in it.
///
/// PKCS#12 files have some thousands of bytes. A message with a thousand certificates has two mebibytes.
pub const MAX_KEPT_CONTAINER: usize = 4 * 1024 * 1024;
