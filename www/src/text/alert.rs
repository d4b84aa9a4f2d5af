//! What the user must be told now.

use cert_inspector::limits::MAX_ARCHIVE_ENTRIES;

use super::{Words, number, say, words};
use crate::state::{Alert, Cause};
use cert_inspector::safe_text::visible_lines as shown;

/// Why there is no worker, and what to do.
pub(crate) fn failed(why: &str) -> String {
    let step = words(
        "Reload the page. If that does not help, use a newer browser, open the page outside of other pages, or download it again.",
        "Laden Sie die Seite neu. Wenn das nicht hilft, nehmen Sie einen neueren Browser, öffnen Sie die Seite für sich, oder laden Sie sie neu herunter.",
    );
    if why.is_empty() {
        return step.to_string();
    }
    say!("{step} Technical detail: {why}", "{step} Technische Einzelheit: {why}")
}

/// What happened, to which file, and what to do.
pub(crate) fn alert(alert: &Alert) -> String {
    match alert {
        Alert::Interrupted { cause, files, kept } => interrupted(cause, files, *kept),
        Alert::NothingPasted => {
            words("There is no text on the clipboard. Copy the certificate first, from -----BEGIN to END-----, and paste again.",
"In der Zwischenablage ist kein Text. Kopieren Sie zuerst das Zertifikat, von -----BEGIN bis END-----, und fügen Sie es dann noch einmal ein.").to_string()
        }
        Alert::Folder(why) => say!("The browser cannot read this folder ({why}). Drop the files in it, or choose the folder with the button.",
"Der Browser liest diesen Ordner nicht ({why}). Öffnen Sie den Ordner und ziehen Sie die Dateien daraus hierher, oder wählen Sie ihn mit der Schaltfläche."
        ),
        Alert::PartOfFolder { unread, more } => part_of_folder(unread, *more),
        Alert::Refused { message, file } => match file {
            Some(file) => format!("{}: {message}", shown(file)),
            None => message.clone(),
        },
        Alert::Fault(message) => say!("The page received an unexpected answer from its worker ({message}). Reload the page. If it happens again, download it again.",
"Der Prüfer hat etwas geantwortet, was diese Seite nicht versteht ({message}). Laden Sie die Seite neu; wenn es wieder geschieht, besorgen Sie sich die Datei neu."
        ),
    }
}

/// What of a folder is missing here.
fn part_of_folder(unread: &[String], more: bool) -> String {
    let mut text = String::new();
    if !unread.is_empty() {
        text.push_str(&say!(
            "The browser could not read {}: you may lack the permission. Everything else was read.",
            "Der Browser konnte {} nicht lesen: Vielleicht darf dieser Benutzer es nicht. Alles andere wurde gelesen.",
            list(unread)
        ));
    }
    if more {
        let space = if text.is_empty() { "" } else { " " };
        text.push_str(&say!(
            "{space}The folder has more than {} files, and the others were not read. Drop its subfolders one at a time.",
            "{space}Der Ordner enthält mehr als {} Dateien: Die übrigen wurden weggelassen. Ziehen Sie seine Teile nacheinander hierher.",
            number(MAX_ARCHIVE_ENTRIES)
        ));
    }
    text
}

fn interrupted(cause: &Cause, files: &[String], kept: usize) -> String {
    let named = list(files);
    let one = files.len() == 1;
    let mut text = match (cause, files.is_empty()) {
        (Cause::Cancelled, false) => {
            if one {
                say!("Cancelled. {named} was not read.", "Abgebrochen. {named} wurde nicht gelesen.")
            } else {
                say!("Cancelled. {named} were not read.", "Abgebrochen. {named} wurden nicht gelesen.")
            }
        }
        (Cause::Cancelled, true) => words(
            "Cancelled. What you had unlocked with a password is locked again.",
            "Abgebrochen. Was mit einem Kennwort geöffnet war, ist wieder verschlossen.",
        )
        .to_string(),
        (Cause::Silent, false) => say!(
            "Reading {named} took too long and was stopped. {}",
            "Das Lesen von {named} dauerte zu lange und wurde abgebrochen. {}",
            left_out(one)
        ),
        (Cause::Silent, true) => words(
            "The inspector stopped answering and was started again.",
            "Der Prüfer hat nicht mehr geantwortet und wurde neu gestartet.",
        )
        .to_string(),
        (Cause::Crashed(why), false) => {
            say!(
                "The inspector stopped while reading {named} ({why}). {}",
                "Der Prüfer ist beim Lesen von {named} stehen geblieben ({why}). {}",
                left_out(one)
            )
        }
        (Cause::Crashed(why), true) => say!(
            "The inspector stopped ({why}) and was started again.",
            "Der Prüfer ist stehen geblieben ({why}) und wurde neu gestartet."
        ),
    };
    if *cause == Cause::Cancelled {
        return text;
    }
    let others = number(kept);
    match (files.is_empty(), kept) {
        (_, 0) => {}
        (true, _) => text.push_str(&words(
            " All files were read again; passwords must be typed again.",
            " Alle Dateien wurden noch einmal gelesen; Kennwörter müssen noch einmal eingegeben werden.",
        )),
        (false, 1) => text.push_str(&words(
            " The other file was read again.",
            " Die andere Datei wurde noch einmal gelesen.",
        )),
        (false, _) => text.push_str(&say!(
            " The other {others} files were read again.",
            " Die anderen {others} Dateien wurden noch einmal gelesen."
        )),
    }
    text.push_str(&match files.len() {
        0 => words(" Choose a certificate to continue. If it happens again, leave out the one that was shown.",
" Wählen Sie ein Zertifikat, um fortzufahren; lassen Sie das zuletzt gezeigte weg, wenn es wieder geschieht."),
        1 => words(" Nothing was sent anywhere. Check that it is the right file, or export it again.",
" Es wurde nichts gesendet. Prüfen Sie, ob die Datei das ist, wofür Sie sie halten, oder exportieren Sie sie noch einmal."),
        _ => words(" Nothing was sent anywhere. Add the files one by one to find the one that causes this.",
" Es wurde nichts gesendet. Fügen Sie die Dateien einzeln hinzu, um diejenige zu finden, an der es liegt."),
    });
    text
}

/// What became of the files.
const fn left_out(one: bool) -> Words {
    if one {
        words("It was left out.", "Diese Datei wurde weggelassen.")
    } else {
        words("They were left out.", "Diese Dateien wurden weggelassen.")
    }
}

/// Names in a sentence; of many, the first few and how many more.
fn list(names: &[String]) -> String {
    const NAMED: usize = 3;
    let mut text = String::new();
    for (index, name) in names.iter().take(NAMED).enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        text.push_str(&say!("{comma}“{}”", "{comma}„{}“", shown(name)));
    }
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        text.push_str(&say!(" and {more} more", " und {more} weitere"));
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

    #[test]
    fn what_of_a_folder_is_missing_is_told() {
        let unread = part_of_folder(&["etc/private".to_owned()], false);
        assert!(unread.contains("“etc/private”") && unread.ends_with("was read."), "{unread}");
        let cut = part_of_folder(&[], true);
        assert!(cut.starts_with("The folder has more than 20,000 files"), "{cut}");
    }
}
