// The functions of the package, for whatever platform.
import * as core from "./core.js";
import { answer } from "./answers.js";
import { InspectError, words } from "./errors.js";
import { Jobs } from "./jobs.js";
import { Modules } from "./modules.js";

/** Makes the functions; `platform` says how a module is read and a worker started. See `index.d.ts` for what they do. */
export function makeInspector(platform) {
  const places = {};
  const { readModule, startWorker } = platform(places);
  const modules = new Modules(readModule);
  const jobs = new Jobs({ startWorker }, modules);
  let broken;

  /** Answers on this thread, without a worker. */
  async function answerHere(request, { signal, onProgress }) {
    signal?.throwIfAborted();
    if (broken) throw broken;
    core.initSync({ module: await modules.get() });
    try {
      return await answer(core, request, onProgress, () => signal?.throwIfAborted());
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw error;
      if (!(error instanceof Error) && typeof error?.kind === "string") throw new InspectError(error);
      // The module's memory cannot be trusted any more.
      broken = new InspectError({
        kind: "crashed",
        message: `The inspector stopped because of a fault in itself: ${words(error)}`,
      });
      throw broken;
    }
  }

  async function call(request, { signal, onProgress, thread = "worker" }) {
    if (thread !== "worker" && thread !== "calling") {
      throw new InspectError({ kind: "badOptions", message: "the options do not fit: thread is neither worker nor calling" });
    }
    return thread === "calling" ? answerHere(request, { signal, onProgress }) : jobs.run(request, { signal, onProgress });
  }

  const withFiles = (name) => async (files, options = {}) => {
    const { signal, onProgress, thread, ...rest } = options ?? {};
    return call({ call: name, files: given(files), options: rest }, { signal, onProgress, thread });
  };

  return {
    inspect: withFiles("inspect"),
    judge: withFiles("judge"),
    list: withFiles("list"),

    async exportFile(kind, files, options = {}) {
      const { signal, onProgress, thread, object, key, password, compatibility, ...rest } = options ?? {};
      const bytes = typeof password === "string" ? new TextEncoder().encode(password) : password && new Uint8Array(password);
      const order = { kind, object, key, password: bytes, compatibility };
      return call({ call: "export", files: given(files), options: rest, order }, { signal, onProgress, thread });
    },

    async requirements(options = {}) {
      return call({ call: "requirements" }, options ?? {});
    },

    configure({ module, worker } = {}) {
      if (module !== undefined) modules.use(module);
      if (worker !== undefined) places.worker = worker;
    },

    release: () => jobs.release(),
  };
}

/** The files as they are handed on: by name, with bytes of their own or a Blob. */
function given(files) {
  if (!Array.isArray(files)) throw badFile();
  return files.map((file) => {
    if (file instanceof Blob && typeof file.name === "string") {
      // Without its name and date, which not every platform hands to a worker.
      return { name: file.name, bytes: file.slice(0, file.size) };
    }
    const { name, bytes, passwords, maxRounds, trusted } = file ?? {};
    if (typeof name !== "string" || !isBytes(bytes)) throw badFile();
    // Passwords are wiped when they have been used; those of the caller stay as they are.
    const own = passwords?.map((password) => (password instanceof Uint8Array ? password.slice() : password));
    return { name, bytes: ownBytes(bytes), passwords: own, maxRounds, trusted };
  });
}

const isBytes = (bytes) => bytes instanceof Blob || bytes instanceof ArrayBuffer || bytes instanceof Uint8Array;

/** Of a view, only what it shows is handed on, not everything behind it. */
function ownBytes(bytes) {
  if (bytes instanceof Blob) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return isWhole && bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes);
}

const badFile = () => new InspectError({
  kind: "badFile",
  message: "the files must be an array, and each one a File or an object with a name and bytes (a Uint8Array, an ArrayBuffer or a Blob)",
});
