//! A POSIX shell: simple commands of known programs, words in single quotation marks, here-documents that nothing is expanded in.

use super::{Characters, files};

/// The programs that remedies run.
const PROGRAMS: &[&str] = &["cat", "chmod", "curl", "openssl", "rm", "ssh-keygen"];

/// The one expansion: a random serial number.
const SERIAL: &str = "\"0x$(openssl rand -hex 16)\"";

/// How here-documents begin: the quotation marks keep the shell out of the text.
const HERE: &str = "<<'END_OF_FILE'\n";

pub(super) fn check(text: &str) -> Result<(), String> {
    let mut script = Characters { rest: text };
    while script.peek().is_some() {
        command(&mut script)?;
    }
    Ok(())
}

/// A command up to the end of its line, with the here-document behind it.
fn command(script: &mut Characters<'_>) -> Result<(), String> {
    let mut words = 0;
    loop {
        script.all(|c| c == ' ');
        if script.skip("\\\n") {
            continue;
        }
        match script.peek() {
            None => break,
            Some('\n') => {
                script.next();
                break;
            }
            Some('<') if script.skip(HERE) => return here_document(script),
            Some('>') if words > 0 => {
                script.next();
            }
            Some(_) => {
                let word = word(script)?;
                if words == 0 && !PROGRAMS.contains(&word.as_str()) {
                    return Err(format!("'{word}' is not a program of ours"));
                }
                words += 1;
            }
        }
    }
    if words == 0 { Err("a line without a command".into()) } else { Ok(()) }
}

fn here_document(script: &mut Characters<'_>) -> Result<(), String> {
    loop {
        if script.rest.is_empty() {
            return Err("a here-document without an end".into());
        }
        match script.line() {
            "END_OF_FILE" => return Ok(()),
            line => files::configuration(line)?,
        }
    }
}

/// A word of plain and quoted parts, without its quotation marks.
fn word(script: &mut Characters<'_>) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/:=,".contains(c);
    if script.skip(SERIAL) {
        return Ok(SERIAL.to_owned());
    }
    let begins_quoted = script.peek() == Some('\'');
    let mut word = String::new();
    loop {
        match script.peek() {
            None | Some(' ' | '\n') => break,
            Some('\'') => {
                script.next();
                word.push_str(script.all(|c| c != '\'' && c != '\n'));
                if script.next() != Some('\'') {
                    return Err("a quotation mark without its end".into());
                }
            }
            Some('\\') if script.skip("\\'") => word.push('\''),
            Some(c) if is_plain(c) => word.push_str(script.all(is_plain)),
            Some(c) => return Err(format!("{c:?} outside quotation marks")),
        }
    }
    // Our own options are never quoted, so a quoted word that is one comes from the input.
    if begins_quoted && word.starts_with(['-', '@']) {
        return Err(format!("'{word}' is an option, and comes from the input"));
    }
    Ok(word)
}
