// What the package does. The types of the report are generated from the Rust types that it is written with.
import type {
  Admission, ExportedFile, ExportKind, Failure, InspectOptions, List, ProblemOrigin, ProfileId, Report, RequirementInfo, Role,
} from "./types.js";

export type * from "./types.js";

/**
 * A file: one that the user chose, or bytes with a name. `passwords`, as text or as bytes in UTF-8, are tried in order on
 * everything in it that is locked; `maxRounds` is the most rounds of key derivation for one attempt, 5,000,000 where it is
 * absent, and all attempts of a call together take at most three times as many. What was not tried because of that is locked for
 * the reason `notTried`; `tryAnyway` tries everything in the file, however long it takes. Every certificate of a `trusted` file is a trust anchor, and none of them is ever what is judged. A property with
 * another name is an error.
 */
export type GivenFile = File | NamedBytes;

/** Bytes with a name. See `GivenFile`. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array | ArrayBuffer | Blob;
  passwords?: readonly (string | Uint8Array)[] | undefined;
  maxRounds?: number | undefined;
  tryAnyway?: boolean | undefined;
  trusted?: boolean | undefined;
}

/** How far a call is. */
export interface Progress {
  /** The file being read; empty while signatures are verified. */
  file: string;
  /** How many were read before it. */
  files: number;
  filesTotal: number;
  /** How much is done, of this file, of its key derivation, of all signatures, or of all objects that are judged. */
  done: number;
  total: number;
  unit: "bytes" | "rounds" | "certificates" | "objects";
}

/** The files of a call: an array, a `FileList`, or any other iterable. */
export type GivenFiles = Iterable<GivenFile>;

/** What every call takes besides what it is about. */
export interface CallOptions {
  /**
   * Ends the call: it rejects with the signal's reason, and its worker is ended. On the calling thread, which is busy
   * meanwhile, a call ends between two files, or when `onProgress` aborts it.
   */
  signal?: AbortSignal | undefined;
  /** Receives the progress of the call, at most twenty times a second. If it throws, the call rejects with `badCallback`. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /**
   * Ends the call after so many milliseconds: it rejects with an `InspectError` of the kind `timeLimit`. The time in which it
   * waits for the calls before it counts. In a worker, the worker is ended; on the calling thread it is looked at whenever progress
   * is told, and files that are read already are not kept.
   */
  timeLimit?: number | undefined;
  /** Where the work is done: in a worker, which is the default, or on the thread that calls. */
  thread?: "worker" | "calling" | undefined;
}

/**
 * What `judge` is asked for. `profile` and `role` are required, and the product must have a place for the role. A server needs
 * the address that users type in the app; `host: null` says that it is not checked, and the answer has a warning of that.
 */
export type JudgeOptions = Omit<InspectOptions, "profile" | "role" | "host"> & CallOptions & { profile: ProfileId } & (
  | { role: "server"; host: string | null }
  | { role: Exclude<Role, "server">; host?: string | null | undefined }
);

/** What a file to be made depends on besides the given ones. */
export interface ExportOptions {
  /** The number of the certificate in the report of the same files; the only one where it is absent. */
  object?: number | undefined;
  /** Whether the private key may be in the file. */
  key?: boolean | undefined;
  /** What protects the new file, for kinds that are protected. Bytes are UTF-8; yours stay as they are. */
  password?: string | Uint8Array | undefined;
  /** How a PKCS#12 file is encrypted: as today's systems want it, or as old ones do. */
  compatibility?: "modern" | "legacy" | undefined;
}

/** What every call rejects with, unless it was aborted; `report()` of the element as well. */
export class InspectError extends Error implements Failure {
  constructor(failure: Failure);
  readonly kind: string;
  readonly origin: ProblemOrigin | null;
  toJSON(): Failure;
}

/** Reads and judges files. `JSON.stringify` of the report gives the bytes that `cert-inspector inspect --json` prints. */
export function inspect(files: GivenFiles, options?: InspectOptions & CallOptions): Promise<Report>;

/**
 * Whether files may be uploaded where `profile` needs something for `role`. `admit` is true only if the answer is "works" or
 * "works after a step", every file was read, and nothing in them is locked or damaged. Steps are in `warnings`.
 */
export function judge(files: GivenFiles, options: JudgeOptions): Promise<Admission>;

/** What files hold, without any judgement: for an inventory of many. */
export function list(files: GivenFiles, options?: CallOptions): Promise<List>;

/** Makes a file of a certificate among the given ones, or a report of all of them. */
export function exportFile(
  kind: ExportKind, files: GivenFiles, options?: ExportOptions & InspectOptions & CallOptions,
): Promise<ExportedFile>;

/** Every requirement. */
export function requirements(options?: CallOptions): Promise<RequirementInfo[]>;

/** The version of the package, and so of its rules. */
export function version(): string;

/** A class of the platform, where its types are known: browsers have others than Node. */
type Global<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : object;

/** A `WebAssembly.Module`. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance : object;

/** What `core.wasm` is: its address, a response, its bytes, or what was compiled from it. */
export type ModuleSource = string | URL | Global<"Response"> | ArrayBuffer | ArrayBufferView | CompiledModule;

/**
 * Says where the parts of the package are, where they are not beside its scripts. `worker` is the address of `worker.js`, or a
 * function that starts a worker with it. To be called before anything else.
 */
export function configure(places: {
  module?: ModuleSource | Promise<ModuleSource> | undefined;
  worker?: (string | URL | (() => Global<"Worker">)) | undefined;
}): void;

/** Ends the worker and frees the memory of the calling thread. Calls without an answer are rejected; the next one starts afresh. */
export function release(): void;
