// A worker's end: answers the requests of `jobs.js`, one at a time.
//
// to the worker                          from the worker
// init     module                        ready {scripts, module}: versions, or notLoaded {message}
// request  request: see answers.js       what answers.js says
import * as core from "./core.js";
import { serve } from "./answers.js";
import { words } from "./errors.js";
import { VERSION } from "./version.js";

/** Answers what comes in, by `post`. */
export async function receive({ type, module, request }, post) {
  if (type === "init") {
    try {
      core.initSync({ module });
      post({ type: "ready", scripts: VERSION, module: core.coreVersion() });
    } catch (error) {
      post({ type: "notLoaded", message: words(error) });
    }
    return;
  }
  const session = new core.Session();
  // After a trap, freeing would only hide it behind a second one.
  if (await serve(core, session, request, post)) session.free();
}
