//! The ways in: picker, drop and paste all end as files for the bridge. Nothing is read here.

use cert_inspector::limits::MAX_ARCHIVE_ENTRIES;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FilePropertyBag, FileSystemEntry};

use crate::bridge::Entry;

/// What a drop or a paste holds.
#[derive(Default)]
pub(crate) struct Intake {
    pub(crate) files: Vec<Entry>,
    /// Folders, which take time to read.
    pub(crate) folders: Vec<FileSystemEntry>,
    /// Text, where there are no files.
    pub(crate) text: Option<String>,
}

/// The files of a picker; with their paths where a folder was picked.
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
            intake.folders.push(folder);
        } else if let Ok(Some(file)) = item.get_as_file() {
            intake.files.push(entry(file));
        }
    }
    if intake.files.is_empty() && intake.folders.is_empty() {
        intake.text = transfer.get_data("text/plain").ok().filter(|text| !text.trim().is_empty());
    }
    intake
}

/// What dropped folders hold.
#[derive(Default)]
pub(crate) struct Folders {
    /// Every file, by path; at most as many as an archive may have.
    pub(crate) files: Vec<Entry>,
    /// What the browser would not read, by path.
    pub(crate) unread: Vec<String>,
    /// Whether there were more files than are taken.
    pub(crate) more: bool,
}

/// Every file in folders.
///
/// # Errors
/// What the browser says when it will not read folders at all.
pub(crate) async fn from_folders(folders: &[FileSystemEntry]) -> Result<Folders, String> {
    let words = |error: JsValue| {
        error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |error| String::from(error.message()))
    };
    let entries: Array = folders.iter().collect();
    let most = u32::try_from(MAX_ARCHIVE_ENTRIES).unwrap_or(u32::MAX);
    // The start script of the page walks: the browser's interface for it is all callbacks.
    let promise = Reflect::get(&js_sys::global(), &"readDroppedFolders".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|read| read.call2(&JsValue::UNDEFINED, &entries, &most.into()))
        .and_then(JsCast::dyn_into::<js_sys::Promise>)
        .map_err(words)?;
    let found = JsFuture::from(promise).await.map_err(words)?;
    let list =
        |name: &str| Reflect::get(&found, &name.into()).map(|list| Array::from(&list)).unwrap_or_default();
    Ok(Folders {
        files: list("found").iter().filter_map(|pair| folder_entry(&pair)).collect(),
        unread: list("unread").iter().filter_map(|path| path.as_string()).collect(),
        more: Reflect::get(&found, &"more".into()).is_ok_and(|more| more.is_truthy()),
    })
}

fn folder_entry(pair: &JsValue) -> Option<Entry> {
    let name = Reflect::get(pair, &"path".into()).ok()?.as_string()?;
    let file = Reflect::get(pair, &"file".into()).ok()?.dyn_into().ok()?;
    Some(Entry { name, file, from_folder: true, trusted: false })
}

/// Makes a file of text.
pub(crate) fn from_text(name: &str, text: &str) -> Option<Entry> {
    let kind = FilePropertyBag::new();
    kind.set_type("text/plain");
    let parts = Array::of1(&JsValue::from_str(text));
    File::new_with_str_sequence_and_options(&parts, name, &kind).ok().map(entry)
}

/// Makes a file of bytes.
pub(crate) fn from_bytes(name: &str, bytes: &[u8]) -> Option<Entry> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).ok().map(entry)
}

fn entry(file: File) -> Entry {
    // Filled in by the browser where a folder was picked, else empty.
    let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    match path.filter(|path| !path.is_empty()) {
        Some(path) => Entry { name: path, file, from_folder: true, trusted: false },
        None => Entry { name: file.name(), file, from_folder: false, trusted: false },
    }
}
