//! The messages between page and worker: structured-clone objects `{type, …}`.
//!
//! The worker's side is `static/worker.js`, which lists them.

use cert_inspector::compare::Comparison;
use cert_inspector::deployment::Deployment;
use cert_inspector::export::{Compatibility, ExportKind};
use cert_inspector::input::{Password, Role};
use cert_inspector::model::Timestamp;
use cert_inspector::products::senstar_mobile::DeploymentChoices;
use cert_inspector::report::ProblemOrigin;
use cert_inspector::structure::Structure;
use cert_inspector::view::{Detail, Identification, Summary};
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::bridge::Entry;
use crate::state::{Pair, Progress, Settings, Shared};
use crate::values;

/// What the page asks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ask<F> {
    /// Read more files and judge everything.
    Add(Vec<F>),
    /// Judge everything again.
    Judge,
    /// Open an object that is shut.
    Unlock {
        id: u32,
        password: Password,
        /// Whether the user said that it may take as long as it takes.
        any_rounds: bool,
    },
    /// One object whole.
    Detail(u32),
    /// The bytes of an object as ASN.1 divides them.
    Structure(u32),
    /// The checklist of a Senstar deployment.
    Deployment(DeploymentChoices),
    /// What changes from one object to another.
    Compare(Pair),
    /// What a fingerprint from another screen is of, first of all the object with this number.
    Identify { text: String, shown: u32 },
    /// The whole report.
    Report,
    /// A file to take away.
    Export(Order),
    /// What a portal around the page is to be told.
    Portal(PortalAsk),
    /// Forget everything.
    Clear,
}

/// What a portal around the page wants to know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PortalAsk {
    /// What the files come to, and whether what is wanted is among them.
    Inspected { role: Option<Role> },
    /// The whole report, asked for under a number.
    Report { number: f64 },
}

/// A file that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Order {
    pub(crate) kind: ExportKind,
    /// The certificate; `None` for a file about everything.
    pub(crate) object: Option<u32>,
    /// Whether the user asked for the private key in it.
    pub(crate) key: bool,
    /// What the file is put under.
    pub(crate) password: Option<Password>,
    pub(crate) compatibility: Compatibility,
}

impl Order {
    /// A file about everything that was dropped.
    pub(crate) const fn of_all(kind: ExportKind) -> Self {
        Self { kind, object: None, key: false, password: None, compatibility: Compatibility::Modern }
    }
}

/// A file that was made.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Uint8Array,
}

/// What a request depends on beside the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) at: Timestamp,
    pub(crate) settings: Settings,
}

/// What the worker says.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Ready,
    /// What is known before there are files.
    About(About),
    Progress {
        request: u32,
        progress: Progress,
    },
    Summary {
        request: u32,
        summary: Shared<Summary>,
    },
    Detail {
        request: u32,
        detail: Shared<Detail>,
    },
    Structure {
        request: u32,
        structure: Shared<Structure>,
    },
    Deployment {
        request: u32,
        deployment: Shared<Deployment>,
    },
    Comparison {
        request: u32,
        comparison: Shared<Comparison>,
    },
    Identification {
        request: u32,
        identification: Identification,
    },
    Report {
        request: u32,
        report: JsValue,
    },
    File {
        request: u32,
        file: File,
    },
    Told {
        request: u32,
        kind: String,
        values: JsValue,
    },
    Error {
        request: u32,
        error: WorkerError,
    },
    Crashed {
        message: String,
    },
}

/// The core's version, and its summary of nothing: rule set, roots, what is never checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct About {
    pub(crate) version: String,
    pub(crate) summary: Shared<Summary>,
}

/// A request that the core refused.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct WorkerError {
    pub(crate) kind: String,
    pub(crate) message: String,
    pub(crate) origin: Option<ProblemOrigin>,
}

/// The message that asks.
pub(crate) fn message(request: u32, ask: &Ask<Entry>, options: &Options) -> JsValue {
    let kind = match ask {
        Ask::Add(_) => "add",
        Ask::Judge => "judge",
        Ask::Unlock { .. } => "unlock",
        Ask::Detail(_) => "detail",
        Ask::Structure(_) => "structure",
        Ask::Deployment(_) => "deployment",
        Ask::Compare(_) => "compare",
        Ask::Identify { .. } => "identify",
        Ask::Report => "report",
        Ask::Export(_) => "export",
        Ask::Portal(_) => "portal",
        Ask::Clear => "clear",
    };
    let mut properties =
        vec![("type", kind.into()), ("request", request.into()), ("options", options_object(options))];
    match ask {
        Ask::Add(entries) => {
            let files: Array = entries
                .iter()
                .map(|entry| {
                    object([
                        ("name", entry.name.as_str().into()),
                        ("file", entry.file.clone().into()),
                        ("fromFolder", entry.from_folder.into()),
                        ("trusted", entry.trusted.into()),
                    ])
                })
                .collect();
            properties.push(("files", files.into()));
        }
        Ask::Unlock { id, password, any_rounds } => {
            properties.push(("id", (*id).into()));
            properties.push(("password", Uint8Array::from(password.bytes()).into()));
            properties.push(("anyRounds", (*any_rounds).into()));
        }
        Ask::Detail(id) | Ask::Structure(id) => properties.push(("id", (*id).into())),
        Ask::Export(order) => properties.push(("order", order_object(order))),
        Ask::Deployment(choices) => properties.push(("choices", choices_object(choices))),
        Ask::Compare(pair) => properties.extend([
            ("older", pair.older.into()),
            ("newer", pair.newer.into()),
            ("byDate", pair.by_date.into()),
        ]),
        Ask::Identify { text, shown } => {
            properties.extend([("text", text.as_str().into()), ("shown", (*shown).into())]);
        }
        Ask::Portal(PortalAsk::Inspected { role }) => {
            properties.extend(role.map(|role| ("role", role.name().into())));
        }
        Ask::Portal(PortalAsk::Report { number }) => properties.push(("number", (*number).into())),
        Ask::Judge | Ask::Report | Ask::Clear => {}
    }
    object(properties)
}

