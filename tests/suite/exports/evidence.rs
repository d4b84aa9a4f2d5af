//! Reports and calendars, with names that want to be more than names.

use std::path::PathBuf;
use std::process::Command;

use super::*;

/// Names with markup, formulas, control characters, and characters that turn the direction of writing.
const HOSTILE: &[&str] = &[
    "server/san-html.der",
    "server/san-bidi.der",
    "server/san-control.der",
    "server/san-formula.der",
    "server/san-nul.der",
    "server/san-thousand.der",
    "bundles/broken-tail.pem",
    "foreign/openssl-not-ascii.p12",
    "other/notes.txt",
];

fn python(script: &str, test: &str, file: &ExportedFile) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(&file.name);
    std::fs::write(&path, &file.bytes).unwrap();
    let Ok(output) = Command::new("python3").args(["-c", script]).arg(&path).output() else {
        println!("skipped: {test}: no python3 on this machine");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// An inspection of everything hostile, under a file name that is hostile, too.
fn hostile() -> Inspection {
    let mut from = inspection(HOSTILE);
    support::add(&mut from, "<img src=x onerror=alert(1)>\u{202E}=1+1.der", &fixture("server/no-san.der"));
    from
}

#[test]
fn the_page_has_no_markup_but_ours() {
    let file = hostile().export(&order(ExportKind::ReportHtml), &options()).unwrap();
    let script = "
import sys
from html.parser import HTMLParser
VOID = {'meta', 'img', 'br', 'link', 'input'}
class Check(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.attributes, self.text = [], set(), set(), []
    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attributes)
        if tag not in VOID: self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.getpos())
    def handle_data(self, data): self.text.append(data)
    def handle_comment(self, data): raise AssertionError(data)
    def handle_pi(self, data): raise AssertionError(data)
page = open(sys.argv[1], encoding='utf-8', newline='').read()
check = Check()
check.feed(page)
check.close()
assert not check.open, check.open
ours = {'html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'h2', 'h3', 'p', 'strong', 'section', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'}
assert check.tags <= ours, check.tags - ours
assert check.attributes <= {'lang', 'charset', 'http-equiv', 'content', 'name', 'class'}, check.attributes
text = ''.join(check.text)
assert '<img src=x onerror=alert(1)><U+202E>=1+1.der' in text
for character in text: assert character == '\\n' or character.isprintable(), hex(ord(character))
print(len(page))
";
    if let Some(length) = python(script, "report-html", &file) {
        assert!(length.trim().parse::<usize>().unwrap() > 10_000);
    }
    for scheme in ["http:", "//fonts", "<script", "url(", "@import", "javascript:"] {
        let page = text(&file).replace("&lt;script", "");
        assert!(!page.contains(&format!("src=\"{scheme}")) && !page.contains(&format!("href=\"{scheme}")));
    }
    assert!(!text(&file).contains("<script"));
}

#[test]
fn the_page_says_what_it_rests_on() {
    let from = inspection(&["bundles/no-intermediate.pem", "other/notes.txt"]);
    let page = from.export(&order(ExportKind::ReportHtml), &options()).unwrap();
    let report = from.report(&options());
    let page = text(&page);
    for words in [
        "2026-11-20T12:00:00Z",
        &*report.rule_set,
        &*report.tool_version,
        &report.inputs[0].sha256,
        &report.inputs[0].name,
        &report.not_checked[0],
        &report.destinations[0].headline,
        "What could not be read",
        "Platform requirements",
    ] {
        assert!(page.contains(&*words.replace('\'', "&#39;")), "{words}");
    }
    let findings = report.objects.iter().flat_map(|object| &object.assessments).flat_map(|one| &one.findings);
    for finding in findings {
        assert!(page.contains(&*finding.requirement), "{}", finding.requirement);
    }
}

