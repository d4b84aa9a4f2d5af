// Random values, the same for the same seed: JSON, and in a program what JSON has no word for.

/** Numbers below a limit, from a seed (mulberry32). */
export function chooser(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const TEXTS = [
  "", " ", "\0", "null", "undefined", "true", "0", "[object Object]", "senstar", "SENSTAR-MOBILE", "dw-spectrum ", "constructor", "__proto__",
  "toString", "admin", "..", "a.b", "*.example.org", "2026", "2026-13-40T99:99:99Z", "\u{1F600}", "\uD800", "<img src=x>", "x".repeat(5_000),
];
const NUMBERS = [0, -0, 1, -1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e308, 65_536];

/** A JSON value. */
export function json(random, depth = 0) {
  switch (random(depth > 2 ? 5 : 8)) {
    case 0: return null;
    case 1: return random(2) === 0;
    case 2: return NUMBERS[random(NUMBERS.length)];
    case 3:
    case 4: return TEXTS[random(TEXTS.length)];
    case 5:
    case 6: return Array.from({ length: random(4) }, () => json(random, depth + 1));
    default: return Object.fromEntries(Array.from({ length: random(4) }, () => [TEXTS[random(TEXTS.length)], json(random, depth + 1)]));
  }
}

/** A JSON value, or now and then something else. */
export function anything(random) {
  if (random(3) > 0) return json(random);
  const rest = [
    () => undefined, () => NaN, () => Infinity, () => 5n, () => Symbol("x"), () => () => {}, () => new Date(NaN), () => new Map([["a", 1]]),
    () => new Set(["a"]), () => Object.create(null), () => new Uint8Array(3), () => new ArrayBuffer(0), () => new Blob(["x"]), () => detached(),
    () => new Proxy({}, { get() { throw new Error("a proxy"); }, ownKeys() { throw new Error("a proxy"); } }),
    () => new Proxy([], { get() { throw new Error("a proxy"); } }),
    () => ({ get name() { throw new Error("a getter"); }, get bytes() { throw null; }, get at() { throw undefined; } }),
    () => ({ toString() { throw new Error("no text"); }, [Symbol.toPrimitive]() { throw new Error("no value"); } }),
    () => ({ *[Symbol.iterator]() { throw new Error("no iterator"); } }), () => new Error("an error"), () => /x/, () => Promise.resolve(1),
    () => new URL("https://example.org/"), () => new (class { get role() { throw new Error("a getter"); } })(), () => cyclic(), () => globalThis,
  ];
  return rest[random(rest.length)]();
}

function detached() {
  const bytes = new Uint8Array(8);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
}

function cyclic() {
  const own = {};
  own.own = own;
  return own;
}