fn order_object(order: &Order) -> JsValue {
    let mut properties = vec![
        ("kind", order.kind.name().into()),
        ("key", order.key.into()),
        ("compatibility", order.compatibility.name().into()),
    ];
    if let Some(id) = order.object {
        properties.push(("object", id.into()));
    }
    if let Some(password) = &order.password {
        properties.push(("password", Uint8Array::from(password.bytes()).into()));
    }
    object(properties)
}

fn options_object(options: &Options) -> JsValue {
    let mut properties = vec![("at", options.at.to_string().into())];
    if let Some(profile) = options.settings.profile {
        properties.push(("profile", profile.name().into()));
    }
    if let Some(user_name) = &options.settings.user_name {
        properties.push(("userName", user_name.as_str().into()));
    }
    if let Some(email) = &options.settings.email {
        properties.push(("email", email.as_str().into()));
    }
    if let Some(port) = &options.settings.port {
        properties.push(("port", port.as_str().into()));
    }
    if let Some(role) = options.settings.role {
        properties.push(("role", role.name().into()));
    }
    if let Some(host) = &options.settings.host {
        properties.push(("host", host.as_str().into()));
    }
    if let Some(addresses) = &options.settings.addresses {
        properties.push(("addresses", Array::of1(&addresses.as_str().into()).into()));
    }
    if let Some(purpose) = options.settings.purpose {
        properties.push(("purpose", purpose.name().into()));
    }
    let trusted: Array = options.settings.trusted.iter().map(|hash| JsValue::from_str(hash)).collect();
    properties.extend([
        ("policy", options.settings.policy.name().into()),
        ("publicRoots", options.settings.public_roots.into()),
        ("requireRevocation", options.settings.require_revocation.into()),
        ("trusted", trusted.into()),
    ]);
    object(properties)
}

fn choices_object(choices: &DeploymentChoices) -> JsValue {
    let mut properties = vec![
        ("serverVersion", choices.server_version.to_string().into()),
        ("ios", choices.ios.into()),
        ("android", choices.android.into()),
    ];
    if let Some(way) = choices.way {
        properties.push(("way", way.name().into()));
    }
    if let Some(access) = choices.access {
        properties.push(("access", access.name().into()));
    }
    for (name, said) in [
        ("ownsDomain", choices.owns_domain),
        ("staticIp", choices.static_ip),
        ("managedPhones", choices.managed_phones),
    ] {
        if let Some(said) = said {
            properties.push((name, said.into()));
        }
    }
    object(properties)
}

/// A plain object.
pub(crate) fn object<'a>(properties: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // Setting a property of a fresh object cannot fail.
        _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

impl Answer {
    /// Reads a message of the worker.
    ///
    /// # Errors
    /// Says what is missing or of the wrong shape.
    pub(crate) fn read(message: &JsValue) -> Result<Self, String> {
        let kind: String = property(message, "type")?;
        if kind == "ready" {
            return Ok(Self::Ready);
        }
        if kind == "about" {
            let (version, summary) = (property(message, "version")?, property(message, "summary")?);
            return Ok(Self::About(About { version, summary: Shared::new(summary) }));
        }
        if kind == "crashed" {
            return Ok(Self::Crashed { message: property(message, "message").unwrap_or_default() });
        }
        let request = property(message, "request")?;
        Ok(match kind.as_str() {
            "progress" => Self::Progress {
                request,
                progress: Progress {
                    file: property(message, "file")?,
                    files: property(message, "files")?,
                    files_total: property(message, "filesTotal")?,
                    done: property(message, "done")?,
                    total: property(message, "total")?,
                    unit: property(message, "unit")?,
                },
            },
            "summary" => Self::Summary { request, summary: Shared::new(property(message, "summary")?) },
            "detail" => Self::Detail { request, detail: Shared::new(property(message, "detail")?) },
            "structure" => {
                Self::Structure { request, structure: Shared::new(property(message, "structure")?) }
            }
            "deployment" => {
                Self::Deployment { request, deployment: Shared::new(property(message, "deployment")?) }
            }
            "comparison" => {
                Self::Comparison { request, comparison: Shared::new(property(message, "comparison")?) }
            }
            "identification" => {
                Self::Identification { request, identification: property(message, "identification")? }
            }
            "report" => Self::Report { request, report: raw(message, "report") },
            "file" => {
                let file = raw(message, "file");
                let bytes = raw(&file, "bytes").dyn_into().map_err(|_| "a file without bytes")?;
                let (name, media_type) = (property(&file, "name")?, property(&file, "mediaType")?);
                Self::File { request, file: File { name, media_type, bytes } }
            }
            "told" => {
                Self::Told { request, kind: property(message, "kind")?, values: raw(message, "values") }
            }
            "error" => Self::Error { request, error: property(message, "error")? },
            _ => return Err(format!("a message of type '{kind}'")),
        })
    }
}

fn raw(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn property<T: DeserializeOwned>(message: &JsValue, name: &str) -> Result<T, String> {
    values::read(raw(message, name)).map_err(|error| format!("{name}: {error}"))
}
