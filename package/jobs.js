// Requests and the worker that answers them, one after the other. There is one worker, which is started for the first request
// and kept; a request that is aborted while it is being answered takes the worker with it, and the next one gets a new one,
// with the module that is compiled already.
import { InspectError, outOfTime, words } from "./errors.js";
import { VERSION } from "./version.js";

/** A worker that has not answered so long after it was given the module never will. */
const START_MS = 15_000;

/** The waiting requests, and the worker for them. */
export class Jobs {
  #platform;
  #modules;
  #waiting = [];
  #current;
  #worker;

  /** `modules` has `get()`, which gives the compiled module. */
  constructor(platform, modules) {
    this.#platform = platform;
    this.#modules = modules;
  }

  /** Has a request answered. Rejects with the signal's reason when it is aborted, else with an `InspectError`. */
  run(request, { signal, onProgress, timeLimit, transfer = [] } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const job = { request, onProgress, transfer, resolve, reject };
      const abort = () => this.#abort(job, signal.reason);
      const timer = timeLimit === undefined ? undefined : setTimeout(() => this.#abort(job, outOfTime(timeLimit)), timeLimit);
      job.forget = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the worker. What was asked is rejected; whoever asks again gets a new one. */
  release() {
    const jobs = [this.#current, ...this.#waiting].filter(Boolean);
    this.#waiting = [];
    this.#end();
    for (const job of jobs) {
      job.forget();
      job.reject(new InspectError({ kind: "released", message: "The inspector was released before it had answered." }));
    }
  }

  #next() {
    if (this.#current) return;
    this.#current = this.#waiting.shift();
    // While nothing is asked, the worker does not keep a program from ending.
    this.#worker?.hold(this.#current !== undefined);
    if (this.#current) this.#send(this.#current);
  }

  async #send(job) {
    try {
      // Both take a moment: one starts while the other is read.
      this.#worker ??= this.#start();
      const worker = this.#worker;
      if (worker.isReady) {
        this.#post(job);
        return;
      }
      const module = await this.#modules.get();
      // Aborted, or the worker is gone.
      if (this.#current !== job || this.#worker !== worker) return;
      worker.timer = setTimeout(() => this.#broke("it does not answer"), START_MS);
      worker.post({ type: "init", module });
    } catch (error) {
      if (this.#current !== job) return;
      // The next one starts another worker.
      this.#end();
      this.#finish(job, () => job.reject(error instanceof InspectError ? error : notLoaded(words(error))));
    }
  }

  #post(job) {
    try {
      const request = { ...job.request, wantsProgress: job.onProgress !== undefined };
      this.#worker.post({ type: "request", request }, job.transfer);
    } catch (error) {
      this.#fail(job, new InspectError({
        kind: "notSent",
        message: `What was given cannot be handed to the worker: ${words(error)}`,
      }));
    }
  }

  #start() {
    const connection = this.#platform.startWorker({
      message: (data) => { if (this.#worker === worker) this.#receive(data ?? {}); },
      error: (message) => { if (this.#worker === worker) this.#broke(message); },
    });
    const worker = { ...connection, isReady: false, timer: undefined };
    return worker;
  }

  /** The worker has the module. Scripts, worker and module must be of one package, or they would misunderstand each other. */
  #begin({ scripts, module }) {
    clearTimeout(this.#worker.timer);
    if (scripts !== VERSION || module !== VERSION) {
      this.#broke(`its scripts are of version ${scripts} and its module of version ${module}, while this page's are of ${VERSION}`);
      return;
    }
    this.#worker.isReady = true;
    if (this.#current) this.#post(this.#current);
  }

  #receive({ type, progress, answer, error, message, scripts, module }) {
    if (type === "ready") this.#begin({ scripts, module });
    if (type === "notLoaded") this.#broke(message);
    const job = this.#current;
    if (!job || !this.#worker?.isReady) return;
    if (type === "progress") job.onProgress?.(progress);
    if (type === "answer") this.#finish(job, () => job.resolve(answer));
    if (type === "error") this.#fail(job, new InspectError(error));
    if (type === "crashed") this.#broke(message);
  }

  /** The worker is of no use any more. */
  #broke(message) {
    const job = this.#current;
    const started = this.#worker.isReady;
    this.#end();
    if (!job) return;
    this.#finish(job, () => job.reject(started ? new InspectError({
      kind: "crashed",
      message: `The inspector stopped because of a fault in itself: ${message}`,
    }) : notLoaded(message)));
  }

  #abort(job, reason) {
    const waits = this.#waiting.indexOf(job);
    if (waits >= 0) this.#waiting.splice(waits, 1);
    if (this.#current === job) this.#end();
    job.forget();
    job.reject(reason);
    this.#next();
  }

  #fail(job, error) {
    if (this.#current === job) this.#finish(job, () => job.reject(error));
  }

  #finish(job, settle) {
    this.#current = undefined;
    job.forget();
    settle();
    this.#next();
  }

  #end() {
    clearTimeout(this.#worker?.timer);
    this.#worker?.end();
    this.#worker = undefined;
    this.#current = undefined;
  }
}

/** Why a worker does not start, with what helps: by the words in which browsers say it. */
function notLoaded(why) {
  const advice = [
    [/TrustedScript|Trusted Type/i, "The page's policy requires Trusted Types: start the worker with a policy of yours, by configure({ worker: () => new Worker(policy.createScriptURL(\"…/worker.js\"), { type: \"module\" }) })."],
    [/origin|SecurityError|insecure/i, "A worker has to come from the page's own origin: copy the package there, or give its place to configure()."],
    [/version|does not answer/i, "Serve worker.js, core.wasm and the other scripts from one package, and clear what caches keep of an older one."],
  ].find(([cause]) => cause.test(why))?.[1];
  return new InspectError({
    kind: "notLoaded",
    message: `The worker of cert-inspector does not start (${why}). ${advice ?? "See that worker.js is served from the page's own " +
      "origin as text/javascript, and that the page's policy has worker-src 'self' and script-src 'self' 'wasm-unsafe-eval'."}`,
  });
}
