//! Checks every path in the sources against the table in ARCHITECTURE.md, and finds import cycles between modules and between
//! the files of one module. `mod` and `pub use` lines do not count as imports.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::sources::Sources;
use crate::support::{root, walk};

/// Every folder of sources. None of them has import cycles.
const WITHOUT_CYCLES: &[&str] = &["cli/src", "generate/src", "src", "testkit/src", "www/src", "xtask/src"];

/// Crates that decode: only the formats may name them.
const DECODERS: &[&str] = &["der", "x509_parser"];

/// What uses what: the user, what it uses, and the path that names it.
type Edges = BTreeMap<String, BTreeMap<String, String>>;

/// Which file imports from which.
fn edges(sources: &Sources) -> Edges {
    let mut edges = Edges::new();
    for (name, file) in &sources.files {
        for used in file.imports.iter().chain(&file.mentions) {
            let Some(path) = sources.absolute(file, used) else { continue };
            let target = sources.definition(&path, &mut Vec::new());
            if target != name {
                edges.entry(name.clone()).or_default().insert(target.to_owned(), path.join("::"));
            }
        }
    }
    edges
}

/// The module at the top of the crate that a file belongs to.
fn top(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The same edges between modules at the top of the crate.
fn between_modules(edges: &Edges) -> Edges {
    let mut modules = Edges::new();
    for (user, used) in edges {
        for (target, path) in used.iter().filter(|(target, _)| top(target) != top(user)) {
            modules.entry(top(user).to_owned()).or_default().insert(top(target).to_owned(), path.clone());
        }
    }
    modules
}

/// The first cycle that is found, one step a line.
fn cycle(edges: &Edges) -> Option<String> {
    /// Continues from the end of `way`. No cycle is reachable from those in `done`.
    fn follow(edges: &Edges, way: &mut Vec<String>, done: &mut HashSet<String>) -> Option<String> {
        let end = way.last().expect("a way has a beginning").clone();
        for target in edges.get(&end).into_iter().flat_map(BTreeMap::keys) {
            if let Some(start) = way.iter().position(|passed| passed == target) {
                let around = [&way[start..], std::slice::from_ref(target)].concat();
                let steps = around
                    .windows(2)
                    .map(|step| format!("\n  -> {} ({})", step[1], edges[&step[0]][&step[1]]));
                return Some(format!("{target}{}", steps.collect::<String>()));
            }
            if !done.contains(target) {
                way.push(target.clone());
                let found = follow(edges, way, done);
                way.pop();
                if found.is_some() {
                    return found;
                }
            }
        }
        done.insert(end);
        None
    }
    let mut done = HashSet::new();
    edges.keys().find_map(|start| follow(edges, &mut vec![start.clone()], &mut done))
}

/// The rows of the table: each module with the modules it may use.
///
/// # Panics
/// A row may use only modules of the rows above it.
fn table(document: &str) -> Vec<(String, BTreeSet<String>)> {
    let rows = document.lines().skip_while(|line| !line.starts_with("| module | may use |")).skip(2);
    let mut known: Vec<(String, BTreeSet<String>)> = Vec::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        let names =
            |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
        let used: BTreeSet<String> = names(cells[2]).into_iter().collect();
        for name in &used {
            assert!(known.iter().any(|(above, _)| above == name), "{name} has no row above: {row}");
        }
        for name in names(cells[1]) {
            assert!(known.iter().all(|(above, _)| *above != name), "{name} has two rows");
            known.push((name, used.clone()));
        }
    }
    known
}

