// The element <cert-inspector>: shows the page in a frame that may run its scripts and save files, and nothing else, and speaks
// with it over one port. See docs/embedding.md for the protocol.

import { InspectError } from "./errors.js";
import { near } from "./near.js";
import { badFiles, readFiles } from "./options.js";

const PROTOCOL = "cert-inspector";
const VERSION = 2;

/** A page that has not said a word so long after it was loaded is not there, or no page of ours. */
const CONNECT_MS = 10_000;

/** The attributes, and as which setting the page knows them. HTML has a use of its own for `role`, so the other one counts more. */
const SETTINGS = {
  profile: "profile", role: "role", "certificate-role": "role", host: "host", at: "at", "user-name": "userName", locale: "locale",
};

/** What else may be set: where the page is, which colours, and what assistive technology calls the frame. */
const OTHERS = ["src", "theme", "label"];

/** Attributes that every element may have. */
const GLOBAL = /^(id|class|style|slot|title|hidden|lang|dir|tabindex|part|exportparts|is|inert|key|ref|nonce|translate|draggable|popover|autofocus|spellcheck|contenteditable|accesskey|aria-.*|on.*)$/;

/** Attributes that frameworks write for themselves. */
const OF_FRAMEWORKS = /^(data|ng|v|x|s|hx|wire)-|[^a-z-]/;

/** What a portal changes to turn its colours, on the page and on its body. */
const LOOKS = ["class", "style", "data-theme", "data-bs-theme", "data-mode", "lang"];

/** The custom properties that a portal may set on the element, without their prefix. */
const PROPERTIES = ["accent", "on-accent", "background", "surface", "text", "font", "radius"];

/** In its first rule stands the height of the page. Whatever a portal says of the element counts more than rules here. */
const STYLE = `
  :host { display: block; min-height: 20rem; max-height: 100vh; overflow: hidden; }
  :host([hidden]) { display: none; }
  iframe { display: block; box-sizing: border-box; width: 100%; height: 100%; border: 0; color-scheme: normal; }`;

const warn = (sentence) => console.warn(`cert-inspector: ${sentence}`);

/** What was set, and copies of it: what is shown, and what is trusted. */
const NO_FILES = { given: [], shown: [], trusted: [] };

/** The elements that are in a document. */
const shown = new Set();

/** Without a document, as in server-side rendering, the class has no base that works. */
const Base = globalThis.HTMLElement ?? class {};

/** See `element.d.ts`. */
export class CertInspectorElement extends Base {
  static observedAttributes = [...Object.keys(SETTINGS), ...OTHERS];

  #frame;
  #rule;
  #port;
  #timer;
  #files = NO_FILES;
  #anchors = NO_FILES;
  #reports = new Map();
  #requests = 0;
  #listeners;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    [this.#rule] = sheet.cssRules;
    this.#frame = document.createElement("iframe");
    this.#frame.setAttribute("sandbox", "allow-scripts allow-downloads");
    this.#frame.setAttribute("allow", "clipboard-write");
    this.#frame.setAttribute("referrerpolicy", "no-referrer");
    this.#frame.addEventListener("load", () => this.#wait());
    root.append(this.#frame);
    this.#takeOver();
  }

