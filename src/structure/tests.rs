#![allow(clippy::indexing_slicing, reason = "a test that panics is a test that fails")]

use super::*;

fn lines(bytes: &[u8]) -> Vec<String> {
    elements(bytes, 100)
        .0
        .iter()
        .map(|node| {
            let mark = if node.encapsulated { "*" } else { "" };
            format!(
                "{}{mark} {}+{}+{} {} {}",
                node.depth, node.offset, node.header_length, node.content_length, node.tag, node.value
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}

#[test]
fn every_type_has_its_value() {
    for (bytes, expected) in [
        (&[1, 1, 0xFF][..], "BOOLEAN TRUE"),
        (&[2, 1, 0x80], "INTEGER -128"),
        (&[2, 8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "INTEGER 9223372036854775807"),
        (&[2, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0], "INTEGER 9 bytes: 01:00:00:00:00:00:00:00:00"),
        (&[3, 2, 1, 6], "BIT STRING 7 bits: 0000011"),
        (&[4, 2, 0xAB, 0xCD], "OCTET STRING 2 bytes: AB:CD"),
        (&[5, 0], "NULL"),
        (&[6, 3, 0x55, 4, 3], "OBJECT IDENTIFIER commonName (2.5.4.3)"),
        (&[10, 1, 3], "ENUMERATED 3"),
        (b"\x0C\x03\xC3\xA4b", "UTF8String äb"),
        (b"\x17\x0D261120120000Z", "UTCTime 2026-11-20T12:00:00Z"),
        (b"\x17\x0B2611201200Z", "UTCTime 2611201200Z"),
        (b"\x82\x03abc", "[2] abc"),
        (b"\x82\x01\xFF", "[2] 1 byte: FF"),
        (&[0x5F, 0x81, 0x01, 0], "[APPLICATION 129] 0 bytes:"),
        (&[0xC1, 0], "[PRIVATE 1] 0 bytes:"),
    ] {
        let lines = lines(bytes);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].ends_with(expected), "{} is not {expected}", lines[0]);
    }
}

#[test]
fn strings_of_bytes_open_only_where_all_of_them_is_asn1() {
    assert_eq!(
        lines(&[4, 5, 0x30, 3, 2, 1, 9]),
        ["0 0+2+5 OCTET STRING 5 bytes", "1* 2+2+3 SEQUENCE", "2* 4+2+1 INTEGER 9"]
    );
    assert_eq!(
        lines(&[3, 5, 0, 0x30, 2, 5, 0]),
        ["0 0+2+5 BIT STRING 5 bytes", "1* 3+2+2 SEQUENCE", "2* 5+2+0 NULL"]
    );
    for closed in [
        &[4, 3, 2, 1, 9][..],
        &[4, 6, 0x30, 3, 2, 1, 9, 0],
        &[4, 5, 0x30, 3, 2, 9, 9],
        &[3, 5, 1, 0x30, 2, 5, 0],
    ] {
        assert_eq!(lines(closed).len(), 1, "{closed:02X?}");
    }
}

#[test]
fn what_is_damaged_is_told_and_the_rest_stands() {
    let (nodes, _) = elements(&[0x30, 8, 2, 1, 1, 4, 9, 7, 7], 100);
    assert_eq!(nodes.len(), 3);
    assert!(nodes[2].deviations[0].contains("is cut off"), "{:?}", nodes[2].deviations);
    let (nodes, _) = elements(&[0x30, 4, 5, 0, 4, 0x80], 100);
    assert_eq!((&*nodes[2].tag, nodes[2].offset, nodes[2].content_length), ("not ASN.1", 4, 2));
    let (nodes, _) = elements(&[5, 0, 5, 0], 100);
    assert!(nodes[1].deviations[0].contains("More bytes follow"));
}

#[test]
fn strays_from_der_are_named() {
    for (bytes, words) in [
        (&[1, 1, 1][..], "11.1"),
        (&[2, 2, 0, 1], "8.3"),
        (&[2, 2, 0xFF, 0x80], "8.3"),
        (&[2, 0], "8.3"),
        (&[3, 2, 4, 0x0F], "11.2.1"),
        (&[3, 1, 3], "8.6.2"),
        (&[5, 1, 0], "8.8"),
        (&[6, 2, 0x55, 0x80], "8.19"),
        (&[6, 3, 0x55, 0x80, 1], "8.19"),
        (&[4, 0x81, 1, 0], "10.1"),
        (&[0x30, 0x80, 0, 0], "10.1"),
        (&[0x24, 3, 4, 1, 7], "10.2"),
        (&[0x31, 6, 2, 1, 2, 2, 1, 1], "11.6"),
        (b"\x13\x01@", "characters"),
        (b"\x17\x0B2611201200Z", "11.8"),
    ] {
        let (nodes, _) = elements(bytes, 100);
        assert_eq!(nodes[0].deviations.len(), 1, "{bytes:02X?}: {:?}", nodes[0].deviations);
        assert!(nodes[0].deviations[0].contains(words), "{bytes:02X?}: {:?}", nodes[0].deviations);
    }
    for clean in [
        &[1, 1, 0xFF][..],
        &[2, 2, 0, 0x80],
        &[2, 1, 0],
        &[3, 2, 4, 0xF0],
        &[3, 1, 0],
        &[0x31, 6, 2, 1, 1, 2, 1, 2],
        b"\x18\x1120261120120000.5Z",
    ] {
        let (nodes, _) = elements(clean, 100);
        assert!(nodes[0].deviations.is_empty(), "{clean:02X?}: {:?}", nodes[0].deviations);
    }
}

#[test]
fn an_indefinite_length_ends_with_its_end() {
    assert_eq!(
        lines(&[0x30, 0x80, 5, 0, 0, 0]),
        ["0 0+2+4 SEQUENCE", "1 2+2+0 NULL", "1 4+2+0 END OF CONTENTS"]
    );
}

#[test]
fn limits_hold_and_are_told() {
    let many = [0x30, 30].iter().copied().chain([5, 0].repeat(15)).collect::<Vec<u8>>();
    let (nodes, more) = elements(&many, 10);
    assert_eq!((nodes.len(), more), (10, 6));
    assert_eq!(nodes[0].descendants, 9);
    let mut deep = Vec::new();
    for _ in 0..80 {
        deep = crate::writing::element(0x30, &[&deep]);
    }
    let (nodes, _) = elements(&deep, 1000);
    assert!(nodes.iter().all(|node| usize::try_from(node.depth).unwrap() <= MAX_NESTING));
    assert!(nodes.last().unwrap().deviations.iter().any(|sentence| sentence.contains("too deep")));
}

#[test]
fn what_is_nested_to_waste_time_is_not_divided_to_its_end() {
    const LEVELS: usize = 57;
    const ELEMENTS: usize = 600_000;
    // Sets without lengths: each is read to its end to find it, and once more to see whether it is in order.
    let bytes = [[0x31, 0x80].repeat(LEVELS), [0x05, 0x00].repeat(ELEMENTS), [0, 0].repeat(LEVELS)].concat();
    let (nodes, omitted) = elements(&bytes, 100);
    assert!(usize::try_from(omitted).unwrap() < LEVELS, "{} {omitted}", nodes.len());
    // Nothing is left out where it is not nested.
    let (nodes, omitted) = elements(&[0x05, 0x00].repeat(ELEMENTS), 100);
    assert_eq!(nodes.len() + usize::try_from(omitted).unwrap(), ELEMENTS);
}