/// Everything in the sources that the table does not allow.
fn breaches(sources: &Sources, table: &[(String, BTreeSet<String>)]) -> Vec<String> {
    let mut found = Vec::new();
    let modules: BTreeSet<&str> =
        sources.modules.keys().filter_map(|path| path.first()).map(String::as_str).collect();
    for (module, _) in table.iter().filter(|(module, _)| !modules.contains(module.as_str())) {
        found.push(format!("{module} has a row and does not exist"));
    }
    for module in modules.iter().filter(|module| table.iter().all(|(row, _)| row != *module)) {
        found.push(format!("{module} has no row"));
    }
    for (name, file) in &sources.files {
        let module = top(name);
        let Some((_, allowed)) = table.iter().find(|(row, _)| row == module) else { continue };
        for used in file.exports.iter().chain(&file.imports).chain(&file.mentions) {
            let Some(path) = sources.absolute(file, used) else {
                let outside = used.path[0].as_str();
                if module != "formats" && DECODERS.contains(&outside) {
                    found.push(format!("{name} uses {outside}"));
                }
                continue;
            };
            // The root of the crate only exports items of its modules.
            let target = match sources.modules.contains_key(&path[..path.len().min(1)]) {
                true => path.first().map_or("lib", String::as_str),
                false => top(sources.definition(&path, &mut Vec::new())),
            };
            if target != module && !allowed.contains(target) {
                found.push(format!("{name} uses {}", path.join("::")));
            }
        }
    }
    found
}

/// The sources below a folder.
fn sources(folder: &str) -> Sources {
    let source = root().join(folder);
    let mut files = Vec::new();
    walk(&source, &mut files);
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    let text = |file: std::path::PathBuf| {
        let name =
            file.strip_prefix(&source).expect("below src").to_str().expect("a plain name").replace('\\', "/");
        (name, std::fs::read_to_string(&file).expect("a source file"))
    };
    Sources::read(&files.into_iter().map(text).collect())
}

#[test]
fn every_module_keeps_to_the_table() {
    let document = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document");
    let table = table(&document);
    assert!(table.len() > 15, "only {} rows", table.len());
    let breaches = breaches(&sources("src"), &table);
    assert!(breaches.is_empty(), "against the table of ARCHITECTURE.md:\n{}", breaches.join("\n"));
}

#[test]
fn there_are_no_import_cycles() {
    for folder in WITHOUT_CYCLES {
        let sources = sources(folder);
        assert!(sources.files.len() > 5, "only {} files in {folder}", sources.files.len());
        let mut edges = edges(&sources);
        if let Some(cycle) = cycle(&between_modules(&edges)) {
            panic!("a cycle of modules in {folder}: {cycle}");
        }
        for (user, used) in &mut edges {
            used.retain(|target, _| top(target) == top(user));
        }
        if let Some(cycle) = cycle(&edges) {
            panic!("a cycle of files in {folder}: {cycle}");
        }
    }
}

#[test]
fn no_folder_of_sources_is_named_as_tools_name_their_output() {
    for folder in WITHOUT_CYCLES {
        let mut files = Vec::new();
        walk(&root().join(folder), &mut files);
        for file in files {
            let within = file.strip_prefix(root()).expect("below the root").parent().expect("a folder");
            assert!(within.components().all(|part| part.as_os_str() != "build"), "{}", within.display());
        }
    }
}

/// A crate made of these files.
fn made_of(files: &[(&str, &str)]) -> Sources {
    let texts = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Sources::read(&texts.collect())
}

fn cycle_of(files: &[(&str, &str)]) -> Option<String> {
    cycle(&edges(&made_of(files)))
}

#[test]
fn a_module_and_its_child_that_import_from_each_other_are_a_cycle() {
    let child = ("a/child.rs", "use super::Shared;\npub fn call(_: Shared) {}");
    let found = cycle_of(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod child;\npub struct Shared;\nfn start() { child::call(Shared) }"),
        child,
    ]);
    let expected = "a/child.rs\n  -> a/mod.rs (a::Shared)\n  -> a/child.rs (a::child::call)";
    assert_eq!(found.as_deref(), Some(expected));
    // The same name, exported from a third file.
    let found = cycle_of(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod child;\nmod shared;\npub use shared::*;\nfn start() { child::call(Shared) }"),
        ("a/shared.rs", "pub struct Shared;"),
        child,
    ]);
    assert_eq!(found, None);
}

