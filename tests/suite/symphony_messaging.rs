//! Symphony Messaging from end to end: the guide's own commands, roles, trust, keys in other files, and what is left to do.

use crate::support;

use std::path::{Path, PathBuf};
use std::process::Command;

use cert_inspector::checks::Outcome::{self, Fail, NotApplicable, Pass, Unknown, Warn};
use cert_inspector::input::{Port, Role, Runtime, UserName};
use cert_inspector::products::symphony_messaging::{PRODUCT, SymphonyMessaging, SymphonyPartKind, examine};
use cert_inspector::report::{Finding, ObjectReport, Report, Verdict};
use cert_inspector::{Input, Inspection, Options, Password, Timestamp, Unlocking, inspect};
use support::{reference_options, root, with};

fn options() -> Options {
    with(reference_options(), |options| {
        options.profile = Some(cert_inspector::products::symphony_messaging::ID);
        options.user_name = Some(UserName::parse("demo-bot1").expect("a name"));
    })
}

fn file(path: &Path) -> Input {
    let passwords = vec![Password::new(b"changeit".to_vec())];
    Input { unlocking: Unlocking { passwords, ..Unlocking::default() }, ..support::input(path) }
}

fn fixture(name: &str) -> Input {
    file(&root().join("tests/fixtures").join(name))
}

/// The first object that is judged as a client.
fn bot(report: &Report) -> &ObjectReport {
    let is_bot = |object: &&ObjectReport| !findings(object, Role::Client).is_empty();
    report.objects.iter().find(is_bot).unwrap_or_else(|| panic!("no bot: {:#?}", report.objects))
}

fn findings(object: &ObjectReport, role: Role) -> Vec<&Finding> {
    let assessments = object.assessments.iter().filter(|assessment| assessment.role == role);
    assessments.flat_map(|assessment| &assessment.findings).collect()
}

fn outcome(object: &ObjectReport, requirement: &str) -> Outcome {
    let id = format!("symphony-messaging/{requirement}");
    let found = object.assessments.iter().flat_map(|assessment| &assessment.findings);
    let found = found.clone().find(|finding| finding.requirement == id);
    found.unwrap_or_else(|| panic!("{id} was not asked")).outcome
}

fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    Timestamp::from_unix_seconds(i64::try_from(since.as_secs()).expect("in range") + 1)
}

