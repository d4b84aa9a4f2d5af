//! Public suffixes: the domains below which anybody may register a name (<https://publicsuffix.org>).
//!
//! The list covers both of its sections, what registries run and what companies let to customers, and is subject to the terms
//! of the Mozilla Public License 2.0. `cargo xtask public-suffixes` writes it: a line for each top-level domain, behind each
//! label in brackets what stands to the left of it. `!` marks an exception, `?` a label at which no rule ends.

mod source;

use std::collections::HashSet;
use std::sync::OnceLock;

pub use source::{DATE, SOURCE};

const LIST: &str = include_str!("list.txt");

/// The public suffix of a domain name in its ASCII form: the whole name, if it is one itself. Case does not count.
///
/// A top-level domain that is not on the list is its own suffix, as the list's algorithm has it. `None` where the name is
/// empty or has an empty label.
#[must_use]
pub fn suffix(name: &str) -> Option<&str> {
    let nodes = nodes();
    // The best so far, and how far the labels go that were looked at: both count from the start of the name.
    let (mut start, mut at, mut within) = (None, name.len(), Some(0..nodes.len()));
    for label in name.rsplit('.') {
        if label.is_empty() {
            return None;
        }
        at = at.saturating_sub(label.len());
        let Some(range) = within.take() else {
            at = at.saturating_sub(1);
            continue;
        };
        let found = children(nodes, range.clone()).find(|(_, node)| node.label.eq_ignore_ascii_case(label));
        if matches!(found, Some((_, Node { rule: Rule::Exception, .. }))) {
            // It goes before the wildcard beside it: the suffix begins behind its label.
            start = Some(at.saturating_add(label.len()).saturating_add(1));
        } else {
            let wildcard = children(nodes, range).any(|(_, node)| node.label == "*");
            let ends = found.as_ref().is_some_and(|(_, node)| node.rule == Rule::Suffix);
            if start.is_none() || wildcard || ends {
                start = Some(at);
            }
            within = found.map(|(below, _)| below);
        }
        at = at.saturating_sub(1);
    }
    name.get(start?..)
}

/// Whether a domain name is a public suffix.
#[must_use]
pub fn is_public_suffix(name: &str) -> bool {
    suffix(name).is_some_and(|suffix| suffix.len() == name.len())
}

/// Whether a domain name ends in a top-level domain that exists.
#[must_use]
pub fn has_known_top_level(name: &str) -> bool {
    static TOP_LEVELS: OnceLock<HashSet<&str>> = OnceLock::new();
    // Every certificate of a server needs these, and few need the rest of the list.
    let known = TOP_LEVELS.get_or_init(|| {
        let labels = LIST.lines().filter_map(|line| line.split('(').next());
        labels.map(|label| label.trim_start_matches(['!', '?'])).collect()
    });
    let top = name.rsplit('.').next().unwrap_or_default();
    known.contains(top.to_ascii_lowercase().as_str())
}

/// A label of the list. What stands to the left of it follows it, up to `end`.
#[derive(Debug)]
struct Node {
    label: &'static str,
    rule: Rule,
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    None,
    Suffix,
    Exception,
}

type Range = std::ops::Range<usize>;

/// The nodes that stand next in a range, each with the range of what is below it.
fn children(nodes: &[Node], range: Range) -> impl Iterator<Item = (Range, &Node)> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let node = nodes.get(at).filter(|_| at < range.end)?;
        let below = at.saturating_add(1)..node.end;
        at = node.end.max(below.start);
        Some((below, node))
    })
}

/// The list, taken apart once.
fn nodes() -> &'static [Node] {
    static NODES: OnceLock<Vec<Node>> = OnceLock::new();
    NODES.get_or_init(|| parse(LIST))
}

