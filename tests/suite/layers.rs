//! Arrows point one way: a module uses only what its layer may use. Read from the `use` lines of the sources.

use crate::support;

use std::path::Path;

use support::{root, walk};

/// For each module, the modules of the core that it may name.
const MAY_USE: &[(&str, &[&str])] = &[
    ("limits", &[]),
    ("sorting", &[]),
    ("model", &["model"]),
    ("protection", &["model", "protection"]),
    ("writing", &[]),
    ("input", &["limits", "model"]),
    ("formats", &["formats", "input", "limits", "model", "protection", "sorting", "writing"]),
    ("path", &["input", "limits", "model", "path", "sorting"]),
    ("roots", &["formats", "model"]),
    ("structure", &["formats", "limits", "model"]),
    ("checks", &["checks", "input", "limits", "model", "path"]),
    ("profiles", &["checks", "input", "model", "path", "profiles"]),
    ("products", &["checks", "input", "limits", "model", "path", "products", "profiles", "sorting"]),
    (
        "report",
        &[
            "checks",
            "export",
            "input",
            "limits",
            "model",
            "path",
            "products",
            "profiles",
            "report",
            "roots",
            "sorting",
            "structure",
            "writing",
        ],
    ),
    (
        "export",
        &[
            "checks",
            "export",
            "input",
            "limits",
            "model",
            "path",
            "products",
            "protection",
            "report",
            "sorting",
            "writing",
        ],
    ),
    (
        "inspect",
        &[
            "checks",
            "export",
            "formats",
            "input",
            "limits",
            "model",
            "path",
            "products",
            "profiles",
            "report",
            "roots",
            "structure",
        ],
    ),
    (
        "protocol",
        &[
            "checks",
            "compare",
            "deployment",
            "export",
            "formats",
            "input",
            "inspect",
            "limits",
            "model",
            "products",
            "protocol",
            "report",
            "structure",
            "view",
        ],
    ),
    ("js", &["export", "formats", "inspect", "limits", "model", "protocol"]),
];

/// Crates that decode: only the formats may name them.
const DECODERS: &[&str] = &["x509_parser", "der::", "memchr"];

#[test]
fn every_module_keeps_to_its_layer() {
    let source = root().join("src");
    let mut files = Vec::new();
    walk(&source, &mut files);
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let mut seen = 0;
    for file in files {
        // Tests may decode what they test with.
        let within = file.strip_prefix(&source).expect("below src");
        if within.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs") {
            continue;
        }
        let module = module(&source, &file);
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else { continue };
        let text = std::fs::read_to_string(&file).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // Documentation may point anywhere.
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        for used in code.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(allowed.contains(&used.as_str()), "{} uses crate::{used}", file.display());
            seen += 1;
        }
        if module != "formats" {
            for decoder in DECODERS {
                let named = code.lines().any(|line| line.trim_start().starts_with(&format!("use {decoder}")));
                assert!(!named, "{} uses {decoder}", file.display());
            }
        }
    }
    assert!(seen > 40, "only {seen} uses were found");
}

fn module(source: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(source).expect("below src");
    let first = relative.components().next().expect("a component").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}
