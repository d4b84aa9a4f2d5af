//! The command `deploy`: the checklist of a Senstar deployment.

use std::io::{self, Write};

use cert_inspector::checks::Outcome;
use cert_inspector::deployment::{
    Deployment, DeploymentSection, DeploymentStep, StepState, WayFit, WayReport, Who,
};
use cert_inspector::model::visible;
use cert_inspector::products::senstar_mobile::{Access, DeploymentChoices, GUIDE, ServerVersion, Way};
use cert_inspector::report::{ContradictionReport, SourceReference};
use clap::{Args, ValueEnum};

use crate::arguments::InspectArguments;
use crate::text::Paint;
use crate::values::{named, one_of};
use crate::{EXIT_FAIL, EXIT_PASS, EXIT_UNREAD, Failure, read};

#[derive(Args)]
#[command(mut_arg("files", |files| files.required(false).help("Files and folders that show what is done; - is standard input")))]
#[command(mut_arg("profile", |profile| profile.hide(true)))]
#[command(mut_arg("role", |role| role.hide(true)))]
#[command(mut_arg("json", |json| json.help("The checklist as JSON")))]
pub(crate) struct DeployArguments {
    /// The version of the Senstar Symphony Server, for example 8.6.1
    #[arg(long, value_name = "VERSION", value_parser = |text: &str| ServerVersion::parse(text).map_err(|e| e.to_string()))]
    server_version: ServerVersion,
    /// How the certificate is obtained, instead of as the guide recommends
    #[arg(long, value_parser = one_of(named(Way::ALL, Way::name, way_help)))]
    way: Option<Way>,
    /// The phones that there are
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Phones::Ios, Phones::Android])]
    phones: Vec<Phones>,
    /// How the phones reach the server
    #[arg(long, value_parser = one_of(named(Access::ALL, Access::name, access_help)))]
    access: Option<Access>,
    /// Whether you own a domain name for the server
    #[arg(long, value_enum)]
    owns_domain: Option<YesNo>,
    /// Whether the server has a static IP address
    #[arg(long, value_enum)]
    static_ip: Option<YesNo>,
    /// Whether the phones are managed centrally
    #[arg(long, value_enum)]
    managed_phones: Option<YesNo>,
    #[command(flatten)]
    inspect: InspectArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Phones {
    /// iPhones and iPads
    Ios,
    /// Android phones
    Android,
}

const fn way_help(way: Way) -> &'static str {
    match way {
        Way::SenstarAsCa => "The Senstar Symphony Server is the authority, from 8.6.1 on",
        Way::PublicCa => "A public authority",
        Way::OwnCa => "An authority of your organisation",
    }
}

const fn access_help(access: Access) -> &'static str {
    match access {
        Access::Internet => "Over the Internet",
        Access::Vpn => "Over a virtual private network",
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    Yes,
    No,
}

impl DeployArguments {
    fn choices(&self) -> DeploymentChoices {
        let said = |answer: Option<YesNo>| answer.map(|answer| answer == YesNo::Yes);
        DeploymentChoices {
            way: self.way,
            ios: self.phones.contains(&Phones::Ios),
            android: self.phones.contains(&Phones::Android),
            access: self.access,
            owns_domain: said(self.owns_domain),
            static_ip: said(self.static_ip),
            managed_phones: said(self.managed_phones),
            ..DeploymentChoices::new(self.server_version)
        }
    }
}

