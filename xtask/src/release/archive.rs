//! A tar archive in gzip, as `npm pack` lays it out: every file below `package/`, the same bytes on every machine.

use std::fs;
use std::path::Path;

use crate::bundle;
use crate::outcome::Result;

/// The size of a block of a tar archive.
const BLOCK: usize = 512;

/// The time of every file, in octal digits: that of npm's own archives, 1985-10-26.
const TIME: &[u8] = b"03560116404\0";

/// Packs every file of a folder, sorted by name.
pub(super) fn pack(folder: &Path) -> Result<Vec<u8>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_file() {
            return Err(
                format!("{} is not a file: the package has no folders", entry.path().display()).into()
            );
        }
        names.push(entry.file_name().into_string().map_err(|_| "a file of the package has no plain name")?);
    }
    names.sort();
    let mut archive = Vec::new();
    for name in names {
        let bytes = fs::read(folder.join(&name))?;
        archive.extend(header(&format!("package/{name}"), bytes.len())?);
        archive.extend(&bytes);
        archive.resize(archive.len().next_multiple_of(BLOCK), 0);
    }
    archive.resize(archive.len() + 2 * BLOCK, 0);
    bundle::gzip(&archive)
}

/// The header of a file (POSIX.1-1988 ustar).
fn header(name: &str, size: usize) -> Result<[u8; BLOCK]> {
    let mut header = [0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| {
        for (place, byte) in header.iter_mut().skip(at).zip(bytes) {
            *place = *byte;
        }
    };
    if name.len() > 100 {
        return Err(format!("{name} is too long for an archive").into());
    }
    put(0, name.as_bytes());
    put(100, b"000644 \0");
    put(108, b"000000 \0");
    put(116, b"000000 \0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, TIME);
    // The checksum counts itself as spaces.
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    let digits = format!("{sum:06o}\0 ");
    for (place, byte) in header.iter_mut().skip(148).zip(digits.bytes()) {
        *place = byte;
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::process;

    #[test]
    fn tar_reads_the_archive_and_its_bytes_depend_on_the_files_alone() {
        let folder = std::env::temp_dir().join(format!("cert-inspector-archive-{}", std::process::id()));
        let files = folder.join("files");
        fs::create_dir_all(&files).unwrap();
        fs::write(files.join("b.js"), [b'b'; BLOCK]).unwrap();
        fs::write(files.join("a.js"), b"a").unwrap();
        let packed = pack(&files).unwrap();
        fs::remove_file(files.join("a.js")).unwrap();
        fs::write(files.join("a.js"), b"a").unwrap();
        assert_eq!(pack(&files).unwrap(), packed);

        fs::write(folder.join("a.tgz"), &packed).unwrap();
        process::run(Command::new("tar").current_dir(&folder).args(["xzf", "a.tgz"])).unwrap();
        assert_eq!(fs::read(folder.join("package/a.js")).unwrap(), b"a");
        assert_eq!(fs::read(folder.join("package/b.js")).unwrap(), [b'b'; BLOCK]);
        fs::create_dir(files.join("folder")).unwrap();
        assert!(pack(&files).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
