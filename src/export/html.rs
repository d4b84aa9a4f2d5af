//! The report as a page of its own: nothing is loaded, nothing runs, and every value is escaped.

use super::words;
use crate::checks::Outcome;
use crate::model::{Text, hex_colons};
use crate::naming::certificate_title;
use crate::naming::kind_name;
use crate::report::{
    AddressCoverage, Assessment, Finding, ObjectReport, Observation, PathsReport, Report, Settings, Verdict,
};
use crate::safe_text::html;

/// A page without scripts has nothing to fear from the names in it; the policy says so to the browser, too.
const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Certificate report</title>\n<style>\n";

const STYLE: &str = include_str!("report.css");

/// The page up to the objects.
pub(super) fn start(report: &Report) -> String {
    let mut page = Page(String::from(HEAD));
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n");
    page.element("h1", "Certificate report");
    settings(&mut page, report);
    page.element("h2", "Files");
    page.table(&["Name", "Bytes", "SHA-256", "Read as"], |page| {
        for input in &report.inputs {
            page.row(&[
                &input.name,
                &input.size.to_string(),
                if input.sha256.is_empty() { "not read" } else { &input.sha256 },
                if input.passed_over { "nothing of use in it" } else { &input.encoding },
            ]);
        }
    });
    let read = report.inputs.iter().flat_map(|input| input.remarks.iter().map(move |remark| (input, remark)));
    let read: Vec<Text> = read.map(|(input, remark)| format!("{}: {remark}", input.name).into()).collect();
    if !read.is_empty() {
        page.element("h3", "How they were read");
        page.list(&read);
    }
    page.element("h2", "Where it works");
    page.table(&["Destination", "Answer", "Summary", "What is needed"], |page| {
        for destination in &report.destinations {
            page.row(&[
                &destination.title,
                destination.verdict.words(),
                &destination.headline,
                &destination.needs.join(" "),
            ]);
        }
    });
    page.0
}

/// One object.
pub(super) fn object(report: &Report, object: &ObjectReport) -> String {
    let mut page = Page(String::new());
    one(&mut page, report, object);
    page.0
}

/// The page behind the objects.
pub(super) fn end(report: &Report) -> String {
    let mut page = Page(String::new());
    if !report.bundles.is_empty() {
        page.element("h2", "Files as a server would be given them");
        for bundle in &report.bundles {
            let file = usize::try_from(bundle.input).ok().and_then(|input| report.inputs.get(input));
            page.element("h3", file.map_or("", |file| &file.name));
            let fine = ["The certificates are complete and in order.".into()];
            page.list(if bundle.findings.is_empty() { &fine } else { &bundle.findings });
        }
    }
    if !report.problems.is_empty() {
        page.element("h2", "What could not be read");
        page.table(&["File", "Place", "Problem"], |page| {
            for problem in &report.problems {
                let mut place = problem.origin.path.clone();
                place.extend(problem.origin.block.map(|block| format!("block {block}")));
                page.row(&[&problem.origin.file, &place.join(" › "), &problem.message]);
            }
        });
    }
    page.element("h2", "What was not checked");
    page.list(&report.not_checked);
    page.raw("</body>\n</html>\n");
    page.0
}

/// What the answers depend on: with these, anybody can have the same answers again.
fn settings(page: &mut Page, report: &Report) {
    let Settings {
        at,
        profile,
        role,
        host,
        addresses,
        email,
        user_name,
        port,
        runtime,
        policy,
        purpose,
        further_purposes,
        initial_policies,
        require_explicit_policy,
        inhibit_policy_mapping,
        inhibit_any_policy,
    } = &report.settings;
    let purposes: Vec<&str> = purpose.iter().chain(further_purposes).map(|purpose| purpose.name()).collect();
    let purposes =
        if purposes.is_empty() { "what each looks made for".to_owned() } else { purposes.join(", ") };
    let accepted =
        if initial_policies.is_empty() { "every one".to_owned() } else { initial_policies.join(", ") };
    let flags = [
        (*require_explicit_policy, "; one is required"),
        (*inhibit_policy_mapping, "; mappings do not count"),
        (*inhibit_any_policy, "; anyPolicy does not count"),
    ];
    let flags: String = flags.into_iter().filter_map(|(is_set, text)| is_set.then_some(text)).collect();
    let anchors = match report.anchors.public_count {
        0 => "none that are built in".to_owned(),
        count => format!("{count} public roots, {}", report.anchors.public_source),
    };
    let own = report.anchors.own.len();
    let others = if addresses.is_empty() { "none typed".to_owned() } else { addresses.join(", ") };
    let port = port.map(|port| port.to_string());
    page.pairs(&[
        ("Judged at", &at.to_string()),
        ("Tool", &format!("Certificate Inspector {}", report.tool_version)),
        ("Rule set", &report.rule_set),
        ("Requirements of", profile.as_ref().map_or("every product", |profile| profile.name())),
        ("Role", role.map_or("what each looks made for", |role| role.name())),
        ("Address", host.as_deref().unwrap_or("none typed")),
        ("Other addresses", &others),
        ("Mailbox", email.as_deref().unwrap_or("none typed")),
        ("User name", user_name.as_deref().unwrap_or("none typed")),
        ("Port", port.as_deref().unwrap_or("none typed")),
        ("Runtime", runtime.map_or("none chosen", |runtime| runtime.title())),
        ("Rules for chains", policy.name()),
        ("Purpose", &purposes),
        ("Certificate policies", &format!("{accepted}{flags}")),
        ("Trusted", &format!("{anchors}; of the user's certificates: {own}")),
    ]);
}

