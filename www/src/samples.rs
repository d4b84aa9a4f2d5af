//! Cases to try the page with, and what they are to be judged by. Each product brings its own.

use std::ops::Deref;
use std::rc::Rc;

use cert_inspector::input::ProfileId;
use cert_inspector::model::Timestamp;
use cert_inspector::products::{self, PRODUCTS, SampleContent};

use crate::state::{AsOf, Settings};

/// A case that the page brings along, with the product that it is judged for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample {
    case: &'static products::Sample,
    profile: Option<ProfileId>,
}

/// Every sample, in the order of their cards.
pub(crate) fn samples() -> Vec<Sample> {
    let of_products = PRODUCTS
        .iter()
        .flat_map(|product| product.samples.iter().map(|case| Sample { case, profile: Some(product.id) }));
    let of_none = products::SAMPLES.iter().map(|case| Sample { case, profile: None });
    let mut samples: Vec<Sample> = of_products.chain(of_none).collect();
    samples.sort_by_key(|sample| sample.place);
    samples
}

/// A sample by its name.
pub(crate) fn sample(name: &str) -> Option<Sample> {
    samples().into_iter().find(|sample| sample.name == name)
}

impl Deref for Sample {
    type Target = products::Sample;

    fn deref(&self) -> &products::Sample {
        self.case
    }
}

/// When the samples are judged: on a day that lies within their validity, 2026-11-20T12:00:00Z.
const SAMPLE_TIME: Timestamp = Timestamp::from_unix_seconds(1_795_176_000);

impl Sample {
    /// Its files by name, as bytes.
    pub(crate) fn files(self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        self.case.files.iter().map(|file| (file.name, bytes(file.content)))
    }

    /// What it is judged by. The settings before it are kept for the way back.
    pub(crate) fn settings(self, before: &Settings) -> Settings {
        Settings {
            at: AsOf::Fixed { at: SAMPLE_TIME, by_sample: true },
            profile: self.profile,
            host: self.host.map(str::to_owned),
            user_name: self.user_name.map(str::to_owned),
            trusted: self.trusted.map(str::to_owned).into_iter().collect(),
            sample: Some(self.case.name),
            before_sample: Some(before.before_sample.clone().unwrap_or_else(|| Rc::new(before.clone()))),
            ..Settings::default()
        }
    }
}

fn bytes(content: SampleContent) -> Vec<u8> {
    match content {
        SampleContent::Binary(bytes) => bytes.to_vec(),
        SampleContent::Blocks(blocks) => {
            let mut text = String::new();
            for (label, bytes) in blocks {
                push_pem(&mut text, label, bytes);
            }
            text.into_bytes()
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
    use cert_inspector::input::{Input, Options, Password, ServerName, Unlocking, UserName};
    use cert_inspector::report::{Report, Verdict};
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

    fn verdict(report: &Report, destination: &str) -> Verdict {
        report.destinations.iter().find(|one| one.destination.name() == destination).unwrap().verdict
    }

    #[test]
    fn every_sample_is_read_whole_on_its_day() {
        assert_eq!(SAMPLE_TIME.to_string(), "2026-11-20T12:00:00Z");
        for one in samples() {
            let report = report(one);
            assert_eq!(report.problems, [], "{}", one.name);
            assert!(report.objects.iter().all(|object| object.lock.is_none()), "{}", one.name);
        }
    }

    #[test]
    fn cards_are_in_order_and_known_by_one_name_each() {
        let samples = samples();
        let places: Vec<_> = samples.iter().map(|sample| usize::from(sample.place)).collect();
        assert_eq!(places, (0..samples.len()).collect::<Vec<_>>());
        let names: std::collections::HashSet<_> = samples.iter().map(|sample| sample.name).collect();
        assert_eq!(names.len(), samples.len());
    }

    #[test]
    fn every_sample_says_what_it_is_there_for() {
        for (name, destination, expected, expected_failures) in [
            ("good", "senstar-mobile-server", Verdict::Works, &[][..]),
            (
                "four-reasons",
                "senstar-mobile-server",
                Verdict::Rejected,
                &[
                    "senstar-mobile/server-dns-name",
                    "senstar-mobile/server-hash",
                    "senstar-mobile/server-key-size",
                    "senstar-mobile/server-validity-period",
                ],
            ),
            ("wrong-order", "dw-spectrum-server", Verdict::Rejected, &["dw-spectrum/leaf-first"]),
            ("legacy-pfx", "senstar-mobile-server", Verdict::WorksAfterStep, &[]),
            ("bot-2048", "symphony-bot", Verdict::Rejected, &["symphony-messaging/bot-key-size"]),
            (
                "expired-root",
                "senstar-mobile-server",
                Verdict::Rejected,
                // The root is no candidate of its own: the chain of the server breaks.
                &[],
            ),
        ] {
            let report = report(sample(name).unwrap());
            assert_eq!(verdict(&report, destination), expected, "{name}");
            assert_eq!(failures(&report), expected_failures, "{name}");
        }
    }

    #[test]
    fn the_way_back_from_a_sample_leads_to_what_was_set_before_the_first() {
        let before = Settings { host: Some("own.example.org".into()), ..Settings::default() };
        let (first, second) = (samples()[0], samples()[1]);
        let shown = second.settings(&first.settings(&before));
        assert_eq!(shown.before_sample.as_deref(), Some(&before));
    }
}
