//! Archives are written here, right and wrong, and read.

use miniz_oxide::deflate::compress_to_vec;

use crate::formats::{Context, Decoded, Failure, read};
use crate::input::Unlocking;
use crate::limits::{MAX_ARCHIVE_ENTRIES, MAX_PASSED_OVER, MAX_UNPACKED_BYTES};
use crate::model::{Archive, Content, ObjectKind, PassedOverReason};

const CERTIFICATE: &[u8] = include_bytes!("../../../tests/fixtures/server/good.der");
const MIB: usize = 1024 * 1024;

/// A file of a zip archive, and what its headers say of it.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    mode: u32,
    checksum: u32,
    size: u32,
    data: Vec<u8>,
    offset: Option<u32>,
}

impl Entry {
    fn stored(name: &str, content: &[u8]) -> Self {
        Self {
            name: name.into(),
            flags: 0,
            method: 0,
            mode: 0o100_644,
            checksum: rawzip::crc32(content),
            size: u32::try_from(content.len()).unwrap(),
            data: content.to_vec(),
            offset: None,
        }
    }

    fn deflated(name: &str, content: &[u8]) -> Self {
        Self { method: 8, data: compress_to_vec(content, 6), ..Self::stored(name, content) }
    }

    fn header(&self, is_local: bool) -> Vec<u8> {
        let streamed = is_local && self.flags & 8 != 0;
        let packed = u32::try_from(self.data.len()).unwrap();
        let [checksum, packed, size] = if streamed { [0; 3] } else { [self.checksum, packed, self.size] };
        let name = u16::try_from(self.name.len()).unwrap();
        let shorts = |values: &[u16]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<_>>();
        [
            shorts(&[20, self.flags, self.method, 0, 0x21]),
            [checksum, packed, size].iter().flat_map(|value| value.to_le_bytes()).collect(),
            shorts(&[name, 0]),
        ]
        .concat()
    }

    fn body(&self) -> Vec<u8> {
        let mut body = [b"PK\x03\x04", &self.header(true)[..], &self.name, &self.data].concat();
        if self.flags & 8 != 0 {
            body.extend(b"PK\x07\x08");
            for value in [self.checksum, u32::try_from(self.data.len()).unwrap(), self.size] {
                body.extend(value.to_le_bytes());
            }
        }
        body
    }

    fn directory(&self, offset: usize) -> Vec<u8> {
        let offset = self.offset.unwrap_or(u32::try_from(offset).unwrap());
        let tail = [0; 6]; // comment, disk, internal attributes
        let mode = (self.mode << 16).to_le_bytes();
        [b"PK\x01\x02\x14\x03", &self.header(false)[..], &tail, &mode, &offset.to_le_bytes(), &self.name]
            .concat()
    }
}

fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bodies, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend(entry.directory(bodies.len()));
        bodies.extend(entry.body());
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let end =
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &length(&directory), &length(&bodies), &[0, 0]].concat();
    [bodies, directory, end].concat()
}

/// A header of a tar archive and its content in whole blocks.
fn tar_entry(name: &str, kind: u8, size: &str, content: &[u8]) -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[124..124 + size.len()].copy_from_slice(size.as_bytes());
    header[148..156].fill(b' ');
    header[156] = kind;
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().copied().map(u32::from).sum();
    header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    header.extend(content);
    header.resize(header.len().next_multiple_of(512), 0);
    header
}

fn tar_file(name: &str, kind: u8, content: &[u8]) -> Vec<u8> {
    tar_entry(name, kind, &format!("{:011o}", content.len()), content)
}

fn tar(entries: &[Vec<u8>]) -> Vec<u8> {
    [entries.concat(), vec![0; 1024]].concat()
}

fn gzip(name: &str, content: &[u8]) -> Vec<u8> {
    let (flags, name) = if name.is_empty() { (0, vec![]) } else { (8, [name.as_bytes(), b"\0"].concat()) };
    let size = u32::try_from(content.len()).unwrap().to_le_bytes();
    let checksum = rawzip::crc32(content).to_le_bytes();
    let head = [0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3];
    [&head[..], &name, &compress_to_vec(content, 6), &checksum, &size].concat()
}

fn opened(bytes: &[u8]) -> Decoded {
    let unlocking = Unlocking::default();
    let mut reading = read(bytes, &mut Context::new(&unlocking, &mut |_| {}));
    assert_eq!(reading.found.len(), 1, "{:?}", reading.failures);
    reading.found.remove(0).decoded
}

fn facts(decoded: &Decoded) -> &Archive {
    match &decoded.content {
        Content::Archive(_, archive) => archive,
        other => panic!("{other:?} is no archive"),
    }
}