#[test]
fn modules_that_use_each_other_are_a_cycle_unless_they_only_export() {
    let b = ("b.rs", "use crate::a::{self as other, inner::{Thing as Renamed}};\nfn b() { other::start() }");
    let inner = ("a/inner.rs", "pub enum Thing { One }");
    let files = |a| [("lib.rs", "mod a; mod b;"), ("a/mod.rs", a), inner, b];
    let exports = files("pub(crate) mod inner;\npub use crate::b::b;\npub fn start() {}");
    assert_eq!(cycle(&between_modules(&edges(&made_of(&exports)))), None);
    let uses = files("pub mod inner;\npub fn start() { println!(\"{}\", crate::b::b()) }");
    let found = cycle(&between_modules(&edges(&made_of(&uses)))).expect("a cycle");
    assert!(found.starts_with("a\n  -> b (b::b)\n  -> a (a::"), "{found}");
}

#[test]
fn comments_strings_and_tests_are_ignored() {
    let a = r###"
        // crate::b::x
        /* crate::b::x /* crate::b::x */ crate::b::x */
        const TEXTS: &[&str] = &["crate::b::x \" crate::b::x", r#"" crate::b::x"#];
        fn letters<'a>(text: &'a str) -> impl Fn() + use<'a> { match text { '"' | '\'' | 'x' => crate::c::x() } }
        pub(in crate::b) fn y() {}
        #[cfg(test)]
        #[allow(dead_code)]
        fn z() { crate::b::x() }
        #[cfg(test)]
        mod tests;
    "###;
    let sources = made_of(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", a),
        ("b.rs", "pub fn x() { crate::a::y() }"),
        ("c.rs", "pub fn x() {}"),
    ]);
    let edges = edges(&sources);
    assert_eq!(edges["a.rs"].keys().collect::<Vec<_>>(), ["c.rs"]);
    assert_eq!(edges["b.rs"].keys().collect::<Vec<_>>(), ["a.rs"]);
}

/// A table with rows for `b` and `a`.
const TABLE: &str = "
| module | may use | does not know |
|---|---|---|
| `b` | nothing of ours | `c` |
| `a` | `b`, a crate | |

| `c` | | |";

fn breaches_of(files: &[(&str, &str)]) -> Vec<String> {
    breaches(&made_of(files), &table(TABLE))
}

#[test]
fn the_table_is_enforced() {
    let b = ("b.rs", "pub fn x() {}\npub use crate::Y;");
    let right = [("lib.rs", "mod a; mod b;"), ("a.rs", "use super::b::x;"), ("b.rs", "pub fn x() {}")];
    assert_eq!(breaches_of(&right), [""; 0]);
    let wrong = [("lib.rs", "mod a; mod b; pub use a::Y;"), ("a.rs", "pub struct Y;"), b];
    assert_eq!(breaches_of(&wrong), ["b.rs uses Y"]);
    let unknown = [("lib.rs", "mod a; mod b; mod d;"), ("a.rs", "use crate::d;"), ("b.rs", ""), ("d.rs", "")];
    assert_eq!(breaches_of(&unknown), ["d has no row", "a.rs uses d"]);
    let decoder = [("lib.rs", "mod a;"), ("a.rs", "use der::Decode;\nfn find() { x509_parser::parse(&[]) }")];
    assert_eq!(
        breaches_of(&decoder),
        ["b has a row and does not exist", "a.rs uses der", "a.rs uses x509_parser"]
    );
}

#[test]
#[should_panic(expected = "a has no row above: | `b` | `a` | |")]
fn a_row_cannot_use_a_row_below() {
    table("| module | may use | does not know |\n|---|---|---|\n| `b` | `a` | |\n| `a` | | |\n");
}