fn parse(list: &'static str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    // Labels whose brackets are open.
    let mut open = Vec::new();
    let mut rest = list;
    while !rest.is_empty() {
        let length = rest.find(['(', ')', ',', '\n']).unwrap_or(rest.len());
        let (text, behind) = rest.split_at_checked(length).unwrap_or_default();
        if !text.is_empty() {
            let (rule, label) = match text.strip_prefix(['!', '?']) {
                Some(label) if text.starts_with('!') => (Rule::Exception, label),
                Some(label) => (Rule::None, label),
                None => (Rule::Suffix, text),
            };
            nodes.push(Node { label, rule, end: nodes.len().saturating_add(1) });
        }
        match behind.as_bytes().first() {
            Some(b'(') => open.push(nodes.len().saturating_sub(1)),
            Some(b')') => {
                let end = nodes.len();
                if let Some(node) = open.pop().and_then(|opened| nodes.get_mut(opened)) {
                    node.end = end;
                }
            }
            _ => {}
        }
        rest = behind.get(1..).unwrap_or_default();
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The part of a name that somebody registered: the suffix and the label before it.
    fn registrable(name: &str) -> Option<&str> {
        let before = name.strip_suffix(suffix(name)?)?.strip_suffix('.')?;
        name.get(before.rfind('.').map_or(0, |dot| dot + 1)..)
    }

    /// The vectors of <https://github.com/publicsuffix/list> (in the public domain), non-ASCII names in their ASCII form.
    #[test]
    fn the_official_vectors_hold() {
        for (name, expected) in [
            ("COM", None),
            ("example.COM", Some("example.COM")),
            ("WwW.example.COM", Some("example.COM")),
            (".com", None),
            (".example.com", None),
            ("", None),
            ("example", None),
            ("example.example", Some("example.example")),
            ("a.b.example.example", Some("example.example")),
            ("biz", None),
            ("domain.biz", Some("domain.biz")),
            ("a.b.domain.biz", Some("domain.biz")),
            ("com", None),
            ("a.b.example.com", Some("example.com")),
            ("uk.com", None),
            ("example.uk.com", Some("example.uk.com")),
            ("a.b.example.uk.com", Some("example.uk.com")),
            ("test.ac", Some("test.ac")),
            ("mm", None),
            ("c.mm", None),
            ("b.c.mm", Some("b.c.mm")),
            ("a.b.c.mm", Some("b.c.mm")),
            ("jp", None),
            ("test.jp", Some("test.jp")),
            ("ac.jp", None),
            ("a.test.ac.jp", Some("test.ac.jp")),
            ("kyoto.jp", None),
            ("ide.kyoto.jp", None),
            ("a.b.ide.kyoto.jp", Some("b.ide.kyoto.jp")),
            ("c.kobe.jp", None),
            ("a.b.c.kobe.jp", Some("b.c.kobe.jp")),
            ("city.kobe.jp", Some("city.kobe.jp")),
            ("www.city.kobe.jp", Some("city.kobe.jp")),
            ("ck", None),
            ("test.ck", None),
            ("a.b.test.ck", Some("b.test.ck")),
            ("www.ck", Some("www.ck")),
            ("www.www.ck", Some("www.ck")),
            ("us", None),
            ("www.test.us", Some("test.us")),
            ("ak.us", None),
            ("www.test.ak.us", Some("test.ak.us")),
            ("k12.ak.us", None),
            ("www.test.k12.ak.us", Some("test.k12.ak.us")),
            ("xn--85x722f.com.cn", Some("xn--85x722f.com.cn")),
            ("www.xn--85x722f.xn--55qx5d.cn", Some("xn--85x722f.xn--55qx5d.cn")),
            ("shishi.xn--55qx5d.cn", Some("shishi.xn--55qx5d.cn")),
            ("xn--55qx5d.cn", None),
            ("www.xn--85x722f.xn--fiqs8s", Some("xn--85x722f.xn--fiqs8s")),
            ("XN--FIQS8S", None),
        ] {
            assert_eq!(registrable(name), expected, "{name}");
        }
    }

    #[test]
    fn the_top_levels_are_those_of_the_list() {
        for (_, node) in children(nodes(), 0..nodes().len()) {
            assert!(has_known_top_level(&format!("vms.{}", node.label)), "{}", node.label);
        }
        for (name, expected) in
            [("vms.example.COM", true), ("xn--fiqs8s", true), ("vms.local", false), ("", false)]
        {
            assert_eq!(has_known_top_level(name), expected, "{name}");
        }
    }

    #[test]
    fn suffixes_of_both_sections_are_known() {
        for (name, expected) in [
            ("com", true),
            ("co.uk", true),
            ("s3.amazonaws.com", true),
            ("S3.AmazonAWS.com", true),
            ("github.io", true),
            ("amazonaws.com", false),
            ("example.com", false),
            ("www.ck", false),
            ("internal", true),
            ("a..com", false),
            ("com.", false),
        ] {
            assert_eq!(is_public_suffix(name), expected, "{name}");
        }
        assert!(has_known_top_level("www.example.COM") && has_known_top_level("ck"));
        assert!(!has_known_top_level("server.local") && !has_known_top_level("localhost"));
    }

    #[test]
    fn the_list_is_read_to_its_end() {
        assert!(nodes().len() > 9_000 && nodes().iter().all(|node| !node.label.is_empty()));
        assert!(has_known_top_level("zw") && has_known_top_level("za"));
        assert!(SOURCE.starts_with("psl ") && DATE.len() == 10);
    }

    #[test]
    fn a_name_of_many_labels_is_no_work() {
        let name = "a.".repeat(100_000) + "co.uk";
        assert_eq!(suffix(&name), Some("co.uk"));
    }
}
