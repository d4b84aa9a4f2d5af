// The page's end of a portal that shows it in a frame: one port, over which both speak the protocol of docs/embedding.md.
// Runs before the page's own code, which takes what is said here and says what is to be told.
//
// page to the window around it                 portal to the page's window, once, with a port
// {protocol, type: "ready", versions}          {protocol, version}
//
// portal to page, over the port                page to portal, over the port
//                                              connected {protocol, version}, or
//                                              refused {reason, versions}
// settings {profile, role, host, at,           height {pixels}
//   userName, locale}                          inspected {outcome, verdicts, admission, report}
// anchors  {files}                             report {request, report}
// files    {files}                             exported {name, mediaType}
// clear                                        failed {error: {kind, message, origin}}
// look     {theme, properties, viewport}       escape
// report   {request}
// focus
globalThis.portal = (() => {
  "use strict";

  const PROTOCOL = "cert-inspector";
  const VERSION = 2;
  /** What a portal may set, and as which of the page's colours and measures. */
  const PROPERTIES = {
    accent: ["color", "--accent"],
    "on-accent": ["color", "--accent-ink"],
    background: ["color", "--paper"],
    surface: ["color", "--sheet"],
    text: ["color", "--ink"],
    font: ["font-family", "--text", "--title"],
    radius: ["border-radius", "--radius"],
  };

  /** What is a value of everything, or takes one from elsewhere. */
  const NO_VALUE = /\b(var|env|attr|url|image)\(|^(initial|inherit|unset|revert|revert-layer)$/i;

  /** The condition of the rules for dark colours. */
  const DARK = "(prefers-color-scheme: dark)";

  let port;
  let darkRules;
  // What comes before the page's code is there waits for it.
  let heard;
  const waiting = [];

  const warn = (sentence) => console.warn(`cert-inspector: ${sentence}`);

  function connect({ source, data, ports: [offered], origin: from }) {
    if (data?.protocol !== PROTOCOL || !offered) {
      // Extensions of the browser send messages to the page itself; those are none of ours.
      if (source !== window) warn("a message is ignored that is not of the protocol by which portals connect");
      return;
    }
    const refuse = (reason) => {
      warn(`a connection is refused: ${reason}`);
      offered.postMessage({ type: "refused", reason, versions: [VERSION] });
      offered.close();
    };
    if (source !== parent || parent === window) {
      refuse("only the page that shows this one in a frame may connect");
    } else if (data.version !== VERSION) {
      refuse(`this page speaks version ${VERSION} of the protocol`);
    } else if (port) {
      refuse("this page is connected already");
    } else {
      port = offered;
      port.onmessage = (event) => receive(event.data);
      document.documentElement.dataset.framed = "";
      new ResizeObserver(tellHeight).observe(document.documentElement);
      pass("connected", from);
    }
  }

  function receive(message) {
    switch (message?.type) {
      case "settings": return pass("settings", message.settings);
      case "anchors":
      case "files": return pass(message.type, filesOf(message.files));
      case "clear": return pass("clear");
      case "report": return pass("report", message.request);
      case "look": return look(message);
      case "focus": return document.querySelector("[role=tab][aria-selected=true], #file-input")?.focus();
      default: return warn(`the message '${String(message?.type)}' is unknown and ignored`);
    }
  }

  function pass(kind, value) {
    if (heard) heard(kind, value);
    else waiting.push([kind, value]);
  }

  /** Files as the page takes them; none where one is invalid, so that nothing goes unjudged. */
  function filesOf(files) {
    const given = Array.isArray(files) ? files : [files];
    const own = given.flatMap((file) => {
      if (file instanceof File) return file;
      const isNamed = typeof file?.name === "string" && Object.keys(file).every((key) => key === "name" || key === "bytes");
      const isFile = isNamed && (file.bytes instanceof Blob || file.bytes instanceof Uint8Array);
      return isFile ? new File([file.bytes], file.name) : [];
    });
    if (own.length === given.length) return own;
    const message = "each file must be a File, or an object with a name and bytes (a Uint8Array or a Blob) and nothing else";
    tell("failed", { error: { kind: "badFile", message, origin: null } });
    return [];
  }

  /** The portal's colours, and the height of its window, by which parts of the page are measured. */
  function look({ theme, properties, viewport }) {
    const root = document.documentElement;
    const isForced = theme === "light" || theme === "dark";
    root.style.colorScheme = isForced ? theme : "";
    const dark = isForced ? (theme === "dark" ? "all" : "not all") : DARK;
    darkRules ??= [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === DARK);
    for (const rule of darkRules) rule.media.mediaText = dark;
    for (const [name, [kind, ...names]] of Object.entries(PROPERTIES)) {
      const value = String(properties?.[name] ?? "");
      const fits = CSS.supports(kind, value) && !NO_VALUE.test(value);
      if (value && !fits) warn(`the value of ${name} is ignored: it is no ${kind}`);
      for (const one of names) root.style.setProperty(one, fits ? value : "");
    }
    // Grounds that go with the accent follow it; older browsers keep those of the page.
    const shade = "color-mix(in srgb, var(--accent) 12%, var(--sheet))";
    const isMixed = root.style.getPropertyValue("--accent") && CSS.supports("color", shade.replace(/var\(.*?\)/g, "red"));
    root.style.setProperty("--accent-shade", isMixed ? shade : "");
    if (viewport > 0) root.style.setProperty("--view", `${viewport / 100}px`);
    tellHeight();
  }

  function tellHeight() {
    tell("height", { pixels: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  }

  function tell(type, values) {
    port?.postMessage({ type, ...values });
  }

  // Where nothing on the page wants it, Escape may be for the dialogue that the frame stands in.
  addEventListener("keydown", (event) => {
    const isWanted = event.defaultPrevented || document.querySelector("dialog[open]");
    if (event.key === "Escape" && !isWanted) tell("escape");
  });

  addEventListener("message", connect);
  // It holds nothing that is secret, so whoever shows the page may hear it.
  if (parent !== window) parent.postMessage({ protocol: PROTOCOL, type: "ready", versions: [VERSION] }, "*");

  return {
    tell,
    /** Calls a function with everything that the portal says, and with what it said so far. */
    listen(hear) {
      heard = hear;
      for (const [kind, value] of waiting.splice(0)) heard(kind, value);
    },
    connected: (version) => tell("connected", { protocol: VERSION, version }),
  };
})();
