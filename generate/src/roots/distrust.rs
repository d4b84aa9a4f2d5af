//! The table of partial distrust.

use crate::outcome::Result;

/// What the table says.
pub(super) struct Table {
    /// The version of NSS that it was read from.
    nss: String,
    /// The version of webpki-root-certs that it was made for.
    pub(super) version: String,
    /// The day on which that version was published, as `YYYY-MM-DD`.
    pub(super) date: String,
    /// The SHA-256 of a root, and the last second at which it may have issued, since 1970.
    pub(super) roots: Vec<([u8; 32], u32)>,
}

impl Table {
    pub(super) fn read(text: &str) -> Result<Self> {
        let after = |start: &str, end: char| {
            let (_, rest) = text.split_once(start)?;
            rest.split_once(end).map(|(value, _)| value.to_owned())
        };
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        Ok(Self {
            nss: after("# Source: NSS ", ',').ok_or("distrust.tsv names no version of NSS")?,
            version: after("# Read for: webpki-root-certs ", ',')
                .ok_or("distrust.tsv names no version of the crate")?,
            date: after("published ", ' ').ok_or("distrust.tsv names no date of the crate")?,
            roots: lines
                .map(|line| row(line).ok_or_else(|| format!("distrust.tsv: '{line}' is not a row").into()))
                .collect::<Result<_>>()?,
        })
    }

    /// The sentence that names where the list comes from.
    pub(super) fn source(&self) -> String {
        format!("Mozilla CA certificate program, webpki-root-certs {}, NSS {}", self.version, self.nss)
    }
}

fn row(line: &str) -> Option<([u8; 32], u32)> {
    let [hash, after, _name] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let mut sha256 = [0; 32];
    for (index, byte) in sha256.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hash.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    (hash.len() == 64).then_some((sha256, seconds(after)?))
}

/// Seconds since 1970 of a time such as `2026-04-15T23:59:59Z`.
fn seconds(text: &str) -> Option<u32> {
    let numbers: Vec<u32> = text
        .strip_suffix('Z')?
        .split(['-', 'T', ':'])
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day, hour, minute, second] = numbers[..] else { return None };
    // Years that begin in March end with the leap day (Howard Hinnant, days_from_civil).
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year;
    Some((days - 719_468) * 86_400 + hour * 3_600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_those_of_the_calendar() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2024-02-29T12:00:01Z"), Some(1_709_208_001));
        assert_eq!(seconds("2026-04-15T23:59:59Z"), Some(1_776_297_599));
        assert_eq!(seconds("2026-04-15"), None);
    }

    #[test]
    fn the_table_is_read() {
        let table = Table::read(include_str!("distrust.tsv")).unwrap();
        assert!(table.source().starts_with("Mozilla CA certificate program, webpki-root-certs 1."));
        assert_eq!(table.date.len(), 10);
        assert!(!table.roots.is_empty());
        assert!(Table::read("# nothing").is_err());
    }
}
