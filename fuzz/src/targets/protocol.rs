//! Questions of a page or a package. The first line of an input is JSON: the file's particulars, the options and the questions.
//! The rest is the bytes of the file.

use cert_inspector::export::ENTROPY_BYTES;
use cert_inspector::protocol::{Around, Ask, GivenFile, GivenOptions, answer, read_file};
use cert_inspector::{Inspection, Timestamp};
use serde::{Deserialize, Serialize};

/// Most questions that are asked of one input.
const MAX_QUESTIONS: usize = 6;

/// Few rounds of key derivation, so that an input that asks for many costs nothing.
const MAX_ROUNDS: u32 = 5_000;

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Conversation {
    file: GivenFile,
    options: GivenOptions,
    asks: Vec<Ask>,
}

pub(super) fn run(bytes: &[u8]) -> bool {
    let (head, rest) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len()));
    let Ok(mut conversation) = serde_json::from_slice::<Conversation>(head) else { return false };
    let written = serde_json::to_vec(&conversation).expect("JSON");
    let read = serde_json::from_slice::<Conversation>(&written).expect("what was written is read");
    // JSON has no number for what is not finite, and floats are not compared to the last digit.
    if !conversation.asks.iter().any(|ask| matches!(ask, Ask::PortalReport { .. })) {
        assert_eq!(read, conversation, "a question changes on its way");
    }
    conversation.file.max_rounds = Some(MAX_ROUNDS);
    let file = rest.get(1..).unwrap_or_default();
    let answers = answers(&conversation, file);
    assert_eq!(answers, self::answers(&conversation, file), "the same questions, other answers");
    true
}

/// The answers as JavaScript would see them.
fn answers(conversation: &Conversation, file: &[u8]) -> Vec<String> {
    let mut inspection = Inspection::default();
    read_file(&mut inspection, &conversation.file, file, &mut |_| {});
    // Unlocking takes as many rounds as a file says, up to millions: the other targets unlock with few.
    let asks = conversation.asks.iter().filter(|ask| !matches!(ask, Ask::Unlock { .. }));
    let answer = |ask: &Ask| {
        let around = Around {
            now: Some(Timestamp::from_unix_seconds(1_795_176_000)),
            entropy: &[7; ENTROPY_BYTES],
            progress: &mut |_| {},
        };
        assert_eq!(ask.without_passwords().without_passwords(), ask.without_passwords());
        match answer(&mut inspection, ask.clone(), &conversation.options, around) {
            Ok(answer) => serde_json::to_string(&answer).expect("an answer is JSON"),
            Err(failure) => {
                let failure = serde_json::to_string(&failure).expect("a failure is JSON");
                assert!(failure.len() > 2, "a failure without its cause");
                failure
            }
        }
    };
    asks.take(MAX_QUESTIONS).map(answer).collect()
}
