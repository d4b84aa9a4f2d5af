// Starts the page. Runs after wasm-bindgen's script for the page, in the one script element that the page's policy
// allows. Both WebAssembly modules lie in the page as gzip in base64, so nothing is loaded from anywhere.
//
// Gives the page one function: startInspectorWorker(), which returns a Worker at once. Messages posted to it before its
// module is compiled wait inside the worker (see worker.js).
(() => {
  "use strict";

  // The page's text is written by the page's own code. These are the sentences for when that code cannot run.
  const TOO_OLD =
    "This browser is too old to run Certificate Inspector, or parts of it are switched off. " +
    "Use Chrome or Edge 97, Firefox 113, Safari 16.4, or newer.";
  const DAMAGED = "This copy of Certificate Inspector is damaged or incomplete. Get the file again.";
  const STOPPED =
    "Certificate Inspector stopped because of a fault in the page itself. Nothing was sent anywhere. Reload the page to go on.";

  let failed = false;

  // The first fault is the cause; those that follow from it would only hide it.
  function fail(sentence, cause) {
    if (failed) return;
    failed = true;
    const app = document.getElementById("app");
    const heading = document.createElement("h1");
    const message = document.createElement("p");
    const detail = document.createElement("p");
    heading.textContent = "Certificate Inspector";
    message.textContent = sentence;
    message.id = "start-message";
    message.setAttribute("role", "alert");
    detail.textContent = `Technical detail: ${cause?.message ?? cause}`;
    app.replaceChildren(heading, message, detail);
  }

  // The browser's own function takes a twentieth of the time, but is missing in those from before 2025.
  function fromBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
    return bytes;
  }

  async function compile(id) {
    const packed = fromBase64(document.getElementById(id).textContent.trim());
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
  }

  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function" || typeof Worker !== "function") {
    fail(TOO_OLD, "WebAssembly, DecompressionStream or Worker is missing");
    return;
  }

  // Both at once: the first verdict waits for the slower of the two, not for their sum.
  const coreModule = compile("core-module");
  const pageModule = compile("page-module");
  const workerSource = document.getElementById("worker-source").textContent;

  globalThis.startInspectorWorker = () => {
    const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    const worker = new Worker(url);
    // Either event means that the source has been read, or never will be.
    const revoke = () => URL.revokeObjectURL(url);
    worker.addEventListener("message", revoke, { once: true });
    worker.addEventListener("error", revoke, { once: true });
    coreModule.then((module) => worker.postMessage({ type: "init", module })).catch(() => {});
    return worker;
  };

  // A module that traps leaves the page's state half changed: say so instead of doing nothing on every click.
  addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) fail(STOPPED, event.error);
  });

  // Every file below dropped folders, as {path, file}, in the order of their paths; at most `most` of them.
  globalThis.readDroppedFolders = async (folders, most) => {
    const found = [];
    const waiting = [...folders];
    while (waiting.length > 0 && found.length < most) {
      const entry = waiting.shift();
      if (entry.isFile) {
        const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
        found.push({ path: entry.fullPath.replace(/^\//, ""), file });
        continue;
      }
      const reader = entry.createReader();
      // A reader gives its entries in portions; an empty one is the last.
      for (let portion; portion?.length !== 0; waiting.push(...portion)) {
        portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      }
    }
    return found.sort((one, other) => (one.path < other.path ? -1 : 1));
  };

  coreModule.catch((error) => fail(DAMAGED, error));
  pageModule.then(
    (module) => {
      if (failed) return;
      try {
        wasm_bindgen.initSync({ module });
      } catch (error) {
        fail(STOPPED, error);
      }
    },
    (error) => fail(DAMAGED, error),
  );
})();
