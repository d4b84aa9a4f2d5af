// The packed package in Node. `cargo xtask test` sets the environment: FIXTURES is the folder of the fixtures, NATIVE the command.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";

import { exportFile, inspect, InspectError, judge, list, release, requirements, version } from "cert-inspector";

const { FIXTURES, NATIVE } = process.env;
const AT = "2026-11-20T12:00:00Z";
const options = { at: AT };
const run = promisify(execFile);
const installed = join(import.meta.dirname, "node_modules/cert-inspector");

after(release);

const fixture = (path) => readFile(join(FIXTURES, path));

/** What the command prints, whatever its exit code. */
async function native(file) {
  const call = run(NATIVE, ["inspect", "--json", "--at", AT, "--", basename(file)], {
    cwd: dirname(file), maxBuffer: 1024 ** 3,
  });
  const { stdout } = await call.catch((error) => error);
  return stdout;
}

test("every fixture has the report of the command, letter by letter", async () => {
  const entries = await readdir(FIXTURES, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  assert.ok(files.length > 500, `only ${files.length} fixtures`);
  const waiting = files.values();
  async function work() {
    for (const file of waiting) {
      const given = { name: basename(file), bytes: await readFile(file) };
      const [printed, report] = await Promise.all([native(file), inspect([given], options)]);
      // Not by `assert.equal`, which prints both when they differ.
      // The command escapes characters that nobody sees, which is JSON of the same text.
      if (JSON.stringify(JSON.parse(printed)) !== JSON.stringify(report)) assert.fail(`${file}: the reports differ`);
    }
  }
  await Promise.all([work(), work()]);
  console.log(`${files.length} files: the reports are the same, letter by letter`);
});

test("a File, bytes, and either thread give the same report", async () => {
  const bytes = await fixture("server/rsa-1024.der");
  const report = await inspect([{ name: "a.der", bytes }], options);
  assert.equal(report.outcome, "fail");
  for (const file of [new File([bytes], "a.der"), { name: "a.der", bytes: new Blob([bytes]) }]) {
    for (const thread of ["worker", "calling"]) {
      assert.deepEqual(await inspect([file], { ...options, thread }), report);
    }
  }
});

test("a wrong file is not admitted, the right one is", async () => {
  const wanted = { ...options, profile: "senstar-mobile", role: "server", host: "vms.example.org" };
  const of = async (path) => judge([{ name: basename(path), bytes: await fixture(path) }], wanted);
  const good = await of("server/good.der");
  assert.deepEqual([good.admit, good.reasons, good.warnings.map(({ kind }) => kind)], [true, [], ["step"]]);
  const { admit, reasons: [reason] } = await of("server/rsa-1024.der");
  assert.deepEqual([admit, reason.kind, reason.input, reason.findings], [false, "requirement", 0, ["senstar-mobile/server-key-size"]]);
});

test("passwords open, files are made, objects are listed", async () => {
  const bytes = await fixture("bot/good.p12");
  const file = { name: "good.p12", bytes, passwords: ["changeit"] };
  const { objects } = await list([file]);
  assert.deepEqual(objects.map(({ kind }) => kind), ["pkcs12", "certificate", "certificate", "encryptedPrivateKey"]);
  const { name, bytes: made } = await exportFile("p12", [file], {
    ...options, object: 1, key: true, password: "new password", compatibility: "modern",
  });
  const again = await list([{ name, bytes: made, passwords: ["new password"] }]);
  assert.equal(again.objects.filter(({ kind, locked }) => kind === "encryptedPrivateKey" && !locked).length, 1);
});

test("errors have a cause, and an aborted call ends", async () => {
  await assert.rejects(inspect("text"), (error) => error instanceof InspectError && error.kind === "badFile");
  await assert.rejects(inspect([], { at: "yesterday" }), { kind: "badTime", origin: null });
  const abort = new AbortController();
  const bytes = await fixture("server/good.der");
  const many = Array.from({ length: 500 }, () => ({ name: "good.der", bytes }));
  setTimeout(() => abort.abort(), 20);
  await assert.rejects(inspect(many, { ...options, signal: abort.signal }), { name: "AbortError" });
  assert.equal((await inspect([{ name: "a", bytes }], options)).objects.length, 1);
});

test("a program ends when it has its answer", async () => {
  const script = 'import { inspect } from "cert-inspector"; console.log((await inspect([])).toolVersion)';
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: import.meta.dirname, timeout: 20_000 });
  assert.equal(stdout.trim(), version());
});

test("every requirement is listed, and the version is that of the package", async () => {
  assert.ok((await requirements()).length > 50);
  assert.equal(version(), JSON.parse(await readFile(join(installed, "package.json"), "utf8")).version);
});

test("the scripts for browsers import nothing but each other", async () => {
  const seen = new Set();
  const waiting = ["index.js", "worker.js", "element.js"];
  for (const file of waiting) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = await readFile(join(installed, file), "utf8");
    for (const [, , name] of text.matchAll(/\b(import|from)\s*\(?\s*["']([^"']+)["']/g)) {
      assert.match(name, /^\.\/[\w-]+\.js$/, `${file} imports ${name}`);
      waiting.push(name.slice(2));
    }
  }
  assert.ok(seen.has("core.js") && !seen.has("node.js"), [...seen].join(" "));
});

for (const thread of ["worker", "calling"]) {
  test(`a time limit ends a call, and the next one is answered, ${thread}`, async () => {
    const bytes = await readFile(join(FIXTURES, "bundles/with-key.pem"));
    const files = Array.from({ length: 400 }, (_, number) => ({ name: `${number}.pem`, bytes: new Uint8Array(bytes) }));
    const options = { at: "2026-11-20T12:00:00Z", thread };
    await assert.rejects(inspect(files, { ...options, timeLimit: 1 }), (error) => error instanceof InspectError && error.kind === "timeLimit");
    assert.equal((await inspect(files.slice(0, 1), { ...options, timeLimit: 60_000 })).inputs.length, 1);
    for (const timeLimit of [0, -1, NaN, Infinity, "10", null]) {
      await assert.rejects(inspect(files.slice(0, 1), { ...options, timeLimit }), { kind: "badOptions" });
    }
  });
}
