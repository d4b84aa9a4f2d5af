//! Software and data of others that tests compare with, from package registries, in a folder that git ignores.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::outcome::Result;
use crate::{apt, paths, process};

/// Files out of the sources of Debian packages: the folder, the package, and which files.
const SOURCES: [(&str, &str, &str); 2] =
    [("openssl-certs", "openssl", "*/test/certs/*.pem"), ("gnutls", "gnutls28", "*/tests/test-chains.h")];

/// The Python package whose library is OpenSSL 1.1.1; later versions have OpenSSL 3.
const OLD_OPENSSL: &str = "cryptography==35.0.0";

/// The Python package that has the files of PKITS, the test suite of NIST for path validation.
const PKITS: &str = "cryptography_vectors==50.0.2";

/// The Python package that has the schema of CycloneDX, which the lists of components are held to.
const CYCLONEDX: &str = "cyclonedx-python-lib==11.12.0";

/// Copies the files that match a pattern from the one wheel in a folder to another folder, each below the name of its own.
const UNPACK: &str = "\
import glob, pathlib, sys, zipfile
wheel, = glob.glob(sys.argv[1] + '/*.whl')
with zipfile.ZipFile(wheel) as files:
    for name in files.namelist():
        path = pathlib.PurePosixPath(name)
        if any(path.match(pattern) for pattern in sys.argv[3:]):
            target = pathlib.Path(sys.argv[2], path.parent.name, path.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files.read(name))
";

/// Installs what is not there yet; what lacks for it, in a sentence, if something does.
pub fn ensure() -> Result<Option<String>> {
    let mut lacks: Vec<String> =
        [old_openssl()?, cyclonedx()?, pkits(), faketime()].into_iter().flatten().collect();
    lacks.extend(peers());
    for (folder, package, files) in SOURCES {
        let target = paths::target().join("outside").join(folder);
        if target.is_dir() {
            continue;
        }
        match apt::source(package, files, &target) {
            Ok(()) => {}
            Err(error) => lacks.push(format!("the tests of {package} are not run: {error}")),
        }
    }
    Ok((!lacks.is_empty()).then(|| lacks.join("; ")))
}

fn old_openssl() -> Result<Option<String>> {
    let folder = paths::target().join("outside/openssl-1.1.1");
    if folder.join("cryptography").is_dir() {
        return Ok(None);
    }
    let Some(python) = process::find("python3") else {
        return Ok(Some("python3 is not installed, so OpenSSL 1.1.1 is not compared with".into()));
    };
    match process::run(pip(&python, "install").arg("--target").arg(&folder).arg(OLD_OPENSSL)) {
        Ok(()) => Ok(None),
        Err(error) if process::in_ci() => Err(error),
        Err(error) => Ok(Some(format!("OpenSSL 1.1.1 is not compared with: {error}"))),
    }
}

/// Installs what gives the clients the clock of the fixtures; what lacks for it, in a sentence, if something does.
pub fn faketime() -> Option<String> {
    if process::find("faketime").is_some() {
        return None;
    }
    let lack = |error| format!("no handshakes are tried, because faketime is not installed: {error}");
    apt::install(&["faketime"]).err().map(lack)
}

/// Installs the clients and the server of the handshakes that are not there yet; what lacks, a sentence each.
pub fn peers() -> Vec<String> {
    let lack = |name: &str, error| format!("no handshakes with {name}: {error}");
    let gnutls = process::find("gnutls-cli").is_none().then(|| apt::install(&["gnutls-bin"]));
    let folder = paths::target().join("outside/nginx");
    let is_there = process::find("nginx").is_some() || folder.is_dir();
    // Installing it would start it.
    let nginx = (!is_there).then(|| apt::unpack("nginx", &folder));
    let of = |name, result: Option<Result>| Some(lack(name, result?.err()?));
    [of("GnuTLS", gnutls), of("nginx", nginx)].into_iter().flatten().collect()
}

/// The files of PKITS. Not in CI: the package has 56 MB, and the judge skips itself by name.
fn pkits() -> Option<String> {
    let folder = paths::target().join("outside/pkits");
    if folder.is_dir() || process::in_ci() {
        return None;
    }
    let lack = |reason: &dyn std::fmt::Display| Some(format!("PKITS is not run: {reason}"));
    let Some(python) = process::find("python3") else { return lack(&"python3 is not installed") };
    unpack(&python, PKITS, &["PKITS_data/*/*.crt", "PKITS_data/*/*.crl"], &folder)
        .err()
        .and_then(|error| lack(&error))
}

/// The schema of CycloneDX.
fn cyclonedx() -> Result<Option<String>> {
    let folder = paths::target().join("outside/cyclonedx-schema");
    if folder.is_dir() {
        return Ok(None);
    }
    let lack = "the lists of components are not held to their schema";
    let Some(python) = process::find("python3") else {
        return Ok(Some(format!("{lack}: python3 is not installed")));
    };
    match unpack(
        &python,
        CYCLONEDX,
        &["bom-1.5.SNAPSHOT.schema.json", "spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"],
        &folder,
    ) {
        Ok(()) => Ok(None),
        Err(error) if process::in_ci() => Err(error),
        Err(error) => Ok(Some(format!("{lack}: {error}"))),
    }
}

/// Copies the files of a Python package that match one of the patterns.
fn unpack(python: &Path, package: &str, patterns: &[&str], folder: &Path) -> Result {
    // In a folder of another name until all is there.
    let (wheel, half) = (folder.with_extension("wheel"), folder.with_extension("half"));
    process::run(pip(python, "download").arg("--no-deps").arg("--dest").arg(&wheel).arg(package))?;
    process::run(Command::new(python).args(["-c", UNPACK]).arg(&wheel).arg(&half).args(patterns))?;
    fs::remove_dir_all(&wheel)?;
    Ok(fs::rename(&half, folder)?)
}

fn pip(python: &Path, command: &str) -> Command {
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", command, "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    pip
}
