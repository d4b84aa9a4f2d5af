//! Symphony Messaging: the request for the certificate of a bot.

use crate::checks::user_name::values;
use crate::checks::{Judgement, Outcome, RequestSubject};

requirements! {
    "symphony-request", crate::checks::OfRequest:
    common_name,
    organization,
    department,
    locality,
    state_or_province,
    country,
    key_size,
    self_signature,
    hash,
    purpose,
    not_authority,
}

/// What the PKI team does with a request that lacks something.
const SENT_BACK: &str = "The PKI team sends the request back, or fills in what it thinks is right.";

/// An attribute of the subject is there, and is not that of the guide's sample.
fn attribute(
    subject: &RequestSubject<'_>,
    kind: &'static str,
    what: &str,
    sample: Option<&str>,
) -> Judgement {
    let name = &subject.request.subject;
    let found: Vec<&str> = values(name, kind).filter(|value| !value.trim().is_empty()).collect();
    if found.is_empty() {
        return Judgement::pass("absent")
            .evidence(kind, "absent", None)
            .because(Outcome::Warn, format!("The subject has no {what}."));
    }
    let found = found.join(", ");
    let judgement = Judgement::pass(found.clone()).evidence(kind, found.clone(), None);
    match sample {
        Some(sample) if found.trim().eq_ignore_ascii_case(sample) => judgement.because(
            Outcome::Warn,
            format!("The {what} is still that of the guide's sample command: {sample}."),
        ),
        _ => judgement,
    }
}
