// The element <cert-inspector>: shows the page in a frame that may run its scripts and save files, and nothing else, and speaks
// with it over one port. See docs/embedding.md for the protocol.

const PROTOCOL = "cert-inspector";
const VERSION = 1;

/** A page that has not said a word so long after it was loaded is not there, or no page of ours. */
const CONNECT_MS = 10_000;

/** The attributes, and as which setting the page knows them. HTML has a use of its own for `role`. */
const SETTINGS = {
  profile: "profile", role: "role", "certificate-role": "role", host: "host", at: "at", "user-name": "userName", locale: "locale",
};

/** What else may be set: where the page is, which colours, and what assistive technology calls the frame. */
const OTHERS = ["src", "theme", "label"];

/** Attributes that every element has. */
const GLOBAL = /^(id|class|style|slot|title|hidden|lang|dir|tabindex|part|is|inert|data-.*|aria-.*|on.*)$/;

/** The custom properties that a portal may set on the element, without their prefix. */
const PROPERTIES = ["accent", "on-accent", "background", "surface", "text", "font", "radius"];

/** In its first rule stands the height of the page. Whatever a portal says of the element counts more than rules here. */
const STYLE = `
  :host { display: block; min-height: 20rem; max-height: 100vh; overflow: hidden; }
  :host([hidden]) { display: none; }
  iframe { display: block; box-sizing: border-box; width: 100%; height: 100%; border: 0; color-scheme: normal; }`;

const warn = (sentence) => console.warn(`cert-inspector: ${sentence}`);

/** The elements that are in a document. */
const shown = new Set();

/** See `element.d.ts`. */
export class CertInspectorElement extends HTMLElement {
  static observedAttributes = [...Object.keys(SETTINGS), ...OTHERS];

  #frame;
  #rule;
  #port;
  #timer;
  #files = [];
  #anchors = [];
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
      if (!CertInspectorElement.observedAttributes.includes(name) && !GLOBAL.test(name)) {
        warn(`the attribute '${name}' is unknown and ignored`);
      }
    }
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    shown.add(this);
    addEventListener("resize", () => this.#look(), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#look(), { signal });
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
    else this.#post({ type: "settings", settings: this.#settings() });
  }

  /** The files that the page shows; setting them takes the place of everything that was there. */
  get files() {
    return [...this.#files];
  }

  set files(files) {
    this.#files = [...(files ?? [])];
    this.#post({ type: "files", files: this.#files });
  }

  /** The files whose certificates are trust anchors. */
  get anchors() {
    return [...this.#anchors];
  }

  set anchors(files) {
    this.#anchors = [...(files ?? [])];
    this.#post({ type: "anchors", files: this.#anchors });
  }

  /** Forgets every file, those of the user as well. */
  clear() {
    this.#files = [];
    this.#post({ type: "clear" });
  }

  /** The whole report on what is shown now. */
  report() {
    return new Promise((resolve, reject) => {
      if (!this.#port) {
        reject(failure("notConnected", "The page is not connected: wait for the event connected."));
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
      `There is no Certificate Inspector at ${this.#frame.src}, or the page's policy does not let it be shown (frame-src).`,
    )), CONNECT_MS);
  }

  #disconnect() {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = undefined;
    this.#rejectReports(failure("notConnected", "The page is gone."));
  }

  #rejectReports(error) {
    for (const { reject } of this.#reports.values()) reject(error);
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
    this.#post({ type: "settings", settings: this.#settings() });
    if (this.#anchors.length > 0) this.#post({ type: "anchors", files: this.#anchors });
    if (this.#files.length > 0) this.#post({ type: "files", files: this.#files });
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
    if (error) waiting?.reject(error);
    else waiting?.resolve(report);
  }

  #fail(error) {
    // The worker was stopped, and with it whatever it was asked.
    if (["cancelled", "crashed", "silent", "notLoaded"].includes(error?.kind)) this.#rejectReports(error);
    this.#tell("failed", error);
  }

  #tell(type, detail) {
    if (type === "connected" || type === "failed") clearTimeout(this.#timer);
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #post(message) {
    this.#port?.postMessage(message);
  }

  #settings() {
    const settings = {};
    for (const [attribute, name] of Object.entries(SETTINGS)) {
      const value = this.getAttribute(attribute);
      if (value) settings[name] = value;
    }
    return settings;
  }

  #look() {
    const style = getComputedStyle(this);
    const properties = {};
    for (const name of PROPERTIES) properties[name] = style.getPropertyValue(`--cert-inspector-${name}`).trim();
    this.#post({ type: "look", theme: this.getAttribute("theme") ?? "auto", properties, viewport: innerHeight });
  }
}

addEventListener("message", (event) => {
  if (event.data?.protocol !== PROTOCOL) return;
  const element = [...shown].find((one) => one.shows(event.source));
  if (element) element.hear(event);
  else warn("a message from a window that is not the page's is refused");
});

/** The name of the property that an attribute is. */
function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

const failure = (kind, message) => ({ kind, message, origin: null });

// Attributes that can be read and written as properties, too.
for (const attribute of CertInspectorElement.observedAttributes) {
  const name = propertyOf(attribute);
  Object.defineProperty(CertInspectorElement.prototype, name, {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
    configurable: true,
    enumerable: true,
  });
}

if (!customElements.get("cert-inspector")) customElements.define("cert-inspector", CertInspectorElement);
