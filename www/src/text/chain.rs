//! Where a certificate comes from: its chain, whose word it rests on, and files as servers are given them.

use cert_inspector::checks::Outcome;
use cert_inspector::model::{SignatureCheck, Timestamp};
use cert_inspector::report::{BundleReport, LeafFoundBy, PathEnd, PathReport, PathsReport, Trust};

use super::{Language, Words, count, instant, language, policy, purpose, say, words};
use cert_inspector::safe_text::visible_lines as shown;

pub(crate) const CHAIN: Words = words("Chain", "Kette");
pub(crate) const CHAIN_LIST: Words = words(
    "The certificates, from this one up to the root",
    "Die Zertifikate, von diesem bis hinauf zur Wurzel",
);
pub(crate) const FACT_ENDS: Words = words("First to end", "Läuft zuerst ab");
pub(crate) const FACT_PERIOD: Words = words("Longest validity", "Längste Gültigkeit");
pub(crate) const FACT_RULES: Words = words("Judged by", "Beurteilt nach");
pub(crate) const ISSUED_BY_NEXT: Words = words("issued by the next:", "ausgestellt vom nächsten:");
pub(crate) const THIS_CERTIFICATE: Words = words("this certificate", "dieses Zertifikat");
pub(crate) const NOT_TRUSTED: Words = words("Not trusted", "Nicht vertraut");
pub(crate) const PUBLIC_ROOT: Words = words("public root", "öffentliche Wurzel");
pub(crate) const BUILT_IN: Words =
    words("built in, not among the files", "eingebaut, nicht unter den Dateien");
pub(crate) const TRUST_HERE: Words = words("Trust here", "Hier vertrauen");
pub(crate) const TRUST_HERE_NO_MORE: Words = words("Do not trust here", "Hier nicht vertrauen");
pub(crate) const TRUST_HERE_NOTE: Words = words(
    "If it is yours, check as on devices that trust it. Remembered until you close this page.",
    "Ist es Ihres? Dann lassen Sie so urteilen wie Geräte, auf denen es als vertrauenswürdig eingerichtet ist. Gilt, bis diese Seite geschlossen wird.",
);
pub(crate) const GAP: Words = words("The issuer is missing", "Der Aussteller fehlt");
pub(crate) const GAP_KEY: Words = words("Its key identifier", "Seine Schlüsselkennung");
pub(crate) const GAP_ADDRESSES: Words = words(
    "Download address named in the certificate; nothing is fetched",
    "Wo er zu bekommen ist, nach Angabe des Zertifikats; es wird nichts abgerufen",
);
pub(crate) const BESIDE: Words = words("Not part of the verdict", "Neben dem Urteil");
pub(crate) const BESIDE_NOTE: Words = words(
    "How the certificates of the chain are encoded. It does not affect the answer: most devices accept it.",
    "Wie die Zertifikate der Kette gemacht sind. Für das Urteil zählt es nicht: Die meisten Geräte lassen es durchgehen.",
);

pub(crate) const BUNDLE: Words = words("As a file for a server", "Als Datei für einen Server");
pub(crate) const BUNDLE_ORDER: Words = words("The right order", "Die richtige Reihenfolge");
pub(crate) const BUNDLE_DUPLICATES: Words = words("More than once", "Mehrfach vorhanden");
pub(crate) const BUNDLE_STRANGERS: Words = words("Does not belong there", "Gehört nicht hinein");
pub(crate) const BUNDLE_MISSING: Words = words("Missing", "Fehlt");
pub(crate) const BUNDLE_KEY: Words = words("Private key", "Privater Schlüssel");
pub(crate) const BUNDLE_LEAF: Words = words("For the server", "Für den Server");

/// Whose word a certificate rests on.
pub(crate) const fn trust(trust: Trust) -> Words {
    match trust {
        Trust::PubliclyTrusted => words("Publicly trusted", "Öffentlich vertraut"),
        Trust::PrivatelyTrusted => words("Privately trusted", "Privat vertraut"),
        Trust::SelfSigned => words("Self-signed", "Selbstsigniert"),
        Trust::UnknownIssuer => words("Unknown issuer", "Aussteller unbekannt"),
    }
}

