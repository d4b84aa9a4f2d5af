//! The command `deploy`: the plan of a product, with what is done ticked.

mod flags;
mod text;

use cert_inspector::safe_text::write_json;
use std::io::{self, Write};

use cert_inspector::ProfileId;
use cert_inspector::products::{PlanError, planned};
use cert_inspector::report::StepState;
use clap::Args;

use crate::options::InspectArguments;
use crate::outcome::{EXIT_FAIL, EXIT_NEEDS_MORE, EXIT_PASS, EXIT_UNREAD, Failure};
use crate::reading::{read, tell_problems};
use crate::text::Paint;
use flags::{PlanFlags, only_plan};

#[derive(Args)]
#[command(mut_arg("files", |files| files.required(false).help("Files and folders that show what is done; - is standard input")))]
#[command(mut_arg("profile", |profile| profile.hide(only_plan().is_some()).help("Whose plan to write")))]
#[command(mut_arg("role", |role| role.hide(true)))]
#[command(mut_arg("json", |json| json.help("The checklist as JSON")))]
pub(crate) struct DeployArguments {
    #[command(flatten)]
    answers: PlanFlags,
    #[command(flatten)]
    inspect: InspectArguments,
}

/// The product whose plan is written.
fn product(profile: Option<ProfileId>) -> Result<ProfileId, Failure> {
    only_plan().or(profile).ok_or_else(|| {
        let products: Vec<_> = planned().map(|(product, _)| product.id.name()).collect();
        Failure::Usage(format!("choose a product with --profile: {}", products.join(", ")))
    })
}

/// Writes the plan. What is not met fails; what is still to be done does not.
pub(crate) fn deploy(arguments: &DeployArguments) -> Result<u8, Failure> {
    let product = product(arguments.inspect.reading.profile)?;
    let (inspection, options, _working) = read(&arguments.inspect.reading)?;
    let plan = inspection.plan(product, &arguments.answers.given, &options);
    let plan = plan.map_err(|error: PlanError| Failure::Usage(error.to_string()))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.inspect.json {
        write_json(&mut out, &plan)?;
        writeln!(out)?;
    } else {
        text::write(&mut out, &plan, Paint::for_stdout())?;
    }
    let summary = inspection.summary(&options);
    tell_problems(&summary)?;
    out.flush()?;
    let steps = plan.sections.iter().flat_map(|section| &section.steps);
    let is_locked = summary.objects.iter().any(|object| object.lock.is_some());
    Ok(if arguments.inspect.exit_zero {
        EXIT_PASS
    } else if steps.clone().any(|step| !step.optional && step.state >= StepState::NotMet) {
        EXIT_FAIL
    } else if is_locked {
        EXIT_NEEDS_MORE
    } else if !summary.problems.is_empty() {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    })
}
