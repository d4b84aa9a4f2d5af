// The worker that reads and judges files. Runs after wasm-bindgen's script for the core library, from a Blob, under the page's
// policy: it cannot reach the network. The page may end it at any time; all that is known lives in `session`.
//
// boot.js to worker
// module  module: at once, so that it is ready when the page is
// init    reader
//
// page to worker            worker to page
//                           ready, after init, then about {version, summary}
//                           network {kind, address, directive}: kept by the start script
// add     request, files: [{name,   progress... then summary
//         file, fromFolder, trusted}], options
// unlock  request, id, password,    progress... then summary
//         anyRounds, options
// judge   request, options  summary
// clear   request, options  summary
// detail  request, id, options      detail
// structure  request, id    structure
// report  request, options  report
// portal  request, options, told {kind, values}: what a portal around the page is to be told
//         role or number
// export  request, order, options   file
// deployment  request, choices,     deployment
//         options
// compare request, older, newer,    comparison
//         byDate, options
// identify  request, text, shown    identification
//
// Any request may be answered by `error` {kind, message, origin}, after which the worker goes on, or by `crashed`
// {message}, after which it has closed itself. Requests are answered one after the other in the order of their coming.
"use strict";

/** So often a person can see progress move; more messages would only slow the work down. */
const PROGRESS_INTERVAL = 50;

/** So often the page is told that a file is still waited for; it gives up on a worker that says nothing for ten seconds. */
const WAITING_INTERVAL = 1_000;

/** Files that were given to the page while it started come within this time. */
const FIRST_FILES_MS = 200;

/** The largest number of rounds that the core takes: the user said that it may take as long as it takes. */
const ANY_ROUNDS = 0xFFFFFFFF;

let session;
/** Why the module does not start. */
let fault;
/** The way to the page's own hands, for files that a worker may not read. */
let reader;
let initialised;
// What arrives before the module waits here with everything that follows it.
let queue = new Promise((resolve) => { initialised = resolve; });

self.onmessage = ({ data: message }) => {
  if (message.type === "module") {
    load(message.module);
  } else if (message.type === "init") {
    ({ reader } = message);
    initialise();
  } else {
    queue = queue.then(() => answer(message));
  }
};

// The page counts what is asked of a network, and this worker is part of it.
const note = (kind, address, directive) => postMessage({ type: "network", kind, address, directive });
self.addEventListener("securitypolicyviolation", (event) => note("refused", event.blockedURI, event.effectiveDirective));
if (typeof PerformanceObserver === "function") {
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => note("asked", entry.name)))
    .observe({ type: "resource", buffered: true });
}

function load(module) {
  try {
    wasm_bindgen.initSync({ module });
    session = new wasm_bindgen.Session();
  } catch (error) {
    // Nobody listens before `init`.
    fault = error;
  }
}

function initialise() {
  if (fault) {
    crash(undefined, fault);
    return;
  }
  postMessage({ type: "ready" });
  initialised();
  // After the first files, if there are any: the verdict on them is what somebody waits for.
  setTimeout(() => { queue = queue.then(introduce).catch((error) => crash(undefined, error)); }, FIRST_FILES_MS);
}

/** What is known before there are files: rule set, roots, what is never checked. */
function introduce() {
  const summary = new wasm_bindgen.Session().summary({});
  postMessage({ type: "about", version: wasm_bindgen.version(), summary });
}

