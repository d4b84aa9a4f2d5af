//! What is asked before the plan is made.

use super::ServerVersion;
use super::choices::{
    ACCESS, ANDROID, Access, IOS, MANAGED_PHONES, OWNS_DOMAIN, PHONES, SERVER_VERSION, STATIC_IP, WAY, Way,
};
use crate::products::{Choice, Label, PlanForm, Question, QuestionKind};

const NOT_SAID: Label = Label { english: "Not said", german: "Keine Angabe" };

/// The form.
pub(in super::super) static FORM: PlanForm = PlanForm {
    heading: Label { english: "Senstar deployment", german: "Senstar-Einführung" },
    introduction: Label {
        english: "From a certificate to phones that connect: what the Senstar guide wants done, in order. What the files here show to be done is ticked.",
        german: "Vom Zertifikat bis zu Telefonen, die sich verbinden: was nach dem Leitfaden von Senstar zu tun ist, der Reihe nach. Was nach den Dateien hier getan ist, ist abgehakt.",
    },
    questions: &[
        Question {
            id: SERVER_VERSION,
            label: Label {
                english: "Version of the Senstar Symphony Server",
                german: "Version des Senstar Symphony Server",
            },
            help: "The version of the Senstar Symphony Server, for example 8.6.1",
            kind: QuestionKind::Text {
                placeholder: "VERSION",
                suggestions: VERSIONS,
                check: |text| ServerVersion::parse(text).map(|_| ()).map_err(|error| error.to_string()),
            },
            default: &[],
            required: true,
        },
        Question {
            id: WAY,
            label: Label { english: "Certificate from", german: "Zertifikat von" },
            help: "The way to obtain the certificate, instead of the one that the guide recommends",
            kind: QuestionKind::OneOf {
                choices: WAYS,
                unsaid: Label { english: "As the guide recommends", german: "Wie der Leitfaden empfiehlt" },
            },
            default: &[],
            required: false,
        },
        Question {
            id: PHONES,
            label: Label { english: "Phones", german: "Telefone" },
            help: "The phones in use",
            kind: QuestionKind::SomeOf(&[
                Choice {
                    id: IOS,
                    label: Label { english: "iPhones and iPads", german: "iPhones und iPads" },
                    help: "iPhones and iPads",
                },
                Choice {
                    id: ANDROID,
                    label: Label { english: "Android phones", german: "Android-Telefone" },
                    help: "Android phones",
                },
            ]),
            default: &[IOS, ANDROID],
            required: false,
        },
        Question {
            id: ACCESS,
            label: Label { english: "Phones connect over", german: "Telefone verbinden sich über" },
            help: "How the phones reach the server",
            kind: QuestionKind::OneOf {
                choices: &[
                    Choice {
                        id: Access::Internet.name(),
                        label: Label { english: "The Internet", german: "Das Internet" },
                        help: "Over the Internet",
                    },
                    Choice {
                        id: Access::Vpn.name(),
                        label: Label { english: "A VPN", german: "Ein VPN" },
                        help: "Over a VPN",
                    },
                ],
                unsaid: NOT_SAID,
            },
            default: &[],
            required: false,
        },
        yes_no(
            OWNS_DOMAIN,
            Label { english: "You own a domain name", german: "Sie besitzen einen Domainnamen" },
            "Whether you own a domain name for the server",
        ),
        yes_no(
            STATIC_IP,
            Label {
                english: "The server has a static IP address",
                german: "Der Server hat eine feste IP-Adresse",
            },
            "Whether the server has a static IP address",
        ),
        yes_no(
            MANAGED_PHONES,
            Label { english: "Phones are managed centrally", german: "Telefone werden zentral verwaltet" },
            "Whether the phones are managed centrally",
        ),
    ],
};

/// One version for each release of the guide, and one before it.
const VERSIONS: &[(&str, Label)] = &[
    ("8.6.1", Label { english: "8.6.1 or later", german: "8.6.1 oder neuer" }),
    ("8.6.0", Label::same("8.6.0")),
    ("8.5", Label::same("8.5.x")),
    ("8.4", Label { english: "Older than 8.5", german: "Älter als 8.5" }),
];

const WAYS: &[Choice] = &[
    Choice {
        id: Way::Senstar.name(),
        label: Label {
            english: "The Senstar Symphony Server itself",
            german: "Vom Senstar Symphony Server selbst",
        },
        help: "The Senstar Symphony Server is the CA, from 8.6.1 on",
    },
    Choice {
        id: Way::Public.name(),
        label: Label { english: "A public CA", german: "Von einer öffentlichen Zertifizierungsstelle" },
        help: "A public CA",
    },
    Choice {
        id: Way::Own.name(),
        label: Label {
            english: "A CA of your organisation",
            german: "Von einer Zertifizierungsstelle Ihrer Organisation",
        },
        help: "A CA of your organisation",
    },
];

const fn yes_no(id: &'static str, label: Label, help: &'static str) -> Question {
    Question { id, label, help, kind: QuestionKind::YesNo, default: &[], required: false }
}
