//! Fills the template of the page, and writes the policy that lets exactly its own script and styles run.

use std::fs;
use std::io;

use sha2::{Digest, Sha256};

use super::pack;
use crate::outcome::Result;
use crate::paths;

/// The style sheets, in the order of their names.
fn styles() -> Result<String> {
    let folder = paths::root().join("www/styles");
    let mut files = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let mut styles = String::new();
    for file in files {
        styles.push_str(&read(&file.to_string_lossy())?);
    }
    Ok(styles)
}

/// The script that page and package share. The page's worker is no module, so nothing is exported there.
fn answers() -> Result<String> {
    let script = read(&paths::root().join("package/answers.js").to_string_lossy())?;
    Ok(script.replace("\nexport ", "\n"))
}

/// The finished page: wasm-bindgen's script, and the module packed with gzip.
pub(super) fn assemble(bindings: &str, module: &[u8]) -> Result<String> {
    let script = |name: &str| read(&paths::root().join("www/static").join(name).to_string_lossy());
    let template = read(&paths::root().join("index.html").to_string_lossy())?;
    let page = fill(
        &template,
        &[
            ("styles", &styles()?),
            ("bindings", bindings),
            ("portal", &script("portal.js")?),
            ("worker", &[answers()?, script("worker.js")?].join("\n")),
            ("start", &script("boot.js")?),
            ("module", &pack::base64(module)),
        ],
    )?;
    let policy = policy(&page);
    with_size(&fill(&page, &[("policy", &policy)])?)
}

/// The page with its own size in it, which counts its own digits.
fn with_size(page: &str) -> Result<String> {
    const PLACEHOLDER: &str = "{{size}}";
    let rest = page.len().saturating_sub(PLACEHOLDER.len());
    let fits = |digits: &usize| rest.saturating_add(*digits).to_string().len() == *digits;
    let digits = (1..=20).find(fits).ok_or("the page has no size that can be written in it")?;
    fill(page, &[("size", &rest.saturating_add(digits).to_string())])
}

/// Every placeholder replaced: each stands exactly once, and what goes into a script or style element does not end it.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut page = template.to_owned();
    for (name, value) in values {
        if ["</script", "</style", "<!--"].iter().any(|end| value.to_ascii_lowercase().contains(end)) {
            return Err(format!("the text for {{{{{name}}}}} would end its element").into());
        }
        let placeholder = format!("{{{{{name}}}}}");
        let (before, after) = page
            .split_once(&placeholder)
            .filter(|(_, after)| !after.contains(&placeholder))
            .ok_or_else(|| format!("index.html must contain {placeholder} exactly once"))?;
        page = [before, value, after].concat();
    }
    Ok(page)
}

/// Nothing is loaded and nothing is sent: only the scripts and styles of this very file run, and only they may start a worker.
fn policy(page: &str) -> String {
    let (scripts, styles) = (sources(page, "script"), sources(page, "style"));
    [
        "default-src 'none'",
        &format!("script-src {scripts} 'wasm-unsafe-eval'"),
        &format!("style-src {styles}"),
        "img-src data:",
        "worker-src blob:",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types cert-inspector",
    ]
    .join("; ")
}

/// The hashes of the elements of one kind. Elements with a type hold data and do not run, so they need none.
fn sources(page: &str, name: &str) -> String {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let (mut hashes, mut rest) = (Vec::new(), page);
    while let Some((_, behind)) = rest.split_once(&start)
        && let Some((attributes, behind)) = behind.split_once('>')
        && let Some((text, behind)) = behind.split_once(&end)
    {
        if !attributes.contains("type=") {
            hashes.push(format!("'sha256-{}'", pack::base64(&Sha256::digest(text))));
        }
        rest = behind;
    }
    hashes.join(" ")
}

/// The policy that a finished page carries.
#[must_use]
pub fn policy_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy)
}

/// The text of a file with the line ends that the hashes are made over: browsers see LF only.
fn read(file: &str) -> Result<String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_stands_exactly_once() {
        assert_eq!(fill("a{{x}}b", &[("x", "1")]).unwrap(), "a1b");
        assert!(fill("ab", &[("x", "1")]).is_err());
        assert!(fill("{{x}}{{x}}", &[("x", "1")]).is_err());
    }

    #[test]
    fn a_value_cannot_end_its_element() {
        for value in ["</SCRIPT>", "</style >", "<!-- "] {
            assert!(fill("{{x}}", &[("x", value)]).is_err(), "{value}");
        }
    }

    #[test]
    fn only_what_runs_is_in_the_policy() {
        let page = "<style>a</style><script type=\"text/plain\">data</script><script></script><style></style><script id=\"a\">a</script>";
        let policy = policy(page);
        // SHA-256 of "a" and of nothing, in the order of the markup.
        assert!(
            policy.contains("style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"),
            "{policy}"
        );
        assert!(
            policy.contains(
                "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'wasm-unsafe-eval';"
            ),
            "{policy}"
        );
    }

    #[test]
    fn a_page_knows_its_size() {
        for length in [0, 1, 2, 90, 97, 98, 99, 998, 9_990] {
            let page = with_size(&format!("{}{{{{size}}}}", "a".repeat(length))).unwrap();
            assert!(page.ends_with(&page.len().to_string()), "{length}: {}", page.len());
        }
        assert!(with_size("no place for it").is_err());
    }

    #[test]
    fn the_policy_is_found_again() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(policy_of(page), Some("default-src 'none'"));
        assert_eq!(policy_of("<meta>"), None);
    }
}