const ANSWERS = {
  async add({ request, files, options }) {
    await addFiles(request, files);
    session.verifySignatures(teller({ request, file: "", files: 0, filesTotal: 1 }));
    return { type: "summary", summary: session.summary(options) };
  },
  unlock({ request, id, password, anyRounds, options }) {
    const progress = teller({ request, file: "", files: 0, filesTotal: 1 });
    try {
      session.unlock(id, password, anyRounds ? ANY_ROUNDS : wasm_bindgen.maxRounds(), progress);
    } finally {
      password.fill(0);
    }
    session.verifySignatures(progress);
    return { type: "summary", summary: session.summary(options) };
  },
  judge: ({ options }) => ({ type: "summary", summary: session.summary(options) }),
  clear({ options }) {
    session.clear();
    return { type: "summary", summary: session.summary(options ?? {}) };
  },
  detail: ({ id, options }) => ({ type: "detail", detail: session.detail(id, options) }),
  structure: ({ id }) => ({ type: "structure", structure: session.structure(id) }),
  deployment: ({ choices, options }) => ({ type: "deployment", deployment: session.deployment(choices, options) }),
  compare: ({ older, newer, byDate, options }) => ({
    type: "comparison", comparison: session.compare(older, newer, options, byDate),
  }),
  identify: ({ text, shown }) => ({ type: "identification", identification: session.identify(text, shown) }),
  portal({ options, role, number }) {
    if (number === undefined) return { type: "told", kind: "inspected", values: inspected(options, role) };
    try {
      return { type: "told", kind: "report", values: { request: number, report: session.report(options) } };
    } catch (error) {
      // Whoever asked for it waits for an answer. A trap is no answer.
      if (error instanceof Error) throw error;
      return { type: "told", kind: "report", values: { request: number, error } };
    }
  },
  report: ({ options }) => ({ type: "report", report: session.report(options) }),
  export({ order, options }) {
    const entropy = crypto.getRandomValues(new Uint8Array(wasm_bindgen.entropyBytes()));
    try {
      return { type: "file", file: session.export({ ...order, entropy }, options) };
    } finally {
      order.password?.fill(0);
    }
  },
};

/** What a portal is told of every answer. Above so many objects it has to ask for the report, which takes its time then. */
const TOLD_WHOLE = 200;

function inspected(options, role) {
  const { outcome, destinations: verdicts, objects } = session.summary(options);
  const isWhole = objects.length <= TOLD_WHOLE;
  const admission = isWhole ? session.judge({ ...options, role }) : null;
  return { outcome, verdicts, admission, report: isWhole ? session.report(options) : null };
}

async function answer(message) {
  const { type, request } = message;
  try {
    const reply = await ANSWERS[type](message);
    // A file is handed over, so that no copy of a key stays here.
    postMessage({ request, ...reply }, reply.file ? [reply.file.bytes.buffer] : []);
  } catch (error) {
    // The core throws plain objects. Anything else is a trap or a fault of this script: the module's memory cannot be
    // trusted any more.
    if (error instanceof Error || typeof error?.kind !== "string") {
      crash(request, error);
    } else {
      postMessage({ type: "error", request, error });
    }
  }
}

function crash(request, error) {
  postMessage({ type: "crashed", request, message: String(error?.message ?? error) });
  close();
}

let lastTold = -Infinity;

/** A function that passes progress on, not more often than a person can see. */
function teller(about) {
  return (done, total, unit) => {
    const now = performance.now();
    if (now - lastTold < PROGRESS_INTERVAL) return;
    lastTold = now;
    postMessage({ type: "progress", ...about, done, total, unit });
  };
}

/** The bytes of a file: read here, and where the browser refuses that, by the page. */
async function bytesOf(file) {
  try {
    return await file.arrayBuffer();
  } catch {
    return new Promise((resolve, reject) => {
      reader.onmessage = ({ data }) => (typeof data === "string" ? reject(data) : resolve(data));
      reader.postMessage(file);
    });
  }
}

/** Reads one file after the other, so that only one is in memory twice. */
async function addFiles(request, files) {
  for (const [index, { name, file, fromFolder, trusted }] of files.entries()) {
    const progress = teller({ request, file: name, files: index, filesTotal: files.length });
    progress(0, file.size, "bytes");
    if (file.size > wasm_bindgen.maxInputBytes()) {
      session.refuse(name, file.size);
      continue;
    }
    let bytes;
    // A drive or a network may take its time. That is no reason to think that the worker hangs.
    const waiting = setInterval(() => progress(0, file.size, "bytes"), WAITING_INTERVAL);
    try {
      bytes = new Uint8Array(await bytesOf(file));
    } catch (error) {
      // Moved, changed or not permitted since it was chosen: the others can still be read.
      session.unreadable(name, String(error?.message ?? error));
      continue;
    } finally {
      clearInterval(waiting);
    }
    session.add({ name, bytes, fromFolder, trusted }, progress);
  }
}
