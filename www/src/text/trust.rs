//! What the page promises, and how anybody can check that it keeps it.

use super::{Words, count, same, say, words};

pub(crate) const TRUST: Words = words("Nothing leaves this page", "Nichts verlässt diese Seite");
pub(crate) const TRUST_TITLE: Words = words("How to check it yourself", "So prüfen Sie es selbst");
pub(crate) const TRUST_LEAD: Words = words(
    "Files are read here, in this browser tab. The page sends nothing, loads nothing and stores nothing. You can check this yourself.",
    "Dateien werden hier gelesen, in diesem Tab des Browsers. Die Seite sendet nichts, lädt nichts und speichert nichts. Sie müssen ihr das nicht glauben.",
);

/// The promise where a portal shows the page and is told the results.
pub(crate) const TRUST_IN_PORTAL: Words =
    words("No file leaves this page", "Keine Datei verlässt diese Seite");

/// Who is told the results, and what that does not include.
pub(crate) fn portal_told(origin: &str) -> String {
    // Pages from the disk and the like have no origin that could be named.
    let who = if origin == "null" { words("Another page", "Eine andere Seite").spoken() } else { origin };
    say!(
        "{who} embeds this page and receives the results: the answers and the contents of your certificates. It gets no files, passwords or private keys.",
        "{who} zeigt diese Seite in der eigenen und erfährt die Ergebnisse: die Urteile und was in Ihren Zertifikaten steht. Dateien, Passwörter und private Schlüssel bekommt sie nicht."
    )
}

pub(crate) const COUNT_TITLE: Words = words("What the browser counted", "Was der Browser gezählt hat");
pub(crate) const COUNT_NOTE: Words = words(
    "The browser records every network request. This is its record for this page and its worker, since the page was opened.",
    "Der Browser führt selbst eine Liste dessen, was eine Seite vom Netz verlangt. Das ist seine Liste für diese Seite und ihren Worker, seit die Seite geöffnet wurde.",
);
pub(crate) const COUNT_ASKED: Words = words(
    "These addresses were requested, but not by this page. A browser extension, a portal around the page or a changed copy of the file may have done it.",
    "Diese Adressen wurden angefragt. Die Seite fragt keine an: eine Erweiterung des Browsers, ein Portal um die Seite oder eine veränderte Kopie der Datei kann es gewesen sein.",
);
pub(crate) const COUNT_REFUSED: Words = words(
    "The policy below blocked these. They do not come from this page, but from something else on this computer.",
    "Diese hat die Richtlinie unten verhindert. Die Seite versucht keine davon: etwas anderes auf diesem Computer war es.",
);

pub(crate) const WAYS_TITLE: Words = words("Three ways to be sure", "Drei Wege, sicher zu sein");
pub(crate) const WAYS: [Words; 3] = [
    words(
        "Unplug the network cable or switch Wi-Fi off, then drop your files. Everything works as before.",
        "Ziehen Sie das Netzwerkkabel oder schalten Sie das WLAN aus, und ziehen Sie dann Ihre Dateien auf die Seite. Alles geht wie zuvor.",
    ),
    words(
        "Open the browser’s developer tools (F12), choose Network and drop your files. You see only addresses that begin with blob: or data:, which are parts of this page.",
        "Öffnen Sie die Entwicklerwerkzeuge des Browsers (F12), wählen Sie „Netzwerk“ und ziehen Sie Ihre Dateien auf die Seite. Dort erscheinen nur Adressen, die mit blob: oder data: beginnen. Sie benennen Bytes, die die Seite schon hat.",
    ),
    words(
        "Read the policy below. The browser enforces it from the first byte.",
        "Lesen Sie die Richtlinie unten. Der Browser setzt sie vom ersten Byte an durch.",
    ),
];

pub(crate) const POLICY_TITLE: Words =
    words("The policy of this page, in full", "Die Richtlinie dieser Seite, vollständig");
pub(crate) const POLICY_MISSING: Words = words(
    "This page has no policy, so the file was changed. Download it again.",
    "Diese Seite hat keine Richtlinie. Die Datei wurde verändert: Holen Sie sie neu.",
);

pub(crate) const LIMITS_TITLE: Words = words("What the policy covers", "Was die Richtlinie abdeckt");
pub(crate) const LIMITS: [Words; 3] = [
    words(
        "The browser blocks loading and sending: fetch, XMLHttpRequest, sockets, beacons, workers, frames, forms, pictures and fonts.",
        "Der Browser sperrt Laden und Senden: fetch, XMLHttpRequest, Sockets, Beacons, Worker, Rahmen, Formulare, Bilder und Schriften.",
    ),
    words(
        "It does not block everything. A foreign script in this page could open another address in this tab or in a new window, or connect by WebRTC.",
        "Er sperrt nicht alles. Ein fremdes Skript in dieser Seite könnte in diesem Tab oder einem neuen Fenster eine andere Adresse öffnen oder sich über WebRTC verbinden.",
    ),
    words(
        "No foreign script runs: the policy allows only the scripts whose hashes it lists, and text from your files never becomes a script.",
        "Kein fremdes Skript läuft: Die Richtlinie erlaubt nur die Skripte, deren Hashwerte sie nennt, und Text aus Ihren Dateien wird nie zu einem Skript.",
    ),
];

