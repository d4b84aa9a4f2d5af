// What the core is asked, in whatever thread it runs. `core` is the script of the module, ready to be called.

/** So often a person can see progress move; more messages would only slow the work down. */
const PROGRESS_INTERVAL = 50;

/**
 * Answers one request: {call, files, options, order}. `tell` hears how far it is, `check` may stop it between two files by
 * throwing. Throws what the core throws, which are plain objects; an `Error` is a trap, after which the module is of no use.
 */
export async function answer(core, { call, files, options, order }, tell, check = () => {}) {
  if (call === "requirements") return core.requirements();
  const session = new core.Session();
  const progress = teller(tell);
  for (const [index, file] of files.entries()) {
    check();
    await add(core, session, file, progress({ file: file.name, files: index, filesTotal: files.length }));
  }
  const value = ask(core, session, { call, options, order }, progress({ file: "", files: files.length, filesTotal: files.length }));
  // Not in a `finally`: what threw is forgotten with the memory, and a trap must not be hidden by a second one.
  session.free();
  return value;
}

function ask(core, session, { call, options, order }, progress) {
  if (call === "list") return session.list();
  session.verifySignatures(progress);
  if (call === "judge") return session.judge(options);
  if (call === "inspect") return session.report(options);
  if (order.kind === "report-json") return reportFile(session.report(options));
  const entropy = globalThis.crypto.getRandomValues(new Uint8Array(core.entropyBytes()));
  try {
    return session.export({ ...order, entropy }, options);
  } finally {
    order.password?.fill(0);
  }
}

/** The report itself as a file. */
function reportFile(report) {
  return {
    name: "cert-inspector-report.json",
    mediaType: "application/json",
    bytes: new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`),
    remarks: [],
  };
}

/** Reads a file: {name, bytes: Uint8Array or Blob, passwords, maxRounds, trusted}. */
async function add(core, session, { bytes: given, ...file }, progress) {
  const size = given instanceof Blob ? given.size : given.byteLength;
  progress(0, size, "bytes");
  // Refused before it is read, and before it is copied into the module's memory.
  if (size > core.maxInputBytes()) {
    session.refuse(file.name, size);
    return;
  }
  let bytes = given;
  if (given instanceof Blob) {
    try {
      bytes = new Uint8Array(await given.arrayBuffer());
    } catch (error) {
      // Moved, changed or not permitted since it was chosen: the others can still be read.
      session.unreadable(file.name, String(error?.message ?? error));
      return;
    }
  }
  try {
    session.add({ ...file, bytes }, progress);
  } finally {
    for (const password of file.passwords ?? []) password.fill(0);
  }
}

/** Passes progress on, not more often than a person can see. */
function teller(tell) {
  let lastTold = -Infinity;
  return (about) => (done, total, unit) => {
    const now = performance.now();
    if (!tell || now - lastTold < PROGRESS_INTERVAL) return;
    lastTold = now;
    tell({ ...about, done, total, unit });
  };
}
