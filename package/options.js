// Reads what callers give: copies of known values, so that nothing in the core depends on theirs any more.
import { InspectError, words } from "./errors.js";
import { near } from "./near.js";

/** More files than anyone uploads; an iterable may have no end. */
const MAX_FILES = 100_000;

const bad = (kind, message) => new InspectError({ kind, message });

/** Passes on our own errors. Whatever else is thrown, by a getter or a proxy, is the fault of what was given. */
function reading(kind, what, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof InspectError) throw error;
    throw bad(kind, `${what} cannot be read: ${words(error)}`);
  }
}

/** A property of an object itself. One that every object inherits, because a script changed their prototype, is nobody's wish. */
function ownValue(kind, what, object, name) {
  if (!(name in object)) return undefined;
  if (!Object.hasOwn(object, name)) throw bad(kind, `'${name}' is inherited: it must be a property of ${what} itself`);
  return object[name];
}

// What an option may be: each gives its own copy of the value, or nothing if the value is something else.

const text = (value) => (typeof value === "string" && value.trim() !== "" ? { own: value } : undefined);
const flag = (value) => (typeof value === "boolean" ? { own: value } : undefined);
const callback = (value) => (typeof value === "function" ? { own: value } : undefined);
const number = (value) => (Number.isSafeInteger(value) && value >= 0 ? { own: value } : undefined);

function texts(value) {
  if (!Array.isArray(value)) return undefined;
  const own = Array.from(value);
  return own.every((one) => typeof one === "string") ? { own } : undefined;
}

function time(value) {
  if (!(value instanceof Date)) return text(value);
  return Number.isNaN(value.getTime()) ? undefined : { own: value.toISOString() };
}

/** As the core reads it, which says what is wrong with another number. */
const port = (value) => (typeof value === "number" ? { own: String(value) } : text(value));

/** An AbortSignal of any window: only one has this getter. */
function signal(value) {
  try {
    Object.getOwnPropertyDescriptor(AbortSignal.prototype, "aborted").get.call(value);
    return { own: value };
  } catch {
    return undefined;
  }
}

const threads = (value) => (value === "worker" || value === "calling" ? { own: value } : undefined);

const TEXT = [text, "a string that is not empty"];
const TEXTS = [texts, "an array of strings"];
const FLAG = [flag, "true or false"];

/** What every call takes. */
const CALL = {
  signal: [signal, "an AbortSignal"],
  onProgress: [callback, "a function"],
  timeLimit: [(value) => (Number.isFinite(value) && value > 0 ? { own: value } : undefined), "a number of milliseconds above 0"],
  thread: [threads, "\"worker\" or \"calling\""],
};

/** What an answer depends on. */
export const INSPECT = {
  profile: TEXT,
  role: TEXT,
  host: TEXT,
  at: [time, "a valid Date, or an RFC 3339 date and time such as \"2026-11-20T14:02:00Z\""],
  addresses: TEXTS,
  email: TEXT,
  userName: [(value) => (typeof value === "string" && value !== "" ? { own: value } : undefined), "a string that is not empty"],
  port: [port, "a number, or a string of digits"],
  runtime: TEXT,
  policy: TEXT,
  purpose: TEXT,
  furtherPurposes: TEXTS,
  trusted: TEXTS,
  publicRoots: FLAG,
  requireRevocation: FLAG,
  initialPolicies: TEXTS,
  requireExplicitPolicy: FLAG,
  inhibitPolicyMapping: FLAG,
  inhibitAnyPolicy: FLAG,
};

/** The same where `null` means that the address is not to be checked. */
export const JUDGE = {
  ...INSPECT,
  host: [(value) => (value === null ? { own: null } : text(value)), "the address that users type in the app, or null if it is not to be checked"],
};

/** What a file to be made depends on. */
export const EXPORT = {
  ...INSPECT,
  object: [number, "the number of an object, from 0"],
  key: FLAG,
  password: [(own) => ({ own }), ""],
  compatibility: TEXT,
};

/** The options by themselves, and those of the call. Every other name and every other value is an error. */
export function readOptions(options, accepted) {
  if (options === undefined) return { around: {}, rest: {} };
  if (options === null || typeof options !== "object" || Array.isArray(options)) {
    throw bad("badOptions", "the options must be an object");
  }
  return reading("badOptions", "the options", () => {
    const known = { ...accepted, ...CALL };
    const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) throw bad("badOptions", unknownOption(unknown, Object.keys(known)));
    const [around, rest] = [{}, {}];
    for (const [name, [read, what]] of Object.entries(known)) {
      const value = ownValue("badOptions", "the options", options, name);
      if (value === undefined) continue;
      const found = read(value);
      if (!found) throw bad("badOptions", `option '${name}' must be ${what}`);
      (Object.hasOwn(CALL, name) ? around : rest)[name] = found.own;
    }
    return { around, rest };
  });
}

