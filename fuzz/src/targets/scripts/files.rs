//! The lines of the files that scripts write: OpenSSL's configuration, INF files, YAML.

/// A line of OpenSSL's configuration.
pub(super) fn configuration(line: &str) -> Result<(), String> {
    let is_key = |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || ".+_".contains(c));
    let is_plain = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || " ,:@._-".contains(c));
    entry(line, '#', &is_key, &|value| is_plain(value) || is_escaped(value))
}

/// Whether a value is one string in double quotation marks, with everything escaped that OpenSSL or a shell would read.
fn is_escaped(value: &str) -> bool {
    let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        let is_escape = c == '\\' && characters.next().is_some();
        if !is_escape && matches!(c, '"' | '\'' | '`' | '$' | '#' | '!' | '\\') {
            return false;
        }
    }
    true
}

/// A line of an INF file.
pub(super) fn inf(line: &str) -> Result<(), String> {
    let is_key = |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || "._".contains(c));
    let is_plain = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || " .".contains(c));
    let is_string = |value: &str| {
        let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.replace("\"\"", "").contains('"') && !inner.contains(['%', '\\']))
    };
    entry(line, ';', &is_key, &|value| is_plain(value) || is_string(value))
}

/// An empty line, a comment, a section, or a key with its value.
fn entry(
    line: &str,
    comment: char,
    is_key: &dyn Fn(&str) -> bool,
    is_value: &dyn Fn(&str) -> bool,
) -> Result<(), String> {
    let section = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_section = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_entry = line.split_once(" = ").is_some_and(|(key, value)| is_key(key) && is_value(value));
    if line.is_empty() || line.starts_with(comment) || section.is_some_and(is_section) || is_entry {
        return Ok(());
    }
    Err(format!("not a line of the file: {line:?}"))
}

/// A line of the YAML that the Java kit reads.
pub(super) fn yaml(line: &str) -> Result<(), String> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_plain = |value: &str| value.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let is_string = |value: &str| {
        let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.contains(['"', '\\']))
    };
    match line.trim_start_matches(' ').split_once(':') {
        Some((name, "")) if is_name(name) => Ok(()),
        Some((name, value)) if is_name(name) => {
            let value = value.strip_prefix(' ').unwrap_or_default();
            if is_plain(value) || is_string(value) { Ok(()) } else { Err(format!("not a value: {value:?}")) }
        }
        _ => Err(format!("not a line of YAML: {line:?}")),
    }
}
