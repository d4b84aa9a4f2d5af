//! The sources of the page, for tests that read them: which file uses which, and whether that leads back.
#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics is a test that fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every source below a folder of `src`: its path there, and its text.
pub(crate) fn below(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                sources.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    sources
}

/// Which files a file uses: by its `use` lines and by paths in its code, followed through what other modules pass on. `mod` and
/// `pub use` lines do not count, nor do tests.
struct Uses {
    /// The code of each module, by its path, as in `["state", "views"]`.
    modules: BTreeMap<Vec<String>, String>,
}

impl Uses {
    fn of(sources: Vec<(String, String)>) -> Self {
        let path = |name: &str| {
            let name = name.trim_end_matches(".rs");
            let name = name.strip_suffix("/mod").unwrap_or(name);
            if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
        };
        let is_test = |name: &str| name.ends_with("tests.rs") || name == "sources.rs";
        let sources = sources.into_iter().filter(|(name, _)| !is_test(name));
        Self { modules: sources.map(|(name, text)| (path(&name), code(&text))).collect() }
    }

    /// Every path that a module names: whether it passes it on, and the path from the root.
    fn named(&self, module: &[String]) -> Vec<(bool, Vec<String>)> {
        let mut named = Vec::new();
        for statement in self.modules[module].split(';') {
            let start = statement.find("use ").filter(|start| {
                let before = statement[..*start].trim_end();
                before.is_empty() || before.ends_with(')') || before.ends_with("pub") || before.ends_with('}')
            });
            let Some(start) = start else {
                let inline = statement.split("crate::").skip(1).map(|path| (false, words(path)));
                named.extend(inline);
                continue;
            };
            let passes_on =
                statement[..start].trim_end().lines().last().is_some_and(|line| line.contains("pub"));
            let mut paths = Vec::new();
            expand(String::new(), &statement[start + 4..], &mut paths);
            for path in paths {
                let mut path = words(&path);
                let mut base = module.to_vec();
                match path.first().map(String::as_str) {
                    Some("crate") => base.clear(),
                    Some("self") => {}
                    Some("super") => base.truncate(base.len().saturating_sub(1)),
                    // A part of the module itself, or another crate.
                    Some(first) if self.modules.contains_key(&[module, &[first.to_owned()]].concat()) => {
                        path.insert(0, "self".to_owned());
                    }
                    _ => continue,
                }
                named.push((passes_on, [base.as_slice(), &path[1..]].concat()));
            }
        }
        named
    }

    /// The module that a path leads to.
    fn target(&self, path: &[String], depth: usize) -> Option<Vec<String>> {
        let length = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let passed_on = rest.first().filter(|_| depth < 9).and_then(|name| {
            let code = &self.modules[module];
            let kinds = ["fn", "struct", "enum", "trait", "const", "static", "type", "macro_rules!"];
            if kinds.iter().any(|kind| code.split(&format!("{kind} {name}")).skip(1).any(ends_word)) {
                return None;
            }
            let named = self.named(module).into_iter().map(|(_, path)| path);
            named
                .into_iter()
                .find(|path| path.last() == Some(name))
                .and_then(|path| self.target(&path, depth + 1))
        });
        passed_on.or_else(|| Some(module.to_vec()))
    }

    fn edges(&self) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
        let of = |module: &Vec<String>| {
            let used = self.named(module).into_iter().filter(|(passes_on, _)| !passes_on);
            let used = used.filter_map(|(_, path)| self.target(&path, 0)).filter(|target| target != module);
            (module.clone(), used.collect())
        };
        self.modules.keys().map(of).collect()
    }
}

/// Without comments and tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let text = text.split("#[cfg(test)]\n#[allow").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The paths of a `use` tree.
fn expand(prefix: String, tree: &str, paths: &mut Vec<String>) {
    let Some((before, inner)) = tree.split_once('{') else {
        paths.push(prefix + tree.split(" as ").next().unwrap().trim());
        return;
    };
    let prefix = prefix + before.trim();
    let inner = &inner[..inner.rfind('}').unwrap()];
    let (mut depth, mut part) = (0, String::new());
    for character in inner.chars().chain([',']) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !part.trim().is_empty() {
                    expand(prefix.clone(), part.trim(), paths);
                }
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(character);
    }
}

/// The names of a path, up to whatever is none.
fn words(path: &str) -> Vec<String> {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut words = Vec::new();
    let mut rest = path.trim();
    loop {
        let end = rest.find(|character| !is_name(character)).unwrap_or(rest.len());
        if end > 0 {
            words.push(rest[..end].to_owned());
        }
        match rest[end..].strip_prefix("::") {
            Some(next) if end > 0 => rest = next,
            _ => return words,
        }
    }
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|character: char| character.is_alphanumeric() || character == '_')
}

/// A way from a node back to it.
fn cycle<T: Ord + Clone>(edges: &BTreeMap<T, BTreeSet<T>>) -> Option<Vec<T>> {
    edges.keys().find_map(|start| {
        let mut from = BTreeMap::new();
        let mut waiting = vec![start.clone()];
        while let Some(node) = waiting.pop() {
            for next in edges.get(&node).into_iter().flatten() {
                if next == start {
                    let mut way = vec![start.clone(), node.clone()];
                    while let Some(before) = from.get(way.last()?) {
                        way.push(T::clone(before));
                    }
                    return Some(way);
                }
                if from.insert(next.clone(), node.clone()).is_none() {
                    waiting.push(next.clone());
                }
            }
        }
        None
    })
}

#[test]
fn no_file_uses_itself_by_way_of_others() {
    let edges = Uses::of(below("")).edges();
    let count: usize = edges.values().map(BTreeSet::len).sum();
    assert!(count > 300, "only {count} uses were found");
    assert_eq!(cycle(&edges), None);
}

#[test]
fn no_module_uses_itself_by_way_of_others() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let top = |module: &[String]| module.first().cloned().unwrap_or_default();
    for (module, used) in Uses::of(below("")).edges() {
        let used = used.iter().map(|used| top(used)).filter(|used| *used != top(&module));
        edges.entry(top(&module)).or_default().extend(used);
    }
    for (module, allowed) in [("bridge", ["state"]), ("state", ["language"])] {
        assert!(allowed.iter().all(|used| edges[module].contains(*used)), "{module}: {:?}", edges[module]);
    }
    assert_eq!(cycle(&edges), None);
}

#[test]
fn a_cycle_is_found() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let sources = |last: &str| {
        vec![
            file("lib.rs", "mod a;\nmod b;\nmod c;\n"),
            file("a/mod.rs", "mod inner;\npub(crate) use inner::Inner;\n"),
            file("a/inner.rs", "use crate::{b::{self, B}, c};\npub(crate) struct Inner;\n"),
            file("b.rs", "use cert_inspector::x::Y;\nuse crate::c::C;\n\npub(crate) struct B;\n"),
            file("c.rs", last),
        ]
    };
    let modules = |text: &str| cycle(&Uses::of(sources(text)).edges());
    assert_eq!(modules("pub(crate) struct C;\n"), None);
    assert_eq!(modules("#[cfg(test)]\nmod tests {\n    use crate::a::Inner;\n}\n"), None);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let found = modules("use crate::a::Inner;\n").unwrap();
    assert!(found.contains(&names(&["a", "inner"])) && found.contains(&names(&["c"])), "{found:?}");
    assert!(modules("fn f() {\n    crate::b::g();\n}\n").is_some(), "in the code");
}
