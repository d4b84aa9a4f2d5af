//! Where blocks are in a text, whatever it is written in.

use memchr::memmem;

/// What stands between each BEGIN and the next marker, and where: what is outside is not looked at for how it is written.
pub(super) fn bodies(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut begin = memmem::find(text, b"BEGIN");
    let mut end = memmem::find(text, b"END");
    std::iter::from_fn(move || {
        let at = begin?;
        let behind =
            |needle: &[u8], from: usize| memmem::find(text.get(from..)?, needle).map(|found| from + found);
        begin = behind(b"BEGIN", at + 1);
        while end.is_some_and(|end| end <= at) {
            end = behind(b"END", end? + 1);
        }
        let stop = begin.into_iter().chain(end).min().unwrap_or(text.len());
        text.get(at..stop).map(|body| (at, body))
    })
}
