//! What the user must be told now.

use std::fmt::Write;

use crate::shown::shown;
use crate::state::{Alert, Cause};

/// Why there is no worker, and what to do.
pub(crate) fn failed(why: &str) -> String {
    format!(
        "Reload the page. If that does not help, open it in a newer browser, or get a fresh copy of it. Technical detail: {why}"
    )
}

/// What happened, to which file, and what to do.
pub(crate) fn alert(alert: &Alert) -> String {
    match alert {
        Alert::Interrupted { cause, files, kept } => interrupted(cause, files, *kept),
        Alert::NothingPasted => {
            "There is no text on the clipboard. Copy the certificate first, from -----BEGIN to END-----, and paste again.".into()
        }
        Alert::Folder(why) => format!(
            "The browser will not read this folder ({why}). Open the folder and drop the files in it, or choose it with the button."
        ),
        Alert::Refused { message, file } => match file {
            Some(file) => format!("{}: {message}", shown(file)),
            None => message.clone(),
        },
        Alert::Fault(message) => format!(
            "The inspector answered something this page does not understand ({message}). Reload the page; if it happens again, get a fresh copy of it."
        ),
    }
}

fn interrupted(cause: &Cause, files: &[String], kept: usize) -> String {
    let named = list(files);
    let (was, it) = if files.len() == 1 { ("was", "It was") } else { ("were", "They were") };
    let mut text = match (cause, files.is_empty()) {
        (Cause::Cancelled, false) => format!("Cancelled. {named} {was} not read."),
        (Cause::Cancelled, true) => {
            "Cancelled. What had been opened with a password is shut again.".to_owned()
        }
        (Cause::Silent, false) => format!("Reading {named} took too long and was stopped. {it} left out."),
        (Cause::Silent, true) => "The inspector stopped answering and was started again.".to_owned(),
        (Cause::Crashed(why), false) => {
            format!("The inspector stopped while reading {named} ({why}). {it} left out.")
        }
        (Cause::Crashed(why), true) => format!("The inspector stopped ({why}) and was started again."),
    };
    if *cause == Cause::Cancelled {
        return text;
    }
    match (files.is_empty(), kept) {
        (_, 0) => {}
        (true, _) => text.push_str(" All files were read again; passwords must be typed again."),
        (false, 1) => text.push_str(" The other file was read again."),
        (false, _) => _ = write!(text, " The other {kept} files were read again."),
    }
    text.push_str(match files.len() {
        0 => " Choose a certificate to go on; leave out the one shown before if it happens again.",
        1 => " Nothing was sent anywhere. Check that the file is what you think it is, or export it again.",
        _ => " Nothing was sent anywhere. Add the files one by one to find the one that is to blame.",
    });
    text
}

/// Names in a sentence; of many, the first few and how many more.
fn list(names: &[String]) -> String {
    const NAMED: usize = 3;
    let mut text = String::new();
    for (index, name) in names.iter().take(NAMED).enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        _ = write!(text, "{comma}“{}”", shown(name));
    }
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        _ = write!(text, " and {more} more");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interruption_names_the_file_and_the_next_step() {
        let text = interrupted(&Cause::Silent, &["evil.der".to_owned()], 2);
        assert!(
            text.contains("“evil.der”") && text.contains("other 2 files") && text.contains("export it again"),
            "{text}"
        );
        let blameless = interrupted(&Cause::Cancelled, &["big.pem".to_owned()], 0);
        assert_eq!(blameless, "Cancelled. “big.pem” was not read.");
    }
}
