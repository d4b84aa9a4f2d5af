//! A file with very many certificates.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::Result;

/// Ten thousand certificates that all differ: Mozilla's roots, and what lies in a corpus beside the repository. After
/// each has been taken once, they are taken again with another signature, which no parser minds.
pub(crate) fn bundle() -> Result<(String, usize)> {
    const COUNT: usize = 10_000;
    let mut certificates: Vec<Vec<u8>> =
        webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|certificate| certificate.to_vec()).collect();
    let roots = certificates.len();
    let corpus = xtask::paths::root().join("../shared/corpus/zlint");
    if corpus.is_dir() {
        certificates.extend(corpus_certificates(&corpus)?);
    } else {
        println!("skipped: no corpus beside the repository");
    }
    println!("bundle of {roots} roots and {} certificates of the corpus", certificates.len() - roots);
    let mut bundle = String::new();
    for (number, certificate) in certificates.iter().cycle().take(COUNT).enumerate() {
        let mut certificate = certificate.clone();
        let round = u32::try_from(number / certificates.len())?;
        if let Some(end) = certificate.last_chunk_mut::<4>() {
            *end = (u32::from_be_bytes(*end) ^ round).to_be_bytes();
        }
        let text = STANDARD.encode(&certificate);
        bundle.push_str("-----BEGIN CERTIFICATE-----\n");
        for line in text.as_bytes().chunks(64) {
            bundle.push_str(std::str::from_utf8(line)?);
            bundle.push('\n');
        }
        bundle.push_str("-----END CERTIFICATE-----\n");
    }
    Ok((bundle, COUNT))
}

/// The certificates of the corpus whose PEM can be read; broken ones are for other tests.
fn corpus_certificates(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    let mut certificates = Vec::new();
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        let block = text
            .split_once("-----BEGIN CERTIFICATE-----")
            .and_then(|(_, rest)| rest.split_once("-----END CERTIFICATE-----"));
        let Some((block, _)) = block else { continue };
        let block: String = block.split_whitespace().collect();
        certificates.extend(STANDARD.decode(block));
    }
    Ok(certificates)
}
