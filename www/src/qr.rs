//! QR codes as the path of an SVG.

use qrcodegen::{QrCode, QrCodeEcc};

/// The empty border around a code, in modules: ISO/IEC 18004 asks for four.
const QUIET: i32 = 4;

/// A code, ready to be drawn: dark modules of one unit, with the border around them.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// How wide and high it is, border included.
    pub(crate) size: i32,
    /// The dark modules as a path.
    pub(crate) path: String,
}

/// Draws a text; `None` if it is too long for any code. In capitals, digits and colons it takes the least room.
pub(crate) fn draw(text: &str) -> Option<Drawing> {
    // A quarter of the damage a screen does: reflections and fingers. More would make the modules smaller.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let [left, top, width] =
                    [start + QUIET, y + QUIET, x - start].map(|number| number.to_string());
                for piece in ["M", &left, " ", &top, "h", &width, "v1H", &left, "z"] {
                    path.push_str(piece);
                }
            }
            x += 1;
        }
    }
    Some(Drawing { size: code.size() + 2 * QUIET, path })
}

/// What a code of a fingerprint says: its name and the fingerprint as products show it, readable by any camera.
pub(crate) fn text(name: &str, hex: &str) -> String {
    [name.to_ascii_uppercase().as_str(), " ", hex].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pixels of a drawing, dark ones as 0, each module so many pixels wide.
    fn rasterise(drawing: &Drawing, scale: usize) -> (usize, Vec<u8>) {
        let size = usize::try_from(drawing.size).unwrap();
        let width = size * scale;
        let mut pixels = vec![255; width * width];
        for run in drawing.path.split('z').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [left, top, length, 1, back] = numbers[..] else { panic!("{run}") };
            assert_eq!(left, back);
            for y in top * scale..(top + 1) * scale {
                pixels[y * width + left * scale..y * width + (left + length) * scale].fill(0);
            }
        }
        (width, pixels)
    }

    #[test]
    fn what_is_drawn_is_read_by_another_program() {
        let octets =
            |count: usize| (0..count).map(|n| format!("{:02X}", n * 7 % 256)).collect::<Vec<_>>().join(":");
        for (name, hex) in [
            ("SHA-256", octets(32)),
            ("SHA-1", octets(20)),
            ("Public key SHA-256", octets(32)),
            ("x", String::new()),
        ] {
            let said = text(name, &hex);
            let drawing = draw(&said).unwrap();
            let (width, pixels) = rasterise(&drawing, 4);
            let mut image =
                rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| pixels[y * width + x]);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{said}");
            assert_eq!(grids[0].decode().unwrap().1, said);
            assert!(said.starts_with(&name.to_uppercase()) && said.ends_with(&hex));
            // The border is white on all four sides.
            let border = usize::try_from(QUIET).unwrap() * 4;
            let dark = |x: usize, y: usize| pixels[y * width + x] == 0;
            for at in 0..width {
                for edge in 0..border {
                    let far = width - 1 - edge;
                    assert!(!dark(at, edge) && !dark(edge, at) && !dark(at, far) && !dark(far, at));
                }
            }
        }
    }

    #[test]
    fn fingerprints_stay_in_the_small_alphabet_of_qr_codes() {
        // ISO/IEC 18004 table 5: 45 characters, two of which take eleven bits.
        let small = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c);
        for name in ["SHA-256", "SHA-1", "Public key SHA-256"] {
            assert!(text(name, "0F:A0").chars().all(small), "{name}");
        }
        assert!(draw(&"a".repeat(5_000)).is_none());
    }
}
