//! What the panel says, in German. What is not here stays English.

/// English, then German.
pub(super) const GERMAN: &[(&str, &str)] = &[
    ("The file cert.pem", "Die Datei cert.pem"),
    ("What is in it", "Was darin ist"),
    ("What is wrong", "Was nicht stimmt"),
    ("What the cert.pem to download holds", "Was die cert.pem zum Herunterladen enthält"),
    ("What is repaired", "Was repariert ist"),
    ("What is missing for it", "Was dafür fehlt"),
    ("What repairing the file cannot fix", "Was keine Reparatur der Datei behebt"),
    ("Where it goes", "Wohin sie gehört"),
    ("What to do there", "Was dort zu tun ist"),
    ("To the files to download", "Zu den Dateien zum Herunterladen"),
    ("What the product’s own dialog shows", "Was der Dialog des Produkts zeigt"),
    ("What clients do", "Was Clients tun"),
    (
        "Server certificate validation in the desktop client, for this certificate",
        "Server certificate validation im Desktop-Client, für dieses Zertifikat",
    ),
    ("Mode", "Modus"),
    ("First connection, by mode of validation", "Erste Verbindung, nach Prüfmodus"),
    ("The table for every situation", "Die Tabelle für jede Lage"),
    (
        "Worth knowing about modes, and where sources contradict each other",
        "Wissenswertes über die Modi, und wo Quellen einander widersprechen",
    ),
    ("Also good to know", "Neben der Tabelle zu wissen"),
    ("Pins and renewals", "Pins und Erneuerungen"),
    (
        "What a client pins of this certificate (SHA-256 of the public key)",
        "Was sich ein Client von diesem Zertifikat merkt (SHA-256 des öffentlichen Schlüssels)",
    ),
    (
        "A pin ledger is a small text file, which you save here among the files to download and add again later. Nothing is stored in the browser.",
        "Ein Pin-Verzeichnis ist eine kleine Textdatei, die Sie hier bei den Dateien zum Herunterladen speichern und später wieder hierher ziehen. Im Browser wird nichts gespeichert.",
    ),
    ("manual", "Handbuch"),
    ("vendor’s code", "Code des Herstellers"),
    ("inferred", "geschlossen"),
    ("our decision", "unsere Entscheidung"),
    ("connects", "verbindet"),
    ("asks", "fragt nach"),
    ("refuses", "lehnt ab"),
];
