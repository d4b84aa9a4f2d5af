//! A file that is there is replaced as a whole or not at all, and nothing but files is replaced.
#![cfg(unix)]

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};

use super::{AT, command, fixtures, folder};

const OLD: &str = "the old certificate and its key";

/// Exports a certificate with its key to a path, over what is there.
fn order(out: &Path) -> Command {
    let mut command = command(&["export", "--at", AT, "--no-public-roots", "--with-key", "--force"]);
    command.args(["cert-pem", "bundles/with-key.pem", "--out"]).arg(out);
    command
}

fn export(out: &Path) -> Output {
    order(out).output().expect("the command starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_new(path: &Path) -> bool {
    fs::read_to_string(path).expect("a file").starts_with("-----BEGIN ")
}

/// Runs a tool of the system, and tells whether it did what it should.
fn tool(name: &str, arguments: &[&str]) -> bool {
    Command::new(name).args(arguments).output().is_ok_and(|output| output.status.success())
}

fn skipped(what: &str) {
    println!("skipped: {what}");
}

/// Nothing but these names is in a folder: no rest of a file that was not finished.
fn holds(folder: &Path, names: &[&str]) {
    let mut found: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, names);
}

#[test]
fn who_holds_the_old_file_open_reads_the_old_bytes() {
    let folder = folder("save-open");
    let (path, other) = (folder.join("cert.pem"), folder.join("other.pem"));
    fs::write(&path, OLD).unwrap();
    fs::hard_link(&path, &other).unwrap();
    let mut open = File::open(&path).unwrap();
    assert_eq!(export(&path).status.code(), Some(0));
    let mut seen = String::new();
    open.read_to_string(&mut seen).unwrap();
    assert_eq!((seen.as_str(), fs::read_to_string(&other).unwrap().as_str()), (OLD, OLD));
    assert!(is_new(&path));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    holds(&folder, &["cert.pem", "other.pem"]);
}

#[test]
fn a_link_is_replaced_and_its_target_stays() {
    let folder = folder("save-link");
    let (target, link) = (folder.join("target"), folder.join("cert.pem"));
    fs::write(&target, OLD).unwrap();
    for to in [target.as_path(), Path::new("/dev/null"), &folder.join("nowhere")] {
        _ = fs::remove_file(&link);
        symlink(to, &link).unwrap();
        assert_eq!(export(&link).status.code(), Some(0));
        assert!(fs::symlink_metadata(&link).unwrap().is_file() && is_new(&link), "{}", to.display());
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), OLD);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    holds(&folder, &["cert.pem", "target"]);
}

#[test]
fn a_file_without_a_key_keeps_the_rights_of_the_one_before() {
    let path = folder("save-rights").join("cert.cer");
    let run = |mode| {
        fs::write(&path, OLD).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        let mut command = command(&["export", "--at", AT, "--force", "cer", "server/good.der", "--out"]);
        assert_eq!(command.arg(&path).output().unwrap().status.code(), Some(0));
        fs::metadata(&path).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((run(0o640), run(0o604)), (0o640, 0o604));
}

#[test]
fn a_full_disk_and_a_limit_leave_the_old_file() {
    let folder = folder("save-full");
    let path = folder.join("cert.pem");
    fs::write(&path, OLD).unwrap();
    // The shell forbids files of more than 512 bytes. A program that ignores the signal gets an error, as on a full disk.
    let line = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"; # {OLD}");
    let report = |kind| {
        let mut command = command(&["export", "--at", AT, "--force", kind, "server/good.der", "--out"]);
        command.arg(&path);
        command
    };
    // Reports are written while they are made.
    for order in [order(&path), report("report-json"), report("report-csv"), report("report-html")] {
        let limited = Command::new("bash")
            .args(["-c", &line])
            .arg(order.get_program())
            .args(order.get_args())
            .current_dir(fixtures())
            .output()
            .expect("bash");
        assert_eq!(limited.status.code(), Some(5), "{}", said(&limited));
        assert!(said(&limited).contains("cert.pem"), "{}", said(&limited));
        assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
        holds(&folder, &["cert.pem"]);
    }

    let disk = folder.join("disk");
    fs::create_dir(&disk).unwrap();
    let place = disk.to_str().expect("UTF-8");
    if !tool("mount", &["-t", "tmpfs", "-o", "size=4k", "tmpfs", place]) {
        return skipped("this user may not mount a disk");
    }
    let path = disk.join("cert.pem");
    let written = fs::write(&path, OLD);
    let full = export(&path);
    let kept = fs::read_to_string(&path);
    let entries = fs::read_dir(&disk).map(Iterator::count);
    assert!(tool("umount", &[place]));
    written.unwrap();
    assert_eq!(full.status.code(), Some(5), "{}", said(&full));
    assert!(said(&full).contains("No space"), "{}", said(&full));
    assert_eq!((kept.unwrap().as_str(), entries.unwrap()), (OLD, 1));
}