/// The objects by their parts, and the failures by their paths.
fn told(decoded: &Decoded) -> (Vec<&str>, Vec<(String, &'static str)>) {
    let parts = decoded.inside.iter().map(|found| found.part.as_str()).collect();
    let told = |failure: &Failure| (failure.path.join(" > "), failure.error.kind());
    (parts, decoded.failures.iter().map(told).collect())
}

fn expect(bytes: &[u8], parts: &[&str], failures: &[(&str, &str)]) -> Archive {
    let decoded = opened(bytes);
    let (found, failed) = told(&decoded);
    assert_eq!(found, parts);
    let failed: Vec<(&str, &str)> = failed.iter().map(|(path, kind)| (path.as_str(), *kind)).collect();
    assert_eq!(failed, failures);
    facts(&decoded).clone()
}

#[test]
fn files_of_a_zip_archive_are_read_stored_deflated_and_streamed() {
    let streamed = Entry { flags: 8, ..Entry::deflated("c.crt", CERTIFICATE) };
    let archive = zip(&[
        Entry::stored("certs/", b""),
        Entry::stored("certs/a.crt", CERTIFICATE),
        Entry::deflated("b.crt", CERTIFICATE),
        streamed,
    ]);
    let facts = expect(&archive, &["certs/a.crt", "b.crt", "c.crt"], &[]);
    assert_eq!((facts.entries, facts.read, facts.unread), (3, 3, 0));
}

#[test]
fn what_holds_nothing_is_passed_over_with_its_reason() {
    let archive = zip(&[
        Entry::stored("README.txt", b"No certificate here.\n"),
        Entry::stored("picture.png", b"\x89PNG\r\n\x1A\n\0\0\0\x0D"),
        Entry::stored("nothing", b""),
        Entry::stored("__MACOSX/._a.crt", b"\0\x05\x16\x07\0\x02\0\0"),
        Entry::stored("letter.docx", &zip(&[Entry::stored("word.xml", b"<x/>")])),
        Entry { mode: 0o120_777, ..Entry::stored("link.crt", b"a.crt") },
        Entry::deflated("a.crt", CERTIFICATE),
    ]);
    let facts = expect(&archive, &["a.crt"], &[]);
    use PassedOverReason as Reason;
    let reasons: Vec<_> = facts.passed_over.iter().map(|file| (file.path.as_str(), file.reason)).collect();
    assert_eq!(
        reasons,
        [
            ("README.txt", Reason::NoCertificateInText),
            ("picture.png", Reason::Image),
            ("nothing", Reason::Empty),
            ("__MACOSX/._a.crt", Reason::SystemFile),
            ("letter.docx", Reason::ArchiveOfNothing),
            ("link.crt", Reason::Link),
        ]
    );
    assert_eq!((facts.entries, facts.read, facts.passed_over_count), (7, 1, 6));
}

#[test]
fn a_certificate_is_read_whatever_its_file_is_called() {
    expect(&zip(&[Entry::stored("__MACOSX/._a.crt", CERTIFICATE)]), &["__MACOSX/._a.crt"], &[]);
}

#[test]
fn only_the_first_names_of_what_is_passed_over_are_kept() {
    let entries: Vec<_> = (0..150).map(|number| Entry::stored(&format!("{number}.txt"), b"text")).collect();
    let facts = expect(&zip(&entries), &[], &[]);
    assert_eq!((facts.passed_over.len(), facts.passed_over_count), (MAX_PASSED_OVER, 150));
}

#[test]
fn one_damaged_file_does_not_stop_the_others() {
    let good = Entry::deflated("good.crt", CERTIFICATE);
    for (bad, kind) in [
        (Entry { checksum: 1, ..Entry::deflated("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { size: 7, ..Entry::deflated("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { size: 70_000, ..Entry::deflated("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { size: 7, ..Entry::stored("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { size: u32::MAX - 1, ..Entry::deflated("bad", CERTIFICATE) }, "tooLarge"),
        (Entry { method: 8, ..Entry::stored("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { offset: Some(0x7FFF_FFFF), ..Entry::stored("bad", CERTIFICATE) }, "archiveDamaged"),
        (Entry { flags: 1, ..Entry::stored("bad", CERTIFICATE) }, "archiveEncrypted"),
        (Entry { flags: 1, method: 99, ..Entry::stored("bad", CERTIFICATE) }, "archiveEncrypted"),
        (Entry { method: 12, ..Entry::stored("bad", CERTIFICATE) }, "archiveMethod"),
    ] {
        expect(&zip(&[bad, good.clone()]), &["good.crt"], &[("bad", kind)]);
    }
}

#[test]
fn names_that_lead_out_are_told_and_not_read() {
    for name in ["../a.crt", "a/../../b.crt", "/a.crt", "C:\\a.crt", "..\\a.crt", "a.crt\0.exe"] {
        let archive = zip(&[Entry::stored(name, CERTIFICATE), Entry::stored("good.crt", CERTIFICATE)]);
        expect(&archive, &["good.crt"], &[(name, "archiveEntryName")]);
    }
}

#[test]
fn files_of_one_name_are_all_read() {
    let archive = zip(&[Entry::stored("a.crt", CERTIFICATE), Entry::stored("a.crt", CERTIFICATE)]);
    expect(&archive, &["a.crt", "a.crt (2)"], &[]);
}

#[test]
fn files_that_share_bytes_are_refused() {
    let one = Entry::deflated("a", &vec![0; 10 * MIB]);
    let body = one.body();
    let directory = [one.directory(0), one.directory(0)].concat();
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let end = [b"PK\x05\x06\0\0\0\0\x02\0\x02\0", &length(&directory)[..], &length(&body), &[0, 0]].concat();
    let facts = expect(&[body, directory, end].concat(), &[], &[("a (2)", "archiveDamaged")]);
    assert_eq!((facts.entries, facts.unread, facts.passed_over_count), (2, 1, 1));
}

#[test]
fn unpacking_stops_where_the_room_ends() {
    let zeros = vec![0; 30 * MIB];
    let bomb = Entry::deflated("zeros", &zeros);
    let archive = zip(&[bomb.clone(), bomb.clone(), bomb.clone(), Entry::stored("a.crt", CERTIFICATE)]);
    let facts = expect(&archive, &[], &[("zeros (3)", "archiveTooLarge")]);
    assert_eq!((facts.entries, facts.passed_over_count), (3, 2));

    // Archives within share the room.
    let inner = zip(&[bomb.clone(), bomb]);
    let outer = zip(&[Entry::stored("1.zip", &inner), Entry::stored("2.zip", &inner)]);
    let decoded = opened(&outer);
    assert_eq!(told(&decoded).0, ["2.zip"]);
    assert_eq!(told(&decoded.inside[0].decoded).1, [("zeros".to_owned(), "archiveTooLarge")]);
}

#[test]
fn a_size_that_is_not_declared_is_bounded_too() {
    let packed = compress_to_vec(&vec![0; MAX_UNPACKED_BYTES + 1], 6);
    let gzip = [&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3][..], &packed, &[0; 8]].concat();
    expect(&gzip, &[], &[("content", "archiveTooLarge")]);
}

#[test]
fn more_files_than_are_looked_at_are_told() {
    let entries = vec![Entry::stored("", b""); MAX_ARCHIVE_ENTRIES + 1];
    let facts = expect(&zip(&entries), &[], &[("", "archiveTooManyEntries")]);
    assert_eq!(facts.passed_over_count, u32::try_from(MAX_ARCHIVE_ENTRIES).unwrap());
}

#[test]
fn a_third_archive_in_archives_is_only_named() {
    let innermost = zip(&[Entry::stored("a.crt", CERTIFICATE)]);
    let middle = gzip("inner.zip", &innermost);
    let decoded = opened(&zip(&[Entry::stored("middle.gz", &middle)]));
    assert_eq!(told(&decoded).0, ["middle.gz"]);
    let middle = &decoded.inside[0].decoded;
    assert_eq!(told(middle).0, ["inner.zip"]);
    assert_eq!(middle.inside[0].decoded.content, Content::Other(ObjectKind::Zip));
}

#[test]
fn an_archive_without_its_directory_is_searched() {
    let whole = zip(&[
        Entry::deflated("a.crt", CERTIFICATE),
        Entry { flags: 8, ..Entry::deflated("b.crt", CERTIFICATE) },
        Entry { flags: 1, ..Entry::stored("c.crt", CERTIFICATE) },
        Entry::stored("d.crt", CERTIFICATE),
    ]);
    let cut = &whole[..whole.len() - 30];
    let failures = [("", "archiveDamaged"), ("c.crt", "archiveEncrypted")];
    expect(cut, &["a.crt", "b.crt", "d.crt"], &failures);
    let half = &whole[..whole.len() / 4];
    expect(half, &["a.crt"], &[("", "archiveDamaged"), ("b.crt", "archiveDamaged")]);
}

#[test]
fn the_directory_of_an_archive_within_is_not_taken_for_that_of_one_that_is_cut_off() {
    let inner = zip(&[Entry::stored("a.crt", CERTIFICATE)]);
    let outer = zip(&[Entry::stored("inner.zip", &inner), Entry::stored("b.crt", CERTIFICATE)]);
    let cut = &outer[..inner.len() + 600];
    expect(cut, &["inner.zip"], &[("", "archiveDamaged"), ("b.crt", "archiveDamaged")]);
}

#[test]
fn bytes_behind_an_archive_are_told() {
    let archive = zip(&[Entry::stored("a.crt", CERTIFICATE)]);
    expect(&[&archive[..], b"more"].concat(), &["a.crt"], &[("", "archiveDamaged")]);
    expect(&[&archive[..], &[0; 100]].concat(), &["a.crt"], &[]);
}

#[test]
fn files_of_a_tar_archive_are_read_under_their_long_names() {
    let long = format!("{}a.crt", "folder/".repeat(30));
    let record = format!(" path={long}.pax\n");
    let record = format!("{}{record}", record.len() + 3);
    let archive = tar(&[
        tar_file("certs/", b'5', b""),
        tar_file("certs/a.crt", b'0', CERTIFICATE),
        tar_file("././@LongLink", b'L', format!("{long}\0").as_bytes()),
        tar_file("cut", b'0', CERTIFICATE),
        tar_file("PaxHeader", b'x', record.as_bytes()),
        tar_file("cut", b'0', CERTIFICATE),
        tar_file("link.crt", b'2', b""),
        tar_file("device", b'3', b""),
        tar_file("old.crt", 0, CERTIFICATE),
    ]);
    let facts = expect(&archive, &["certs/a.crt", &long, &format!("{long}.pax"), "old.crt"], &[]);
    let reasons: Vec<_> = facts.passed_over.iter().map(|file| file.reason).collect();
    assert_eq!(reasons, [PassedOverReason::Link, PassedOverReason::Device]);
    assert_eq!((facts.entries, facts.packed), (6, false));
}

#[test]
fn a_tar_archive_is_read_on_behind_what_is_damaged() {
    let good = tar_file("good.crt", b'0', CERTIFICATE);
    let mut wrong = tar_file("bad.crt", b'0', CERTIFICATE);
    wrong[0] = b'x';
    expect(
        &tar(&[good.clone(), wrong, good.clone()]),
        &["good.crt", "good.crt (2)"],
        &[("", "archiveDamaged")],
    );
    let huge = tar_entry("bad.crt", b'0', "77777777777", CERTIFICATE);
    expect(&tar(&[huge, good.clone()]), &["good.crt"], &[("bad.crt", "archiveDamaged")]);
    let cut = [good.clone(), good[..1000].to_vec()].concat();
    expect(&cut, &["good.crt"], &[("good.crt (2)", "archiveDamaged")]);
    // Without an end, and with a second archive behind the end, as `cat` makes it.
    expect(&good, &["good.crt"], &[("", "archiveDamaged")]);
    expect(&[tar(std::slice::from_ref(&good)), tar(&[good])].concat(), &["good.crt", "good.crt (2)"], &[]);
}

#[test]
fn a_tar_archive_whose_first_name_looks_like_der_is_one() {
    let archive = tar(&[tar_file("0.crt", b'0', CERTIFICATE)]);
    expect(&archive, &["0.crt"], &[]);
}

#[test]
fn a_gzip_file_is_one_file_or_a_packed_tar_archive() {
    expect(&gzip("a.crt", CERTIFICATE), &["a.crt"], &[]);
    expect(&gzip("../../a.crt", CERTIFICATE), &["a.crt"], &[]);
    expect(&gzip("", CERTIFICATE), &["content"], &[]);
    let members = [gzip("a.der", CERTIFICATE), gzip("b.der", CERTIFICATE), vec![0; 20]].concat();
    expect(&members, &["a.der", "a.der"], &[]);
    let facts = expect(&gzip("a.tar", &tar(&[tar_file("a.crt", b'0', CERTIFICATE)])), &["a.crt"], &[]);
    assert!(facts.packed);
}

#[test]
fn a_damaged_gzip_file_says_what_is_wrong() {
    let whole = gzip("a.crt", CERTIFICATE);
    for at in [whole.len() - 8, whole.len() - 4, 40] {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        expect(&damaged, &[], &[("a.crt", "archiveDamaged")]);
    }
    for length in [3, 9, 12, 100, whole.len() - 1] {
        let decoded = opened(&whole[..length]);
        assert_eq!(told(&decoded).1[0].1, "archiveDamaged", "{length}");
    }
    expect(&[&whole[..], b"noise"].concat(), &["a.crt"], &[("", "archiveDamaged")]);
    let packed = gzip("", &tar(&[tar_file("a.crt", b'0', CERTIFICATE), tar_file("b", b'0', &[1; 9000])]));
    expect(&packed[..packed.len() - 20], &["a.crt"], &[("b", "archiveDamaged"), ("", "archiveDamaged")]);
}
