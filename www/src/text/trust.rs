//! What the page promises, and how anybody can check that it keeps it.

use super::{Said, count, said};

pub(crate) const TRUST: Said = said("Nothing leaves this page", "Nichts verlässt diese Seite");
pub(crate) const TRUST_TITLE: Said = said("How to check it yourself", "So prüfen Sie es selbst");
pub(crate) const TRUST_LEAD: Said = said(
    "Files are read here, in this browser tab. The page sends nothing, loads nothing and stores nothing. You need not take its word for it.",
    "Dateien werden hier gelesen, in diesem Tab des Browsers. Die Seite sendet nichts, lädt nichts und speichert nichts. Sie müssen ihr das nicht glauben.",
);

pub(crate) const COUNT_TITLE: Said = said("What the browser counted", "Was der Browser gezählt hat");
pub(crate) const COUNT_NOTE: Said = said(
    "The browser itself keeps a list of what a page asks of a network. This is its list for this page and its worker, since the page was opened.",
    "Der Browser führt selbst eine Liste dessen, was eine Seite vom Netz verlangt. Das ist seine Liste für diese Seite und ihren Worker, seit die Seite geöffnet wurde.",
);
pub(crate) const COUNT_ASKED: Said = said(
    "These addresses were asked for. The page asks for none: an extension of the browser, a portal around the page or a changed copy of the file may have done it.",
    "Diese Adressen wurden angefragt. Die Seite fragt keine an: eine Erweiterung des Browsers, ein Portal um die Seite oder eine veränderte Kopie der Datei kann es gewesen sein.",
);
pub(crate) const COUNT_REFUSED: Said = said(
    "The policy below stopped these. The page does not try any: something else on this computer did.",
    "Diese hat die Richtlinie unten verhindert. Die Seite versucht keine davon: etwas anderes auf diesem Computer war es.",
);

pub(crate) const WAYS_TITLE: Said = said("Three ways to be sure", "Drei Wege, sicher zu sein");
pub(crate) const WAYS: [Said; 3] = [
    said(
        "Unplug the network cable or switch Wi-Fi off, then drop your files. Everything works as before.",
        "Ziehen Sie das Netzwerkkabel oder schalten Sie das WLAN aus, und legen Sie dann Ihre Dateien ab. Alles geht wie zuvor.",
    ),
    said(
        "Open the browser’s developer tools (F12), choose Network and drop your files. Nothing is listed but addresses that begin with blob: or data:, which name bytes that the page holds already.",
        "Öffnen Sie die Entwicklerwerkzeuge des Browsers (F12), wählen Sie „Netzwerk“ und legen Sie Ihre Dateien ab. Dort erscheinen nur Adressen, die mit blob: oder data: beginnen. Sie benennen Bytes, die die Seite schon hat.",
    ),
    said(
        "Read the policy below. The browser enforces it from the first byte, whatever the page’s script would like to do.",
        "Lesen Sie die Richtlinie unten. Der Browser setzt sie vom ersten Byte an durch, was immer das Skript der Seite tun möchte.",
    ),
];

pub(crate) const POLICY_TITLE: Said =
    said("The policy of this page, in full", "Die Richtlinie dieser Seite, vollständig");
pub(crate) const POLICY_MISSING: Said = said(
    "This page carries no policy. The file was changed: get it again.",
    "Diese Seite hat keine Richtlinie. Die Datei wurde verändert: Holen Sie sie neu.",
);

/// What a directive of the policy means.
pub(crate) fn directive(name: &str) -> Said {
    match name {
        "default-src" => said(
            "Nothing may be loaded from anywhere and nothing may be sent, unless a line below allows it. None allows a connection.",
            "Nichts darf von irgendwo geladen und nichts gesendet werden, außer eine Zeile unten erlaubt es. Keine erlaubt eine Verbindung.",
        ),
        "script-src" => said(
            "Only the scripts with these SHA-256 hashes run: they stand in this file. WebAssembly may be compiled.",
            "Nur die Skripte mit diesen SHA-256-Werten laufen: Sie stehen in dieser Datei. WebAssembly darf übersetzt werden.",
        ),
        "style-src" => said(
            "Only the style sheets with these hashes count: they stand in this file.",
            "Nur die Stilvorlagen mit diesen Werten gelten: Sie stehen in dieser Datei.",
        ),
        "img-src" => said("Pictures come from the file itself.", "Bilder kommen aus der Datei selbst."),
        "worker-src" => said(
            "The worker that reads your files comes from the file itself. It is bound by this policy, too.",
            "Der Worker, der Ihre Dateien liest, kommt aus der Datei selbst. Auch er ist an diese Richtlinie gebunden.",
        ),
        "form-action" => said("No form may be sent.", "Kein Formular darf gesendet werden."),
        "base-uri" => said(
            "No address in the page can be bent to another place.",
            "Keine Adresse in der Seite kann umgelenkt werden.",
        ),
        _ => said("A further limit.", "Eine weitere Einschränkung."),
    }
}

pub(crate) const FILE_TITLE: Said = said("Is this file the real one?", "Ist diese Datei die echte?");
pub(crate) const FILE_HASH: Said = said(
    "Compare the SHA-256 of your copy with the one that was published with this version. A page that was opened from the disk cannot read its own file, so it cannot compute its own hash; and a forged page could show any. So another program has to do it:",
    "Vergleichen Sie den SHA-256-Wert Ihrer Kopie mit dem, der mit dieser Version veröffentlicht wurde. Eine Seite, die vom Datenträger geöffnet wurde, kann ihre eigene Datei nicht lesen und ihren eigenen Wert also nicht berechnen; und eine gefälschte Seite könnte jeden zeigen. Darum muss es ein anderes Programm tun:",
);
pub(crate) const FILE_NAME: Said = said("File", "Datei");
pub(crate) const FILE_SIZE: Said = said("Size", "Größe");
pub(crate) const FILE_VERSION: Said = said("Version", "Version");
pub(crate) const RULE_SET: Said = said("Rule set", "Regelwerk");
pub(crate) const ROOT_LIST: Said = said("Public roots", "Öffentliche Stammzertifikate");
pub(crate) const SERVED: Said = said("served by a web server", "von einem Webserver geliefert");

/// What the systems call themselves, and the command that hashes a file there.
pub(crate) const HASH_COMMANDS: [(&str, &str); 3] =
    [("Windows", "certutil -hashfile"), ("macOS", "shasum -a 256"), ("Linux", "sha256sum")];

pub(crate) const NEVER_CHECKED: Said = said("What is not checked", "Was nicht geprüft wird");

/// So many requests were counted.
pub(crate) fn requests(number: usize) -> String {
    count(number, said("1 request", "1 Anfrage"), said("requests", "Anfragen"))
}

pub(crate) fn bytes(number: &str) -> String {
    format!("{number} {}", said("bytes", "Bytes"))
}

pub(crate) fn roots(number: u32, source: &str) -> String {
    format!("{number}: {source}")
}