/// The command is ended while it makes a report: the old file stays, and nothing else is left.
#[test]
#[cfg(target_os = "linux")]
fn a_report_that_is_cut_off_leaves_nothing() {
    let files = folder("save-cut-files");
    let folder = folder("save-cut");
    let certificates =
        testkit::bombs::bomb("certificates").and_then(|bomb| bomb.bytes(600)).expect("certificates");
    fs::write(files.join("many.pem"), certificates).unwrap();
    let path = folder.join("report.json");
    fs::write(&path, OLD).unwrap();
    let mut child = command(&["export", "--at", AT, "--force", "report-json"])
        .arg(files.join("many.pem"))
        .arg("--out")
        .arg(&path)
        .spawn()
        .unwrap();
    let open = format!("/proc/{}/fd", child.id());
    let writes = || {
        let entries = fs::read_dir(&open).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| fs::metadata(entry.path()).ok().zip(fs::read_link(entry.path()).ok()))
            .any(|(file, link)| file.is_file() && file.len() > 0 && link.starts_with(&folder))
    };
    while !writes() {
        assert!(child.try_wait().unwrap().is_none(), "it was done before it could be ended");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), OLD);
    holds(&folder, &["report.json"]);
}

#[test]
fn a_device_gets_the_bytes_and_stays_a_device() {
    let folder = folder("save-device");
    let node = |name: &str, kind: &str, numbers: [&str; 2]| {
        let path = folder.join(name);
        tool("mknod", &[path.to_str().expect("UTF-8"), kind, numbers[0], numbers[1]]).then_some(path)
    };
    let (Some(null), Some(full), Some(disk)) =
        (node("null", "c", ["1", "3"]), node("full", "c", ["1", "7"]), node("disk", "b", ["7", "250"]))
    else {
        return skipped("this user may not make devices");
    };
    let before = [&null, &full, &disk].map(|path| fs::symlink_metadata(path).unwrap());
    if File::options().write(true).open(&null).is_err() {
        return skipped("devices cannot be opened in this folder");
    }
    assert_eq!(export(&null).status.code(), Some(0));
    let output = export(&full);
    assert_eq!(output.status.code(), Some(5), "{}", said(&output));
    let output = export(&disk);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("is a disk, and nothing was written"), "{}", said(&output));
    for (path, before) in [&null, &full, &disk].into_iter().zip(before) {
        let after = fs::symlink_metadata(path).unwrap();
        let same = |one: &fs::Metadata| (one.ino(), one.mode(), one.rdev());
        assert_eq!(same(&after), same(&before), "{}", path.display());
    }
    holds(&folder, &["disk", "full", "null"]);
}

#[test]
fn a_pipe_gets_the_bytes_and_stays_a_pipe() {
    let folder = folder("save-pipe");
    let pipe = folder.join("pipe");
    assert!(tool("mkfifo", &["-m", "666", pipe.to_str().expect("UTF-8")]));
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).expect("UTF-8")
    });
    assert_eq!(export(&pipe).status.code(), Some(0));
    assert!(reader.join().expect("the reader").starts_with("-----BEGIN "));
    let after = fs::symlink_metadata(&pipe).unwrap();
    assert!(after.file_type().is_fifo());
    assert_eq!(after.mode() & 0o777, 0o666);
    holds(&folder, &["pipe"]);
}

#[test]
fn folders_and_links_of_the_system_are_refused() {
    let folder = folder("save-refused");
    let (within, link) = (folder.join("within"), folder.join("dev"));
    fs::create_dir(&within).unwrap();
    fs::create_dir(within.join("cert.pem")).unwrap();
    let output = export(&within);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("cert.pem is a folder, and nothing was written"), "{}", said(&output));
    symlink("/dev", &link).unwrap();
    for name in ["/dev/stderr", "/proc/self/exe"].map(Path::new).into_iter().chain([&*link.join("stderr")]) {
        let output = export(name);
        assert_eq!(output.status.code(), Some(2), "{}", name.display());
        assert!(said(&output).contains("is a link of the system"), "{}", said(&output));
        assert!(fs::symlink_metadata(name).unwrap().is_symlink());
    }
}

/// In a folder such as `/tmp`, nobody replaces the file of somebody else.
#[test]
fn the_file_of_somebody_else_in_a_sticky_folder_stays() {
    const NOBODY: u32 = 65_534;
    // Below the system's folder for all: nobody may not enter the folder of the build.
    let folder = std::env::temp_dir().join(format!("save-sticky-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o1777)).unwrap();
    let (path, program, key) =
        (folder.join("cert.pem"), folder.join("cert-inspector"), folder.join("with-key.pem"));
    fs::write(&path, OLD).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_cert-inspector"), &program).unwrap();
    fs::copy(fixtures().join("bundles/with-key.pem"), &key).unwrap();
    fs::set_permissions(&key, Permissions::from_mode(0o644)).unwrap();
    let mut order = Command::new(&program);
    order.args(["export", "--at", AT, "--with-key", "--force", "cert-pem", "with-key.pem", "--out"]);
    let output = order.arg(&path).current_dir(&folder).uid(NOBODY).gid(NOBODY).output();
    let kept = fs::read_to_string(&path);
    let mut entries: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    entries.sort();
    fs::remove_dir_all(&folder).unwrap();
    let Ok(output) = output else { return skipped("only the administrator runs a program as somebody else") };
    assert_eq!(output.status.code(), Some(5), "{}", said(&output));
    assert_eq!(kept.unwrap(), OLD);
    assert_eq!(entries, ["cert-inspector", "cert.pem", "with-key.pem"]);
}
