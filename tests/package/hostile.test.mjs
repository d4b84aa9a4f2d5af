// Whatever is given to the package: an InspectError or no admission; never a yes, another exception or an instance that is dead.
// `cargo xtask test` sets the environment: FIXTURES is the folder of the fixtures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, test } from "node:test";

import { exportFile, inspect, InspectError, judge, list, release, requirements } from "cert-inspector";
import { anything, chooser } from "./values.js";

const { FIXTURES, ROUNDS = "600" } = process.env;
const AT = "2026-11-20T12:00:00Z";
const SEED = 20261120;
const OPTIONS = [
  "at", "profile", "role", "host", "addresses", "email", "userName", "port", "runtime", "policy", "purpose", "furtherPurposes",
  "trusted", "publicRoots", "requireRevocation", "initialPolicies", "requireExplicitPolicy", "inhibitPolicyMapping",
  "inhibitAnyPolicy", "signal", "onProgress", "thread", "unknown",
];

// An exception outside a promise ends up here, and would end the process.
const strays = [];
process.on("uncaughtException", (error) => strays.push(error));
process.on("unhandledRejection", (error) => strays.push(error));
after(() => {
  release();
  assert.deepEqual(strays, []);
});

const fixture = async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(join(FIXTURES, path))) });
const [good, weak, root] = await Promise.all(["server/good.der", "server/rsa-1024.der", "ca/root.der"].map(fixture));
const wanted = { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT };

/** What a call comes to: its answer, or nothing where it is an InspectError. */
async function answer(call, what) {
  try {
    return await call();
  } catch (error) {
    assert.ok(error instanceof InspectError, `${what()}: ${error?.stack ?? error}`);
    assert.ok(error.kind && error.message, what());
    assert.notEqual(error.kind, "crashed", `${what()}: ${error.message}`);
    return undefined;
  }
}

const shown = (value) => {
  try {
    return JSON.stringify(value, (_, one) => (typeof one === "bigint" || typeof one === "symbol" ? String(one) : one));
  } catch {
    return "something that JSON has no word for";
  }
};

async function isAlive(thread) {
  assert.equal((await judge([good], { ...wanted, thread })).admit, true, "the right file is admitted");
}

for (const thread of ["worker", "calling"]) {
  test(`any options, ${thread}`, async () => {
    const random = chooser(SEED);
    for (let round = 0; round < Number(ROUNDS); round++) {
      const options = { ...wanted, thread };
      for (let count = 1 + random(3); count > 0; count--) options[OPTIONS[random(OPTIONS.length)]] = anything(random);
      const what = () => `round ${round}: ${shown(options)}`;
      const admission = await answer(() => judge([weak], options), what);
      assert.notEqual(admission?.admit, true, what());
      if (round % 50 === 0) await isAlive(thread);
    }
    await isAlive(thread);
  });

  test(`a good file for something that nobody needs, ${thread}`, async () => {
    const random = chooser(SEED + 1);
    for (let round = 0; round < Number(ROUNDS); round++) {
      const name = ["profile", "role", "host", "at", "thread", "signal", "onProgress", "unknown"][random(8)];
      const value = anything(random);
      const isValid = value === undefined && ["at", "thread", "signal", "onProgress", "unknown"].includes(name)
        || value === null && name === "host" || typeof value === "function" && name === "onProgress" || value instanceof Date && name === "at";
      if (isValid) continue;
      const what = () => `round ${round}: ${name} ${shown(value)}`;
      const admission = await answer(() => judge([good], { ...wanted, thread, [name]: value }), what);
      assert.notEqual(admission?.admit, true, what());
    }
    await isAlive(thread);
  });

  test(`any files and any bytes, ${thread}`, async () => {
    const random = chooser(SEED + 2);
    for (let round = 0; round < Number(ROUNDS); round++) {
      const file = { ...weak };
      const field = ["name", "bytes", "passwords", "maxRounds", "trusted", "unknown"][random(6)];
      file[field] = anything(random);
      const trusted = { ...root, trusted: anything(random) };
      const place = random(5);
      const files = [[file], anything(random), [anything(random)], [good, anything(random)], [trusted]][place];
      const what = () => `round ${round}: ${field} ${shown(files)}`;
      const role = random(2) === 0 ? wanted : { ...wanted, role: "ca" };
      const admission = await answer(() => judge(files, { ...role, thread }), what);
      // The root may be uploaded as what it is, where it is not trusted.
      const isRoot = place === 4 && role.role === "ca" && [undefined, false].includes(trusted.trusted);
      if (!isRoot) assert.notEqual(admission?.admit, true, what());
      if (round % 50 === 0) await isAlive(thread);
    }
    await isAlive(thread);
  });

  test(`every other function, ${thread}`, async () => {
    const random = chooser(SEED + 3);
    for (let round = 0; round < Number(ROUNDS) / 4; round++) {
      const [one, two, three] = [anything(random), anything(random), anything(random)];
      const what = () => `round ${round}: ${shown([one, two, three])}`;
      await answer(() => inspect(one, two), what);
      await answer(() => list(one, two), what);
      await answer(() => requirements(one), what);
      await answer(() => exportFile(one, two, three), what);
      await answer(() => exportFile("pem", [good], { at: AT, object: one, password: two, thread }), what);
    }
    await isAlive(thread);
  });
}

