//! Host names that look like others: what stands behind `xn--` (RFC 3492), and letters of one script that pass for those of
//! another.

/// What a host name says when its labels in Punycode are decoded; `None` where it has none, or none that decodes.
#[must_use]
pub fn unicode_host(host: &str) -> Option<String> {
    let mut decoded_any = false;
    let labels: Vec<String> = host
        .split('.')
        .map(|label| {
            let prefixed = label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--"));
            match label.get(4..).filter(|_| prefixed).and_then(punycode) {
                Some(decoded) => {
                    decoded_any = true;
                    decoded
                }
                None => label.to_owned(),
            }
        })
        .collect();
    decoded_any.then(|| labels.join("."))
}

/// Why a host name may be taken for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAlike {
    /// A label has letters of several scripts that look alike.
    MixedScripts,
    /// A label is made of Cyrillic or Greek letters of which each looks like a Latin one.
    WhollyAlike,
}

/// Whether a host name, decoded or not, may be taken for another one. Names of people and authorities are no host names, and
/// may well be of two scripts; nor is a word that imitates Latin ones below a domain of its own script.
#[must_use]
pub fn look_alike(host: &str) -> Option<LookAlike> {
    // Nearly every name ends here: lists of thousands ask.
    let plain = host.is_ascii() && !host.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"xn--"));
    if plain || host.contains(char::is_whitespace) {
        return None;
    }
    let decoded = unicode_host(host);
    let host = decoded.as_deref().unwrap_or(host);
    let domain = host.rsplit_once('.').and_then(|(_, domain)| domain.chars().find_map(script));
    host.split('.').find_map(|label| label_alike(&label.to_lowercase(), domain))
}

/// `domain` is the script of the last label, where there is another before it.
fn label_alike(label: &str, domain: Option<Script>) -> Option<LookAlike> {
    let scripts: Vec<Script> = label.chars().filter_map(script).collect();
    let first = scripts.first()?;
    if scripts.iter().any(|script| script != first) {
        return Some(LookAlike::MixedScripts);
    }
    let alike = *first != Script::Latin
        && domain != Some(*first)
        && label.chars().filter(|letter| script(*letter).is_some()).all(|letter| ALIKE.contains(letter));
    alike.then_some(LookAlike::WhollyAlike)
}

/// Small letters of Cyrillic and Greek that look like Latin ones, as browsers count them.
const ALIKE: &str = "асԁеһіјӏорԛѕԝхуѵьαικνορυχωη";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

/// The script of a letter, of those three that share their looks.
const fn script(letter: char) -> Option<Script> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{400}'..='\u{52F}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// Decodes Punycode (RFC 3492 section 6.2); `None` for what is none.
fn punycode(encoded: &str) -> Option<String> {
    const BASE: u32 = 36;
    const SKEW: u32 = 38;
    const DAMP: u32 = 700;
    /// A DNS label has at most 63 characters (RFC 1035 section 2.3.4); the work grows with the square.
    const LONGEST: usize = 63;
    if !encoded.is_ascii() || encoded.len() > LONGEST {
        return None;
    }
    let (basic, digits) = match encoded.rsplit_once('-') {
        // A hyphen with nothing before it divides nothing.
        Some(("", _)) => return None,
        Some(parts) => parts,
        None => ("", encoded),
    };
    // What has only ASCII is never encoded (RFC 5890 section 2.3.2.1): whoever does it wants to deceive.
    if digits.is_empty() {
        return None;
    }
    let mut output: Vec<char> = basic.chars().collect();
    let (mut code, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = digits.bytes().peekable();
    while digits.peek().is_some() {
        let (before, mut weight) = (index, 1_u32);
        for k in (BASE..).step_by(36) {
            let digit = match digits.next()? {
                letter @ (b'a'..=b'z' | b'A'..=b'Z') => u32::from(letter.to_ascii_lowercase() - b'a'),
                number @ b'0'..=b'9' => u32::from(number - b'0') + 26,
                _ => return None,
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let count = u32::try_from(output.len()).ok()?.checked_add(1)?;
        let mut delta = (index - before) / if before == 0 { DAMP } else { 2 };
        delta += delta / count;
        let mut steps = 0;
        while delta > (BASE - 1) * 26 / 2 {
            delta /= BASE - 1;
            steps += BASE;
        }
        bias = steps + BASE * delta / (delta + SKEW);
        code = code.checked_add(index / count)?;
        index %= count;
        output.insert(usize::try_from(index).ok()?, char::from_u32(code)?);
        index += 1;
    }
    Some(output.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3492 section 7.1, letters A to L without those that are longer than a DNS label.
    #[test]
    fn the_vectors_of_the_standard_decode() {
        for (encoded, decoded) in [
            ("egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"),
            ("ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
            ("ihqwctvzc91f659drss3x8bo0yb", "他們爲什麽不說中文"),
            ("Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"),
            ("4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"),
            ("i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", "यहलोगहिन्दीक्योंनहींबोलसकतेहैं"),
            ("n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa", "なぜみんな日本語を話してくれないのか"),
            ("b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"),
            ("PorqunopuedensimplementehablarenEspaol-fmd56a", "PorquénopuedensimplementehablarenEspañol"),
            ("TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g", "TạisaohọkhôngthểchỉnóitiếngViệt"),
            ("3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"),
            ("-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n", "安室奈美恵-with-SUPER-MONKEYS"),
            ("Hello-Another-Way--fc4qua05auwb3674vfr0b", "Hello-Another-Way-それぞれの場所"),
            ("2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2"),
            ("MajiKoi5-783gue6qz075azm5e", "MajiでKoiする5秒前"),
            ("de-jg4avhby1noc0d", "パフィーdeルンバ"),
            ("d9juau41awczczp", "そのスピードで"),
        ] {
            assert_eq!(punycode(encoded).as_deref(), Some(decoded), "{encoded}");
        }
        for nonsense in ["é", "a_b!", "99999999", "zzzzzzzzzzzz9", &"a".repeat(64)] {
            assert_eq!(punycode(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn hosts_are_decoded_label_by_label() {
        for (host, decoded) in [
            ("vms.example.org", None),
            ("xn--bcher-kva.example", Some("bücher.example")),
            ("www.XN--bcher-kva.example", Some("www.bücher.example")),
            ("*.xn--80ak6aa92e.com", Some("*.аррӏе.com")),
            ("xn--99999999.example", None),
            ("xn--", None),
            ("xn--paypal-.com", None),
            ("xn---abc.com", None),
        ] {
            assert_eq!(unicode_host(host).as_deref(), decoded, "{host}");
        }
    }

    #[test]
    fn names_that_pass_for_others_are_found() {
        for (host, alike) in [
            ("vms.example.org", None),
            ("xn--bcher-kva.example", None),
            ("xn--80ak6aa92e.com", Some(LookAlike::WhollyAlike)),
            ("раураӏ.example", Some(LookAlike::WhollyAlike)),
            ("pаypal.example", Some(LookAlike::MixedScripts)),
            ("gοοgle.example", Some(LookAlike::MixedScripts)),
            ("почта.рф", None),
            ("名前.example", None),
            ("почта.example.org", None),
            ("АРРӀЕ.com", Some(LookAlike::WhollyAlike)),
            ("xn--80ak6aa92e", Some(LookAlike::WhollyAlike)),
            ("сое.рф", None),
            ("сое.example", Some(LookAlike::WhollyAlike)),
            ("xn--paypal-.com", None),
            ("192.0.2.1", None),
            ("Пример CA", None),
        ] {
            assert_eq!(look_alike(host), alike, "{host}");
        }
    }
}
