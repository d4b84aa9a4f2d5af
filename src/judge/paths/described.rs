//! The paths of a certificate in words, for reports.

use super::ancestry::{Ancestry, Judged, gap, outcome};
use super::{limit, words};
use crate::checks::Lineage;
use crate::input::Purpose;
use crate::limits::MAX_LISTED_PATHS;
use crate::model::{Outcome, SignatureCheck, hex_colons};
use crate::naming::certificate_title;
use crate::path::{Check, End, Layer, Path};
use crate::report::{
    FirstToEnd, Gap, PathAnchor, PathCertificate, PathEnd, PathLink, PathReport, PathsReport, TitledAnswer,
};
use crate::roots;

impl<'a> Ancestry<'a> {
    /// The paths of an object and the best of them; `None` if it is not a certificate.
    pub(crate) fn report(&self, object: u32) -> Option<(PathsReport, Lineage<'a>)> {
        let index = self.pool.index(object)?;
        let certificate = *self.pool.certificates.get(index)?;
        let question = self.question(certificate);
        let (judged, built) = self.judged(index, &question, |_| false);
        let trust = self.trust(index, &judged);
        let omitted = judged.len().saturating_sub(MAX_LISTED_PATHS);
        let mut incomplete = Vec::new();
        if built.incomplete {
            incomplete.push(words::PATHS_INCOMPLETE.into());
        }
        if judged.iter().flat_map(|one| &one.path.certificates).any(|node| self.links.is_incomplete(*node)) {
            incomplete.push(words::LINKS_INCOMPLETE.into());
        }
        let reports: Vec<PathReport> =
            judged.iter().take(MAX_LISTED_PATHS).map(|one| self.path_report(one)).collect();
        let best = reports.first();
        let verdict = outcome(&judged, &built);
        let lineage = self.lineage(index, judged.first(), trust, verdict);
        let report = PathsReport {
            trust,
            trust_text: words::trust(trust, best, lineage.former_root).into(),
            outcome: verdict,
            headline: best.map_or("".into(), |best| best.headline.clone()),
            policy: question.policy,
            purpose: question.purpose,
            further_purposes: question.further_purposes.clone(),
            validity_limit: (question.purpose == Purpose::Server).then(|| limit::of(certificate, trust)),
            paths: reports,
            omitted: u32::try_from(omitted).unwrap_or(u32::MAX),
            incomplete,
        };
        Some((report, lineage))
    }

    pub(super) fn path_report(&self, judged: &Judged) -> PathReport {
        let Judged { path, validation, verdict } = judged;
        let nodes = path.certificates.iter().zip(&validation.answers);
        let certificates: Vec<PathCertificate> = nodes
            .filter_map(|(node, answers)| {
                let certificate = *self.pool.certificates.get(*node)?;
                let answers: Vec<TitledAnswer> = answers
                    .iter()
                    .map(|answer| TitledAnswer {
                        check: answer.check,
                        title: answer.check.title().into(),
                        outcome: answer.outcome,
                        reasons: answer.reasons.clone(),
                    })
                    .collect();
                // Revocation that nobody checked is said, and does not colour the certificate.
                let counts = answers.iter().filter(|answer| {
                    answer.check.layer() == Layer::Path
                        && (answer.check != Check::Revocation || answer.outcome != Outcome::Unknown)
                });
                Some(PathCertificate {
                    object: self.pool.object(*node),
                    title: certificate_title(certificate).into(),
                    subject: certificate.subject.to_string().into(),
                    sha256: hex_colons(&certificate.fingerprints.sha256.0),
                    not_before: certificate.validity.not_before,
                    not_after: certificate.validity.not_after,
                    outcome: Outcome::worst(counts.map(|answer| answer.outcome)),
                    answers,
                })
            })
            .collect();
        let links = path.links.iter().map(|link| PathLink {
            name: link.name,
            key_identifier: link.key_identifier,
            signature: link.signature,
            text: words::link(*link).into(),
        });
        let first_to_end = self.first_to_end(path);
        let anchor = self.anchor(path);
        let gap = self.gap(path);
        PathReport {
            verdict: *verdict,
            path: validation.path,
            profile: validation.profile,
            baseline: validation.baseline,
            headline: match self.former_root(path).filter(|_| *verdict != Outcome::Fail) {
                Some(root) => words::former_root(root),
                None => words::headline(*verdict, path.end, &certificates, anchor.as_ref(), gap.as_ref()),
            }
            .into(),
            links: links.collect(),
            end: match path.end {
                End::Anchor => PathEnd::Anchor,
                End::SelfIssued(SignatureCheck::Valid) => PathEnd::SelfSigned,
                End::SelfIssued(_) => PathEnd::SelfIssued,
                End::IssuerMissing => PathEnd::IssuerMissing,
                End::Loop => PathEnd::Loop,
                End::TooLong => PathEnd::TooLong,
            },
            certificates,
            anchor,
            gap,
            first_to_end,
        }
    }

    fn anchor(&self, path: &Path) -> Option<PathAnchor> {
        let index = *path.certificates.last().filter(|_| path.end == End::Anchor)?;
        let root = self.pool.root(index, self.options);
        let own = self.is_own(index);
        let list = roots::mozilla();
        let source = match (root, own) {
            (Some(_), true) => format!("{}, {}; and you trust it", list.source, list.date).into(),
            (Some(_), false) => format!("{}, {}", list.source, list.date).into(),
            (None, _) => "You trust it.".into(),
        };
        let distrust_after = root.and_then(|root| root.distrust_after);
        Some(PathAnchor { public: root.is_some(), own, source, distrust_after })
    }

    fn gap(&self, path: &Path) -> Option<Gap> {
        let last = path.certificates.last().filter(|_| path.end == End::IssuerMissing)?;
        self.pool.certificates.get(*last).map(|certificate| gap(certificate))
    }

    fn first_to_end(&self, path: &Path) -> Option<FirstToEnd> {
        let ends = path.certificates.iter().enumerate().filter_map(|(place, index)| {
            let certificate = *self.pool.certificates.get(*index)?;
            Some((certificate.validity.not_after, place, certificate))
        });
        let (at, place, certificate) = ends.min_by_key(|(at, place, _)| (*at, *place))?;
        Some(FirstToEnd {
            index: u32::try_from(place).unwrap_or(u32::MAX),
            at,
            text: words::first_to_end(&certificate_title(certificate), at, self.options.at).into(),
        })
    }
}
