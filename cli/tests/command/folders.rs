//! Folders that are read.

use super::{AT, command, copy, folder, json, run, text};

#[test]
fn a_folder_is_read_with_all_folders_in_it_sorted_and_without_links() {
    let top = folder("tree");
    copy("server/good.der", &top.join("b/.hidden.crt"));
    copy("ca/root.der", &top.join("a.crt"));
    copy("containers/zip-stored.zip", &top.join("c.zip"));
    copy("other/empty.bin", &top.join("b/empty"));
    copy("other/notes.txt", &top.join("b/notes.txt"));
    copy("other/image.png", &top.join("z.png"));
    copy("containers/zip-nothing-known.zip", &top.join("letter.docx"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&top, top.join("b/circle")).expect("a link");
        std::os::unix::fs::symlink(top.join("a.crt"), top.join("link.crt")).expect("a link");
    }
    let output = command(&["inspect", "--verbose", "--at", AT, "tree"])
        .current_dir(top.parent().expect("a parent"))
        .output()
        .expect("the command starts");
    assert_eq!(output.status.code(), Some(0));
    let text = text(&output);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("tree/")).collect();
    let mut expected = vec![
        "tree/a.crt",
        "tree/b/.hidden.crt",
        "tree/c.zip",
        "tree/c.zip › leaf.cer",
        "tree/c.zip › leaf.key, block 1",
    ];
    if cfg!(unix) {
        expected.push("tree/link.crt");
    }
    assert_eq!(headings, expected);
    assert!(text.contains("\n4 files in folders were passed over"), "{text}");

    let report = json(command(&["inspect", "--json", "tree"]).current_dir(top.parent().expect("a parent")));
    let inputs = report["inputs"].as_array().expect("a list");
    let passed_over = inputs.iter().filter(|input| input["passedOver"] == true);
    let names: Vec<&str> = passed_over.map(|input| input["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["tree/b/empty", "tree/b/notes.txt", "tree/letter.docx", "tree/z.png"]);
}

#[test]
fn what_cannot_be_read_in_a_folder_and_an_empty_folder_are_problems() {
    let top = folder("broken");
    let output = run(&["inspect", top.to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output).contains("the folder is empty"));
    copy("encodings/damaged.pem", &top.join("damaged.pem"));
    assert_eq!(run(&["inspect", top.to_str().expect("a plain path")]).status.code(), Some(3));
}

/// Reading a pipe waits for a writer who may never come, and a device has no end.
#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_and_what_the_shell_opened_is_read() {
    let top = folder("pipes");
    let pipe = top.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    for path in [pipe.to_str().expect("a plain path"), "/dev/zero"] {
        let output = run(&["inspect", path]);
        assert_eq!(output.status.code(), Some(3), "{path}");
        assert!(text(&output).contains("it is a device or a named pipe"), "{}", text(&output));
    }
    copy("server/good.der", &top.join("good.der"));
    let report = json(command(&["inspect", "--json", "--at", AT]).arg(&top));
    let inputs = report["inputs"].as_array().expect("a list");
    assert_eq!(inputs.len(), 1, "the pipe in the folder is not opened");

    let line = "\"$0\" inspect --json --at 2026-11-20T12:00:00Z <(cat server/good.der)";
    let mut shell = std::process::Command::new("bash");
    let report =
        json(shell.args(["-c", line, env!("CARGO_BIN_EXE_cert-inspector")]).current_dir(super::fixtures()));
    assert_eq!(report["objects"].as_array().map(Vec::len), Some(1));
}

/// `/proc` and `/sys` look like folders of files. Some of those files wait for events, and reading others changes something.
#[cfg(target_os = "linux")]
#[test]
fn what_the_kernel_shows_as_files_is_not_read() {
    let top = folder("kernel");
    std::os::unix::fs::symlink("/proc/self/environ", top.join("link")).expect("a link");
    for path in ["/proc/self", "/sys/kernel"] {
        let output = run(&["inspect", path]);
        assert_eq!(output.status.code(), Some(3), "{path}");
        assert!(text(&output).contains("the folder shows what the kernel knows"), "{}", text(&output));
    }
    let output = run(&["inspect", top.to_str().expect("a plain path")]);
    assert!(text(&output).contains("what the kernel shows as a file"), "{}", text(&output));
}

#[cfg(unix)]
#[test]
fn two_names_that_are_no_utf8_never_look_alike() {
    use std::os::unix::ffi::OsStrExt;
    let top = folder("names");
    for name in [&b"a\xFF.der"[..], b"a\xFE.der", b"a<0xFF>.der"] {
        copy("server/good.der", &top.join(std::ffi::OsStr::from_bytes(name)));
    }
    let report = json(command(&["inspect", "--json", "--at", AT]).arg(&top));
    let inputs = report["inputs"].as_array().expect("a list").iter();
    let names: Vec<&str> = inputs.filter_map(|input| input["name"].as_str()?.rsplit('/').next()).collect();
    assert_eq!(names, ["a<0x3C>0xFF>.der", "a<0xFE>.der", "a<0xFF>.der"]);
}
