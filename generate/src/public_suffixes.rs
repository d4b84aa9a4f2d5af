//! `public-suffixes`: writes the list of public suffixes that the core holds wildcards against.
//!
//! The rules come from the crate `psl`, whose version and hash Cargo.lock pins. It is never compiled: only its data is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::outcome::Result;
use crate::project;

/// The version of the crate that the list is made from: as in Cargo.toml.
const VERSION: &str = "2.1.247";

/// The day that version was published, a day after the list itself changed at most.
const PUBLISHED: &str = "2026-11-05";

/// Fewer rules than this are not the whole list.
const FEWEST_RULES: usize = 9_000;

/// Writes the list, or with `check` only compares it.
///
/// # Errors
/// Fails where the crate is not to be had, and with `check` when a file is out of date.
pub(crate) fn run(check: bool) -> Result {
    let rules = fs::read_to_string(crate_folder()?.join("data/rules.txt"))?;
    let mut root = Node::default();
    let mut count = 0_usize;
    for rule in rules.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        root.add(rule)?;
        count += 1;
    }
    if count < FEWEST_RULES {
        return Err(format!("only {count} rules were found").into());
    }
    let mut list = String::new();
    root.write(&mut list, '\n');
    list.push('\n');
    let source = format!(
        "//! Written by `cargo xtask public-suffixes`.\n\n\
         /// Where the list of public suffixes comes from, with its version.\n\
         pub const SOURCE: &str = \"psl {VERSION}\";\n\n\
         /// The day of that version, as `YYYY-MM-DD`.\n\
         pub const DATE: &str = \"{PUBLISHED}\";\n"
    );
    for (name, text) in [("list.txt", list), ("source.rs", source)] {
        store(name, &text, check)?;
    }
    println!("{count} rules of psl {VERSION}");
    Ok(())
}

fn store(name: &str, text: &str, check: bool) -> Result {
    let path = project::root().join("src/path/public_suffix").join(name);
    if !check {
        return Ok(fs::write(path, text)?);
    }
    if fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    Err(format!("{} is out of date: cargo xtask public-suffixes", path.display()).into())
}

/// Where cargo keeps the sources of the crate. It is a dependency of no target, so that `cargo metadata` fetches it, and no build.
fn crate_folder() -> Result<PathBuf> {
    let metadata = project::metadata()?;
    let wanted = format!("psl-{VERSION}/Cargo.toml").replace('/', std::path::MAIN_SEPARATOR_STR);
    let path = metadata
        .split('"')
        .map(|text| PathBuf::from(text.replace("\\\\", "\\")))
        .find(|path| path.ends_with(&wanted))
        .ok_or_else(|| format!("Cargo.lock has no psl {VERSION}"))?;
    Ok(path.parent().map(PathBuf::from).unwrap_or_default())
}

/// A label, by what stands to the left of it.
#[derive(Default)]
struct Node {
    rule: Rule,
    below: BTreeMap<String, Self>,
}

/// Whether a rule ends at a label.
#[derive(Clone, Copy, Default, PartialEq)]
enum Rule {
    #[default]
    None,
    Suffix,
    Exception,
}

impl Node {
    fn add(&mut self, rule: &str) -> Result {
        let (kind, name) = match rule.strip_prefix('!') {
            Some(name) => (Rule::Exception, name),
            None => (Rule::Suffix, rule),
        };
        let mut node = self;
        for label in name.rsplit('.') {
            node = node.below.entry(ascii_form(label)?).or_default();
        }
        if node.rule != Rule::None {
            return Err(format!("there are two rules for {rule}").into());
        }
        node.rule = kind;
        Ok(())
    }

    /// Labels without anything below come first: they compress better together.
    fn write(&self, list: &mut String, separator: char) {
        let (inner, leaves): (Vec<_>, Vec<_>) =
            self.below.iter().partition(|(_, node)| !node.below.is_empty());
        for (index, (label, node)) in leaves.into_iter().chain(inner).enumerate() {
            if index > 0 {
                list.push(separator);
            }
            match node.rule {
                Rule::None => list.push('?'),
                Rule::Suffix => {}
                Rule::Exception => list.push('!'),
            }
            list.push_str(label);
            if !node.below.is_empty() {
                list.push('(');
                node.write(list, ',');
                list.push(')');
            }
        }
    }
}

/// The form that stands in certificates (RFC 5890 section 2.3.2.1). The list is in lower case and normalised already.
fn ascii_form(label: &str) -> Result<String> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '*' | '_');
    if label.is_ascii() {
        return if !label.is_empty() && label.chars().all(allowed) {
            Ok(label.to_owned())
        } else {
            Err(format!("'{label}' is no label").into())
        };
    }
    Ok(format!("xn--{}", punycode(label).ok_or_else(|| format!("'{label}' does not encode"))?))
}

/// RFC 3492 section 6.3.
fn punycode(label: &str) -> Option<String> {
    let characters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut encoded: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(encoded.len()).ok()?;
    let (mut code, mut delta, mut bias, mut handled) = (128_u32, 0_u32, 72_u32, basic);
    if basic > 0 {
        encoded.push('-');
    }
    while usize::try_from(handled).ok()? < characters.len() {
        let next = *characters.iter().filter(|character| **character >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(handled + 1)?)?;
        code = next;
        for character in &characters {
            if *character < code {
                delta = delta.checked_add(1)?;
            }
            if *character == code {
                let mut rest = delta;
                for k in (36..).step_by(36) {
                    let threshold = if k <= bias { 1 } else { (k - bias).min(26) };
                    if rest < threshold {
                        break;
                    }
                    encoded.push(digit(threshold + (rest - threshold) % (36 - threshold))?);
                    rest = (rest - threshold) / (36 - threshold);
                }
                encoded.push(digit(rest)?);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        code += 1;
    }
    Some(encoded)
}

/// RFC 3492 section 6.1.
fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

/// RFC 3492 section 5.
fn digit(value: u32) -> Option<char> {
    char::from_digit(value, 36).map(|_| match value {
        0..26 => char::from_u32(u32::from('a') + value),
        _ => char::from_u32(u32::from('0') + value - 26),
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_encoded_as_in_certificates() {
        for (label, encoded) in [
            ("com", "com"),
            ("公司", "xn--55qx5d"),
            ("bücher", "xn--bcher-kva"),
            ("vermögensberatung", "xn--vermgensberatung-pwb"),
            ("भारतम्", "xn--h2breg3eve"),
            ("한국", "xn--3e0b707e"),
        ] {
            assert_eq!(ascii_form(label).unwrap(), encoded);
        }
        assert!(ascii_form("a b").is_err() && ascii_form("").is_err() && ascii_form("COM").is_err());
    }

    #[test]
    fn rules_become_a_tree() {
        let mut root = Node::default();
        for rule in ["ck", "*.ck", "!www.ck", "com", "s3.amazonaws.com"] {
            root.add(rule).unwrap();
        }
        assert!(root.add("com").is_err());
        let mut list = String::new();
        root.write(&mut list, '\n');
        assert_eq!(list, "ck(*,!www)\ncom(?amazonaws(s3))");
    }
}
