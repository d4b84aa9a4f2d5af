//! The commands, with what each takes.

use cert_inspector::products::PRODUCTS;
use clap::{Parser, Subcommand};

use crate::asn1::Asn1Arguments;
use crate::compare::CompareArguments;
use crate::deploy::DeployArguments;
use crate::export::ExportArguments;
use crate::options::InspectArguments;

#[derive(Parser)]
#[command(name = "cert-inspector", version, about = about(), long_about = long_about())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the command does, with the products that it knows.
fn about() -> String {
    let mut products: Vec<&str> = PRODUCTS.iter().map(|product| product.title).collect();
    let last = products.pop().unwrap_or_default();
    format!("Checks certificates against the requirements of {} and {last}", products.join(", "))
}

fn long_about() -> String {
    format!(
        "{}.\n\nNothing leaves this computer. Exit code: 0 it works, 1 it will be rejected, 2 wrong usage, 3 nothing for what was asked or some input could not be read, 4 it needs more, such as a password or a key, 5 the output could not be written, 6 the time limit was reached.",
        about()
    )
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Judge the certificates in files and folders, and open what holds them
    ///
    /// PKCS#12, PKCS#7, Java key stores, keys and archives are opened. Folders are read with all folders in them, sorted by
    /// name; links to folders are not followed, and files that hold nothing of use are counted and passed over.
    ///
    /// Passwords are tried on everything that is shut: first those of --password, then of --password-file, then of
    /// --password-env, each in the order given. FILE=VALUE is for one file or folder only, where FILE is written as on this
    /// command line, or is the end of the path of a file in a folder; any other value is for all files.
    Inspect(Box<InspectArguments>),
    /// Show what the guides of the products say of each object
    ///
    /// For example what a product's certificate dialog shows, what its clients do in each validation mode, and what is left to
    /// do. --profile shows one product alone. Exit code: 0, or 3 if no product has more to say of the files.
    #[command(visible_alias = "modes")]
    Panel(Box<InspectArguments>),
    /// Make a file to deploy, or a report to keep, of what is in files and folders
    ///
    /// What whoever deploys the file has to know is said on the standard error. A private key gets into a file only with
    /// --with-key. Exit code: 0 the file is written, 2 it cannot be made.
    Export(Box<ExportArguments>),
    /// Write the plan of a deployment: what a product wants done, in order
    ///
    /// What the files show to be done is ticked; without files nothing is. Exit code: 1 if something is not met or not
    /// possible, 3 if some input could not be read, 4 if one is locked, else 0. A step that is still to do is not a failure.
    Deploy(Box<DeployArguments>),
    /// Print the bytes of objects as ASN.1 divides them
    ///
    /// One line for each element: where it starts, the bytes of its header and of its content, its type, its name in the
    /// standard where that is known, and its value. There is none of private keys, nor of containers that may hold one in
    /// the clear. Exit code: 0, 2 if the object that is named has none, 3 if no object has one.
    Asn1(Box<Asn1Arguments>),
    /// Compare two certificates, or a request and a certificate: what follows from the change, then field by field
    ///
    /// Of a file with several certificates the one counts that goes with its key or its chain, else the first that is no
    /// authority. Put the intermediate certificates into the file of the certificate that they belong to, and give the roots
    /// alone with --anchors: every certificate in those files is trusted, and a chain is followed no further than to one.
    ///
    /// Exit code: 1 if something breaks, 3 if one of the two was not found or some input could not be read or is shut, else 0.
    Compare(Box<CompareArguments>),
    /// Print the licences of the software and the data in this program
    Licenses,
    /// List every demand with its source
    Requirements {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}
