//! The ways in: picker, drop and paste all end as files for the bridge. Nothing is read here.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, File, FileList, FilePropertyBag};

use crate::bridge::Entry;

/// What a drop or a paste holds.
#[derive(Default)]
pub(crate) struct Intake {
    pub(crate) files: Vec<Entry>,
    /// Folders, by name; they cannot be read yet.
    pub(crate) folders: Vec<String>,
    /// Text, where there are no files.
    pub(crate) text: Option<String>,
}

/// The files of a picker.
pub(crate) fn from_list(list: Option<FileList>) -> Vec<Entry> {
    let Some(list) = list else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|index| list.item(index)).map(entry).collect()
}

/// What was dropped or pasted.
pub(crate) fn from_transfer(transfer: &DataTransfer) -> Intake {
    let mut intake = Intake::default();
    let items = transfer.items();
    for index in 0..items.length() {
        let Some(item) = items.get(index).filter(|item| item.kind() == "file") else {
            continue;
        };
        let folder = item.webkit_get_as_entry().ok().flatten().filter(|entry| entry.is_directory());
        if let Some(folder) = folder {
            intake.folders.push(folder.name());
        } else if let Ok(Some(file)) = item.get_as_file() {
            intake.files.push(entry(file));
        }
    }
    if intake.files.is_empty() && intake.folders.is_empty() {
        intake.text = transfer.get_data("text/plain").ok().filter(|text| !text.trim().is_empty());
    }
    intake
}

/// Makes a file of text.
pub(crate) fn from_text(name: &str, text: &str) -> Option<Entry> {
    let kind = FilePropertyBag::new();
    kind.set_type("text/plain");
    let parts = Array::of1(&JsValue::from_str(text));
    File::new_with_str_sequence_and_options(&parts, name, &kind).ok().map(entry)
}

fn entry(file: File) -> Entry {
    Entry { name: file.name(), file }
}
