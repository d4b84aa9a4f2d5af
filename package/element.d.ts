// The element <cert-inspector>: the page in a frame.
import type {
  Admission, DestinationReport, Failure, Outcome, ProfileId, Report, Role,
} from "./types.js";

export type * from "./types.js";

/**
 * A file from the portal. The page reads it and reports what it holds. The certificates of a `trusted` file are
 * trust anchors, and none of them is ever what is judged.
 */
export type PortalFile = File | { name: string; bytes: Uint8Array | ArrayBuffer | Blob; trusted?: boolean | undefined };

/** What is shown has been read and judged. */
export interface Inspected {
  /** The worst outcome of all objects. */
  outcome: Outcome;
  /** The answer for each destination of the product that the page shows. */
  verdicts: DestinationReport[];
  /**
   * Whether the files may be uploaded, as `judge` answers it; `judgedFor` says for what. Always no above 200 objects, where a
   * setting of yours is invalid, and without `profile`, `certificateRole` and, for a server, `host`.
   */
  admission: Admission;
  /** The whole report; `null` above 200 objects, where `report()` gives it. */
  report: Report | null;
}

/** The user saved a file that was made. It holds no bytes. */
export interface Exported {
  name: string;
  mediaType: string;
}

/** The events, by name. They bubble, out of shadow roots as well. */
export interface CertInspectorEventMap extends HTMLElementEventMap {
  /** The page has started, and speaks this version of the protocol. */
  connected: CustomEvent<{ protocol: number; version: string }>;
  inspected: CustomEvent<Inspected>;
  exported: CustomEvent<Exported>;
  /** Something cannot be done: the page does not start, a setting is invalid, the worker stopped. */
  failed: CustomEvent<Failure>;
  /** The user pressed Escape, and nothing on the page wanted it. */
  escape: CustomEvent<null>;
}

/** The element. Properties that are strings are attributes as well, in lower case with hyphens. */
export class CertInspectorElement extends HTMLElement {
  /** Where the page is, if it is not beside the script of the element. */
  src: string | null;
  profile: ProfileId | null;
  /** What is needed; `admission` is judged for it. */
  certificateRole: Role | null;
  /** The same. HTML uses this attribute itself, so accessibility checkers complain about it, and the other one counts more. */
  role: Role | null;
  host: string | null;
  /** The time of the check, RFC 3339 or a `Date`; the clock where it is absent. */
  get at(): string | null;
  set at(at: string | Date | null);
  userName: string | null;
  /** The language, as in "de-AT"; the `lang` of your page where it is absent. */
  locale: string | null;
  theme: "light" | "dark" | "auto" | null;
  /** What assistive technology calls the frame. */
  label: string | null;
  /** The files that are shown. Setting them takes the place of everything that was there; any iterable will do. */
  get files(): PortalFile[];
  set files(files: Iterable<PortalFile> | null | undefined);
  /** The files whose certificates are trust anchors. */
  get anchors(): PortalFile[];
  set anchors(files: Iterable<PortalFile> | null | undefined);
  /** Forgets every file, those of the user as well. */
  clear(): void;
  /** Takes the colours over again, after a change of custom properties that the element does not see by itself. */
  refreshTheme(): void;
  /** The whole report on what is shown now. Rejects with an `InspectError`. */
  report(): Promise<Report>;

  addEventListener<K extends keyof CertInspectorEventMap>(
    type: K, listener: (this: CertInspectorElement, event: CertInspectorEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "cert-inspector": CertInspectorElement;
  }
}
