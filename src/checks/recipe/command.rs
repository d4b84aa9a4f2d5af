//! A command with the tool that it is for.

use crate::checks::Command;

pub(super) fn command(tool: &'static str, text: String) -> Command {
    Command { tool: tool.into(), text: text.into() }
}
