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

  /** `secrets` are copies of passwords: they are handed over, so that none stays here. */
  async function call(request, { signal, onProgress, thread = "worker" }, secrets = []) {
    try {
      if (thread === "calling") return await answerHere(request, { signal, onProgress });
      if (thread === "worker") {
        return await jobs.run(request, { signal, onProgress, transfer: secrets.map(({ buffer }) => buffer) });
      }
      throw new InspectError({ kind: "badOptions", message: "the options do not fit: thread is neither worker nor calling" });
    } finally {
      // Those that were never handed over; of the others there is nothing left here.
      for (const secret of secrets) if (secret.byteLength > 0) secret.fill(0);
    }
  }

  const withFiles = (name) => async (files, options = {}) => {
    const { signal, onProgress, thread, ...rest } = options ?? {};
    const secrets = [];
    return call({ call: name, files: given(files, secrets), options: rest }, { signal, onProgress, thread }, secrets);
  };

  return {
    inspect: withFiles("inspect"),
    judge: withFiles("judge"),
    list: withFiles("list"),

    async exportFile(kind, files, options = {}) {
      const { signal, onProgress, thread, object, key, password, compatibility, ...rest } = options ?? {};
      const secrets = [];
      const own = password === undefined ? undefined : ownSecret(password, secrets);
      const order = { kind, object, key, password: own, compatibility };
      const request = { call: "export", files: given(files, secrets), options: rest, order };
      return call(request, { signal, onProgress, thread }, secrets);
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

/** A copy of a password, as bytes: what the caller has stays the caller's. */
function ownSecret(password, secrets) {
  const isText = typeof password === "string";
  if (!isText && !(password instanceof Uint8Array)) {
    throw new InspectError({ kind: "badPassword", message: "each password must be a string, or its bytes in UTF-8 (a Uint8Array)" });
  }
  const own = isText ? new TextEncoder().encode(password) : new Uint8Array(password);
  secrets.push(own);
  return own;
}

/** The files as they are handed on: by name, with bytes of their own or a Blob. */
function given(files, secrets) {
  if (!Array.isArray(files)) throw badFile();
  return files.map((file) => {
    if (file instanceof Blob && typeof file.name === "string") {
      // Without its name and date, which not every platform hands to a worker.
      return { name: file.name, bytes: file.slice(0, file.size) };
    }
    const { name, bytes, passwords, maxRounds, trusted } = file ?? {};
    const isFile = typeof name === "string" && isBytes(bytes) && (passwords === undefined || Array.isArray(passwords));
    if (!isFile) throw badFile();
    const own = passwords?.map((password) => ownSecret(password, secrets));
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
