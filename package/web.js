// What browsers have: workers that are modules, and fetch.

/** See `jobs.js` and `modules.js`. */
export function web(places) {
  return {
    async readModule(source = new URL("./core.wasm", import.meta.url)) {
      const response = source instanceof Response ? source : await fetch(source);
      if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
      const isTyped = response.headers.get("Content-Type")?.startsWith("application/wasm");
      // Compiled while it comes in, where the server says what it is.
      return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
    },

    hasWorkers: () => typeof Worker === "function" || typeof places.worker === "function",

    startWorker({ message, error }) {
      const worker = startWorker(places.worker);
      worker.addEventListener("message", ({ data }) => message(data));
      worker.addEventListener("error", (event) => {
        event.preventDefault?.();
        error(event.message || "its script cannot be loaded");
      });
      worker.addEventListener("messageerror", () => error("a message cannot be read"));
      return {
        post: (data, transfer = []) => worker.postMessage(data, transfer),
        end: () => worker.terminate(),
        hold: () => {},
      };
    },
  };
}

function startWorker(place) {
  if (typeof place === "function") return place();
  if (place !== undefined) return new Worker(place, { type: "module", name: "cert-inspector" });
  // Written in one piece, so that bundlers see it.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "cert-inspector" });
}
