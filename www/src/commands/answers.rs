//! What the worker's answers come to: for the page, and for a portal around it.

use cert_inspector::protocol::{Answer, Failure, MadeFile};
use yew::UseReducerDispatcher;

use super::framed::Portal;
use crate::bridge::Event;
use crate::browser;
use crate::portal::{tell, tell_exported, tell_failure};
use crate::state::{Action, Alert, Cause, SettingField, State};

/// Makes actions of what the bridge tells.
pub(super) fn hear(dispatch: &UseReducerDispatcher<State>, portal: &Portal, event: Event) {
    dispatch.dispatch(match event {
        Event::Began => Action::Began,
        Event::Slow => Action::Slow,
        Event::Progress(progress) => Action::Progressed(progress),
        Event::Answered(_, Answer::File(file)) => {
            save(&file);
            Action::Done
        }
        Event::Answered(ask, answer) => Action::Answered(ask, answer),
        Event::Told { kind, values } => {
            tell(kind, &values);
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

fn save(file: &MadeFile) {
    // Where the browser will not save, it says so itself.
    _ = browser::save(&file.name, &file.media_type, &file.bytes);
    tell_exported(&file.name, &file.media_type);
}

fn refused(error: Failure) -> Action {
    let message = error.message.into_owned();
    match &*error.kind {
        "badHost" => Action::SettingRefused(SettingField::Host, message),
        "badAddress" => Action::SettingRefused(SettingField::Addresses, message),
        "badUserName" => Action::SettingRefused(SettingField::UserName, message),
        "badPort" => Action::SettingRefused(SettingField::Port, message),
        "badTime" => Action::SettingRefused(SettingField::At, message),
        _ => Action::Refused(Alert::Refused {
            message,
            file: error.origin.map(|origin| origin.file).filter(|file| !file.is_empty()),
        }),
    }
}