/// Writes the checklist. What is not met fails; what is still to be done does not.
pub(crate) fn deploy(arguments: &DeployArguments) -> Result<u8, Failure> {
    let (inspection, options) = read(&arguments.inspect.reading)?;
    let deployment = inspection.deployment(&arguments.choices(), &options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.inspect.json {
        serde_json::to_writer(&mut out, &deployment).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        write(&mut out, &deployment, Paint::for_stdout())?;
    }
    let summary = inspection.summary(&options);
    crate::tell_problems(&summary)?;
    out.flush()?;
    let steps = deployment.sections.iter().flat_map(|section| &section.steps);
    let is_shut = summary.objects.iter().any(|object| object.lock.is_some());
    Ok(if steps.clone().any(|step| !step.optional && step.state >= StepState::NotMet) {
        EXIT_FAIL
    } else if is_shut || !summary.problems.is_empty() {
        EXIT_UNREAD
    } else {
        EXIT_PASS
    })
}

fn write(out: &mut impl Write, deployment: &Deployment, paint: Paint) -> io::Result<()> {
    writeln!(out, "Senstar deployment, server {}\n{}", deployment.server_version, deployment.headline)?;
    writeln!(out, "The guide is the {GUIDE}.")?;
    for note in &deployment.notes {
        writeln!(out, "{note}")?;
    }
    writeln!(out, "\nObtaining a certificate")?;
    for way in &deployment.ways {
        write_way(out, way, deployment.way == Some(way.way), paint)?;
    }
    for section in &deployment.sections {
        write_section(out, section, paint)?;
    }
    if !deployment.contradictions.is_empty() {
        writeln!(out, "\nWhere the guide contradicts itself")?;
    }
    for contradiction in &deployment.contradictions {
        write_contradiction(out, contradiction)?;
    }
    writeln!(out, "\nWhat the guide leaves open")?;
    for question in &deployment.open_questions {
        writeln!(out, "  - {}", question.text)?;
        write_sources(out, &question.sources)?;
    }
    Ok(())
}

fn write_way(out: &mut impl Write, way: &WayReport, chosen: bool, paint: Paint) -> io::Result<()> {
    let (word, outcome) = match way.fit {
        WayFit::Recommended => ("recommended", Outcome::Pass),
        WayFit::Possible => ("possible", Outcome::NotApplicable),
        WayFit::Impossible => ("NOT POSSIBLE", Outcome::Fail),
    };
    let mark = if chosen { ">" } else { " " };
    writeln!(
        out,
        "{mark} {} {} (--way {})",
        paint.word(outcome, &format!("{word:<12}")),
        way.title,
        way.way.name()
    )?;
    for line in way.reasons.iter().chain(&way.instead) {
        writeln!(out, "               {line}")?;
    }
    for ask in &way.asks {
        writeln!(out, "               asks: {ask}")?;
    }
    write_sources(out, &way.sources)
}

fn write_section(out: &mut impl Write, section: &DeploymentSection, paint: Paint) -> io::Result<()> {
    writeln!(out, "\n{}", section.title)?;
    for note in &section.notes {
        writeln!(out, "  {note}")?;
    }
    for step in &section.steps {
        write_step(out, step, paint)?;
    }
    Ok(())
}

fn write_step(out: &mut impl Write, step: &DeploymentStep, paint: Paint) -> io::Result<()> {
    let (word, outcome) = match step.state {
        StepState::Done => ("[x]", Outcome::Pass),
        StepState::Attention => ("[x] note:", Outcome::Warn),
        StepState::ToDo => ("[ ]", Outcome::NotApplicable),
        StepState::CannotTell => ("[?]", Outcome::Unknown),
        StepState::NotMet => ("[ ] NOT MET:", Outcome::Fail),
        StepState::Impossible => ("[ ] NOT POSSIBLE:", Outcome::Fail),
    };
    let who = step.who.map_or("", who);
    let optional = if step.optional { " (optional)" } else { "" };
    writeln!(out, "  {} {}{optional}{who}", paint.word(outcome, word), step.text)?;
    for line in step.reasons.iter().chain(&step.remedy) {
        writeln!(out, "        {}", visible(line))?;
    }
    if !step.objects.is_empty() {
        let objects = step.objects.iter().map(|object| {
            format!("no. {} '{}' in {}", object.id, visible(&object.title), visible(&object.file))
        });
        writeln!(out, "        {}", objects.collect::<Vec<_>>().join("; "))?;
    }
    write_sources(out, &step.sources)
}

fn write_contradiction(out: &mut impl Write, contradiction: &ContradictionReport) -> io::Result<()> {
    for place in &contradiction.places {
        writeln!(out, "  - {}", place.asks)?;
        write_sources(out, std::slice::from_ref(&place.source))?;
    }
    writeln!(out, "    Decision: {}", contradiction.decision)
}

/// Where it is asked, in a line. The title of the guide stands at the top.
fn write_sources(out: &mut impl Write, sources: &[SourceReference]) -> io::Result<()> {
    let sources = sources.iter().map(|source| match source.document.as_ref() {
        GUIDE => format!("the guide, {}", source.section),
        document => format!("{document}, {}", source.section),
    });
    writeln!(out, "        Source: {}", sources.collect::<Vec<_>>().join("; "))
}

const fn who(who: Who) -> &'static str {
    match who {
        Who::ServerAdministrator => "",
        Who::PublicAuthority => " (the public authority)",
        Who::ItDepartment => " (the IT department)",
        Who::PhoneUser => " (on the phone)",
    }
}