#[test]
fn the_table_has_a_line_for_each_requirement_and_no_formula() {
    let from = hostile();
    let file = from.export(&order(ExportKind::ReportCsv), &options()).unwrap();
    let report = from.report(&options());
    let objects = report.objects.iter();
    let requirements: usize = objects
        .map(|object| {
            object.platform.len() + object.assessments.iter().map(|one| one.findings.len()).sum::<usize>()
        })
        .sum();
    assert!(file.bytes.starts_with(b"\xEF\xBB\xBF\"File\"") || file.bytes.starts_with(b"\xEF\xBB\xBFFile,"));
    let script = "
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True))
width = len(rows[0])
for row in rows:
    assert len(row) == width, row
    for cell in row:
        assert not cell.startswith(('=', '+', '-', '@', '\\t', '\\r')), cell
        assert cell.isprintable(), cell
print(len(rows) - 1)
";
    if let Some(lines) = python(script, "report-csv", &file) {
        assert_eq!(lines.trim().parse::<usize>().unwrap(), requirements);
    }
    assert!(text(&file).split_inclusive('\n').all(|line| line.ends_with("\r\n")), "no bare line feeds");
}

#[test]
fn the_calendar_has_one_event_for_each_certificate_that_ends() {
    let mut names = vec!["bundles/with-key.pem", "server/good.der", "server/no-end.der"];
    names.extend(HOSTILE);
    let from = inspection(&names);
    let file = from.export(&order(ExportKind::Calendar), &options()).unwrap();
    assert_eq!(
        file.remarks.iter().filter(|remark| remark.contains("no end")).count(),
        1,
        "{:?}",
        file.remarks
    );
    let script = "
import re, sys
data = open(sys.argv[1], 'rb').read()
assert data.endswith(b'\\r\\n') and b'\\n' not in data.replace(b'\\r\\n', b'')
lines = data.split(b'\\r\\n')[:-1]
assert all(len(line) <= 75 for line in lines)
[line.decode('utf-8') for line in lines]
text = data.replace(b'\\r\\n ', b'').decode('utf-8')
open_, events, event = [], [], None
for line in text.split('\\r\\n')[:-1]:
    name, value = line.split(':', 1)
    assert re.fullmatch('[A-Z]+', name), line
    if name == 'BEGIN':
        open_.append(value)
        if value == 'VEVENT': event = {}
    elif name == 'END':
        assert open_.pop() == value
        if value == 'VEVENT': events.append(event)
    elif open_ == ['VCALENDAR', 'VEVENT']:
        assert name not in event, line
        event[name] = value
    elif open_ == ['VCALENDAR', 'VEVENT', 'VALARM']:
        if name == 'TRIGGER': assert value == '-P30D'
    if name in ('SUMMARY', 'DESCRIPTION'):
        assert not re.search(r'(?<!\\\\)(?:\\\\\\\\)*[;,]', value), value
        assert value.isprintable(), value
assert not open_
for event in events:
    assert re.fullmatch('[0-9]{8}T[0-9]{6}Z', event['DTSTART']) and event['DTSTAMP'] == '20261120T120000Z'
assert len({event['UID'] for event in events}) == len(events)
print('\\n'.join(event['UID'].split('@')[0] for event in events))
";
    let Some(found) = python(script, "calendar", &file) else { return };
    let report = from.report(&options());
    let certificates = report.objects.iter().filter_map(|object| object.certificate.as_ref());
    let ending = certificates.filter(|found| found.validity.not_after.to_string() != "9999-12-31T23:59:59Z");
    let wanted: std::collections::BTreeSet<String> =
        ending.map(|found| format!("{:?}", found.fingerprints.sha256)).collect();
    let found: std::collections::BTreeSet<String> = found.lines().map(str::to_owned).collect();
    assert_eq!(found, wanted);
    // The same certificates on another day are the same events.
    let later =
        with(options(), |options| options.at = cert_inspector::Timestamp::from_unix_seconds(1_900_000_000));
    let later = from.export(&order(ExportKind::Calendar), &later).unwrap();
    let without_stamp = |file: &ExportedFile| {
        text(file).lines().filter(|line| !line.starts_with("DTSTAMP")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without_stamp(&file), without_stamp(&later));
}
