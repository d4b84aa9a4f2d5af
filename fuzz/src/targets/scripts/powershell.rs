//! Windows PowerShell: words that we write, strings in single quotation marks, and an INF file in a here-string.

use super::{Characters, files};

/// Every word that stands outside strings.
const WORDS: &[&str] = &[
    "$certificate",
    "$names",
    "$parameters",
    ".AddDays",
    "-AsSecureString",
    "-Cert",
    "-Encoding",
    "-FilePath",
    "-Password",
    "-join",
    "-new",
    "@parameters",
    "CertStoreLocation",
    "Export-Certificate",
    "Export-PfxCertificate",
    "Get-Date",
    "Get-Item",
    "HashAlgorithm",
    "KeyAlgorithm",
    "KeyExportPolicy",
    "KeyLength",
    "KeyUsage",
    "New-SelfSignedCertificate",
    "NotAfter",
    "Read-Host",
    "Set-Content",
    "Signer",
    "Subject",
    "TextExtension",
    "Type",
    "Unicode",
    "certreq",
];

/// The names of the files that our scripts write.
const FILES: &[&str] = &["bot", "ca", "server"];
const ENDINGS: &[&str] = &["cer", "csr", "inf", "pfx"];

/// PowerShell takes typographic quotation marks for plain ones.
fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201B}')
}

pub(super) fn check(text: &str) -> Result<(), String> {
    let mut script = Characters { rest: text };
    let mut is_line_start = true;
    while let Some(c) = script.peek() {
        match c {
            '#' if is_line_start => {
                script.line();
                continue;
            }
            '@' if script.skip("@'\n") => here_string(&mut script)?,
            _ if is_quote(c) => string(&mut script)?,
            '@' if script.rest.starts_with("@(") || script.rest.starts_with("@{") => {
                script.next();
            }
            '\n' | ' ' | '=' | '(' | ')' | '{' | '}' | ',' | '+' | '|' => {
                script.next();
            }
            _ => {
                let word = script.all(|c| c.is_ascii_alphanumeric() || "$@.-".contains(c));
                if !is_known(word) {
                    return Err(format!(
                        "{:?} outside a string",
                        if word.is_empty() { c.to_string() } else { word.to_owned() }
                    ));
                }
            }
        }
        is_line_start = c == '\n';
    }
    Ok(())
}

fn is_known(word: &str) -> bool {
    let is_file =
        word.split_once('.').is_some_and(|(name, end)| FILES.contains(&name) && ENDINGS.contains(&end));
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    WORDS.contains(&word) || is_file || is_number
}

/// A string in which nothing is expanded; a doubled quotation mark is one in it.
fn string(script: &mut Characters<'_>) -> Result<(), String> {
    script.next();
    loop {
        match script.next() {
            None | Some('\n') => return Err("a string without its end".into()),
            Some(c) if is_quote(c) => match script.peek() {
                Some(next) if is_quote(next) => {
                    script.next();
                }
                _ => return Ok(()),
            },
            Some(_) => {}
        }
    }
}

fn here_string(script: &mut Characters<'_>) -> Result<(), String> {
    loop {
        let mut start = script.rest.chars();
        if start.next().is_some_and(is_quote) && start.next() == Some('@') {
            script.rest = start.as_str();
            return Ok(());
        }
        if script.rest.is_empty() {
            return Err("a here-string without an end".into());
        }
        files::inf(script.line())?;
    }
}
