// Requests and the worker that answers them, one after the other. There is one worker, which is started for the first request
// and kept; a request that is aborted while it is being answered takes the worker with it, and the next one gets a new one,
// with the module that is compiled already.
import { InspectError, words } from "./errors.js";

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
  run(request, { signal, onProgress, transfer = [] } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const job = { request, onProgress, transfer, resolve, reject };
      const abort = () => this.#abort(job, signal.reason);
      job.forget = () => signal?.removeEventListener("abort", abort);
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
      if (!worker.hasModule) {
        const module = await this.#modules.get();
        // Aborted, or the worker is gone.
        if (this.#current !== job || this.#worker !== worker) return;
        worker.hasModule = true;
        worker.post({ type: "init", module });
      }
      const request = { ...job.request, wantsProgress: job.onProgress !== undefined };
      worker.post({ type: "request", request }, job.transfer);
    } catch (error) {
      this.#fail(job, error instanceof InspectError ? error : new InspectError({
        kind: "notSent",
        message: `What was given cannot be handed to the worker: ${words(error)}`,
      }));
    }
  }

  #start() {
    const connection = this.#platform.startWorker({
      message: (data) => { if (this.#worker === worker) this.#receive(data); },
      error: (message) => { if (this.#worker === worker) this.#broke(message); },
    });
    const worker = { ...connection, hasModule: false, hasAnswered: false };
    return worker;
  }

  #receive({ type, progress, answer, error, message }) {
    this.#worker.hasAnswered = true;
    const job = this.#current;
    if (!job) return;
    if (type === "progress") job.onProgress?.(progress);
    if (type === "answer") this.#finish(job, () => job.resolve(answer));
    if (type === "error") this.#fail(job, new InspectError(error));
    if (type === "crashed") this.#broke(message);
  }

  /** The worker is of no use any more. */
  #broke(message) {
    const job = this.#current;
    const started = this.#worker.hasAnswered;
    this.#end();
    if (!job) return;
    this.#finish(job, () => job.reject(new InspectError(started ? {
      kind: "crashed",
      message: `The inspector stopped because of a fault in itself: ${message}`,
    } : {
      kind: "notLoaded",
      message: `The worker of cert-inspector does not start (${message}). See that worker.js is served from the page's own ` +
        "origin as text/javascript, and that the page's policy has worker-src 'self' and script-src 'self' 'wasm-unsafe-eval'.",
    })));
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
    this.#worker?.end();
    this.#worker = undefined;
    this.#current = undefined;
  }
}
