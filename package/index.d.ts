// What the package does. The types of the report are generated from the Rust types that it is written with.
import type {
  Admission, ExportedFile, ExportKind, Failure, InspectOptions, List, ProblemOrigin, Report, RequirementInfo,
} from "./types.js";

export type * from "./types.js";

/**
 * A file: one that the user chose, or bytes with a name. `passwords`, as text or as bytes in UTF-8, are tried in order on
 * everything in it that is shut; `maxRounds` is the most rounds of key derivation for one password, 5,000,000 where it is
 * absent. Every certificate of a `trusted` file is a trust anchor.
 */
export type GivenFile = File | NamedBytes;

/** Bytes with a name. See `GivenFile`. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array | ArrayBuffer | Blob;
  passwords?: readonly (string | Uint8Array)[] | undefined;
  maxRounds?: number | undefined;
  trusted?: boolean | undefined;
}

/** How far a call is. */
export interface Progress {
  /** The file being read; empty while signatures are verified. */
  file: string;
  /** How many were read before it. */
  files: number;
  filesTotal: number;
  /** How much is done, of this file, of its key derivation, or of all signatures. */
  done: number;
  total: number;
  unit: "bytes" | "rounds" | "certificates";
}

/** What every call takes beside what it is about. */
export interface CallOptions {
  /**
   * Ends the call: it rejects with the signal's reason, and the worker that was at it is ended. On the calling thread, which
   * hears nothing while it is busy, a call ends only between two files.
   */
  signal?: AbortSignal | undefined;
  /** Hears how far the call is, at most twenty times a second. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Where the work is done: in a worker, which is the default, or on the thread that calls. */
  thread?: "worker" | "calling" | undefined;
}

/** What a file to be made depends on beside the given ones. */
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

/** What every call rejects with, unless it was aborted. */
export class InspectError extends Error implements Failure {
  constructor(failure: Failure);
  readonly kind: string;
  readonly origin: ProblemOrigin | null;
  toJSON(): Failure;
}

/** Reads and judges files. `JSON.stringify` of the report gives the bytes that `cert-inspector inspect --json` prints. */
export function inspect(files: readonly GivenFile[], options?: InspectOptions & CallOptions): Promise<Report>;

/**
 * Whether files may be taken where `profile` wants a certificate for `role`, and what stands against it. `role` says which of
 * them is asked about; the others are its chain. Undecided is not admitted: give `host`, or `userName` for a bot.
 */
export function judge(files: readonly GivenFile[], options?: InspectOptions & CallOptions): Promise<Admission>;

/** What files hold, without any judgement: for an inventory of many. */
export function list(files: readonly GivenFile[], options?: CallOptions): Promise<List>;

/** Makes a file of a certificate among the given ones, or a report of all of them. */
export function exportFile(
  kind: ExportKind, files: readonly GivenFile[], options?: ExportOptions & InspectOptions & CallOptions,
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

/** Ends the worker. Calls that are not answered are rejected; the next call starts another one. */
export function release(): void;
