// The element <cert-inspector>: the page in a frame.
import type {
  Admission, DestinationReport, Failure, Outcome, ProfileId, Report, Role,
} from "./types.js";

export type * from "./types.js";

/** A file that the portal gives. The page reads it; the portal is told what it holds. */
export type PortalFile = File | { name: string; bytes: Uint8Array | Blob };

/** What is shown has been read and judged. */
export interface Inspected {
  /** The worst outcome of all objects. */
  outcome: Outcome;
  /** What all of it comes to for each product that is asked about. */
  verdicts: DestinationReport[];
  /** Whether it may be taken, as `judge` answers it; `null` above 200 objects. */
  admission: Admission | null;
  /** The whole report; `null` above 200 objects, where `report()` gives it. */
  report: Report | null;
}

/** The user saved a file that was made. It holds no bytes. */
export interface Exported {
  name: string;
  mediaType: string;
}

/** The events, by name. */
export interface CertInspectorEventMap extends HTMLElementEventMap {
  /** The page has started, and speaks this version. */
  connected: CustomEvent<{ protocol: number; version: string }>;
  inspected: CustomEvent<Inspected>;
  exported: CustomEvent<Exported>;
  /** Something cannot be done: the page is not there, a setting does not fit, the worker stopped. */
  failed: CustomEvent<Failure>;
  /** The user pressed Escape, and nothing on the page wanted it. */
  escape: CustomEvent<null>;
}

/** The element. Properties that are strings are attributes as well, in lower case with hyphens. */
export class CertInspectorElement extends HTMLElement {
  /** Where the page is, if it is not beside the script of the element. */
  src: string | null;
  profile: ProfileId | null;
  /** What is wanted: certificates are judged as that. */
  certificateRole: Role | null;
  /** The same. HTML has a use of its own for this attribute, so that checkers complain of it. */
  role: Role | null;
  host: string | null;
  /** The instant of judgement, RFC 3339; the clock where it is absent. */
  at: string | null;
  userName: string | null;
  /** The language of the page, as in "de-AT". */
  locale: string | null;
  theme: "light" | "dark" | "auto" | null;
  /** What assistive technology calls the frame. */
  label: string | null;
  /** The files that are shown. Setting them takes the place of everything that was there. */
  files: readonly PortalFile[];
  /** The files whose certificates are trust anchors. */
  anchors: readonly PortalFile[];
  /** Forgets every file, those of the user as well. */
  clear(): void;
  /** The whole report on what is shown now. Rejects with a `Failure`. */
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
