//! A list of what is in a product, in the form of CycloneDX 1.5. It has neither a time nor a random number, so that the same sources
//! give the same list.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use spdx::Expression;

use crate::dependencies::Crate;
use crate::outcome::Result;
use crate::paths;
use crate::shipped::{self, Key, Product};

/// Data that is shipped besides crates: the name, what it is, and where its licence asks to say that it is available.
const DATA: [(&str, &str, &str); 2] = [
    ("public-suffix-list", "The list of public suffixes", "https://publicsuffix.org/list/"),
    (
        "mozilla-roots",
        "The root certificates of Mozilla",
        "https://wiki.mozilla.org/CA/Included_Certificates",
    ),
];

/// The licence of that data.
const DATA_LICENCE: &str = "MPL-2.0";

/// The list of a product. `file` is what it is called among the files of the release, `sha256` its hash.
pub(super) fn write(product: Product, file: &str, sha256: &str) -> Result<String> {
    let (graph, metadata, sums) = (shipped::graph(product)?, shipped::metadata()?, checksums()?);
    let version = env!("CARGO_PKG_VERSION");
    let root = format!("cert-inspector:{}", product.name());
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for (key, used) in &graph {
        let package = metadata.get(key).ok_or_else(|| format!("cargo does not know {} {}", key.0, key.1))?;
        components.push(component(package, sums.get(key))?);
        let used: Vec<String> = used.iter().map(reference).collect();
        dependencies.push(json!({"ref": reference(key), "dependsOn": used}));
    }
    components.push(standard_library()?);
    let mut all: Vec<String> =
        graph.keys().filter(|(name, _)| is_own(name, &metadata)).map(reference).collect();
    all.push("rust-std".into());
    for (name, description, url) in DATA {
        components.push(json!({
            "type": "data", "bom-ref": name, "name": name, "description": description,
            "licenses": [{"license": {"id": DATA_LICENCE}}],
            "externalReferences": [{"type": "website", "url": url}],
        }));
        all.push(name.into());
    }
    dependencies.push(json!({"ref": root, "dependsOn": all}));
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": file,
                "version": version,
                "licenses": [{"expression": "MIT OR Apache-2.0"}],
                "hashes": [{"alg": "SHA-256", "content": sha256}],
            },
        },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn is_own(name: &str, metadata: &BTreeMap<Key, Crate>) -> bool {
    metadata.values().any(|package| package.name == name && package.source.is_none())
}

fn reference((name, version): &Key) -> String {
    format!("pkg:cargo/{name}@{}", version.to_string().replace('+', "%2B"))
}

fn component(package: &Crate, sha256: Option<&String>) -> Result<Value> {
    let Crate { name, version, license, description, repository, source, .. } = package;
    let key = (name.clone(), version.clone());
    let license = license.as_deref().ok_or_else(|| format!("{name} {version} names no licence"))?;
    let license = Expression::canonicalize(license)
        .map_err(|error| format!("{name} {version}: {}", error.reason))?
        .unwrap_or_else(|| license.to_owned());
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let repository = repository.as_deref().filter(|url| url.starts_with("https://"));
    Ok(super::json::object([
        ("type", Some(json!("library"))),
        ("bom-ref", Some(json!(reference(&key)))),
        ("name", Some(json!(name))),
        ("version", Some(json!(version.to_string()))),
        ("description", description.as_deref().map(|text| json!(words(text)))),
        ("licenses", Some(json!([{"expression": license}]))),
        ("purl", source.as_ref().map(|_| json!(reference(&key)))),
        ("hashes", sha256.map(|sha256| json!([{"alg": "SHA-256", "content": sha256}]))),
        ("externalReferences", repository.map(|url| json!([{"type": "vcs", "url": url}]))),
    ]))
}

/// The compiler's own library, at the version that the project pins.
fn standard_library() -> Result<Value> {
    let text = fs::read_to_string(paths::root().join("rust-toolchain.toml"))?;
    let version = text
        .split_once("channel = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version);
    Ok(json!({
        "type": "library", "bom-ref": "rust-std", "name": "rust-std",
        "version": version.ok_or("rust-toolchain.toml names no version")?,
        "licenses": [{"expression": "MIT OR Apache-2.0"}],
    }))
}

/// The checksum of each crate's archive, as the lock file has it.
fn checksums() -> Result<BTreeMap<Key, String>> {
    let locked = crate::dependencies::locked(paths::root())?;
    Ok(locked
        .into_iter()
        .filter_map(|package| Some(((package.name, package.version), package.checksum?)))
        .collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_reference_of_the_list_is_to_something_in_it() {
        for product in Product::ALL {
            let list: Value = serde_json::from_str(&write(product, "a", &"0".repeat(64)).unwrap()).unwrap();
            let mut known: BTreeSet<&str> =
                BTreeSet::from([list["metadata"]["component"]["bom-ref"].as_str().unwrap()]);
            for component in list["components"].as_array().unwrap() {
                assert!(known.insert(component["bom-ref"].as_str().unwrap()), "twice: {component}");
            }
            assert!(known.len() > 80, "{}", known.len());
            for dependency in list["dependencies"].as_array().unwrap() {
                assert!(known.contains(dependency["ref"].as_str().unwrap()));
                for used in dependency["dependsOn"].as_array().unwrap() {
                    assert!(known.contains(used.as_str().unwrap()), "{used}");
                }
            }
        }
    }

    /// The schema is that of the CycloneDX project, out of its Python package: `xtask` fetches it for the tests.
    #[test]
    fn the_lists_are_valid_by_the_schema_of_cyclonedx() {
        let folder = paths::target().join("outside/cyclonedx-schema/_res");
        let read = |name: &str| -> Option<Value> {
            serde_json::from_str(&fs::read_to_string(folder.join(name)).ok()?).ok()
        };
        let names =
            ["bom-1.5.SNAPSHOT.schema.json", "spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"];
        let [Some(schema), Some(spdx), Some(jsf)] = names.map(read) else {
            println!("skipped: the schema of CycloneDX is not there (cargo xtask test software)");
            return;
        };
        let registry = jsonschema::Registry::new()
            .add("http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json", spdx)
            .and_then(|registry| {
                registry.add("http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json", jsf)
            })
            .and_then(|registry| registry.prepare())
            .unwrap();
        let validator = jsonschema::options().with_registry(&registry).build(&schema).unwrap();
        for product in Product::ALL {
            let mut list: Value =
                serde_json::from_str(&write(product, "a", &"0".repeat(64)).unwrap()).unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&list)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{faults:?}");
            // The schema does find faults.
            list["components"][0]["type"] = json!("crate");
            assert!(!validator.is_valid(&list));
        }
    }
}
