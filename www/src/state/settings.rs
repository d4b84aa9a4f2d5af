//! What the user sets, and how it is read from what is typed.

use std::rc::Rc;

use cert_inspector::input::{ProfileId, Purpose, Role, Runtime, ValidationPolicy};
use cert_inspector::model::Timestamp;
use cert_inspector::protocol::GivenOptions;
use cert_inspector::view::Summary;

/// From more objects than this the product is not guessed: they come as a table.
const MAX_GUESSED: usize = 30;

/// What a judgement depends on beside the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) at: AsOf,
    /// The product whose requirements are applied; every product's where it is `None`.
    pub(crate) profile: Option<ProfileId>,
    /// The user does not know which product it is for: every product's answer is shown.
    pub(crate) every_product: bool,
    /// The address that users type in the app.
    pub(crate) host: Option<String>,
    /// Every other address at which the server is reached, as typed.
    pub(crate) addresses: Option<String>,
    /// The user name of a bot's account.
    pub(crate) user_name: Option<String>,
    /// The port that a bot connects to.
    pub(crate) port: Option<String>,
    /// What a bot runs on.
    pub(crate) runtime: Option<Runtime>,
    /// The mailbox that a client's certificate must be for.
    pub(crate) email: Option<String>,
    /// Overrules the role that is found from the certificate.
    pub(crate) role: Option<Role>,
    /// What certificates are used for; left to them where it is `None`.
    pub(crate) purpose: Option<Purpose>,
    /// By which rules chains are judged.
    pub(crate) policy: ValidationPolicy,
    /// Whether the built-in roots count.
    pub(crate) public_roots: bool,
    /// Whether a chain fails where revocation cannot be checked.
    pub(crate) require_revocation: bool,
    /// The certificates that the user trusts, by SHA-256 as the report writes it. Lives and dies with this page.
    pub(crate) trusted: Vec<String>,
    /// The sample that is shown.
    pub(crate) sample: Option<&'static str>,
    /// The settings before the first sample brought its own; `None` where no sample is shown.
    pub(crate) before_sample: Option<Rc<Settings>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            at: AsOf::Clock,
            profile: None,
            every_product: false,
            host: None,
            addresses: None,
            user_name: None,
            port: None,
            runtime: None,
            email: None,
            role: None,
            purpose: None,
            policy: ValidationPolicy::Rfc5280,
            public_roots: true,
            require_revocation: false,
            trusted: Vec::new(),
            sample: None,
            before_sample: None,
        }
    }
}

impl Settings {
    /// The product whose answers are shown: the one that was chosen, or else the one that the files look meant for. `None`
    /// where every product's are.
    pub(crate) fn product(&self, summary: Option<&Summary>) -> Option<ProfileId> {
        if self.every_product {
            return None;
        }
        // Of many objects, one of them does not say what all are for.
        let guess = || summary.filter(|summary| summary.objects.len() <= MAX_GUESSED)?.preselected;
        self.profile.or_else(guess)
    }

    /// The settings with a certificate trusted, or no longer if it was.
    pub(crate) fn with_trust_turned(&self, sha256: String) -> Self {
        let mut next = self.clone();
        next.trusted.retain(|trusted| *trusted != sha256);
        if next.trusted.len() == self.trusted.len() {
            next.trusted.push(sha256);
        }
        next
    }

    /// The settings as the core is given them, at an instant.
    pub(crate) fn given(&self, at: Timestamp) -> GivenOptions {
        GivenOptions {
            at: Some(at.to_string()),
            profile: self.profile,
            role: self.role,
            host: self.host.clone(),
            addresses: self.addresses.iter().cloned().collect(),
            email: self.email.clone(),
            user_name: self.user_name.clone(),
            port: self.port.clone(),
            runtime: self.runtime,
            policy: self.policy,
            purpose: self.purpose,
            trusted: self.trusted.clone(),
            public_roots: Some(self.public_roots),
            require_revocation: self.require_revocation,
            ..GivenOptions::default()
        }
    }