/// The short answer to how a path does. The core's headline follows it.
pub(crate) fn chain_answer(verdict: Outcome, path: &PathReport) -> Words {
    match (verdict, path.end) {
        (Outcome::Fail, _) => words("The chain breaks", "Die Kette bricht"),
        (_, PathEnd::IssuerMissing) => words("The chain is incomplete", "Die Kette ist unvollständig"),
        (_, PathEnd::SelfSigned | PathEnd::SelfIssued) if path.certificates.len() == 1 => {
            words("No CA issued it", "Niemand sonst bürgt dafür")
        }
        (_, PathEnd::SelfSigned | PathEnd::SelfIssued) => words(
            "The chain ends at a root that is not trusted yet",
            "Die Kette endet an einer Wurzel, der noch niemand vertraut",
        ),
        (_, PathEnd::Loop | PathEnd::TooLong) => {
            words("The chain does not lead to a root", "Die Kette führt zu keiner Wurzel")
        }
        (Outcome::Unknown, PathEnd::Anchor) => words(
            "The chain leads to a trusted root, but not everything could be checked",
            "Die Kette führt zu einer vertrauten Wurzel, aber nicht alles lässt sich sagen",
        ),
        (Outcome::Warn, PathEnd::Anchor) => {
            words("The chain is valid, with warnings", "Die Kette hält, aber beachten Sie die Warnungen")
        }
        (Outcome::Pass | Outcome::NotApplicable, PathEnd::Anchor) => {
            words("The chain holds", "Die Kette hält")
        }
    }
}

/// By which rules a path was judged.
pub(crate) fn judged_by(report: &PathsReport) -> String {
    say!(
        "{}, used as: {}",
        "{}, verwendet als: {}",
        policy(report.policy),
        match language() {
            Language::English => purpose(report.purpose).to_lowercase(),
            Language::German => purpose(report.purpose).to_string(),
        }
    )
}

/// How a certificate of a path, or a check of it, does.
pub(crate) const fn check_outcome(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Fail => words("Breaks", "Bricht"),
        Outcome::Unknown => words("Cannot be determined", "Nicht feststellbar"),
        Outcome::Warn => words("Attention", "Achtung"),
        Outcome::Pass => words("Holds", "Hält"),
        Outcome::NotApplicable => words("Does not apply", "Trifft nicht zu"),
    }
}

/// How many checks need no care.
pub(crate) fn checks_quiet(hold: usize, not_applicable: usize, unchecked: bool) -> String {
    let mut text = count(
        hold,
        words("1 check holds", "1 Prüfung bestanden"),
        words("checks hold", "Prüfungen bestanden"),
    );
    match not_applicable {
        0 => {}
        1 => text.push_str(&words(", 1 does not apply", ", 1 trifft nicht zu")),
        many => text.push_str(&say!(", {many} do not apply", ", {many} treffen nicht zu")),
    }
    if unchecked {
        text.push_str(&words(", revocation was not checked", ", die Sperrung wurde nicht geprüft"));
    }
    text
}

/// How many remarks there are.
pub(crate) fn remarks(number: usize) -> String {
    count(number, words("1 remark", "1 Bemerkung"), words("remarks", "Bemerkungen"))
}

pub(crate) fn valid_until(not_before: Timestamp, not_after: Timestamp, at: Timestamp) -> String {
    if at < not_before {
        say!("begins {}", "beginnt {}", instant(not_before))
    } else if not_after < at {
        say!("ended {}", "abgelaufen {}", instant(not_after))
    } else {
        say!("until {}", "bis {}", instant(not_after))
    }
}

/// Whether names chain, as a link shows it.
pub(crate) const fn link_name(fits: bool) -> Words {
    if fits { words("name fits", "Name passt") } else { words("name does not fit", "Name passt nicht") }
}

/// Whether key identifiers agree.
pub(crate) const fn link_key(fits: Option<bool>) -> Words {
    match fits {
        Some(true) => words("key identifier fits", "Schlüsselkennung passt"),
        Some(false) => words("key identifier does not match", "Schlüsselkennung passt nicht"),
        None => words("no key identifier to compare", "keine Schlüsselkennung zum Vergleichen"),
    }
}

/// Whether the signature fits.
pub(crate) const fn link_signature(signature: SignatureCheck) -> Words {
    match signature {
        SignatureCheck::Valid => words("signature proven", "Signatur nachgewiesen"),
        SignatureCheck::Invalid => words("signature does not fit", "Signatur passt nicht"),
        SignatureCheck::NotVerified => words("signature not verified", "Signatur nicht geprüft"),
    }
}

