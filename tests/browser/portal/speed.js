// How fast the package is. Printed by `cargo xtask bench`, and never asserted.
import { AT, fixture } from "./probing.js";

const start = performance.now();
const { inspect, list } = await import("./cert-inspector/index.js");
const imported = performance.now() - start;

const CERTIFICATES = 10_000;
const options = { at: AT, profile: "senstar-mobile" };
const good = await fixture("server/good.der");
const files = [{ name: "good.der", bytes: good }];

const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];

async function timed(call) {
  const before = performance.now();
  const value = await call();
  return [performance.now() - before, value];
}

export async function firstAndSecond() {
  const [first] = await timed(() => inspect(files, options));
  const [second] = await timed(() => inspect(files, options));
  const times = [];
  for (let round = 0; round < 50; round++) times.push((await timed(() => inspect(files, options)))[0]);
  return `import ${imported.toFixed(0)} ms, first inspect ${first.toFixed(0)} ms, second ${second.toFixed(1)} ms, ` +
    `then ${median(times).toFixed(2)} ms (median of 50)`;
}

export async function manyAreListed() {
  const lines = [];
  for (let number = 0; number < CERTIFICATES; number++) {
    // The last bytes are of the signature, which nothing looks at here: every certificate is another one.
    const bytes = good.slice();
    new DataView(bytes.buffer).setUint32(bytes.length - 4, number);
    const text = btoa(String.fromCharCode(...bytes)).replace(/.{64}/g, "$&\n");
    lines.push(`-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`);
  }
  const bundle = [{ name: "many.pem", bytes: new TextEncoder().encode(lines.join("")) }];
  const times = [];
  for (let round = 0; round < 5; round++) {
    const [took, { objects }] = await timed(() => list(bundle));
    if (objects.length !== CERTIFICATES) throw new Error(`${objects.length} objects`);
    times.push(took);
  }
  const told = times.map((took) => took.toFixed(0)).join(", ");
  return `list of ${CERTIFICATES} certificates in the worker, rows handed over: ${told} ms, ` +
    `${Math.round(CERTIFICATES / median(times) * 1000)} certificates a second (median)`;
}