    /// How many settings differ from the defaults. What is trusted counts once: it is one field of the page.
    pub(crate) fn changed(&self) -> usize {
        let Self {
            at,
            profile,
            every_product: _,
            host,
            addresses,
            user_name,
            port,
            runtime,
            email,
            role,
            purpose,
            policy,
            public_roots,
            require_revocation,
            trusted,
            sample: _,
            before_sample: _,
        } = self;
        [
            *at != AsOf::Clock,
            profile.is_some(),
            host.is_some(),
            addresses.is_some(),
            user_name.is_some(),
            port.is_some(),
            runtime.is_some(),
            email.is_some(),
            role.is_some(),
            purpose.is_some(),
            *policy != ValidationPolicy::default(),
            !public_roots,
            *require_revocation,
            !trusted.is_empty(),
        ]
        .into_iter()
        .filter(|changed| *changed)
        .count()
    }
}

/// The instant of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AsOf {
    /// The clock of this computer, read anew for each request.
    Clock,
    /// An instant that was set.
    Fixed { at: Timestamp, by_sample: bool },
}

impl AsOf {
    /// The instant itself, where the clock shows `now`.
    pub(crate) const fn instant(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Clock => now,
            Self::Fixed { at, .. } => at,
        }
    }
}

/// Reads an instant as people type it: RFC 3339, or without seconds, or without a zone, which then is UTC.
pub(crate) fn read_instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let text = text.strip_suffix("UTC").unwrap_or(text).trim_end();
    let turned = from_german(text);
    let text = turned.as_deref().unwrap_or(text);
    Timestamp::parse_rfc3339(text)
        .or_else(|| Timestamp::parse_rfc3339(&format!("{text}Z")))
        .or_else(|| Timestamp::parse_rfc3339(&format!("{}:00Z", text.strip_suffix('Z').unwrap_or(text))))
}

/// The same with the day written as in 20.11.2026.
fn from_german(text: &str) -> Option<String> {
    let (date, time) = text.split_once([',', ' ']).unwrap_or((text, ""));
    let mut parts = date.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    Some(if time.is_empty() { date } else { format!("{date} {}", time.trim_start()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_is_given_once_and_taken_back_whole() {
        let turned = |settings: &Settings, hash: &str| settings.with_trust_turned(hash.to_owned());
        let both = turned(&turned(&Settings::default(), "AA:01"), "BB:02");
        assert_eq!(both.trusted, ["AA:01", "BB:02"]);
        assert_eq!(turned(&both, "AA:01").trusted, ["BB:02"]);
        assert_eq!(turned(&turned(&both, "BB:02"), "AA:01"), Settings::default());
    }

    #[test]
    fn settings_that_differ_from_the_defaults_are_counted() {
        let defaults = Settings::default();
        assert_eq!(defaults.changed(), 0);
        let sample = Settings { before_sample: Some(Rc::new(defaults.clone())), ..defaults.clone() };
        assert_eq!(sample.changed(), 0, "a sample is no setting");
        let changed = Settings {
            at: AsOf::Fixed { at: Timestamp::from_unix_seconds(0), by_sample: false },
            email: Some("a@example.org".into()),
            public_roots: false,
            trusted: vec!["AA".into(), "BB".into()],
            ..defaults
        };
        assert_eq!(changed.changed(), 4);
    }

    #[test]
    fn instants_are_read_as_people_type_them() {
        for (typed, instant) in [
            ("2026-11-20 14:02", "2026-11-20T14:02:00Z"),
            (" 2026-11-20 14:02 UTC ", "2026-11-20T14:02:00Z"),
            ("2026-11-20T14:02Z", "2026-11-20T14:02:00Z"),
            ("2026-11-20 14:02:09", "2026-11-20T14:02:09Z"),
            ("2026-11-20T14:02:00+01:00", "2026-11-20T13:02:00Z"),
            ("2026-11-20", "2026-11-20T00:00:00Z"),
            ("20.11.2026, 14:02 UTC", "2026-11-20T14:02:00Z"),
            ("20.11.2026 14:02", "2026-11-20T14:02:00Z"),
            ("1.2.2026", "2026-02-01T00:00:00Z"),
        ] {
            assert_eq!(read_instant(typed).map(|at| at.to_string()).as_deref(), Some(instant), "{typed}");
        }
        for nonsense in ["", "now", "30.02.2026", "20.11.", "2026-02-30 10:00"] {
            assert_eq!(read_instant(nonsense), None, "{nonsense}");
        }
    }
}