/// What sets another path apart from the best one: the certificates that only it goes through.
pub(crate) fn other_path(path: &PathReport, best: &PathReport) -> String {
    let known = |sha256: &str| best.certificates.iter().any(|certificate| certificate.sha256 == sha256);
    let mut through = String::new();
    for certificate in path.certificates.iter().filter(|certificate| !known(&certificate.sha256)) {
        if !through.is_empty() {
            through.push_str(", ");
        }
        through.push_str(&shown(&certificate.title));
        // The same name a second time is told from the first by its end.
        if best.certificates.iter().any(|other| other.title == certificate.title) {
            through.push_str(&say!(" (until {})", " (bis {})", instant(certificate.not_after)));
        }
    }
    if through.is_empty() {
        return match path.end {
            PathEnd::Anchor => {
                words("Another path, which ends earlier", "Ein anderer Weg, der früher endet").to_string()
            }
            _ => words(
                "Another path, which does not lead to a trusted root",
                "Ein anderer Weg, der zu niemandem führt, dem vertraut wird",
            )
            .to_string(),
        };
    }
    say!("Another path, through {through}", "Ein anderer Weg, über {through}")
}

/// The name of the picture of a chain.
pub(crate) fn chain_picture(places: usize) -> String {
    say!(
        "Picture of the chain, {places} in all. The list below says the same.",
        "Bild der Kette, {places} insgesamt. Die Liste darunter sagt dasselbe."
    )
}

/// What trust in a certificate means that is no root: its issuer is missing, and it stands for itself.
pub(crate) const fn trust_without_root(authority: bool) -> Words {
    if authority {
        words(
            "It is not a root, and its issuer is missing: some programs treat it as a root, others still ask for its issuer.",
            "Es ist keine Wurzel, und sein Aussteller fehlt: Manche Programme nehmen es als Wurzel, andere verlangen trotzdem den Aussteller.",
        )
    } else {
        words(
            "It is not a CA, so only this certificate is trusted, and you must trust each renewal again. Phones trust CAs, not single certificates.",
            "Es ist keine Zertifizierungsstelle: Dann wird nur diesem einen Zertifikat vertraut, und jeder Erneuerung muss neu vertraut werden. Telefone vertrauen Zertifizierungsstellen, nicht einzelnen Zertifikaten.",
        )
    }
}

/// How many paths are not listed.
pub(crate) fn paths_omitted(omitted: u32) -> String {
    if omitted == 1 {
        words("1 more path is not listed.", "1 weiterer Weg ist nicht aufgeführt.").to_string()
    } else {
        say!("{omitted} more paths are not listed.", "{omitted} weitere Wege sind nicht aufgeführt.")
    }
}

/// The label of the button that trusts, for those who do not see what stands beside it.
pub(crate) fn trust_here_what(own: bool, title: &str) -> String {
    format!("{}: {}", if own { TRUST_HERE_NO_MORE } else { TRUST_HERE }, shown(title))
}

/// How a bundle does, in a few words.
pub(crate) const fn bundle_answer(bundle: &BundleReport) -> Words {
    match bundle.outcome {
        Outcome::Fail => words("Not as it is", "Nicht in diesem Zustand"),
        Outcome::Unknown => words("Perhaps incomplete", "Vielleicht unvollständig"),
        Outcome::Warn => words("Tidy it up", "Räumen Sie sie auf"),
        Outcome::Pass | Outcome::NotApplicable => words("In order", "In Ordnung"),
    }
}

/// What is said of a bundle in which nothing is wrong.
pub(crate) const BUNDLE_FINE: Words = words(
    "The server’s certificate comes first, then each issuer after the one it issued; nothing is missing and nothing is superfluous.",
    "Das Zertifikat des Servers steht zuerst, dann jeder Aussteller nach dem Zertifikat, das er ausgestellt hat; nichts fehlt und nichts ist zu viel.",
);

/// Whether the private key is there, and fits.
pub(crate) const fn bundle_key(bundle: &BundleReport) -> Words {
    match bundle.key {
        Some(_) => words(
            "In the file, and it belongs to the server’s certificate.",
            "In der Datei, und er passt zum Zertifikat des Servers.",
        ),
        None => words(
            "The file has no key that belongs to the server’s certificate.",
            "In der Datei ist keiner, der zum Zertifikat des Servers passt.",
        ),
    }
}

/// How the server's certificate was told from the others.
pub(crate) const fn leaf_found_by(found: LeafFoundBy) -> Words {
    match found {
        LeafFoundBy::Key => words(
            "because the private key in the file is its key",
            "weil der private Schlüssel in der Datei sein Schlüssel ist",
        ),
        LeafFoundBy::Role => words(
            "because it is the only one that is not a CA",
            "weil es als einziges keine Zertifizierungsstelle ist",
        ),
        LeafFoundBy::Position => words("because it comes first", "weil es zuerst steht"),
    }
}
