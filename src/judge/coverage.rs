//! Which of the addresses at which a server is reached its certificate covers.

use crate::checks::{Outcome, dns_name};
use crate::input::{Options, ServerName};
use crate::model::Certificate;
use crate::report::AddressCoverage;

/// The address typed in the app and the others that were given, each once.
pub(super) fn coverage(certificate: &Certificate, options: &Options) -> Vec<AddressCoverage> {
    options.every_address().map(|address| of(certificate, address)).collect()
}

fn of(certificate: &Certificate, address: &ServerName) -> AddressCoverage {
    let names = certificate.subject_alt_names().unwrap_or_default();
    let entry = names.iter().find(|name| dns_name::covers(name, address));
    let remark = match entry {
        None => dns_name::near_miss(certificate, names, address),
        Some(_) => None,
    };
    AddressCoverage {
        address: address.to_string(),
        outcome: if entry.is_some() { Outcome::Pass } else { Outcome::Fail },
        entry: entry.map(|entry| format!("{}: {}", entry.form(), entry.to_string().escape_debug()).into()),
        remark: remark.map(Into::into),
        wanted: match address {
            ServerName::Dns(name) => format!("DNS:{name}"),
            ServerName::Ip(address) => format!("IP:{address}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Unlocking, parse_addresses};
    use crate::inspect::Inspection;
    use crate::model::Timestamp;
    use crate::view::Detail;

    fn detail(fixture: &str, host: Option<&str>, addresses: &str) -> Detail {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
        let mut inspection = Inspection::default();
        inspection.add(fixture, &std::fs::read(path).unwrap(), &Unlocking::default(), &mut |_| {});
        let options = Options {
            host: host.map(|host| ServerName::parse(host).unwrap()),
            addresses: parse_addresses(addresses).unwrap(),
            ..Options::at(Timestamp::parse_rfc3339("2026-11-20T12:00:00Z").unwrap())
        };
        inspection.detail(0, &options).unwrap()
    }

    #[test]
    fn each_address_is_covered_by_an_entry_or_told_why_not() {
        for (fixture, address, covered, words) in [
            ("server/san-dns-and-ip.der", "VMS.example.org", true, "DNS: vms.example.org"),
            ("server/san-dns-and-ip.der", "10.0.0.5", true, "IP: 10.0.0.5"),
            ("server/san-dns-and-ip.der", "10.0.0.6", false, ""),
            ("server/san-wildcard.der", "vms.example.org", true, "DNS: *.example.org"),
            ("server/san-wildcard.der", "example.org", false, "exactly one more label"),
            ("server/san-wildcard.der", "a.b.example.org", false, "exactly one more label"),
            ("server/san-wildcard.der", "vms.example.com", false, ""),
            ("server/san-ip-as-dns.der", "10.0.0.5", false, "is listed as a DNS name"),
            ("server/no-san.der", "vms.example.org", false, "common name has it"),
        ] {
            let rows = detail(fixture, None, address).coverage;
            let [row] = rows.as_slice() else { panic!("{fixture} {address}: {rows:?}") };
            assert_eq!(row.outcome == Outcome::Pass, covered, "{fixture} {address}");
            let said = row.entry.as_ref().or(row.remark.as_ref()).map_or("", |words| words.as_ref());
            assert!(
                said.contains(words) && said.is_empty() == words.is_empty(),
                "{fixture} {address}: {said}"
            );
        }
    }

    #[test]
    fn the_address_in_the_app_comes_first_and_none_twice() {
        let of = |host, addresses| {
            let rows = detail("server/good.der", host, addresses).coverage;
            rows.into_iter().map(|row| row.wanted).collect::<Vec<_>>()
        };
        assert_eq!(
            of(Some("vms.example.org"), "10.0.0.5 vms.example.org 2001:db8::5 10.0.0.5"),
            ["DNS:vms.example.org", "IP:10.0.0.5", "IP:2001:db8::5"]
        );
        assert_eq!(of(Some("vms.example.org"), ""), [""; 0]);
        assert_eq!(detail("ca/root.der", None, "vms.example.org").coverage, []);
    }

    #[test]
    fn a_new_certificate_is_made_for_all_of_them() {
        let detail = detail("server/no-san.der", Some("vms.example.org"), "10.0.0.5, vpn.example.org");
        let findings = detail.assessments.iter().flat_map(|assessment| &assessment.findings);
        let remedies = findings.filter_map(|finding| finding.remedy.as_ref());
        let commands_of = |remedy: &crate::report::FindingRemedy| {
            let commands = remedy.with_commands(&detail.recipes).commands;
            commands.iter().map(|command| command.text.to_string()).collect::<Vec<_>>()
        };
        let commands: Vec<_> = remedies.flat_map(commands_of).collect();
        assert!(!commands.is_empty());
        for name in ["vms.example.org", "10.0.0.5", "vpn.example.org"] {
            assert!(commands.iter().any(|text| text.contains(name)), "{name}: {commands:#?}");
        }
    }
}