/// A temporary folder, if OpenSSL 3 is there to fill it.
fn workshop(test: &str) -> Option<PathBuf> {
    let version = Command::new("openssl").arg("version").output();
    if !version.is_ok_and(|version| version.stdout.starts_with(b"OpenSSL 3")) {
        println!("skipped: {test}: OpenSSL 3 is not on this machine");
        return None;
    }
    let folder = std::env::temp_dir().join(format!("cert-inspector-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    Some(folder)
}

fn run(folder: &Path, script: &str) {
    let output = Command::new("sh").args(["-euc", script]).current_dir(folder).output().expect("a shell");
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// An authority with a key of 4096 bits from the fixtures, so that no such key has to be made.
fn authority(folder: &Path) {
    let keys = root().join("tests/fixtures/keys");
    std::fs::copy(keys.join("rsa-4096-ca.pem"), folder.join("ca.key")).expect("a copy");
    run(
        folder,
        "openssl req -x509 -new -key ca.key -sha256 -days 3650 -subj '/CN=Bot Root' -out ca.pem \
         -addext 'keyUsage=critical,keyCertSign,cRLSign'",
    );
}

#[test]
fn the_guides_own_commands_make_what_they_make() {
    let Some(folder) = workshop("guide-commands") else { return };
    authority(&folder);
    run(
        &folder,
        r#"
        USERNAME=demo-bot1 PASSWORD=keysecret CA_CERT=ca.pem CA_KEY=ca.key CA_PASSWORD=unused OUTPUT_PASSWORD=changeit
        openssl genrsa -aes256 -passout pass:$PASSWORD -out admin-key.pem 4096
        openssl req -new -key admin-key.pem -passin pass:$PASSWORD -subj "/CN=$USERNAME/O=Symphony Communications LLC/OU=NOT FOR PRODUCTION USE/C=US" -out admin-req.pem
        openssl x509 -req -sha256 -days 2922 -in admin-req.pem -CA $CA_CERT -CAkey $CA_KEY -passin pass:$CA_PASSWORD -out admin-cert.pem -set_serial 0x1
        openssl pkcs12 -export -out admin.p12 -aes256 -in admin-cert.pem -inkey admin-key.pem -passin pass:$PASSWORD -passout pass:$OUTPUT_PASSWORD
        "#,
    );
    // Without a user name: the certificate must be known as a bot's by itself.
    let plain = with(options(), |options| {
        options.user_name = None;
        options.at = now();
    });
    let files = [file(&folder.join("admin.p12")), file(&folder.join("ca.pem"))];
    let report = inspect(&files, &plain);
    assert_eq!(outcome(bot(&report), "bot-user-name"), NotApplicable);

    let report = inspect(&files, &with(options(), |options| options.at = now()));
    let object = bot(&report);
    let certificate = object.certificate.as_ref().expect("a certificate");
    assert_eq!(certificate.version, cert_inspector::model::Version::V1);
    assert_eq!(certificate.serial.0, [1]);
    for (requirement, expected) in [
        ("bot-key-size", Pass),
        ("bot-user-name", Pass),
        ("bot-trust", Pass),
        ("bot-extended-key-usage", Pass),
        ("bot-key-usage", Pass),
        ("bot-validity", Pass),
        ("bot-hash", Pass),
        ("bot-key-file", Pass),
        ("bot-encryption", Pass),
        ("bot-port", NotApplicable),
        ("bot-sample-values", Warn),
        ("bot-version", Pass),
    ] {
        assert_eq!(outcome(object, requirement), expected, "{requirement}");
    }
    let remarks = |requirement: &str| {
        let id = format!("symphony-messaging/{requirement}");
        let findings = findings(object, Role::Client);
        let finding = findings.iter().find(|finding| finding.requirement == id).expect("a finding");
        (finding.reasons.join(" "), finding.remarks.join(" "), finding.found.to_string())
    };
    let (reasons, _, _) = remarks("bot-sample-values");
    for leftover in ["Symphony Communications LLC", "NOT FOR PRODUCTION USE", "serial number is 1"] {
        assert!(reasons.contains(leftover), "{leftover}: {reasons}");
    }
    assert!(remarks("bot-version").1.contains("-extfile"));
    assert!(remarks("bot-validity").1.contains("2922 d "), "{:?}", remarks("bot-validity"));
    assert_eq!(remarks("bot-encryption").2, "AES-256");

    // The authority was not dropped: nothing is known, and it is said what to drop.
    let alone = inspect(&files[..1], &with(options(), |options| options.at = now()));
    assert_eq!(outcome(bot(&alone), "bot-trust"), Unknown);
    // The pieces before they were joined: certificate and locked key in two files.
    let pieces = [file(&folder.join("admin-cert.pem")), file(&folder.join("admin-key.pem"))];
    let report = inspect(&pieces, &with(options(), |options| options.at = now()));
    assert_eq!(outcome(bot(&report), "bot-key-file"), Unknown);
    // The request, with the sample's subject and without city.
    let report = inspect(&[file(&folder.join("admin-req.pem"))], &options());
    let request = findings(&report.objects[0], Role::Request);
    let of = |name: &str| {
        let id = format!("symphony-request/{name}");
        request.iter().find(|finding| finding.requirement == id).expect("a finding").outcome
    };
    for (name, expected) in [
        ("common-name", Pass),
        ("organization", Warn),
        ("department", Warn),
        ("locality", Warn),
        ("country", Pass),
        ("key-size", Pass),
        ("self-signature", Pass),
        ("hash", Pass),
        ("purpose", Pass),
    ] {
        assert_eq!(of(name), expected, "{name}");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// The commands of a finding's remedy.
fn commands(report: &Report, requirement: &str) -> Vec<String> {
    let id = format!("symphony-messaging/{requirement}");
    let found = report.objects.iter().find_map(|object| {
        let findings = object.assessments.iter().flat_map(|assessment| &assessment.findings);
        let remedy = findings.filter(|one| one.requirement == id).find_map(|one| one.remedy.as_ref())?;
        Some(remedy.with_commands(&object.recipes))
    });
    let remedy = found.expect("a remedy");
    let of_openssl = remedy.commands.iter().filter(|command| command.tool.starts_with("OpenSSL"));
    of_openssl.map(|command| command.text.to_string()).collect()
}

/// A PKCS#12 command asks for passwords; here it is given them.
fn answered(command: &str) -> String {
    let lines = command.lines().map(|line| match line.strip_prefix("openssl pkcs12") {
        Some(rest) => format!("openssl pkcs12 -passin pass:changeit -passout pass:changeit{rest}"),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_remedies_make_passes() {
    let Some(folder) = workshop("bot-remedies") else { return };
    authority(&folder);
    let report = inspect(&[fixture("bot/sample-commands.der")], &options());
    for command in commands(&report, "bot-sample-values") {
        run(&folder, &answered(&command));
    }
    let files = [file(&folder.join("bot.p12")), file(&folder.join("ca.pem"))];
    let options = with(options(), |options| {
        options.at = now();
        options.port = Some(Port::parse("8444").expect("a port"));
        options.runtime = Some(Runtime::Java17);
    });
    let report = inspect(&files, &options);
    for finding in findings(bot(&report), Role::Client) {
        assert_eq!(finding.outcome, Pass, "{finding:#?}");
    }
    let of_authority = report.objects.last().expect("the CA");
    assert!(
        findings(of_authority, Role::Ca).iter().all(|finding| finding.outcome == Pass),
        "{of_authority:#?}"
    );

    std::fs::copy(root().join("tests/fixtures/bot/legacy.p12"), folder.join("legacy.p12")).expect("a copy");
    let report = inspect(&[fixture("bot/legacy.p12")], &self::options());
    for command in commands(&report, "bot-encryption") {
        run(&folder, &answered(&command));
    }
    let report = inspect(&[file(&folder.join("bot-new.p12"))], &self::options());
    assert_eq!(outcome(bot(&report), "bot-encryption"), Pass);
    assert_eq!(outcome(bot(&report), "bot-key-file"), Pass);
    assert!(!folder.join("bot-all.pem").exists(), "the key in between is gone");

    // The authority out of the bot's file, and the files for old Java and for Python.
    std::fs::copy(root().join("tests/fixtures/bot/good.p12"), folder.join("good.p12")).expect("a copy");
    let of_authority = with(self::options(), |options| options.role = Some(Role::Ca));
    let report = inspect(&[fixture("bot/good.p12")], &of_authority);
    for command in commands(&report, "authority-no-private-key") {
        run(&folder, &answered(&command));
    }
    let report = inspect(&[file(&folder.join("upload.pem"))], &self::options());
    assert_eq!(outcome(&report.objects[0], "authority-no-private-key"), Pass);
    for command in panel_commands(&panel(&[fixture("bot/good.p12")], &self::options())) {
        if command.starts_with("openssl") {
            run(&folder, &answered(&command));
        }
    }
    let old = inspect(&[file(&folder.join("bot-old-java.p12"))], &self::options());
    assert_eq!(outcome(bot(&old), "bot-encryption"), Warn);
    let python = inspect(&[file(&folder.join("bot.pem"))], &self::options());
    assert_eq!(outcome(bot(&python), "bot-key-file"), Pass);
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_bot_is_known_by_its_looks_or_by_the_user_name() {
    let plain = with(options(), |options| options.user_name = None);
    let typed = |name: &str| {
        with(options(), |options| options.user_name = Some(UserName::parse(name).expect("a name")))
    };
    let concerned = |path: &str, options: &Options| -> Vec<Role> {
        let report = inspect(&[fixture(path)], options);
        let assessments = report.objects[0].assessments.iter();
        let concerned = assessments.filter(|assessment| assessment.verdict != Verdict::Nothing);
        concerned.map(|assessment| assessment.role).collect()
    };
    for (path, options, expected) in [
        ("bot/good.der", &plain, &[Role::Client][..]),
        ("bot/sample-commands.der", &plain, &[Role::Client]),
        ("bot/dotted-name.der", &plain, &[Role::Client]),
        // The product that was chosen outweighs what its name looks like.
        ("bot/host-like-name.der", &plain, &[Role::Client]),
        ("bot/host-like-name.der", &typed("bot.example"), &[Role::Client]),
        ("bot/host-like-name.der", &typed("BOT.example"), &[Role::Client]),
        ("bot/server-purpose.der", &plain, &[]),
        ("bot/server-purpose.der", &typed("demo-bot1"), &[Role::Client]),
        ("bot/self-signed-ca.der", &plain, &[Role::Ca]),
        ("bot/self-signed-ca.der", &typed("demo-bot1"), &[Role::Client, Role::Ca]),
        ("bot/authority.der", &typed("demo-bot1"), &[Role::Ca]),
        ("server/good.der", &typed("demo-bot1"), &[]),
        ("requests/bot.der", &plain, &[Role::Request]),
        ("requests/bot-minimal.der", &plain, &[Role::Request]),
        ("requests/bot-server-auth.der", &plain, &[]),
        ("requests/bot-server-auth.der", &typed("demo-bot1"), &[Role::Request]),
        ("requests/good.der", &plain, &[]),
        ("requests/no-attributes.der", &plain, &[Role::Request]),
        ("requests/microsoft.der", &plain, &[]),
    ] {
        assert_eq!(concerned(path, options), expected, "{path} {:?}", options.user_name);
    }
}

#[test]
fn trust_is_what_was_dropped_or_marked() {
    let judged = |names: &[&str], trusted: &[&str]| {
        let plain = names.iter().map(|name| fixture(name));
        let marked = trusted.iter().map(|name| Input { trusted: true, ..fixture(name) });
        outcome(bot(&inspect(&plain.chain(marked).collect::<Vec<_>>(), &options())), "bot-trust")
    };
    for (names, trusted, expected) in [
        (&["bot/good.der"][..], &[][..], Unknown),
        (&["bot/good.der", "bot/authority.der"], &[], Pass),
        (&["bot/good.der"], &["bot/authority.der"], Pass),
        // The certificate of the bot is what is uploaded.
        (&["bot/good.der"], &["bot/good.der"], Pass),
        (&["bot/good.der", "bot/impostor.der"], &[], Fail),
        (&["bot/good.der", "bot/impostor.der", "bot/authority.der"], &[], Pass),
        // An authority of something else in another file says nothing.
        (&["bot/good.der", "ca/root.der"], &[], Unknown),
        (&["bot/stranger.p12"], &[], Fail),
        // The signing certificate alone is enough: it may be the one that is uploaded.
        (&["bot/under-signing.der", "bot/signing.der"], &[], Pass),
        (&["bot/under-signing.p12", "bot/signing.der", "bot/authority.der"], &[], Pass),
        // The root is uploaded, and the bot does not send what stands between.
        (&["bot/under-signing.p12", "bot/signing.der"], &["bot/authority.der"], Fail),
        (&["bot/under-signing.p12"], &["bot/signing.der"], Pass),
    ] {
        assert_eq!(judged(names, trusted), expected, "{names:?}, trusted {trusted:?}");
    }
}

#[test]
fn a_key_in_another_file_counts() {
    let judged = |names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| fixture(name)).collect();
        outcome(bot(&inspect(&files, &options())), "bot-key-file")
    };
    assert_eq!(judged(&["bot/good.der"]), Unknown);
    assert_eq!(judged(&["bot/good.der", "keys/rsa-4096.pem"]), Pass);
    assert_eq!(judged(&["bot/good.der", "keys/rsa-3072.pem"]), Unknown);
    assert_eq!(judged(&["bot/good.der", "bot/good.p12"]), Pass);
    // A key that is locked: it is asked for its passphrase.
    let locked = Input { unlocking: Unlocking::default(), ..fixture("bot/encrypted-key.pem") };
    let report = inspect(&[locked], &options());
    assert_eq!(outcome(bot(&report), "bot-key-file"), Unknown);
    let needs: Vec<_> = bot(&report).assessments.iter().flat_map(|assessment| &assessment.needs).collect();
    assert!(needs.iter().any(|need| need.contains("password of the private key")), "{needs:?}");
}

fn panel(files: &[Input], options: &Options) -> SymphonyMessaging {
    let mut inspection = Inspection::default();
    for file in files {
        inspection.add(&file.name, &file.bytes, &file.unlocking, &mut |_| {});
    }
    let panels = (0..8).filter_map(|id| inspection.show(id, &PRODUCT, options, examine)?);
    panels.into_iter().next().expect("a panel")
}

fn panel_commands(panel: &SymphonyMessaging) -> Vec<String> {
    let lines = panel.parts.iter().flat_map(|part| &part.lines);
    lines.flat_map(|line| &line.commands).map(|command| command.text.to_string()).collect()
}

#[test]
fn what_is_left_to_do_is_told_with_names_and_ports() {
    let told = panel(&[fixture("bot/good.p12")], &options());
    let calls: Vec<String> =
        panel_commands(&told).into_iter().filter(|command| command.starts_with("curl")).collect();
    assert_eq!(calls.len(), 2);
    for (call, service) in calls.iter().zip(["sessionauth", "keyauth"]) {
        assert!(call.contains("--cert 'good.p12:mypassword'"), "{call}");
        assert!(call.contains(&format!(":8444/{service}/v1/authenticate")), "{call}");
    }
    let kinds: Vec<SymphonyPartKind> = told.parts.iter().map(|part| part.kind).collect();
    assert_eq!(kinds[..2], [SymphonyPartKind::Upload, SymphonyPartKind::Never]);

    let port =
        |port: &str| with(options(), |options| options.port = Some(Port::parse(port).expect("a port")));
    let calls = |options: &Options| panel_commands(&panel(&[fixture("bot/good.p12")], options)).join("\n");
    assert!(calls(&port("9444")).contains(":9444/keyauth"));
    assert!(calls(&port("443")).contains(":8444/keyauth"), "443 asks for no certificate");

    let hostile = Input { name: "a/-x'$(reboot)`:.p12".into(), ..fixture("bot/good.p12") };
    let commands = panel_commands(&panel(&[hostile], &options())).join("\n");
    assert!(commands.contains("'demo-bot1.p12:mypassword'"), "a name after the account: {commands}");
    assert!(!commands.contains("reboot") && !commands.contains('`'), "{commands}");

    let authority = panel(&[fixture("bot/authority.der")], &options());
    assert!(authority.parts[0].lines[0].text.contains("authority.der"));
    let request = panel(&[fixture("requests/bot-rsa-2048.der")], &options());
    assert_eq!(request.parts[0].kind, SymphonyPartKind::HandOver);
    let size = request.parts[0].lines.last().expect("a line");
    assert!(size.text.contains("RSA 2048"), "{size:?}");

    // Where another product is asked about, and for what is none of a bot, there is nothing.
    let mut inspection = Inspection::default();
    support::add(&mut inspection, "good.der", &fixture("bot/good.der").bytes);
    support::add(&mut inspection, "server.der", &fixture("server/good.der").bytes);
    support::add(&mut inspection, "request.der", &fixture("requests/good.der").bytes);
    let other =
        with(options(), |options| options.profile = Some(cert_inspector::products::senstar_mobile::ID));
    assert_eq!(inspection.detail(0, &other).expect("a detail").panels, []);
    assert_eq!(inspection.detail(0, &options()).expect("a detail").panels.len(), 1);
    assert_eq!(inspection.detail(1, &options()).expect("a detail").panels, []);
    assert_eq!(inspection.detail(2, &options()).expect("a detail").panels, []);
}
