// Between messages and the core, in whatever thread it runs, for page and package alike. Knows no question: src/protocol
// declares what is asked and answered.
//
// a message                                     what comes of it
// {request, files, ask, options, wantsProgress} progress {request, progress}, if it is wanted, then one of
//                                               answer   {request, answer}
//                                               error    {request, error}: {kind, message, origin}
//                                               crashed  {request, message}: the module is of no use any more
//
// A file is {name, bytes: Uint8Array or Blob, passwords, maxRounds, tryAnyway, trusted, fromFolder}.

/** So often a person can see progress move; more messages would only slow the work down. */
const PROGRESS_INTERVAL = 50;

/** So often it is told that a file is still waited for: nobody must think that a slow drive is a worker that hangs. */
const WAITING_INTERVAL = 100;

/** Answers a message over `post`. Returns whether the core can still be asked. */
export async function serve(core, session, message, post, readBlob) {
  const { request, wantsProgress } = message;
  try {
    const tell = wantsProgress ? (progress) => post({ type: "progress", request, progress }) : undefined;
    const answer = await answerMessage(core, session, message, { tell, readBlob });
    // Bytes are handed over, so that no copy of a key stays here.
    post({ type: "answer", request, answer }, bytesIn(answer).map(({ buffer }) => buffer));
    return true;
  } catch (error) {
    if (isFailure(error)) {
      post({ type: "error", request, error });
      return true;
    }
    post({ type: "crashed", request, message: String(error?.message ?? error) });
    return false;
  }
}

/** The core throws plain objects. Anything else is a trap or a fault of a script: the module's memory cannot be trusted any more. */
export const isFailure = (error) => !(error instanceof Error) && typeof error?.kind === "string";

/**
 * Reads the files of a message into the session, then asks. `tell` hears how far it is, `check` may stop it between two files
 * by throwing, `checkInside` wherever the core tells how far it is. `readBlob` gives the bytes of a Blob.
 */
export async function answerMessage(core, session, { files = [], ask, options }, { tell, check, checkInside, readBlob = readHere }) {
  const entropy = globalThis.crypto.getRandomValues(new Uint8Array(core.entropyBytes()));
  const progress = teller(tell, checkInside);
  try {
    for (const [index, file] of files.entries()) {
      check?.();
      await addFile(core, session, file, progress({ file: file.name, files: index, filesTotal: files.length }), readBlob);
    }
    return session.ask(ask, options, entropy, progress({ file: "", files: files.length, filesTotal: files.length }));
  } finally {
    for (const bytes of [entropy, ...bytesIn(ask)]) bytes.fill(0);
  }
}

/** The bytes in a question or an answer, which is {name: {field: value}}: passwords, and files that were made. */
function bytesIn(message) {
  return Object.values(Object.values(message ?? {})[0] ?? {}).filter((value) => value instanceof Uint8Array);
}

/** Reads one file after the other, so that only one is in memory twice. */
async function addFile(core, session, { bytes: given, ...file }, progress, readBlob) {
  const size = given.size ?? given.byteLength;
  try {
    progress(0, size, "bytes");
    // Refused before it is read, and before it is copied into the module's memory.
    if (size > core.maxInputBytes()) {
      session.refuse({ ...file, size });
      return;
    }
    let bytes = given;
    if (!(given instanceof Uint8Array)) {
      const waiting = setInterval(() => progress(0, size, "bytes"), WAITING_INTERVAL);
      try {
        bytes = new Uint8Array(await readBlob(given));
      } catch (error) {
        // Moved, changed or not permitted since it was chosen: the others can still be read.
        session.refuse(file, String(error?.message ?? error));
        return;
      } finally {
        clearInterval(waiting);
      }
    }
    session.add(file, bytes, progress);
  } finally {
    for (const password of file.passwords ?? []) password.fill(0);
  }
}

const readHere = (blob) => blob.arrayBuffer();

/** Passes progress on, not more often than a person can see. What `check` throws is returned, and the core throws it on. */
function teller(tell, check) {
  let lastTold = -Infinity;
  return (about) => (done, total, unit) => {
    const now = performance.now();
    if (now - lastTold < PROGRESS_INTERVAL) return undefined;
    lastTold = now;
    tell?.({ ...about, done, total, unit });
    try {
      check?.();
    } catch (error) {
      return error;
    }
    return undefined;
  };
}
