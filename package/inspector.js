// The functions of the package, for whatever platform.
import * as core from "./core.js";
import { answerMessage, isFailure } from "./answers.js";
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
    const session = new core.Session();
    try {
      return await answerMessage(core, session, request, { tell: onProgress, check: () => signal?.throwIfAborted() });
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw error;
      if (isFailure(error)) throw new InspectError(error);
      // The module's memory cannot be trusted any more.
      broken = new InspectError({
        kind: "crashed",
        message: `The inspector stopped because of a fault in itself: ${words(error)}`,
      });
      throw broken;
    } finally {
      // After a trap, freeing would only hide it behind a second one.
      if (!broken) session.free();
    }
  }

  /**
   * `request` is {ask, files, options}: see `answers.js`. An answer is {name: value}. `secrets` are copies of passwords: they are
   * handed over, so that none stays here.
   */
  async function call(request, { signal, onProgress, thread = "worker" }, secrets = []) {
    try {
      const transfer = secrets.map(({ buffer }) => buffer);
      if (thread === "calling") return Object.values(await answerHere(request, { signal, onProgress }))[0];
      if (thread === "worker") return Object.values(await jobs.run(request, { signal, onProgress, transfer }))[0];
      throw new InspectError({ kind: "badOptions", message: "the options do not fit: thread is neither worker nor calling" });
    } finally {
      // Those that were never handed over; of the others there is nothing left here.
      for (const secret of secrets) if (secret.byteLength > 0) secret.fill(0);
    }
  }

  const withFiles = (ask) => async (files, options = {}) => {
    const { signal, onProgress, thread, ...rest } = options ?? {};
    const secrets = [];
    return call({ ask, files: given(files, secrets), options: rest }, { signal, onProgress, thread }, secrets);
  };

  return {
    inspect: withFiles("report"),
    judge: withFiles("judge"),
    list: withFiles("list"),

    async exportFile(kind, files, options = {}) {
      const { signal, onProgress, thread, object, key, password, compatibility, ...rest } = options ?? {};
      const secrets = [];
      const own = password === undefined ? undefined : ownSecret(password, secrets);
      const ask = { export: { kind, object, key, password: own, compatibility } };
      return call({ ask, files: given(files, secrets), options: rest }, { signal, onProgress, thread }, secrets);
    },

    async requirements(options = {}) {
      return call({ ask: "requirements" }, options ?? {});
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
    return { name, bytes: ownBytes(bytes), passwords: own, maxRounds: rounds(maxRounds), trusted };
  });
}

/** As the core takes them: whole, and at most the largest number there. */
function rounds(number) {
  return typeof number === "number" ? Math.trunc(Math.min(Math.max(number, 0), 0xFFFFFFFF)) || 0 : undefined;
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
