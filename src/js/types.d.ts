// What is given and what is thrown, for the package and for whoever calls the core. The types that are not declared here are
// those of the report.

/**
 * What an answer depends on beside the files. `at` is RFC 3339; where it is absent, the clock of the machine. `trusted` are
 * the SHA-256 hashes of certificates among the files that are trust anchors, in hexadecimal. `publicRoots` is true where it
 * is absent: Mozilla's roots, which are built in, are anchors too. `addresses` are those at which the server is reached beside
 * `host`: the report says which of them a certificate covers. `userName` is the name of a bot's account, `port` the port
 * it connects to, in digits, `runtime` what it runs on. Without `profile` the demands of every product are applied. A
 * certificate must be usable for every one of `furtherPurposes`, too. `initialPolicies` are the certificate
 * policies that are accepted, in dots, such as "1.3.6.1.4.1.99999.1": every one where there is none. With
 * `requireExplicitPolicy` a path has to be valid for one of them; `inhibitPolicyMapping` and `inhibitAnyPolicy` are inputs
 * of RFC 5280 section 6.1.1 too.
 */
export interface InspectOptions {
  at?: string | undefined;
  profile?: ProfileId | undefined;
  role?: Role | undefined;
  host?: string | undefined;
  addresses?: readonly string[] | undefined;
  email?: string | undefined;
  userName?: string | undefined;
  port?: string | undefined;
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

/** A file, ready to be saved; with a private key in it, `bytes` are the caller's to wipe. */
export interface ExportedFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  remarks: string[];
}

/** What is thrown: `kind` is a cause that programs can rely on, `message` a sentence for people. */
export interface Failure {
  kind: string;
  message: string;
  origin: ProblemOrigin | null;
}
