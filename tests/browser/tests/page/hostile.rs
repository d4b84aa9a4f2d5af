//! Files made to hurt: the page answers each with a sentence and goes on.

use browser_tests::{Browser, Page, Place, Result, Scratch, fixture};

const MEBIBYTE: usize = 1024 * 1024;

/// The page answers to a file, and judges a certificate after it.
fn answers(page: &Page<'_>, name: &str, bytes: &[u8]) -> Result {
    let scratch = Scratch::new("hostile")?;
    let file = scratch.write(name, bytes)?;
    page.choose(&[&file])?;
    page.browser.wait_for(&format!("document.querySelector('#results').innerText.includes('{name}')"))?;
    let words = page.text_of("#results")?;
    let beginning: String = words.replace("\n\n", " | ").chars().take(300).collect();
    println!("{name}: {beginning}");
    assert!(words.len() > 40, "{words}");
    page.choose(&[&fixture("server/rsa-1024.der")])?;
    page.browser.wait_for("document.querySelector('[data-object][data-outcome=fail]') !== null")?;
    let alert = page.browser.run("return document.querySelector('#alert')?.innerText ?? '';", &[])?;
    assert_eq!(alert, "", "{name}: the worker died");
    Ok(())
}

/// Bytes without any pattern, the same each time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::with_capacity(length);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes
}

#[test]
fn noise_beyond_the_limit_is_refused_unread() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    answers(&Page::open(&browser, Place::Disk)?, "noise-100.bin", &noise(100 * MEBIBYTE))
}

#[test]
fn noise_below_the_limit_is_read_and_refused() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    answers(&Page::open(&browser, Place::Disk)?, "noise-63.bin", &noise(63 * MEBIBYTE))
}

/// Sequences around sequences, each as long as what it holds.
fn nested(depth: usize) -> Vec<u8> {
    let mut lengths = Vec::new();
    let mut length = 0_usize;
    for _ in 0..depth {
        let size = u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
        // The longest form, 30 84 xx xx xx xx, so that each level adds six bytes.
        lengths.push(size);
        length += 6;
    }
    lengths.iter().rev().flat_map(|size| [0x30, 0x84].into_iter().chain(*size)).collect()
}

#[test]
fn ten_thousand_nested_sequences_do_not_exhaust_the_stack() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    answers(&Page::open(&browser, Place::Disk)?, "nested.der", &nested(10_000))
}

#[test]
fn a_million_empty_blocks_are_answered() -> Result {
    let Some(browser) = Browser::start()? else { return Ok(()) };
    let block = b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    answers(&Page::open(&browser, Place::Disk)?, "empty-blocks.pem", &block.repeat(1_000_000))
}
