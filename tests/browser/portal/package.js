// What the package does in a browser, under the policy of a portal.
import { AT, equal, fixture, fixtureFile, ok, rejection } from "./probing.js";

// Every worker of the package is counted, and every one that is ended.
const workers = { started: 0, ended: 0 };
globalThis.Worker = class extends Worker {
  constructor(...rest) {
    super(...rest);
    workers.started += 1;
  }

  terminate() {
    workers.ended += 1;
    super.terminate();
  }
};

const { inspect, judge, list, exportFile, requirements, release, version, InspectError } =
  await import("./cert-inspector/index.js");

const weak = await fixtureFile("server/rsa-1024.der");
const options = { at: AT, profile: "senstar-mobile" };
const wanted = { ...options, role: "server", host: "vms.example.org" };

export async function aFileIsInspectedInAWorkerAndHere() {
  const bytes = await fixture("server/rsa-1024.der");
  const report = await inspect([weak], options);
  equal(report.outcome, "fail");
  equal(report.inputs[0].name, "rsa-1024.der");
  equal(report.toolVersion, version());
  for (const files of [[weak], [{ name: weak.name, bytes }], [{ name: weak.name, bytes: bytes.buffer }]]) {
    for (const thread of ["worker", "calling"]) equal(await inspect(files, { ...options, thread }), report, thread);
  }
  // A view of a larger piece, which must not be handed over whole, nor taken away.
  const larger = new Uint8Array(bytes.length + 64);
  larger.set(bytes, 32);
  const view = larger.subarray(32, 32 + bytes.length);
  equal(await inspect([{ name: weak.name, bytes: view }], options), report, "a view");
  equal(larger.length, bytes.length + 64, "the caller's bytes stay");
}

export async function oneWorkerAnswersEverything() {
  await inspect([weak], options);
  const before = { ...workers };
  await Promise.all([inspect([weak], options), list([weak]), judge([weak], wanted)]);
  equal(workers, before);
}

export async function aWrongFileIsNotAdmitted() {
  const { admit, reasons, judgedFor } = await judge([weak], wanted);
  equal(admit, false);
  equal(reasons.map(({ kind, input, findings }) => [kind, input, findings]), [["requirement", 0, ["senstar-mobile/server-key-size"]]]);
  equal(judgedFor, { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT });
}

export async function aRequestMayBeWanted() {
  const request = await fixtureFile("requests/bot.der");
  const wanted = { at: AT, profile: "symphony-messaging", role: "request" };
  equal((await judge([request], wanted)).reasons.filter(({ kind }) => kind === "missing"), []);
  equal((await judge([weak], wanted)).reasons.map(({ kind }) => kind), ["missing"]);
  equal((await inspect([weak], wanted)).verdict, "nothing", "no certificate is a request");
}

export async function aListHasNoVerdicts() {
  const { objects: [row] } = await list([weak]);
  equal([row.kind, row.title, row.key], ["certificate", "vms.example.org", "RSA 1024"]);
}

export async function filesAreMade() {
  const pem = await exportFile("pem", [weak], options);
  ok(new TextDecoder().decode(pem.bytes).includes("-----BEGIN CERTIFICATE-----"), "PEM");
  const json = await exportFile("report-json", [weak], options);
  equal(JSON.parse(new TextDecoder().decode(json.bytes)), await inspect([weak], options), "the report as a file");
}

export async function requirementsAreListed() {
  const all = await requirements();
  ok(all.length > 50 && all.every(({ id, rule }) => id && rule), "every requirement has its rule");
}

export async function errorsHaveACause() {
  for (const [call, kind] of [
    [() => inspect("text"), "badFile"],
    [() => inspect([{ name: "a" }]), "badFile"],
    [() => inspect([{ name: "a", bytes: new Uint8Array(), passwords: "secret" }]), "badFile"],
    [() => inspect([{ name: "a", bytes: new Uint8Array(), passwords: [5] }]), "badPassword"],
    [() => exportFile("p12", [weak], { ...options, password: 5 }), "badPassword"],
    [() => inspect([weak], { at: "yesterday" }), "badTime"],
    [() => inspect([weak], { at: "yesterday", thread: "calling" }), "badTime"],
    [() => inspect([weak], { profile: "nonesuch" }), "badOptions"],
    [() => inspect([weak], { thread: "nowhere" }), "badOptions"],
    [() => inspect([weak], { host: () => {} }), "badOptions"],
    [() => inspect([weak], { usrName: "bot" }), "badOptions"],
    [() => inspect([weak], { onProgress: 5 }), "badOptions"],
    [() => inspect([weak], { onProgress: () => { throw new Error("no"); } }), "badCallback"],
    [() => judge([weak]), "badOptions"],
    [() => judge([weak], { ...wanted, host: undefined }), "badOptions"],
    [() => judge([weak], { ...wanted, host: "" }), "badOptions"],
    [() => judge([weak], { ...wanted, profile: "dw-spectrum", role: "ca" }), "badOptions"],
    [() => exportFile("nonesuch", [weak], options), "badOrder"],
    [() => exportFile("p12", [weak], options), "keyNotAsked"],
  ]) {
    const error = await rejection(call());
    ok(error instanceof InspectError && error instanceof Error, `${kind}: ${error}`);
    equal([error.kind, error.origin, error.message.length > 10], [kind, null, true]);
    equal(Object.keys(error.toJSON()), ["kind", "message", "origin"]);
  }
  equal((await inspect([weak], options)).outcome, "fail", "the inspector goes on");
}

