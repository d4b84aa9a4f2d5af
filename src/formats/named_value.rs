//! The name of the value that a block or base64 stands in, where a file keeps values by name: Kubernetes Secrets, exports in JSON, `.env`
//! files, configurations of OpenVPN.

/// Longest name that is kept, in bytes.
const MAX_NAME: usize = 64;

/// How far back a name is looked for, in bytes: a line with a name and white space.
const MAX_BACK: usize = 512;

/// Sections of an OpenVPN configuration that hold blocks.
const OPENVPN: &[&[u8]] = &[b"ca", b"cert", b"extra-certs", b"key", b"pkcs12", b"crl-verify"];

/// The name of the value that starts at an offset of a text.
pub(super) fn name(text: &[u8], at: usize) -> Option<String> {
    let before = text.get(at.saturating_sub(MAX_BACK)..at)?;
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let (above, line) = before.split_at_checked(line_start)?;
    if !line.trim_ascii().is_empty() {
        return in_line(line);
    }
    let above = above.trim_ascii_end();
    let previous = above.rsplit(|byte| *byte == b'\n').next()?.trim_ascii();
    let tag = previous.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">"));
    if let Some(name) = tag.filter(|tag| OPENVPN.contains(tag)) {
        return plain(name);
    }
    // YAML: `name: |`, with its signs. HCL and shells: `name = <<EOF`. TOML, Python: `name = """`.
    let heredoc = previous.windows(2).rposition(|two| two == b"<<");
    let signs =
        |byte: &u8| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'"' | b'\'' | b'`') || byte.is_ascii_digit();
    let opener = heredoc
        .unwrap_or_else(|| previous.len() - previous.iter().rev().take_while(|byte| signs(byte)).count());
    let (value, sign) = previous.split_at_checked(opener)?;
    let opens =
        heredoc.is_some() || sign.iter().any(|byte| !byte.is_ascii_digit() && !matches!(byte, b'+' | b'-'));
    if opens { in_line(value) } else { None }
}

/// The name at the end of a line, before a colon or a sign of equality: `"name": "`, `name = `, `export NAME="`.
fn in_line(line: &[u8]) -> Option<String> {
    let is_around = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'\\');
    let trimmed = |text: &[u8]| text.len() - text.iter().rev().take_while(|byte| is_around(byte)).count();
    let line = line.get(..trimmed(line))?;
    let line = line.strip_suffix(b"=>").or_else(|| line.strip_suffix(b":=")).or(match line {
        [rest @ .., b':' | b'='] => Some(rest),
        _ => None,
    })?;
    let line = line.get(..trimmed(line))?;
    let length = line.iter().rev().take_while(|byte| is_of_name(byte)).count();
    plain(line.get(line.len() - length..)?)
}

const fn is_of_name(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/')
}

fn plain(name: &[u8]) -> Option<String> {
    let is_name = !name.is_empty() && name.len() <= MAX_NAME && name.iter().all(is_of_name);
    is_name.then(|| String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_file() {
        for (before, expected) in [
            ("  tls.crt: ", Some("tls.crt")),
            ("data:\n  tls.key: \"", Some("tls.key")),
            ("{\"kind\":\"Secret\",\"data\":{\"ca.crt\":\"", Some("ca.crt")),
            ("    \"CertificateChain\": \"", Some("CertificateChain")),
            ("{\\\"PrivateKey\\\": \\\"", Some("PrivateKey")),
            ("TLS_CERT=\"", Some("TLS_CERT")),
            ("export TLS_CERT='", Some("TLS_CERT")),
            ("TLS_CERT=", Some("TLS_CERT")),
            ("  - TLS_KEY=", Some("TLS_KEY")),
            ("'cert' => '", Some("cert")),
            ("stringData:\n  tls.crt: |\n    ", Some("tls.crt")),
            ("  tls.crt: >-\n    ", Some("tls.crt")),
            ("  tls.crt: |2-\n\n    ", Some("tls.crt")),
            ("cert = <<EOF\n", Some("cert")),
            ("cert = <<-EOT\n  ", Some("cert")),
            ("cert = \"\"\"\n", Some("cert")),
            ("<ca>\n", Some("ca")),
            ("<pre>\n", None),
            ("", None),
            ("\n\n", None),
            ("Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n", None),
            ("subject=CN = vms.example.org\n", None),
            ("our root:\n\n", None),
            ("the block is here ", None),
            ("-----END CERTIFICATE-----\n", None),
            ("level 4\n", None),
        ] {
            assert_eq!(name(before.as_bytes(), before.len()).as_deref(), expected, "{before}");
        }
    }
}
