// The worker that reads and judges files. Runs after wasm-bindgen's script for the core library and package/answers.js, from a
// Blob, under the page's policy: it cannot reach the network. The page may end it at any time; all that is known lives in
// `session`.
//
// boot.js to worker
// module  module: at once, so that it is ready when the page is
// init    reader
//
// page to worker            worker to page
//                           ready, after init
//                           network {kind, address, directive}: kept by the start script
// a message, see answers.js what comes of it; after `crashed`, the worker has closed itself
//
// Messages are answered one after the other in the order of their coming.
"use strict";

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
    crash(fault);
    return;
  }
  postMessage({ type: "ready" });
  initialised();
}

function crash(error) {
  postMessage({ type: "crashed", message: String(error?.message ?? error) });
  close();
}

async function answer(message) {
  const post = (reply, transfer = []) => postMessage(reply, transfer);
  const isSound = await serve(wasm_bindgen, session, message, post, bytesOf);
  // The page starts another worker.
  if (!isSound) close();
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
