// The worker that reads and judges files. Runs after wasm-bindgen's script for the core library, from a Blob, under the
// page's policy: it cannot reach the network. The page may end it at any time; all that is known lives in `session`.
//
// page to worker            worker to page
// init    module            ready
// add     request, files:   progress... then summary
//         [{name, file}], options
// judge   request, options  summary
// clear   request, options  summary
// detail  request, id, options      detail
// report  request, options  report
//
// Any request may be answered by `error` {kind, message, origin}, after which the worker goes on, or by `crashed`
// {message}, after which it has closed itself. Requests are answered one after the other in the order of their coming.
"use strict";

/** So often a person can see progress move; more messages would only slow the work down. */
const PROGRESS_INTERVAL = 50;

let session;
let initialised;
// What arrives before the module waits here with everything that follows it.
let queue = new Promise((resolve) => { initialised = resolve; });

self.onmessage = ({ data: message }) => {
  if (message.type === "init") {
    initialise(message.module);
  } else {
    queue = queue.then(() => answer(message));
  }
};

function initialise(module) {
  try {
    wasm_bindgen.initSync({ module });
    session = new wasm_bindgen.Session();
  } catch (error) {
    crash(undefined, error);
    return;
  }
  postMessage({ type: "ready" });
  initialised();
}

const ANSWERS = {
  async add({ request, files, options }) {
    await addFiles(request, files);
    return { type: "summary", summary: session.summary(options) };
  },
  judge: ({ options }) => ({ type: "summary", summary: session.summary(options) }),
  clear({ options }) {
    session.clear();
    return { type: "summary", summary: session.summary(options ?? {}) };
  },
  detail: ({ id, options }) => ({ type: "detail", detail: session.detail(id, options) }),
  report: ({ options }) => ({ type: "report", report: session.report(options) }),
};

async function answer(message) {
  const { type, request } = message;
  try {
    postMessage({ request, ...(await ANSWERS[type](message)) });
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

/** Reads one file after the other, so that only one is in memory twice. */
async function addFiles(request, files) {
  let last = -Infinity;
  for (const [index, { name, file }] of files.entries()) {
    const progress = (done, total) => {
      const now = performance.now();
      if (now - last < PROGRESS_INTERVAL) return;
      last = now;
      postMessage({ type: "progress", request, file: name, files: index, filesTotal: files.length, done, total });
    };
    progress(0, file.size);
    if (file.size > wasm_bindgen.maxInputBytes()) {
      session.refuse(name, file.size);
      continue;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      // Moved, changed or not permitted since it was chosen: the others can still be read.
      session.unreadable(name, String(error?.message ?? error));
      continue;
    }
    session.add(name, bytes, progress);
  }
}
