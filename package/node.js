// The package, for Node.
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { makeInspector } from "./inspector.js";
import { VERSION } from "./version.js";

export { InspectError } from "./errors.js";

/** What Node has: files, and threads. See `jobs.js` and `modules.js`. */
const node = (places) => ({
  async readModule(source = new URL("./core.wasm", import.meta.url)) {
    return WebAssembly.compile(source instanceof Response ? await source.arrayBuffer() : await readFile(source));
  },

  hasWorkers: () => true,

  startWorker({ message, error }) {
    const place = places.worker ?? new URL("./node-worker.js", import.meta.url);
    // Without the flags of the program, of which some are not for threads.
    const worker = typeof place === "function" ? place() : new Worker(place, { execArgv: [] });
    worker.on("message", message);
    worker.on("error", (fault) => error(fault.message));
    return {
      post: (data, transfer = []) => worker.postMessage(data, transfer),
      end: () => worker.terminate(),
      // A program may end while nothing is asked.
      hold: (isAsked) => (isAsked ? worker.ref() : worker.unref()),
    };
  },
});

export const { inspect, judge, list, exportFile, requirements, configure, release } = makeInspector(node);
export const version = () => VERSION;