/// What a directive of the policy means.
pub(crate) fn directive(name: &str) -> Words {
    match name {
        "default-src" => words(
            "Nothing may be loaded or sent unless a line below allows it. None allows a connection.",
            "Nichts darf von irgendwo geladen und nichts gesendet werden, außer eine Zeile unten erlaubt es. Keine erlaubt eine Verbindung.",
        ),
        "script-src" => words(
            "Only the scripts with these SHA-256 hashes run: they are in this file. WebAssembly may be compiled.",
            "Nur die Skripte mit diesen SHA-256-Werten laufen: Sie stehen in dieser Datei. WebAssembly darf übersetzt werden.",
        ),
        "style-src" => words(
            "Only the style sheets with these hashes count: they are in this file.",
            "Nur die Stilvorlagen mit diesen Werten gelten: Sie stehen in dieser Datei.",
        ),
        "img-src" => words("Pictures come from the file itself.", "Bilder kommen aus der Datei selbst."),
        "worker-src" => words(
            "The worker that reads your files comes from the file itself. It is bound by this policy, too.",
            "Der Worker, der Ihre Dateien liest, kommt aus der Datei selbst. Auch er ist an diese Richtlinie gebunden.",
        ),
        "form-action" => words("No form may be sent.", "Kein Formular darf gesendet werden."),
        "base-uri" => words(
            "No address in the page can be redirected.",
            "Keine Adresse in der Seite kann umgelenkt werden.",
        ),
        "require-trusted-types-for" => words(
            "The browser does not turn text into scripts or markup.",
            "Wo aus Text ein Skript oder Markup werden könnte, nimmt der Browser keinen Text an.",
        ),
        "trusted-types" => words(
            "The only exception has this name: the address of the worker that the page created.",
            "Eine Ausnahme mit diesem Namen: die Adresse des Workers, und nur die, die die Seite selbst angelegt hat.",
        ),
        _ => words("A further limit.", "Eine weitere Einschränkung."),
    }
}

pub(crate) const FILE_TITLE: Words = words("Is this file the real one?", "Ist diese Datei die echte?");
pub(crate) const FILE_HASH: Words = words(
    "Compare the SHA-256 of your copy with the one that was published with this version. A page that was opened from the disk cannot read its own file, so it cannot compute its own hash; and a forged page could show any hash. Use another program:",
    "Vergleichen Sie den SHA-256-Wert Ihrer Kopie mit dem, der mit dieser Version veröffentlicht wurde. Eine Seite, die vom Datenträger geöffnet wurde, kann ihre eigene Datei nicht lesen und ihren eigenen Wert also nicht berechnen; und eine gefälschte Seite könnte jeden zeigen. Darum muss es ein anderes Programm tun:",
);
pub(crate) const FILE_NAME: Words = words("File", "Datei");
pub(crate) const FILE_SIZE: Words = words("Size", "Größe");
pub(crate) const FILE_VERSION: Words = same("Version");
pub(crate) const RULE_SET: Words = words("Rule set", "Regelwerk");
pub(crate) const ROOT_LIST: Words = words("Public roots", "Öffentliche Wurzeln");
pub(crate) const SERVED: Words = words("served by a web server", "von einem Webserver geliefert");

/// What the systems call themselves, and the command that hashes a file there.
pub(crate) const HASH_COMMANDS: [(&str, &str); 3] =
    [("Windows", "certutil -hashfile"), ("macOS", "shasum -a 256"), ("Linux", "sha256sum")];

pub(crate) const NEVER_CHECKED: Words = words("What is not checked", "Was nicht geprüft wird");

pub(crate) const LICENCES: Words = words("Third-party licences", "Lizenzen Dritter");
pub(crate) const LICENCES_NOTE: Words = words(
    "This file contains third-party software and data under their licences.",
    "Diese Datei enthält Software und Daten anderer, unter Lizenzen, die das erlauben.",
);
pub(crate) const LICENCES_SHOW: Words = words("Show the licences", "Lizenzen anzeigen");
pub(crate) const LICENCES_LEAD: Words = words(
    "Each licence, with what it covers in the page, the package and the command.",
    "Jede Lizenz mit dem, was sie in dieser Seite, im Paket und im Befehl abdeckt.",
);

/// So many requests were counted.
pub(crate) fn requests(number: usize) -> String {
    count(number, words("1 request", "1 Anfrage"), words("requests", "Anfragen"))
}

pub(crate) fn bytes(number: &str) -> String {
    say!("{number} bytes", "{number} Bytes")
}

pub(crate) fn roots(number: u32, source: &str) -> String {
    format!("{number}: {source}")
}
