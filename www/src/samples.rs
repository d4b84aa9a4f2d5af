//! Certificates to try the page with. Minted for this purpose: nobody trusts them and nobody uses their keys.

use cert_inspector::model::Timestamp;

use crate::text::{self, Words};

/// A file that the page brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    /// What its button is known by.
    pub(crate) name: &'static str,
    /// What its button says.
    pub(crate) label: Words,
    /// What it is called in the list.
    pub(crate) file_name: &'static str,
    pub(crate) pem: &'static str,
}

/// Every sample, in the order of their buttons.
pub(crate) const SAMPLES: [Sample; 3] = [
    Sample {
        name: "faulty",
        label: text::SAMPLE_FAULTY,
        file_name: "sample-faulty-servers.pem",
        pem: include_str!("../samples/faulty.pem"),
    },
    Sample {
        name: "good",
        label: text::SAMPLE_GOOD,
        file_name: "sample-good-server.pem",
        pem: include_str!("../samples/good.pem"),
    },
    Sample {
        name: "ca",
        label: text::SAMPLE_CA,
        file_name: "sample-ca.pem",
        pem: include_str!("../samples/ca.pem"),
    },
];

/// When the samples are judged: on a day that lies within their validity, 2026-11-20T12:00:00Z.
pub(crate) const SAMPLE_TIME: Timestamp = Timestamp::from_unix_seconds(1_795_176_000);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_certificates_judged_on_a_known_day() {
        assert_eq!(SAMPLE_TIME.to_string(), "2026-11-20T12:00:00Z");
        for sample in SAMPLES {
            assert!(sample.pem.contains("-----BEGIN CERTIFICATE-----"), "{}", sample.name);
            assert!(!sample.pem.contains("PRIVATE KEY"), "{}", sample.name);
        }
    }
}
