// Starts the page. Everything it consists of is in the file itself, so nothing is loaded. The WebAssembly module is gzip as
// base64, which browsers unpack by themselves; page and worker run the same one. The page's policy names the hash of each
// script, and no other runs.
//
// This script stands before the module, so that the worker starts while the browser still reads that.
//
// Gives the page one function: startInspectorWorker(), which returns a Worker at once. Messages posted to it before its
// module is compiled wait inside the worker (see worker.js).
(() => {
  "use strict";

  // The page's text is written by the page's own code. These are the sentences for when that code cannot run.
  const isGerman = /^de\b/i.test(navigator.language);
  const words = (english, german) => (isGerman ? german : english);
  const TOO_OLD = words(
    "This browser is too old to run Certificate Inspector, or parts of it are switched off. " +
      "Use Chrome or Edge 97, Firefox 113, Safari 16.4, or newer.",
    "Dieser Browser ist zu alt für Certificate Inspector, oder Teile davon sind abgeschaltet. " +
      "Verwenden Sie Chrome oder Edge 97, Firefox 113, Safari 16.4 oder neuer.",
  );
  const DAMAGED = words(
    "This copy of Certificate Inspector is damaged or incomplete. Get the file again.",
    "Diese Kopie von Certificate Inspector ist beschädigt oder unvollständig. Besorgen Sie sich die Datei neu.",
  );
  const STOPPED = words(
    "Certificate Inspector stopped because of a fault in the page itself. Nothing was sent anywhere. Reload the page to go on.",
    "Certificate Inspector ist wegen eines Fehlers in der Seite selbst stehen geblieben. Es wurde nichts gesendet. " +
      "Laden Sie die Seite neu, um fortzufahren.",
  );

  const NO_WORKER = words(
    "This browser does not let the page start its worker, in which files are read. Open the page by itself instead of inside " +
      "another one, or in another browser.",
    "Dieser Browser lässt die Seite ihren Worker nicht starten, in dem Dateien gelesen werden. Öffnen Sie die Seite für sich " +
      "statt in einer anderen, oder in einem anderen Browser.",
  );

  let failed = false;

  // The first fault is the cause; those that follow from it would only hide it.
  function fail(sentence, cause) {
    if (failed) return;
    failed = true;
    const main = document.createElement("main");
    const heading = document.createElement("h1");
    const message = document.createElement("p");
    const detail = document.createElement("p");
    heading.textContent = "Certificate Inspector";
    message.textContent = sentence;
    message.id = "start-message";
    message.setAttribute("role", "alert");
    detail.textContent = `${words("Technical detail", "Technische Einzelheit")}: ${cause?.message ?? cause}`;
    document.documentElement.lang = words("en", "de");
    main.append(heading, message, detail);
    // The looks of the sentence for when nothing starts, but at once: the page's own styles may not be there yet.
    main.id = "starting";
    main.style.animation = "none";
    document.getElementById("app").replaceChildren(main);
  }

  function fromBase64(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes;
  }

  function textOf(id) {
    return document.getElementById(id).textContent;
  }

  async function compile() {
    const packed = new Response(fromBase64(textOf("module"))).body;
    const bytes = new Response(packed.pipeThrough(new DecompressionStream("gzip")));
    return WebAssembly.compile(await bytes.arrayBuffer());
  }

  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function" || typeof Worker !== "function") {
    fail(TOO_OLD, "WebAssembly, DecompressionStream or Worker is missing");
    return;
  }

  // What the browser itself says was asked of a network: every address that was loaded, and every one that the page's
  // policy refused, by this page and by its workers. `blob:` and `data:` name bytes that the page holds already.
  const network = { asked: [], refused: [] };
  let tellNetwork = () => {};
  // What was refused is listed by the browser among what was asked, too, sooner or later.
  const isRefused = (address) => network.refused.some((one) => address.startsWith(one.slice(one.indexOf(" ") + 1)));
  // `directive` is the part of the policy that refused; "inline" and the like, which browsers name too, are no addresses.
  const note = (kind, address, directive) => {
    if (!address.includes(":") || /^(blob|data):/.test(address)) return;
    const line = directive ? `${directive} ${address}` : address;
    // Where a server sends a policy of its own, both refuse.
    if (kind === "refused" && network.refused.includes(line)) return;
    network[kind].push(line);
    network.asked = network.asked.filter((one) => !isRefused(one));
    tellNetwork();
  };
  const seen = (entries) => entries.forEach((entry) => note("asked", entry.name));
  addEventListener("securitypolicyviolation", (event) => note("refused", event.blockedURI, event.effectiveDirective));
  try {
    new PerformanceObserver((list) => seen(list.getEntries())).observe({ type: "resource", buffered: true });
  } catch {
    seen(performance.getEntriesByType("resource"));
  }
  globalThis.watchNetwork = (tell) => {
    tellNetwork = () => tell(network.asked, network.refused);
    tellNetwork();
  };

  // The browser has read the file to its end.
  const whole = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const compiled = whole.then(compile);
  let firstWorker;
  // What was wrong with it before anybody listened.
  let firstFault;

  // WebKit lets no worker of a page from the disk read a file, not even one that the page gave it. The page can: it reads the
  // file for a worker that could not, and hands over the bytes, or why there are none.
  async function read(port, file) {
    try {
      const bytes = await file.arrayBuffer();
      port.postMessage(bytes, [bytes]);
    } catch (error) {
      port.postMessage(String(error?.message ?? error));
    }
  }

  // The page's policy lets text become a script only here, and only the worker's: what stands in the file itself.
  let ownScript;
  const trusted = globalThis.trustedTypes?.createPolicy("cert-inspector", {
    createScriptURL: (url) => {
      if (url !== ownScript) throw new TypeError("no script but the page's own");
      return url;
    },
  });

  function newWorker() {
    const url = URL.createObjectURL(new Blob([textOf("bindings"), textOf("worker")], { type: "text/javascript" }));
    ownScript = url;
    let worker;
    try {
      worker = new Worker(trusted ? trusted.createScriptURL(url) : url);
    } catch (error) {
      fail(NO_WORKER, error);
      throw error;
    }
    // Either event means that the source has been read, or never will be.
    const revoke = () => URL.revokeObjectURL(url);
    worker.addEventListener("message", revoke, { once: true });
    worker.addEventListener("error", revoke, { once: true });
    worker.addEventListener("error", (event) => {
      if (worker === firstWorker) firstFault = event.message || "the worker does not start";
    }, { once: true });
    worker.addEventListener("message", (event) => {
      const { type, kind, address, directive } = event.data;
      if (type !== "network") return;
      // Of no interest to the page.
      event.stopImmediatePropagation();
      note(kind, address, directive);
    });
    compiled.then((module) => worker.postMessage({ type: "module", module })).catch(() => {});
    return worker;
  }

  globalThis.startInspectorWorker = () => {
    const worker = firstWorker ?? newWorker();
    const message = firstFault;
    firstWorker = firstFault = undefined;
    // Said again, to those who listen from now on.
    if (message) setTimeout(() => worker.dispatchEvent(new ErrorEvent("error", { message })));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: file }) => read(port1, file);
    // After the module.
    compiled.then(() => worker.postMessage({ type: "init", reader: port2 }, [port2])).catch(() => {});
    return worker;
  };

  // A module that traps leaves the page's state half changed: say so instead of doing nothing on every click.
  addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) fail(STOPPED, event.error);
  });

  // Every file below dropped folders: `found` as {path, file}, in the order of their paths, at most `most` of them; `unread`
  // are the paths of what the browser would not read; `more` says whether there were more.
  globalThis.readDroppedFolders = async (folders, most) => {
    const found = [];
    const unread = [];
    const waiting = [...folders];
    while (waiting.length > 0 && found.length < most) {
      const entry = waiting.shift();
      const path = entry.fullPath.replace(/^\//, "");
      try {
        if (entry.isFile) {
          found.push({ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
          continue;
        }
        const reader = entry.createReader();
        // A reader gives its entries in portions; an empty one is the last.
        for (let portion; portion?.length !== 0; waiting.push(...portion)) {
          portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        }
      } catch {
        // The others can still be read.
        unread.push(path);
      }
    }
    found.sort((one, other) => (one.path < other.path ? -1 : 1));
    return { found, unread, more: waiting.length > 0 };
  };

  firstWorker = newWorker();
  compiled.then(
    (module) => {
      if (failed) return;
      try {
        wasm_bindgen.initSync({ module });
        wasm_bindgen.startPage();
      } catch (error) {
        fail(STOPPED, error);
      }
    },
    (error) => fail(DAMAGED, error),
  );
})();
