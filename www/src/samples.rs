//! Files to try the page with, and what they are to be judged by. Minted for this purpose: nobody trusts them and nobody
//! uses their keys. They are kept in binary, shared among the samples and written as text only when one is shown: so the
//! six weigh less than three did as text.

use std::rc::Rc;

use cert_inspector::input::ProfileId;
use cert_inspector::model::Timestamp;

use crate::state::{AsOf, Settings};
use crate::text::{self, Words};

const SERVER: &[u8] = include_bytes!("../../tests/fixtures/server/good.der");
const INTERMEDIATE: &[u8] = include_bytes!("../../tests/fixtures/ca/intermediate.der");
const ROOT: &[u8] = include_bytes!("../../tests/fixtures/ca/root.der");
const EXPIRED_ROOT: &[u8] = include_bytes!("../../tests/fixtures/samples/expired-root.der");
const FOUR_REASONS: &[u8] = include_bytes!("../../tests/fixtures/samples/four-reasons.der");
const BOT: &[u8] = include_bytes!("../../tests/fixtures/samples/bot-2048.der");
const KEY: &[u8] = include_bytes!("../../tests/fixtures/other/pkcs8-key.der");
const LEGACY: &[u8] = include_bytes!("../../tests/fixtures/other/pkcs12-legacy.der");

/// The root by its SHA-256, as it is trusted.
const ROOT_SHA256: &str =
    "A8:F3:9D:BA:6D:96:A0:FF:2C:0B:CF:7F:DE:68:F9:1B:9E:D5:64:83:93:D7:CB:3A:57:15:C0:E1:6F:35:44:EA";

const CERTIFICATE: &str = "CERTIFICATE";

/// A case that the page brings along.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample {
    /// What its button is known by.
    pub(crate) name: &'static str,
    /// What its card says: a title, and a line about the lesson.
    pub(crate) title: Words,
    pub(crate) line: Words,
    files: &'static [SampleFile],
    profile: Option<ProfileId>,
    host: Option<&'static str>,
    user_name: Option<&'static str>,
    /// Whether the root counts as trusted.
    trusts_root: bool,
    /// What opens it.
    pub(crate) password: Option<&'static str>,
}