test("a callback that throws ends its own call and nothing else", async () => {
  for (const thread of ["worker", "calling"]) {
    for (const onProgress of [() => { throw new Error("no"); }, () => { throw null; }]) {
      await assert.rejects(inspect([good], { thread, onProgress }), { kind: "badCallback" });
      await isAlive(thread);
    }
    // A promise that is rejected is nobody's exception either.
    await inspect([good], { thread, onProgress: async () => { throw new Error("later"); } }).catch(() => {});
  }
});

test("release frees the calling thread, and the next call starts afresh", async () => {
  await isAlive("calling");
  const slow = new Blob([good.bytes]);
  const running = judge([{ name: "slow.der", bytes: slow }, good], { ...wanted, thread: "calling" });
  await new Promise((resolve) => setImmediate(resolve));
  release();
  const ended = await running.then(({ admit }) => (admit ? "answered" : "refused"), ({ kind }) => kind);
  assert.ok(["released", "answered"].includes(ended), ended);
  await isAlive("calling");
});

for (const thread of ["worker", "calling"]) {
  test(`properties that every object inherits trust nothing and admit nothing, ${thread}`, async () => {
    const authority = { ...wanted, role: "ca", thread };
    delete authority.host;
    const calls = {
      trusted: [true, () => judge([good, root], { ...wanted, thread })],
      passwords: [["changeit"], () => judge([good], { ...wanted, thread })],
      maxRounds: [1, () => judge([good], { ...wanted, thread })],
      profile: ["senstar-mobile", () => judge([root], { role: "ca", at: AT, thread })],
      host: [null, () => judge([good], { profile: "senstar-mobile", role: "server", at: AT, thread })],
    };
    for (const [property, [value, call]] of Object.entries(calls)) {
      let refused;
      try {
        Object.defineProperty(Object.prototype, property, { value, configurable: true, enumerable: false });
        refused = await call().catch((error) => error);
      } finally {
        delete Object.prototype[property];
      }
      assert.ok(refused instanceof InspectError, property);
      assert.match(refused.message, new RegExp(`'${property}' is inherited`));
    }
    assert.equal((await judge([root], authority)).admit, true);
    // A flag on a class of files is not a flag of this file either.
    class Mine { name = root.name; bytes = root.bytes; get trusted() { return true; } }
    await assert.rejects(judge([new Mine()], authority), { kind: "badFile" });
    await isAlive(thread);
  });
}
