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
        "{}.\n\nNothing leaves this computer. Exit code: 0 works; 1 will be rejected; 2 wrong usage; 3 a file could not be read, or nothing in it is for the product or role; 4 needs more, such as a password or a key; 5 the output could not be written; 6 the time limit was reached.",
        about()
    )
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check the certificates in files and folders
    ///
    /// Opens PKCS#12, PKCS#7, Java key stores, private keys and archives. Reads folders with their subfolders, sorted by name, but
    /// does not follow links to folders. Skips and counts files with nothing of use.
    ///
    /// Tries passwords on everything that is locked: first those of --password, then of --password-file, then of
    /// --password-env. FILE=VALUE is for one file or folder: FILE is written as on this command line, or is the end of the path of a
    /// file in a folder. Any other value is for all files.
    Inspect(Box<InspectArguments>),
    /// Show what the guides say about each object
    ///
    /// For example: what the product's certificate dialog shows, what its clients do in each validation mode, and what is left to
    /// do. --profile shows one product. Exit code: 0, or 3 if no product has more to say about the files.
    #[command(visible_alias = "modes")]
    Panel(Box<InspectArguments>),
    /// Write a file to deploy, or a report
    ///
    /// Advice for deploying the file goes to standard error. The file contains a private key only with --with-key. Exit code: 0
    /// the file is written, 2 it cannot be made.
    Export(Box<ExportArguments>),
    /// Write the checklist of a deployment
    ///
    /// Ticks what the files show to be done; without files, nothing is ticked. Exit code: 1 if something is not met or not possible,
    /// 3 if a file could not be read, 4 if one is locked, else 0. A step that is still to do is not a failure.
    Deploy(Box<DeployArguments>),
    /// Print the bytes of objects as ASN.1
    ///
    /// One line for each element: offset, length of header and content, type, name in the standard, and value. Private keys and
    /// containers that may have unencrypted ones are not printed. Exit code: 0, 2 if the object named by --object has no ASN.1
    /// to print, 3 if no object has any.
    Asn1(Box<Asn1Arguments>),
    /// Compare two certificates, or a request and a certificate
    ///
    /// Prints what the change breaks, then every field that differs. From a file with several certificates it compares the one that
    /// matches the key or has its chain there, else the first that is not a CA. Put intermediates into the file of their
    /// certificate. Give only roots with --anchors: every certificate there is trusted, and a chain ends at the first of them.
    ///
    /// Exit code: 1 if something breaks, 3 if one of the two was not found, could not be read or is locked, else 0.
    Compare(Box<CompareArguments>),
    /// Print the licences of the software and data in this program
    Licenses,
    /// List every requirement with its source
    Requirements {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}
