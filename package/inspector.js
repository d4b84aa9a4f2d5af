// The functions of the package, for whatever platform.
import { InspectError, words } from "./errors.js";
import { CallingThread } from "./here.js";
import { Jobs } from "./jobs.js";
import { Modules } from "./modules.js";
import { EXPORT, INSPECT, JUDGE, ownSecret, readFiles, readOptions, readPlaces } from "./options.js";

/** Makes the functions; `platform` says how a module is read and a worker started. See `index.d.ts` for what they do. */
export function makeInspector(platform) {
  const places = {};
  const { readModule, startWorker, hasWorkers } = platform(places);
  const modules = new Modules(readModule);
  const jobs = new Jobs({ startWorker }, modules);
  const here = new CallingThread(modules);
  let isInUse = false;
  let hasWarned = false;

  /** Service workers and shared workers can start no worker. */
  function runs(thread) {
    if (thread === "calling") return here;
    if (hasWorkers()) return jobs;
    if (!hasWarned) console.warn("cert-inspector: workers are not available here; the calling thread does the work");
    hasWarned = true;
    return here;
  }

  /**
   * `make` gives the request: {ask, files, options}, see `answers.js`. It is handed a list for its copies of passwords, which are
   * handed on or wiped, so that none stays here. An answer is {name: value}.
   */
  async function call({ signal, onProgress, timeLimit, thread = "worker" }, make) {
    const progress = listener(onProgress);
    const around = { signal, onProgress: progress.hear, timeLimit };
    const secrets = [];
    try {
      const request = make(secrets);
      isInUse = true;
      const transfer = [...secrets, ...bytesOf(request)].map(({ buffer }) => buffer);
      const answer = await runs(thread).run(request, { ...around, transfer });
      progress.check();
      return Object.values(answer)[0];
    } catch (error) {
      if (error instanceof InspectError || (signal?.aborted && error === signal.reason)) throw error;
      throw new InspectError({ kind: "crashed", message: `The inspector stopped because of a fault in itself: ${words(error)}` });
    } finally {
      // Those that were handed over are gone from here.
      for (const secret of secrets) if (secret.byteLength > 0) secret.fill(0);
    }
  }

  const withFiles = (ask, accepted) => async (files, options) => {
    const { around, rest } = readOptions(options, accepted);
    return call(around, (secrets) => ({ ask, files: readFiles(files, secrets), options: forCore(rest) }));
  };

  return {
    inspect: withFiles("report", INSPECT),
    judge: withFiles("judge", JUDGE),
    list: withFiles("list", {}),

    async exportFile(kind, files, options) {
      if (typeof kind !== "string") {
        throw new InspectError({ kind: "badOrder", message: "the kind of file must be a string, such as \"pem\"" });
      }
      const { around, rest: { object, key, password, compatibility, ...rest } } = readOptions(options, EXPORT);
      return call(around, (secrets) => {
        const own = password === undefined ? undefined : ownSecret(password, secrets);
        const ask = { export: { kind, object, key, password: own, compatibility } };
        return { ask, files: readFiles(files, secrets), options: rest };
      });
    },

    async requirements(options) {
      return call(readOptions(options, {}).around, () => ({ ask: "requirements" }));
    },

    configure(given) {
      if (isInUse) {
        throw new InspectError({ kind: "tooLate", message: "configure() must come before the first call, or after release()." });
      }
      const { module, worker } = readPlaces(given);
      // What it is rejected with is said by the call that needs it.
      if (module instanceof Promise) module.catch(() => {});
      if (module !== undefined) modules.use(module);
      if (worker !== undefined) places.worker = worker;
    },

    release() {
      jobs.release();
      here.release();
      isInUse = false;
    },
  };
}

/** No address and one that is not to be checked are different things to the core. */
const forCore = ({ host, ...rest }) => (host === null ? { ...rest, hostUnchecked: true } : { ...rest, host });

/** The copies of bytes in a request, which are handed over. */
const bytesOf = ({ files = [] }) => files.map(({ bytes }) => bytes).filter((bytes) => bytes instanceof Uint8Array);

/** Keeps what a callback throws from stopping what it hears of, until the call is over. */
function listener(onProgress) {
  let fault;
  const note = (error) => {
    fault ??= new InspectError({ kind: "badCallback", message: `onProgress threw an error: ${words(error)}` });
  };
  return {
    hear: onProgress && ((progress) => {
      try {
        Promise.resolve(onProgress(progress)).catch(note);
      } catch (error) {
        note(error);
      }
    }),
    check: () => {
      if (fault) throw fault;
    },
  };
}