  connectedCallback() {
    for (const name of this.getAttributeNames()) {
      if (CertInspectorElement.observedAttributes.includes(name) || GLOBAL.test(name) || OF_FRAMEWORKS.test(name)) continue;
      const meant = near(name, CertInspectorElement.observedAttributes);
      warn(`the attribute '${name}' is unknown and ignored${meant ? `; did you mean '${meant}'?` : ""}`);
    }
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    shown.add(this);
    addEventListener("resize", () => this.#look(), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#look(), { signal });
    const changes = new MutationObserver((records) => {
      this.#look();
      if (records.some(({ attributeName }) => attributeName === "lang")) this.#set();
    });
    for (const one of [document.documentElement, document.body, this]) {
      if (one) changes.observe(one, { attributes: true, attributeFilter: LOOKS });
    }
    signal.addEventListener("abort", () => changes.disconnect());
    this.#frame.title = this.getAttribute("label") ?? "Certificate Inspector";
    this.#load();
  }

  disconnectedCallback() {
    shown.delete(this);
    this.#listeners.abort();
    this.#disconnect();
    this.#frame.removeAttribute("src");
  }

  attributeChangedCallback(name, before, value) {
    if (before === value || !shown.has(this)) return;
    if (name === "src") this.#load();
    else if (name === "theme") this.#look();
    else if (name === "label") this.#frame.title = value ?? "Certificate Inspector";
    else this.#set();
  }

  /** The files that the page shows; setting them takes the place of everything that was there. */
  get files() {
    return [...this.#files.given];
  }

  set files(files) {
    const hadTrusted = this.#files.trusted.length > 0;
    this.#files = this.#read(files);
    if (hadTrusted || this.#files.trusted.length > 0) this.#postAnchors();
    this.#postFiles();
  }

  /** The files whose certificates are trust anchors. */
  get anchors() {
    return [...this.#anchors.given];
  }

  set anchors(files) {
    this.#anchors = this.#read(files);
    this.#postAnchors();
  }

  /** Takes the colours over again, after a change that the element does not see by itself. */
  refreshTheme() {
    this.#look();
  }

  /** The files that were set: all of them or, where one is invalid, none, so that nothing goes unjudged. */
  #read(files) {
    try {
      const given = [];
      const noted = function* () {
        for (const file of files ?? []) {
          given.push(file);
          yield file;
        }
      };
      const own = readFiles(noted(), []).map(({ name, bytes, trusted = false }) => ({ name, bytes, trusted }));
      const those = (wanted) => own.filter(({ trusted }) => trusted === wanted).map(({ name, bytes }) => ({ name, bytes }));
      return { given, shown: those(false), trusted: those(true) };
    } catch (error) {
      const { message } = error instanceof InspectError ? error : badFiles();
      queueMicrotask(() => this.#tell("failed", failure("badFile", message)));
      return NO_FILES;
    }
  }

  #postFiles() {
    this.#post({ type: "files", files: this.#files.shown });
  }

  /** What is trusted among the files is an anchor, and never what is judged. */
  #postAnchors() {
    const { shown: anchors, trusted } = this.#anchors;
    this.#post({ type: "anchors", files: [...anchors, ...trusted, ...this.#files.trusted] });
  }

  #set() {
    this.#post({ type: "settings", settings: this.#settings() });
  }

  /** Forgets every file, those of the user as well. */
  clear() {
    this.#files = NO_FILES;
    this.#post({ type: "clear" });
  }

  /** The whole report on what is shown now. */
  report() {
    return new Promise((resolve, reject) => {
      if (!this.#port) {
        reject(new InspectError(failure("notConnected", "The page is not connected: wait for the event connected.")));
        return;
      }
      this.#requests += 1;
      this.#reports.set(this.#requests, { resolve, reject });
      this.#post({ type: "report", request: this.#requests });
    });
  }

  focus(options) {
    this.#frame.focus(options);
    this.#post({ type: "focus" });
  }

  /** What a portal sets before this script has run lies on the element itself, and would hide the properties of the class. */
  #takeOver() {
    for (const name of [...CertInspectorElement.observedAttributes.map(propertyOf), "files", "anchors"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #load() {
    this.#disconnect();
    // Written in one piece, so that bundlers see it.
    this.#frame.src = this.getAttribute("src") ?? new URL("./cert-inspector.html", import.meta.url);
  }

  #wait() {
    if (this.#port || !this.isConnected) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell("failed", failure(
      "notConnected",
      `The page at ${this.#frame.src} does not start. The likely cause: your server sends your portal's Content-Security-Policy with ` +
        "cert-inspector.html, too, which forbids its scripts. Serve that file without it; it has its own policy inside. Otherwise " +
        "the file is not there, or your portal's policy does not let it be shown (frame-src).",
    )), CONNECT_MS);
  }

  #disconnect() {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = undefined;
    this.#rejectReports(failure("notConnected", "The page is gone."));
  }

  #rejectReports(error) {
    for (const { reject } of this.#reports.values()) reject(new InspectError(error));
    this.#reports.clear();
  }

  /** Whether a window is that of the frame. */
  shows(source) {
    return source === this.#frame.contentWindow;
  }

  /** The page says that it is ready. Everything else is said over the port. */
  hear({ source, data }) {
    if (data.type !== "ready" || !data.versions?.includes(VERSION)) {
      warn("the page speaks another version of the protocol");
      clearTimeout(this.#timer);
      this.#tell("failed", failure("otherProtocol", "The page and the element are not of one version: take both from one package."));
      return;
    }
    this.#disconnect();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#receive(event.data);
    // The page has no origin that could be named; what is sent here is a port and nothing else.
    source.postMessage({ protocol: PROTOCOL, version: VERSION }, "*", [port2]);
    this.#look();
    this.#set();
    if (this.#anchors.given.length + this.#files.trusted.length > 0) this.#postAnchors();
    if (this.#files.given.length > 0) this.#postFiles();
  }

  #receive(message) {
    const { type, ...values } = message ?? {};
    switch (type) {
      case "connected": return this.#tell("connected", values);
      case "refused": return this.#tell("failed", failure("refused", `The page refuses to connect: ${values.reason}.`));
      case "height": return this.#rule.style.setProperty("height", `${Number(values.pixels) || 0}px`);
      case "inspected": return this.#tell("inspected", values);
      case "exported": return this.#tell("exported", values);
      case "failed": return this.#fail(values.error);
      case "escape": return this.#tell("escape");
      case "report": return this.#resolve(values);
      default: return warn(`the message '${type}' is unknown and ignored`);
    }
  }

  #resolve({ request, report, error }) {
    const waiting = this.#reports.get(request);
    this.#reports.delete(request);
    if (error) waiting?.reject(new InspectError(error));
    else waiting?.resolve(report);
  }

  #fail(error) {
    // The worker was stopped, and with it whatever it was asked.
    if (["cancelled", "crashed", "silent", "notLoaded"].includes(error?.kind)) this.#rejectReports(error);
    this.#tell("failed", error);
  }

  #tell(type, detail) {
    if (type === "connected" || type === "failed") clearTimeout(this.#timer);
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #post(message) {
    this.#port?.postMessage(message);
  }

  #settings() {
    const settings = {};
    for (const [attribute, name] of Object.entries(SETTINGS)) {
      const value = this.getAttribute(attribute);
      // One that is empty is sent as well: the page says that it is invalid.
      if (value !== null) settings[name] = value;
    }
    settings.locale ??= this.closest("[lang]")?.getAttribute("lang") || undefined;
    return settings;
  }

  #look() {
    const style = getComputedStyle(this);
    const properties = {};
    for (const name of PROPERTIES) properties[name] = style.getPropertyValue(`--cert-inspector-${name}`).trim();
    this.#post({ type: "look", theme: this.getAttribute("theme") ?? "auto", properties, viewport: innerHeight });
  }
}

/** The name of the property that an attribute is. */
function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

const failure = (kind, message) => ({ kind, message, origin: null });

/** The text of an attribute for whatever value a property is set to. */
function textOf(value) {
  try {
    return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value);
  } catch {
    // Of no setting, so that the page says that it is invalid.
    return "";
  }
}

// Attributes that can be read and written as properties, too.
for (const attribute of CertInspectorElement.observedAttributes) {
  const name = propertyOf(attribute);
  Object.defineProperty(CertInspectorElement.prototype, name, {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, textOf(value));
    },
    configurable: true,
    enumerable: true,
  });
}

if (globalThis.customElements && globalThis.document) {
  if (!customElements.get("cert-inspector")) customElements.define("cert-inspector", CertInspectorElement);
  addEventListener("message", (event) => {
    if (event.data?.protocol !== PROTOCOL) return;
    const element = [...shown].find((one) => one.shows(event.source));
    if (element) element.hear(event);
    else warn("a message from a window that is not the page's is refused");
  });
}
