// How the package starts, and what it says where it cannot: each case is a program of its own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a program prints. */
async function program(script) {
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, timeout: 60_000 });
  return stdout.trim();
}

const failing = (worker) => `
  import { Worker } from "node:worker_threads";
  import { configure, list, InspectError } from "cert-inspector";
  configure({ worker: () => ${worker} });
  const error = await list([]).catch((error) => error);
  console.log(error instanceof InspectError, error.kind, error.message);
  process.exit();`;

const scripted = (script) => `new Worker(${JSON.stringify(script)}, { eval: true })`;

test("a worker of another version is found out at once", async () => {
  const answers = 'parentPort.on("message", () => parentPort.postMessage({ type: "ready", scripts: "0.0.1", module: "0.0.1" }))';
  const worker = scripted(`import { parentPort } from "node:worker_threads"; ${answers}`);
  assert.match(await program(failing(worker)), /^true notLoaded .*version 0\.0\.1/);
});

test("a worker that never answers is found out", async () => {
  assert.match(await program(failing(scripted("setInterval(() => {}, 1000)"))), /^true notLoaded .*does not answer/);
});

test("a worker that cannot be started is not loaded, whatever it throws", async () => {
  for (const worker of ["{ throw new Error('no workers here'); }", "5", "new Worker('/nonesuch.js')", scripted("throw new Error('x')")]) {
    const script = worker.startsWith("{") ? failing("5").replace("() => 5", `() => ${worker}`) : failing(worker);
    assert.match(await program(script), /^true notLoaded /, worker);
  }
});

test("places are set before the first call, or after a release", async () => {
  const script = `
    import { configure, list, release, InspectError } from "cert-inspector";
    const kind = (places) => { try { configure(places); return "set"; } catch (error) { return error instanceof InspectError && error.kind; } };
    const said = [kind({ modul: "x" }), kind(null), kind({ worker: 5 }), kind({ module: 5 }), kind({})];
    await list([]);
    said.push(kind({}));
    release();
    said.push(kind({}));
    console.log(said.join(" "));`;
  assert.equal(await program(script), "badOptions badOptions badOptions badOptions set tooLate set");
});

test("the element can be imported where there is no document", async () => {
  assert.equal(await program('const { CertInspectorElement } = await import("cert-inspector/element"); console.log(typeof CertInspectorElement)'), "function");
});

test("where there are no workers the calling thread does the work, and says so", async () => {
  // Node has no workers of browsers, so the scripts for browsers find none.
  const script = `
    import { readFile } from "node:fs/promises";
    import { configure, requirements } from "./node_modules/cert-inspector/index.js";
    const said = [];
    console.warn = (text) => said.push(text);
    configure({ module: await readFile("node_modules/cert-inspector/core.wasm") });
    const [one, other] = [await requirements(), await requirements()];
    console.log(typeof Worker, one.length === other.length, said.join(" "));`;
  assert.equal(await program(script), "undefined true cert-inspector: workers are not available here; the calling thread does the work");
});
