//! Paths and bundles as text: a tree from the certificate up to the root.

use std::io::{self, Write};

use cert_inspector::Purpose;
use cert_inspector::checks::Outcome;
use cert_inspector::path::Check;
use cert_inspector::report::{BundleReport, PathCertificate, PathReport, PathsReport};
use cert_inspector::safe_text::visible;
use cert_inspector::view::Summary;

use super::{Paint, outcome_word};

/// Writes where a certificate comes from: the best path with every link, and the others in a line each.
pub(super) fn write(out: &mut impl Write, paths: &PathsReport, paint: Paint) -> io::Result<()> {
    let word = paint.word(paths.outcome, outcome_word(paths.outcome));
    writeln!(
        out,
        "\n  Path ({}, for {}): {word} {}",
        paths.policy.name(),
        purpose(paths),
        visible(&paths.headline)
    )?;
    writeln!(out, "    {}", visible(&paths.trust_text))?;
    if let Some(limit) = &paths.validity_limit {
        writeln!(out, "    {}", visible(&limit.text))?;
    }
    let mut all = paths.paths.iter();
    if let Some(best) = all.next() {
        write_path(out, best, paint)?;
    }
    for other in all {
        let titles: Vec<_> = other.certificates.iter().skip(1).map(|one| visible(&one.title)).collect();
        let word = paint.word(other.verdict, &format!("{:<7}", outcome_word(other.verdict)));
        writeln!(out, "    {word} other path by {}: {}", titles.join(" > "), visible(&other.headline))?;
    }
    if paths.omitted > 0 {
        writeln!(out, "    {} more paths are not listed.", paths.omitted)?;
    }
    for sentence in &paths.incomplete {
        writeln!(out, "    {sentence}")?;
    }
    Ok(())
}

fn purpose(paths: &PathsReport) -> String {
    let name = |purpose: &Purpose| match purpose {
        Purpose::Any => "any purpose",
        other => other.name(),
    };
    let all = std::iter::once(&paths.purpose).chain(&paths.further_purposes);
    all.map(name).collect::<Vec<_>>().join(", ")
}

fn write_path(out: &mut impl Write, path: &PathReport, paint: Paint) -> io::Result<()> {
    for (place, certificate) in path.certificates.iter().enumerate() {
        let word = paint.word(certificate.outcome, &format!("{:<7}", outcome_word(certificate.outcome)));
        let indent = "  ".repeat(place);
        let built_in = if certificate.object.is_none() { ", built in" } else { "" };
        let title = visible(&certificate.title);
        writeln!(out, "    {word} {indent}{title} (until {}{built_in})", certificate.not_after)?;
        write_reasons(out, certificate, &indent)?;
        if let Some(link) = path.links.get(place) {
            writeln!(out, "            {indent}└ {}", visible(&link.text))?;
        }
    }
    if let Some(gap) = &path.gap {
        writeln!(out, "    {} issuer missing: {}", paint.word(Outcome::Unknown, "?"), visible(&gap.issuer))?;
        if let Some(identifier) = &gap.key_identifier {
            writeln!(out, "      key identifier {identifier}")?;
        }
        for address in &gap.addresses {
            writeln!(out, "      available at   {} (not fetched)", visible(address))?;
        }
    }
    if let Some(first) = &path.first_to_end {
        writeln!(out, "    {}", visible(&first.text))?;
    }
    Ok(())
}

/// What is wrong, and what was not checked; what a pass rests on is left to the whole report.
fn write_reasons(out: &mut impl Write, certificate: &PathCertificate, indent: &str) -> io::Result<()> {
    for answer in &certificate.answers {
        let beside = matches!(answer.check, Check::Profile | Check::BaselineRequirements);
        if matches!(answer.outcome, Outcome::Pass | Outcome::NotApplicable) {
            continue;
        }
        for reason in &answer.reasons {
            let word = if beside { "BESIDE" } else { outcome_word(answer.outcome) };
            writeln!(out, "            {indent}{word}: {} [{}]", visible(&reason.text), reason.source)?;
        }
    }
    Ok(())
}

/// Writes what a file is as a bundle for a server.
pub(super) fn write_bundle(
    out: &mut impl Write,
    bundle: &BundleReport,
    summary: &Summary,
    paint: Paint,
) -> io::Result<()> {
    let file = usize::try_from(bundle.input).ok().and_then(|index| summary.inputs.get(index));
    let name = file.map(|input| input.name.as_str()).unwrap_or_default();
    let title = |id: &u32| {
        let row = usize::try_from(*id).ok().and_then(|id| summary.objects.get(id));
        row.map(|row| visible(&row.title).into_owned()).unwrap_or_default()
    };
    let word = paint.word(bundle.outcome, outcome_word(bundle.outcome));
    let order: Vec<String> = bundle.order.iter().map(title).collect();
    writeln!(out, "{word} {} as a bundle for a server", visible(name))?;
    writeln!(out, "  right order  {}", order.join(" > "))?;
    for finding in &bundle.findings {
        writeln!(out, "  {}", visible(finding))?;
    }
    if bundle.findings.is_empty() {
        writeln!(out, "  It is complete, and in the right order.")?;
    }
    writeln!(out)
}
