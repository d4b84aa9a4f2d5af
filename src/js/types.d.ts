// What JavaScript gives and gets beside the report. The types that are not declared here are those of the report.

/**
 * A file by its bytes. `passwords`, as text or as its bytes in UTF-8, are tried in order on everything in it that is shut; `maxRounds` is the most rounds of
 * key derivation for one password, 5,000,000 where it is absent. Every certificate of a `trusted` file is a trust anchor. A
 * file that came with its folder, and that nobody chose by itself, is passed over if it holds nothing for this inspector.
 */
export interface InputFile {
  name: string; bytes: Uint8Array; passwords?: (string | Uint8Array)[]; maxRounds?: number; trusted?: boolean; fromFolder?: boolean
}
/**
 * What an answer depends on beside the files. `at` is RFC 3339; where it is absent, the clock of the machine. `trusted` are
 * the SHA-256 hashes of certificates among the files that are trust anchors, in hexadecimal. `publicRoots` is true where it
 * is absent: Mozilla's roots, which are built in, are anchors too. `addresses` are those at which the server is reached beside
 * `host`: the report says which of them a certificate covers. `userName` is the name of a bot's account, `port` the port
 * it connects to, in digits. Without `profile` the demands of every product are applied.
 */
export interface InspectOptions {
  at?: string; profile?: ProfileId; role?: Role; host?: string; addresses?: string[]; email?: string;
  userName?: string; port?: string; policy?: ValidationPolicy;
  purpose?: Purpose; trusted?: string[]; publicRoots?: boolean; requireRevocation?: boolean
}
/**
 * A file that is wanted; `object` is the number of a certificate, `key` whether the private key may be in it. `password` is
 * UTF-8, and the caller's to wipe. `entropy` are `entropyBytes()` random bytes, never used twice.
 */
export interface ExportOrder {
  kind: ExportKind; object?: number; key?: boolean; password?: Uint8Array;
  compatibility?: "modern" | "legacy"; entropy: Uint8Array
}
/** A file, ready to be saved; with a private key in it, `bytes` are the caller's to wipe. */
export interface ExportedFile { name: string; mediaType: string; bytes: Uint8Array; remarks: string[] }
/** What is thrown: `kind` is a cause that programs can rely on, `message` a sentence for people. */
export interface Failure { kind: string; message: string; origin: ProblemOrigin | null }
