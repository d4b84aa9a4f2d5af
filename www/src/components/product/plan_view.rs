//! What the deployment is drawn of.

use cert_inspector::deployment::Deployment;
use cert_inspector::report::Text;
use yew::prelude::*;

use crate::shown::shown;
use crate::state::DeploymentState;
use crate::text;

/// What the section needs.
pub(crate) struct DeploymentView<'a> {
    pub(crate) state: &'a DeploymentState,
    /// The last answer; stays in view while the next one is made.
    pub(crate) answer: Option<&'a Deployment>,
    pub(crate) onchange: &'a Callback<DeploymentState>,
    pub(crate) onchoose: &'a Callback<u32>,
}

/// Sentences of the core, each a paragraph.
pub(crate) fn lines(lines: &[Text]) -> Html {
    html! {
        <>{ for lines.iter().map(|line| html! { <p lang={text::core_lang()}><bdi>{ shown(line).into_owned() }</bdi></p> }) }</>
    }
}
