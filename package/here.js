// Answers on the thread that calls, without a worker.
import * as core from "./core.js";
import { answerMessage, isFailure } from "./answers.js";
import { InspectError, outOfTime, words } from "./errors.js";
import { VERSION } from "./version.js";

/** The core on the thread that calls. After a fault in it, or a release, the next call starts with fresh memory. */
export class CallingThread {
  #modules;
  /** How often the memory was given up: what was begun before is lost. */
  #generation = 0;
  #isStarted = false;

  /** `modules` has `get()`, which gives the compiled module. */
  constructor(modules) {
    this.#modules = modules;
  }

  /** Answers a request. Rejects with the signal's reason when it is aborted, else with an `InspectError`. */
  async run(request, { signal, onProgress, timeLimit }) {
    signal?.throwIfAborted();
    const start = performance.now();
    const module = await this.#modules.get();
    signal?.throwIfAborted();
    this.#start(module);
    const generation = this.#generation;
    const isReleased = () => generation !== this.#generation;
    const check = () => {
      signal?.throwIfAborted();
      if (isReleased()) throw released();
      if (performance.now() - start > timeLimit) throw outOfTime(timeLimit);
    };
    const session = new core.Session();
    let isInside = false;
    const checkInside = () => {
      isInside = true;
      check();
      isInside = false;
    };
    try {
      return await answerMessage(core, session, request, { tell: onProgress, check, checkInside });
    } catch (error) {
      if (isReleased()) throw released();
      // It was stopped in the middle of its work, which it cannot go on with.
      if (isInside) this.#reset();
      if (signal?.aborted && error === signal.reason) throw error;
      if (error instanceof InspectError) throw error;
      if (isFailure(error)) throw new InspectError(error);
      // The module's memory cannot be trusted any more.
      this.#reset();
      throw new InspectError({
        kind: "crashed",
        message: `The inspector stopped because of a fault in itself: ${words(error)}`,
      });
    } finally {
      if (!isReleased()) session.free();
    }
  }

  #start(module) {
    if (this.#isStarted) return;
    try {
      core.initSync({ module });
      const version = core.coreVersion();
      if (version !== VERSION) throw new Error(`core.wasm is of version ${version}, while the scripts are of ${VERSION}`);
    } catch (error) {
      throw new InspectError({ kind: "notLoaded", message: `The module of cert-inspector does not start: ${words(error)}.` });
    }
    this.#isStarted = true;
  }

  /** Gives the memory back. Calls that are being answered are rejected. */
  release() {
    if (this.#isStarted) this.#reset();
  }

  #reset() {
    this.#generation += 1;
    core.__wbg_reset_state();
  }
}

const released = () => new InspectError({ kind: "released", message: "The inspector was released before it had answered." });