/// A file of a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SampleFile {
    name: &'static str,
    content: Content,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Content {
    Binary(&'static [u8]),
    /// Blocks of PEM: label and content.
    Blocks(&'static [(&'static str, &'static [u8])]),
}

/// Every sample, in the order of their cards.
pub(crate) const SAMPLES: [Sample; 6] = [
    Sample {
        name: "good",
        title: text::SAMPLE_GOOD,
        line: text::SAMPLE_GOOD_LINE,
        files: &[SampleFile {
            name: "good-server.pem",
            content: Content::Blocks(&[
                (CERTIFICATE, SERVER),
                (CERTIFICATE, INTERMEDIATE),
                (CERTIFICATE, ROOT),
            ]),
        }],
        profile: Some(ProfileId::SenstarMobile),
        host: Some("vms.example.org"),
        user_name: None,
        trusts_root: true,
        password: None,
    },
    Sample {
        name: "four-reasons",
        title: text::SAMPLE_FOUR,
        line: text::SAMPLE_FOUR_LINE,
        files: &[SampleFile { name: "four-reasons.cer", content: Content::Binary(FOUR_REASONS) }],
        profile: Some(ProfileId::SenstarMobile),
        host: None,
        user_name: None,
        trusts_root: false,
        password: None,
    },
    Sample {
        name: "wrong-order",
        title: text::SAMPLE_ORDER,
        line: text::SAMPLE_ORDER_LINE,
        files: &[SampleFile {
            name: "cert.pem",
            content: Content::Blocks(&[
                ("PRIVATE KEY", KEY),
                (CERTIFICATE, ROOT),
                (CERTIFICATE, INTERMEDIATE),
                (CERTIFICATE, SERVER),
            ]),
        }],
        profile: Some(ProfileId::DwSpectrum),
        host: Some("vms.example.org"),
        user_name: None,
        trusts_root: true,
        password: None,
    },
    Sample {
        name: "legacy-pfx",
        title: text::SAMPLE_LEGACY,
        line: text::SAMPLE_LEGACY_LINE,
        files: &[SampleFile { name: "legacy.pfx", content: Content::Binary(LEGACY) }],
        profile: None,
        host: None,
        user_name: None,
        trusts_root: false,
        password: Some("changeit"),
    },
    Sample {
        name: "bot-2048",
        title: text::SAMPLE_BOT,
        line: text::SAMPLE_BOT_LINE,
        files: &[
            SampleFile { name: "demo-bot1.cer", content: Content::Binary(BOT) },
            SampleFile { name: "root.cer", content: Content::Binary(ROOT) },
        ],
        profile: Some(ProfileId::SymphonyMessaging),
        host: None,
        user_name: Some("demo-bot1"),
        trusts_root: true,
        password: None,
    },
    Sample {
        name: "expired-root",
        title: text::SAMPLE_EXPIRED,
        line: text::SAMPLE_EXPIRED_LINE,
        files: &[SampleFile {
            name: "expired-root.pem",
            content: Content::Blocks(&[
                (CERTIFICATE, SERVER),
                (CERTIFICATE, INTERMEDIATE),
                (CERTIFICATE, EXPIRED_ROOT),
            ]),
        }],
        profile: None,
        host: Some("vms.example.org"),
        user_name: None,
        trusts_root: false,
        password: None,
    },
];

/// When the samples are judged: on a day that lies within their validity, 2026-11-20T12:00:00Z.
const SAMPLE_TIME: Timestamp = Timestamp::from_unix_seconds(1_795_176_000);

impl Sample {
    /// Its files by name, as bytes.
    pub(crate) fn files(self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        self.files.iter().map(|file| (file.name, file.content.bytes()))
    }

    /// What it is judged by. The settings before it are kept for the way back.
    pub(crate) fn settings(self, before: &Settings) -> Settings {
        Settings {
            at: AsOf::Fixed { at: SAMPLE_TIME, by_sample: true },
            profile: self.profile,
            host: self.host.map(str::to_owned),
            user_name: self.user_name.map(str::to_owned),
            trusted: self.trusts_root.then(|| ROOT_SHA256.to_owned()).into_iter().collect(),
            sample: Some(self.name),
            before_sample: Some(before.before_sample.clone().unwrap_or_else(|| Rc::new(before.clone()))),
            ..Settings::default()
        }
    }
}

impl Content {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Binary(bytes) => bytes.to_vec(),
            Self::Blocks(blocks) => {
                let mut text = String::new();
                for (label, bytes) in blocks {
                    push_pem(&mut text, label, bytes);
                }
                text.into_bytes()
            }
        }
    }
}

fn push_pem(text: &mut String, label: &str, bytes: &[u8]) {
    /// Bytes in a line of 64 characters.
    const LINE: usize = 48;
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    text.extend(["-----BEGIN ", label, "-----\n"]);
    for line in bytes.chunks(LINE) {
        for group in line.chunks(3) {
            let bits = (0..3).fold(0_usize, |bits, index| {
                (bits << 8) | usize::from(group.get(index).copied().unwrap_or_default())
            });
            for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
                let digit = DIGITS.get((bits >> shift) & 63).copied().map(char::from);
                text.push(digit.filter(|_| place <= group.len()).unwrap_or('='));
            }
        }
        text.push('\n');
    }
    text.extend(["-----END ", label, "-----\n"]);
}

#[cfg(test)]
mod tests {
    use cert_inspector::input::{Destination, Input, Options, Password, ServerName, Unlocking, UserName};
    use cert_inspector::report::{Readiness, Report};
    use cert_inspector::{checks::Outcome, inspect};

    use super::*;