function unknownOption(name, known) {
  const meant = near(name, known);
  const hint = meant ? `; did you mean '${meant}'?` : ".";
  return `option '${name}' is unknown${hint} The options are ${known.join(", ")}.`;
}

/** Where parts of the package are: what `configure` is given. */
export function readPlaces(given) {
  return reading("badOptions", "the places", () => {
    const { module, worker, ...rest } = given;
    const unknown = Object.keys(rest)[0];
    if (unknown !== undefined) throw bad("badOptions", `place '${unknown}' is unknown: the places are module, worker`);
    if (worker !== undefined && typeof worker !== "string" && typeof worker !== "function" && !(worker instanceof URL)) {
      throw bad("badOptions", "worker must be an address, or a function that starts a worker");
    }
    if (module === null || !["undefined", "string", "object"].includes(typeof module)) {
      throw bad("badOptions", "module must be an address, a Response, bytes or a WebAssembly.Module");
    }
    return { module, worker };
  });
}

/** A copy of a password, as bytes: what the caller has stays the caller's. */
export function ownSecret(password, secrets) {
  const isText = typeof password === "string";
  if (!isText && !(password instanceof Uint8Array)) {
    throw bad("badPassword", "each password must be a string, or its bytes in UTF-8 (a Uint8Array)");
  }
  const own = reading("badPassword", "a password", () => (isText ? new TextEncoder().encode(password) : Uint8Array.from(password)));
  secrets.push(own);
  return own;
}

/** The files as they are handed on: by name, with a copy of their bytes or a Blob. */
export function readFiles(files, secrets) {
  return reading("badFile", "the files", () => {
    if (files === null || typeof files !== "object" || typeof files[Symbol.iterator] !== "function") throw badFiles();
    const own = [];
    for (const file of files) {
      if (own.length >= MAX_FILES) throw bad("badFile", `at most ${MAX_FILES} files are read in one call`);
      own.push(readFile(file, secrets));
    }
    return own;
  });
}

const FILE = ["name", "bytes", "passwords", "maxRounds", "tryAnyway", "trusted"];

function readFile(file, secrets) {
  if (file === null || typeof file !== "object") throw badFiles();
  const isChosen = file instanceof Blob;
  // A browser's file may have further properties, which are nobody's mistake.
  const unknown = isChosen ? undefined : Object.keys(file).find((name) => !FILE.includes(name));
  if (unknown !== undefined) {
    throw bad("badFile", `a file has no property '${unknown}': its properties are ${FILE.join(", ")}`);
  }
  const { name } = file;
  const [passwords, maxRounds, tryAnyway, trusted] =
    ["passwords", "maxRounds", "tryAnyway", "trusted"].map((property) => ownValue("badFile", "the file", file, property));
  const bytes = isChosen ? file : file.bytes;
  if (typeof name !== "string" || !isBytes(bytes)) throw badFiles();
  if (passwords !== undefined && !Array.isArray(passwords)) throw bad("badFile", "passwords must be an array");
  if (maxRounds !== undefined && !(typeof maxRounds === "number" && maxRounds >= 0)) {
    throw bad("badFile", "maxRounds must be a number, 0 or more");
  }
  if (tryAnyway !== undefined && typeof tryAnyway !== "boolean") throw bad("badFile", "tryAnyway must be true or false");
  if (trusted !== undefined && typeof trusted !== "boolean") throw bad("badFile", "trusted must be true or false");
  return {
    name,
    bytes: ownBytes(bytes),
    passwords: passwords === undefined ? undefined : Array.from(passwords, (password) => ownSecret(password, secrets)),
    maxRounds: maxRounds === undefined ? undefined : Math.trunc(Math.min(maxRounds, 0xFFFFFFFF)),
    tryAnyway,
    trusted,
  };
}

const isBytes = (bytes) => bytes instanceof Blob || bytes instanceof ArrayBuffer || bytes instanceof Uint8Array;

/** A copy: the caller may change or hand over theirs. A Blob never changes; it goes without its name and date, which not every platform hands to a worker. */
function ownBytes(bytes) {
  if (bytes instanceof Blob) return bytes.slice(0, bytes.size);
  // Throws for a buffer that was handed over to somebody else.
  return new Uint8Array(bytes instanceof ArrayBuffer ? bytes.slice(0) : bytes);
}

/** What files have to be. */
export const badFiles = () => bad(
  "badFile",
  "files must be an array, a FileList or another iterable; each entry must be a File or an object with a name and bytes (a Uint8Array, an ArrayBuffer or a Blob)",
);
