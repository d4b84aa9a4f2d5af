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
    assert!(text(&output).contains("the folder holds no files"));
    copy("encodings/damaged.pem", &top.join("damaged.pem"));
    assert_eq!(run(&["inspect", top.to_str().expect("a plain path")]).status.code(), Some(3));
}