fn one(page: &mut Page, report: &Report, object: &ObjectReport) {
    let certificate = object.certificate.as_ref();
    let title = certificate.map_or_else(|| kind_name(object.kind).to_owned(), certificate_title);
    let (file, place) = words::place(report, object);
    page.raw("<section>\n");
    page.element("h2", &format!("{}: {title}", object.id));
    let place = if place.is_empty() { file } else { format!("{file} › {place}") };
    page.pairs(&[("Kind", kind_name(object.kind)), ("Found in", &place)]);
    if let Some(certificate) = certificate {
        page.pairs(&[
            ("Subject", &certificate.subject.to_string()),
            ("Issuer", &certificate.issuer.to_string()),
            ("Serial number", &hex_colons(&certificate.serial.0)),
            ("Valid from", &certificate.validity.not_before.to_string()),
            ("Valid until", &certificate.validity.not_after.to_string()),
            ("Key", &certificate.public_key.to_string()),
            ("SHA-256", &hex_colons(&certificate.fingerprints.sha256.0)),
            ("Public key SHA-256", &hex_colons(&certificate.fingerprints.spki_sha256.0)),
        ]);
    }
    if object.lock.is_some() {
        page.element("p", "It is locked: its contents were not checked.");
    }
    if let Some(advice) = &object.advice {
        page.element("p", &advice.what);
    }
    observations(page, &object.observations);
    coverage(page, &object.coverage);
    if let Some(paths) = &object.paths {
        chain(page, paths);
    }
    for assessment in &object.assessments {
        assessed(page, assessment);
    }
    if !object.platform.is_empty() {
        page.element("h3", "Platform requirements");
        page.element("p", "What platforms and standards ask. It does not count towards the answers above.");
        findings(page, &object.platform);
    }
    page.raw("</section>\n");
}

fn observations(page: &mut Page, observations: &[Observation]) {
    if !observations.is_empty() {
        page.element("h3", "Worth attention");
        let texts: Vec<Text> = observations.iter().map(|observation| observation.text.clone()).collect();
        page.list(&texts);
    }
}

/// Which addresses a certificate covers.
fn coverage(page: &mut Page, rows: &[AddressCoverage]) {
    if !rows.is_empty() {
        page.element("h3", "Every address");
        page.table(&["Address", "Covered", "By, or why not"], |page| {
            for row in rows {
                let why =
                    row.entry.as_ref().or(row.remark.as_ref()).map_or("no entry fits", |why| why.as_ref());
                page.row(&[&row.address, words::outcome(row.outcome), why]);
            }
        });
    }
}

/// A certificate's origin in short: the verdict, and the best path.
fn chain(page: &mut Page, paths: &PathsReport) {
    page.element("h3", "Chain");
    page.element("p", &paths.trust_text);
    page.element("p", &paths.headline);
    let Some(best) = paths.paths.first() else { return };
    page.table(&["Certificate", "Valid until", "SHA-256", "Answer"], |page| {
        for node in &best.certificates {
            page.row(&[&node.title, &node.not_after.to_string(), &node.sha256, words::outcome(node.outcome)]);
        }
    });
    let further = [best.gap.as_ref().map(|gap| &gap.text), best.first_to_end.as_ref().map(|end| &end.text)];
    for text in further.into_iter().flatten() {
        page.element("p", text);
    }
    if let Some(limit) = &paths.validity_limit {
        page.element("p", &limit.text);
    }
}

