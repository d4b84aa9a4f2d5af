// What is given and what is thrown, for the package and for whoever calls the core. The types that are not declared here are
// those of the report.

/**
 * What an answer depends on besides the files. `at` is the time of the check, a `Date` or RFC 3339; the clock where it is absent.
 * `trusted` are the SHA-256 hashes of certificates among the files that are trust anchors, in hexadecimal. `publicRoots` is
 * true where it is absent: the built-in Mozilla roots are anchors, too. `addresses` are those at which the server is reached
 * besides `host`: the report says which of them a certificate covers. `userName` is the name of a bot's account, `port` the
 * port it connects to, `runtime` what it runs on. Without `profile` the requirements of every product are checked. A
 * certificate must be usable for every one of `furtherPurposes`, too. `initialPolicies` are the certificate policies that are
 * accepted, in dots, such as "1.3.6.1.4.1.99999.1": every one where there is none. With `requireExplicitPolicy` a path has to
 * be valid for one of them; `inhibitPolicyMapping` and `inhibitAnyPolicy` are inputs of RFC 5280 section 6.1.1, too.
 *
 * An unknown name, an empty string and a value of another type are errors (`badOptions`).
 */
export interface InspectOptions {
  at?: string | Date | undefined;
  profile?: ProfileId | undefined;
  role?: Role | undefined;
  host?: string | undefined;
  addresses?: readonly string[] | undefined;
  email?: string | undefined;
  userName?: string | undefined;
  port?: string | number | undefined;
  runtime?: Runtime | undefined;
  policy?: ValidationPolicy | undefined;
  purpose?: Purpose | undefined;
  furtherPurposes?: readonly Purpose[] | undefined;
  trusted?: readonly string[] | undefined;
  publicRoots?: boolean | undefined;
  requireRevocation?: boolean | undefined;
  initialPolicies?: readonly string[] | undefined;
  requireExplicitPolicy?: boolean | undefined;
  inhibitPolicyMapping?: boolean | undefined;
  inhibitAnyPolicy?: boolean | undefined;
}

/** The bytes of a result. They lie in a buffer of their own, which TypeScript says from version 5.7 on. */
export type OwnBytes = ReturnType<typeof Uint8Array.from>;

/** A file, ready to be saved; with a private key in it, `bytes` are the caller's to wipe. */
export interface ExportedFile {
  name: string;
  mediaType: string;
  bytes: OwnBytes;
  remarks: string[];
}

/** What is thrown: `kind` is a cause that programs can rely on, `message` a sentence for people. */
export interface Failure {
  kind: string;
  message: string;
  origin: ProblemOrigin | null;
}
