//! What the worker's answers come to: for the page, and for a portal around it.

use wasm_bindgen::JsValue;
use yew::UseReducerDispatcher;

use super::portal::Portal;
use crate::bridge::Event;
use crate::portal::{tell, tell_exported, tell_failure};
use crate::protocol::WorkerError;
use crate::state::{Action, Alert, Cause, SettingField, State};
use crate::{browser, text};

/// Makes actions of what the bridge tells.
pub(super) fn hear(dispatch: &UseReducerDispatcher<State>, portal: &Portal, event: Event) {
    dispatch.dispatch(match event {
        Event::Began => Action::Began,
        Event::Slow => Action::Slow,
        Event::Progress(progress) => Action::Progressed(progress),
        Event::About(about) => Action::Introduced(about),
        Event::Summary(summary) => Action::Summarised(summary),
        Event::Detail(detail) => Action::Detailed(detail),
        Event::Structure(structure) => Action::Structured(structure),
        Event::Deployment(deployment) => Action::Deployed(deployment),
        Event::Comparison(comparison) => Action::Compared(comparison),
        Event::Identification(identification) => Action::Identified(identification),
        Event::Report(report) => {
            save(&report);
            Action::Done
        }
        Event::File(file) => {
            // Where the browser will not save, it says so itself.
            _ = browser::save(&file.name, &file.media_type, &file.bytes);
            tell_exported(&file.name, &file.media_type);
            Action::Done
        }
        Event::Told { kind, values } => {
            tell(&kind, &values);
            Action::Done
        }
        Event::Refused(error) => {
            tell_failure(&error.kind, &error.message);
            refused(error)
        }
        Event::Interrupted { cause, files, kept } => {
            let (kind, message) = match &cause {
                Cause::Cancelled => ("cancelled", "The user stopped the reading."),
                Cause::Crashed(why) => ("crashed", why.as_str()),
                Cause::Silent => ("silent", "The worker did not answer and was stopped."),
            };
            tell_failure(kind, message);
            portal.lost(&files);
            Action::Interrupted(Alert::Interrupted { cause, files, kept })
        }
        Event::Unavailable(why) => {
            tell_failure("notLoaded", &why);
            Action::Unavailable(why)
        }
        Event::Fault(why) => Action::Refused(Alert::Fault(why)),
    });
}

fn save(report: &JsValue) {
    // Where the browser will not save, it says so itself.
    _ = browser::save_json(report, text::EXPORT_FILE);
    tell_exported(text::EXPORT_FILE, "application/json");
}

fn refused(error: WorkerError) -> Action {
    match error.kind.as_str() {
        "badHost" => Action::SettingRefused(SettingField::Host, error.message),
        "badAddress" => Action::SettingRefused(SettingField::Addresses, error.message),
        "badUserName" => Action::SettingRefused(SettingField::UserName, error.message),
        "badPort" => Action::SettingRefused(SettingField::Port, error.message),
        "badTime" => Action::SettingRefused(SettingField::At, error.message),
        _ => Action::Refused(Alert::Refused {
            message: error.message,
            file: error.origin.map(|origin| origin.file).filter(|file| !file.is_empty()),
        }),
    }
}