export async function aFileOverTheLimitIsRefusedUnread() {
  const large = new File([new Uint8Array(64 * 1024 * 1024 + 1)], "large.bin");
  for (const thread of ["worker", "calling"]) {
    const { problems, inputs } = await inspect([large, weak], { ...options, thread });
    equal(problems.map(({ kind, origin }) => [kind, origin.file]), [["tooLarge", "large.bin"]]);
    equal(inputs.map(({ name }) => name), ["large.bin", "rsa-1024.der"]);
  }
}

export async function anAbortedCallFreesItsWorker() {
  await inspect([weak], options);
  const before = { ...workers };
  const abort = new AbortController();
  const many = Array.from({ length: 1_000 }, () => weak);
  const running = inspect(many, { ...options, signal: abort.signal, onProgress: () => abort.abort() });
  const waiting = inspect([weak], options);
  equal((await rejection(running)).name, "AbortError");
  equal((await waiting).outcome, "fail", "a call that waited is answered by the next worker");
  equal(workers, { started: before.started + 1, ended: before.ended + 1 });
  // One that waits is only taken out of the line.
  const other = new AbortController();
  const first = inspect([weak], options);
  const second = inspect([weak], { ...options, signal: other.signal });
  other.abort(new Error("no longer wanted"));
  equal((await rejection(second)).message, "no longer wanted");
  await first;
  equal(workers.ended, before.ended + 1);
  equal((await rejection(inspect([weak], { signal: AbortSignal.abort() }))).name, "AbortError");
  equal((await rejection(inspect([weak], { signal: AbortSignal.abort(), thread: "calling" }))).name, "AbortError");
}

export async function progressIsTold() {
  const heard = [];
  const files = await Promise.all(["bot/good.p12", "server/rsa-1024.der"].map((path) => fixtureFile(path)));
  await inspect(files, { ...options, onProgress: (progress) => heard.push(progress) });
  ok(heard.length > 0, "something was told");
  equal(Object.keys(heard[0]), ["file", "files", "filesTotal", "done", "total", "unit"]);
  equal([heard[0].file, heard[0].filesTotal, heard[0].unit], [files[0].name, 2, "bytes"]);
}

export async function aPasswordOpensAndIsLeftAlone() {
  const bytes = await fixture("bot/good.p12");
  const password = new TextEncoder().encode("changeit");
  for (const thread of ["worker", "calling"]) {
    const locked = await inspect([{ name: "a.p12", bytes }], { ...options, thread });
    const open = await inspect([{ name: "a.p12", bytes, passwords: ["wrong", password] }], { ...options, thread });
    ok(locked.objects.length < open.objects.length, "more is found with the password");
  }
  equal(new TextDecoder().decode(password), "changeit", "the caller's password stays");
}

export async function filesMayBeAnyIterable() {
  const transfer = new DataTransfer();
  transfer.items.add(weak);
  const report = await inspect([weak], options);
  for (const files of [transfer.files, new Set([weak]), new Proxy([weak], {})]) equal(await inspect(files, options), report);
}

export async function itWorksInAWorker() {
  const worker = new Worker("in-worker.js", { type: "module" });
  const answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ file: weak, options });
  });
  worker.terminate();
  const report = JSON.stringify(await inspect([weak], options));
  equal(answer, { here: report, nested: report });
}

export async function releasedMeansEnded() {
  await inspect([weak], options);
  const before = { ...workers };
  const running = inspect([weak], options);
  release();
  equal((await rejection(running)).kind, "released");
  equal(workers.ended, before.ended + 1);
  equal((await inspect([weak], options)).outcome, "fail");
}

export function nothingIsLoadedButThePackage() {
  const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  for (const { origin, pathname } of asked) {
    equal(origin, location.origin);
    ok(/^\/(cert-inspector\/\w[\w-]*\.(js|wasm)|fixtures\/.*|[\w-]+\.js)$/.test(pathname), pathname);
  }
}
