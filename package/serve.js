// A worker's end: answers the requests of `jobs.js`, one at a time.
//
// to the worker                          from the worker
// init     module
// request  request: see answers.js       progress {progress}, then one of
//                                        value {value}
//                                        error {error}: {kind, message, origin}
//                                        crashed {message}: the worker is of no use any more
import * as core from "./core.js";
import { answer } from "./answers.js";

/** Answers what comes in through `receive`, by `post`. */
export async function serve(message, post) {
  if (message.type === "init") {
    core.initSync({ module: message.module });
    return;
  }
  try {
    const tell = (progress) => post({ type: "progress", progress });
    const value = await answer(core, message.request, message.told ? tell : undefined);
    // A file is handed over, so that no copy of a key stays here.
    post({ type: "value", value }, value?.bytes instanceof Uint8Array ? [value.bytes.buffer] : []);
  } catch (error) {
    if (error instanceof Error || typeof error?.kind !== "string") {
      post({ type: "crashed", message: String(error?.message ?? error) });
    } else {
      post({ type: "error", error });
    }
  }
}