    /// What the core makes of a sample under its settings.
    fn report(sample: Sample) -> Report {
        let settings = sample.settings(&Settings::default());
        let inputs: Vec<Input> = sample
            .files()
            .map(|(name, bytes)| {
                let passwords = sample.password.iter().map(|one| Password::new(one.as_bytes().to_vec()));
                let unlocking = Unlocking { passwords: passwords.collect(), ..Unlocking::default() };
                Input { unlocking, ..Input::new(name, bytes) }
            })
            .collect();
        let trusted = settings.trusted.iter().map(|hash| {
            let bytes = hash.split(':').map(|pair| u8::from_str_radix(pair, 16).unwrap());
            bytes.collect::<Vec<_>>().try_into().unwrap()
        });
        let mut options = Options::at(SAMPLE_TIME);
        options.profile = settings.profile;
        options.host = settings.host.as_deref().map(|host| ServerName::parse(host).unwrap());
        options.user_name = settings.user_name.as_deref().map(|name| UserName::parse(name).unwrap());
        options.trusted = trusted.collect();
        inspect(&inputs, &options)
    }

    fn failures(report: &Report) -> Vec<&str> {
        let assessments = report.objects.iter().flat_map(|object| &object.assessments);
        let findings = assessments.flat_map(|one| &one.findings).filter(|one| one.outcome == Outcome::Fail);
        let mut failures: Vec<&str> = findings.map(|finding| finding.requirement.as_ref()).collect();
        failures.sort_unstable();
        failures.dedup();
        failures
    }

    fn readiness(report: &Report, destination: Destination) -> Readiness {
        report.destinations.iter().find(|one| one.destination == destination).unwrap().readiness
    }

    fn sample(name: &str) -> Report {
        report(*SAMPLES.iter().find(|sample| sample.name == name).unwrap())
    }

    #[test]
    fn every_sample_is_read_whole_on_its_day() {
        assert_eq!(SAMPLE_TIME.to_string(), "2026-11-20T12:00:00Z");
        for one in SAMPLES {
            let report = report(one);
            assert_eq!(report.problems, [], "{}", one.name);
            assert!(report.objects.iter().all(|object| object.lock.is_none()), "{}", one.name);
        }
    }

    #[test]
    fn every_sample_says_what_it_is_there_for() {
        for (name, destination, expected, expected_failures) in [
            ("good", Destination::SenstarMobileServer, Readiness::Ready, &[][..]),
            (
                "four-reasons",
                Destination::SenstarMobileServer,
                Readiness::NotReady,
                &[
                    "senstar-mobile/server-dns-name",
                    "senstar-mobile/server-hash",
                    "senstar-mobile/server-key-size",
                    "senstar-mobile/server-validity-period",
                ],
            ),
            (
                "wrong-order",
                Destination::DwSpectrumServer,
                Readiness::NotReady,
                &["dw-spectrum/key-matches", "dw-spectrum/leaf-first"],
            ),
            ("legacy-pfx", Destination::SenstarMobileServer, Readiness::Ready, &["dw-spectrum/pem-file"]),
            ("bot-2048", Destination::SymphonyBot, Readiness::NotReady, &["symphony-messaging/bot-key-size"]),
            (
                "expired-root",
                Destination::SenstarMobileServer,
                Readiness::NotReady,
                &["senstar-mobile/ca-validity", "symphony-messaging/authority-validity"],
            ),
        ] {
            let report = sample(name);
            assert_eq!(readiness(&report, destination), expected, "{name}");
            assert_eq!(failures(&report), expected_failures, "{name}");
        }
    }

    #[test]
    fn the_way_back_from_a_sample_leads_to_what_was_set_before_the_first() {
        let before = Settings { host: Some("own.example.org".into()), ..Settings::default() };
        let [first, second, ..] = SAMPLES;
        let shown = second.settings(&first.settings(&before));
        assert_eq!(shown.before_sample.as_deref(), Some(&before));
    }
}
