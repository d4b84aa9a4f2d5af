// The recipes of docs/embedding.md that need no browser. `cargo xtask test` sets the environment: FIXTURES is the folder of the
// fixtures, PACKED the packed package.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const { FIXTURES, PACKED } = process.env;
const run = promisify(execFile);
const tool = (name) => join(import.meta.dirname, "node_modules/.bin", name);
const around = { cwd: import.meta.dirname, timeout: 120_000 };

for (const [name, command, ...before] of [["Node", process.execPath], ["Deno", tool("deno"), "run", "-A"], ["Bun", tool("bun")]]) {
  test(`a file is judged in ${name}`, async () => {
    const version = (await run(command, ["--version"], around)).stdout.split("\n")[0];
    const { stdout } = await run(command, [...before, "recipe.mjs", join(FIXTURES, "server/good.der")], around);
    assert.equal(stdout.trim(), "true worksAfterStep, true worksAfterStep");
    console.log(`${name} ${version}: judged in a worker and on its own thread`);
  });
}

test("publint and attw find nothing in the package", async () => {
  await run(tool("publint"), ["--strict", "node_modules/cert-inspector"], around);
  const assets = ["worker.js", "core.wasm", "cert-inspector.html"];
  await run(tool("attw"), [PACKED, "--profile", "esm-only", "--exclude-entrypoints", ...assets], around);
});