fn assessed(page: &mut Page, assessment: &Assessment) {
    page.element("h3", &assessment.title);
    let class = assessment.verdict.outcome();
    page.open("p", class);
    page.element("strong", assessment.verdict.words());
    page.text(": ");
    page.text(&assessment.headline);
    page.raw("</p>\n");
    if assessment.verdict != Verdict::Nothing {
        page.element("p", &assessment.role_reason);
        page.list(&assessment.needs);
        findings(page, &assessment.findings);
    }
}

fn findings(page: &mut Page, findings: &[Finding]) {
    page.table(&["Requirement", "Outcome", "Required", "Found", "Why"], |page| {
        for finding in findings {
            page.raw("<tr><td>");
            page.element("strong", &finding.title);
            page.element("p", &finding.rule);
            let sources: Vec<String> = finding.sources.iter().map(words::source).collect();
            page.small(&format!(
                "{} ({}). {}",
                finding.requirement,
                words::level(finding.level),
                sources.join("; ")
            ));
            page.raw("</td>");
            page.open("td", finding.outcome);
            page.text(words::outcome(finding.outcome));
            page.raw("</td>");
            page.element("td", &finding.required);
            page.element("td", &finding.found);
            page.raw("<td>");
            page.list(&finding.reasons);
            page.list(&finding.remarks);
            page.list(&finding.needs);
            if let Some(remedy) = &finding.remedy {
                page.element("p", &remedy.text);
            }
            for contradiction in &finding.contradictions {
                page.element("p", "The sources contradict each other:");
                let places = contradiction.places.iter();
                let places: Vec<Text> = places
                    .map(|place| format!("{}: {}", words::source(&place.source), place.asks).into())
                    .collect();
                page.list(&places);
                page.element("p", &format!("Decided: {}", contradiction.decision));
            }
            for evidence in &finding.evidence {
                let at = evidence.offset.map(|offset| format!(" (byte {offset})")).unwrap_or_default();
                page.small(&format!("{}: {}{at}", evidence.field, evidence.value));
            }
            page.raw("</td></tr>\n");
        }
    });
}

/// A page that grows. What is no constant of ours goes through [`html`].
struct Page(String);

impl Page {
    /// Markup of ours.
    fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.0.push_str(&html(text));
    }

    fn tag(&mut self, parts: &[&'static str]) {
        parts.iter().for_each(|part| self.0.push_str(part));
    }

    fn element(&mut self, name: &'static str, text: &str) {
        self.tag(&["<", name, ">"]);
        self.text(text);
        self.tag(&["</", name, ">\n"]);
    }

    /// The start of an element in the colour of an outcome.
    fn open(&mut self, name: &'static str, outcome: Outcome) {
        let class = match outcome {
            Outcome::Fail => "fail",
            Outcome::Unknown => "unknown",
            Outcome::Warn => "warn",
            Outcome::Pass => "pass",
            Outcome::NotApplicable => "none",
        };
        self.tag(&["<", name, " class=\"", class, "\">"]);
    }

    fn small(&mut self, text: &str) {
        self.raw("<p class=\"small\">");
        self.text(text);
        self.raw("</p>");
    }

    fn list(&mut self, lines: &[Text]) {
        if !lines.is_empty() {
            self.raw("<ul>");
            lines.iter().for_each(|line| self.element("li", line));
            self.raw("</ul>\n");
        }
    }

    fn pairs(&mut self, pairs: &[(&'static str, &str)]) {
        self.raw("<table class=\"pairs\">\n");
        for (name, value) in pairs {
            self.raw("<tr>");
            self.element("th", name);
            self.element("td", value);
            self.raw("</tr>\n");
        }
        self.raw("</table>\n");
    }

    fn table(&mut self, headings: &[&'static str], rows: impl FnOnce(&mut Self)) {
        self.raw("<table>\n<thead><tr>");
        headings.iter().for_each(|heading| self.element("th", heading));
        self.raw("</tr></thead>\n<tbody>\n");
        rows(self);
        self.raw("</tbody>\n</table>\n");
    }

    fn row(&mut self, cells: &[&str]) {
        self.raw("<tr>");
        cells.iter().for_each(|cell| self.element("td", cell));
        self.raw("</tr>\n");
    }
}
