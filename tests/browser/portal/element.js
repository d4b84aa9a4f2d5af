// What the element does, under the policy of a portal. `?element` shows the page from the portal's own origin; the test that
// serves it from another one writes that into `data-page` of the document.
import { AT, PATIENCE_MS, equal, fixtureFile, ok, rejection, until, warnings } from "./probing.js";
import { inspect, InspectError } from "./cert-inspector/index.js";
import { CertInspectorElement } from "./cert-inspector/element.js";
import { anything, chooser, json } from "./values.js";

const place = document.querySelector("#place");
const page = new URLSearchParams(location.hash.slice(1)).get("page");
const weak = await fixtureFile("server/rsa-1024.der");
const chain = await fixtureFile("cert-pem/good/cert.pem");

/** An element that is shown, once it is connected. */
async function shown(attributes = {}, prepare = () => {}) {
  const element = document.createElement("cert-inspector");
  for (const [name, value] of Object.entries({ at: AT, ...(page && { src: page }), ...attributes })) element.setAttribute(name, value);
  prepare(element);
  const connected = event(element, "connected");
  place.replaceChildren(element);
  await connected;
  return element;
}

/** The next event of a kind. Whatever fails meanwhile is an error, unless that is what is waited for. */
function event(element, kind) {
  return new Promise((resolve, reject) => {
    const stop = setTimeout(() => reject(new Error(`no ${kind}`)), PATIENCE_MS);
    element.addEventListener(kind, ({ detail }) => { clearTimeout(stop); resolve(detail); }, { once: true });
    if (kind !== "failed") {
      element.addEventListener("failed", ({ detail }) => reject(new Error(JSON.stringify(detail))), { once: true });
    }
  });
}

export async function filesOfThePortalAreJudged() {
  const element = await shown({ profile: "senstar-mobile", host: "vms.example.org", "certificate-role": "server" });
  const inspected = event(element, "inspected");
  element.files = [weak];
  const { outcome, verdicts, admission, report } = await inspected;
  equal(outcome, "fail");
  equal(verdicts.map(({ destination, verdict }) => [destination, verdict]),
    [["senstar-mobile-server", "rejected"], ["senstar-mobile-ios", "nothing"], ["senstar-mobile-android", "nothing"], ["senstar-mobile-request", "nothing"]]);
  equal([admission.admit, admission.reasons[0].findings], [false, ["senstar-mobile/server-key-size"]]);
  equal(admission.judgedFor, { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT });
  equal(report, await inspect([weak], { at: AT, profile: "senstar-mobile", host: "vms.example.org" }), "the report of the package");
  equal(await element.report(), report, "the same when it is asked for");
  ok(!JSON.stringify(report).includes("PRIVATE KEY"), "no key is told");
}

export async function theWantedRoleDoesNotBendTheJudgement() {
  const element = await shown({ profile: "dw-spectrum", "certificate-role": "server" });
  const inspected = event(element, "inspected");
  element.files = [chain];
  const { admission, report } = await inspected;
  equal(report.settings.role, null, "an intermediate stays what it is");
  ok(!admission.reasons.some(({ kind }) => kind === "missing"), JSON.stringify(admission.reasons));
}

const forServer = { profile: "senstar-mobile", host: "vms.example.org", "certificate-role": "server" };

/** What is told of a good server certificate under settings. */
async function admissionOf(attributes, files = ["server/good.der"], prepare = () => {}) {
  const set = Object.entries({ ...forServer, ...attributes }).filter(([, value]) => value !== null);
  const element = await shown(Object.fromEntries(set), prepare);
  const inspected = event(element, "inspected");
  element.files = await Promise.all(files.map((path) => fixtureFile(path)));
  return [(await inspected).admission, element];
}

export async function nothingIsAdmittedWithoutASetting() {
  equal((await admissionOf({}))[0].admit, true, "the good one");
  for (const missing of ["profile", "certificate-role", "host"]) {
    const [{ admit, reasons }] = await admissionOf({ [missing]: null });
    equal([admit, reasons.map(({ kind }) => kind)], [false, ["setting"]], missing);
  }
}

export async function anInvalidSettingRevokesAnAdmission() {
  for (const [name, value] of [
    ["profile", "senstar"], ["profile", ""], ["certificate-role", "client"], ["host", ""], ["at", "yesterday"], ["user-name", " "],
  ]) {
    const [admitted, element] = await admissionOf({});
    equal(admitted.admit, true);
    const told = [];
    element.addEventListener("inspected", ({ detail: { admission } }) => told.push(admission));
    const failed = event(element, "failed");
    element.setAttribute(name, value);
    await failed;
    await until(() => told.length > 0, `a revocation for ${name}="${value}"`);
    equal([told[0].admit, told[0].reasons.map(({ kind }) => kind), told[0].judgedFor.profile], [false, ["setting"], null]);
    // What comes while it is invalid is not admitted either, and what comes after that is.
    const again = event(element, "inspected");
    element.files = [await fixtureFile("server/good.der")];
    equal((await again).admission.admit, false, `${name}="${value}" stands`);
    element.setAttribute(name, forServer[name] ?? (name === "at" ? AT : "bot.user1"));
    await until(() => told.at(-1).admit, "an admission again");
  }
}

export async function anAnchorNeverSatisfiesTheRole() {
  const root = await fixtureFile("ca/root.der");
  const bytes = new Uint8Array(await root.arrayBuffer());
  const asCa = { "certificate-role": "ca" };
  const [one] = await admissionOf(asCa, ["server/good.der"], (element) => { element.anchors = [root]; });
  equal(one.admit, false, "an anchor");
  const element = await shown({ ...forServer, ...asCa });
  const inspected = event(element, "inspected");
  element.files = [await fixtureFile("server/good.der"), { name: "root.der", bytes, trusted: true }];
  equal((await inspected).admission.admit, false, "a trusted file");
}

export async function aFileThatIsNoneLeavesNothingAdmitted() {
  const [admitted, element] = await admissionOf({});
  equal(admitted.admit, true);
  const told = [];
  element.addEventListener("inspected", ({ detail: { admission } }) => told.push(admission.admit));
  const failed = event(element, "failed");
  element.files = [await fixtureFile("server/good.der"), { name: "a" }];
  equal((await failed).kind, "badFile");
  await until(() => told.length > 0, "a revocation");
  equal([told.at(-1), element.files], [false, []]);
}

export async function whatIsForgottenIsNotAdmitted() {
  const [admitted, element] = await admissionOf({});
  equal(admitted.admit, true);
  const inspected = event(element, "inspected");
  element.clear();
  equal((await inspected).admission.admit, false);
}

export async function aDateIsATime() {
  const element = await shown({}, (one) => { one.at = new Date(AT); });
  equal(element.getAttribute("at"), "2026-11-20T12:00:00.000Z");
  const inspected = event(element, "inspected");
  element.files = [weak];
  equal((await inspected).report.settings.at, AT);
}

/** What the element says to the page from now on, of one kind. */
function said(kind) {
  const heard = [];
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message?.type === kind) heard.push(message);
    return postMessage.call(this, message, ...rest);
  };
  return heard;
}

export async function theLookFollowsThePortal() {
  const element = await shown();
  const looks = said("look");
  const accent = () => looks.at(-1)?.properties.accent;
  document.documentElement.style.setProperty("--cert-inspector-accent", "rgb(1, 2, 3)");
  await until(() => accent() === "rgb(1, 2, 3)", "the new colour");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("cert-inspector { --cert-inspector-accent: rgb(4, 5, 6); }");
  document.adoptedStyleSheets = [sheet];
  element.refreshTheme();
  equal(accent(), "rgb(4, 5, 6)");
  document.adoptedStyleSheets = [];
  document.documentElement.style.removeProperty("--cert-inspector-accent");
}

export async function theLanguageIsThatOfThePortal() {
  const { lang } = document.documentElement;
  const settings = said("settings");
  document.documentElement.lang = "de-AT";
  const element = await shown();
  equal(settings.at(-1).settings.locale, "de-AT", "at first");
  document.documentElement.lang = "en";
  await until(() => settings.at(-1).settings.locale === "en", "the new language");
  element.locale = "de";
  equal(settings.at(-1).settings.locale, "de", "its own counts more");
  document.documentElement.lang = lang;
}

export async function eventsBubble() {
  const heard = new Promise((resolve) => addEventListener("inspected", resolve, { once: true }));
  const element = await shown();
  element.files = [weak];
  equal((await heard).target === element, true);
}

export async function settingsMayChange() {
  const element = await shown({ profile: "dw-spectrum" });
  let inspected = event(element, "inspected");
  element.files = [weak];
  equal((await inspected).report.settings.profile, "dw-spectrum");
  inspected = event(element, "inspected");
  element.profile = "senstar-mobile";
  element.userName = "bot.user1";
  const { report: { settings } } = await inspected;
  equal([settings.profile, settings.userName, settings.at], ["senstar-mobile", "bot.user1", AT]);
}

export async function whatIsSetBeforeTheScriptHasRunCounts() {
  // In a document without a window, elements are not yet what their script makes of them.
  const early = document.implementation.createHTMLDocument().createElement("cert-inspector");
  ok(!(early instanceof CertInspectorElement), "the element is not made yet");
  Object.assign(early, { profile: "dw-spectrum", userName: "bot.user1", at: AT, files: [weak] }, page && { src: page });
  const inspected = event(early, "inspected");
  place.replaceChildren(early);
  const { report: { inputs, settings } } = await inspected;
  equal([settings.profile, settings.userName, inputs.map(({ name }) => name)], ["dw-spectrum", "bot.user1", [weak.name]]);
  equal([early.getAttribute("user-name"), early.files.length], ["bot.user1", 1]);
}

export async function filesTakeThePlaceOfThoseBefore() {
  const element = await shown();
  let inspected = event(element, "inspected");
  element.files = [weak];
  await inspected;
  inspected = event(element, "inspected");
  element.files = [{ name: "again.der", bytes: new Uint8Array(await weak.arrayBuffer()) }];
  equal((await inspected).report.inputs.map(({ name }) => name), ["again.der"]);
  equal(element.files.length, 1);
}

export async function anchorsAreTrusted() {
  const root = await fixtureFile("cert-pem/parts/root.pem");
  for (const [anchors, trust] of [[[], "unknownIssuer"], [[root], "privatelyTrusted"]]) {
    const element = await shown({}, (one) => { one.anchors = anchors; });
    const inspected = event(element, "inspected");
    element.files = [chain];
    const { report } = await inspected;
    equal(report.inputs.length, 1 + anchors.length, "anchors are read with the first files");
    const leaf = report.objects.find(({ paths }) => paths);
    equal(leaf.paths.trust, trust);
  }
}

export async function whatDoesNotFitIsSaid() {
  const element = await shown();
  for (const [name, value, kind] of [
    ["profile", "nonesuch", "badOptions"], ["certificate-role", "nonesuch", "badOptions"],
    ["host", "not a host", "badHost"], ["at", "yesterday", "badTime"],
  ]) {
    const failed = event(element, "failed");
    element.setAttribute(name, value);
    const failure = await failed;
    equal([failure.kind, failure.origin], [kind, null]);
    ok(failure.message.length > 10, failure.message);
    element.removeAttribute(name);
  }
}

export async function unknownAttributesAreWarnedOf() {
  const heard = warnings();
  await shown({ colour: "red", username: "bot", "data-own": "1", class: "x", "_ngcontent-abc-1": "", "ng-version": "1", "v-cloak": "" });
  equal(heard, [
    "cert-inspector: the attribute 'colour' is unknown and ignored",
    "cert-inspector: the attribute 'username' is unknown and ignored; did you mean 'user-name'?",
  ]);
}

export async function aFileOverTheLimitGivesTheSameError() {
  const element = await shown();
  const large = new File([new Uint8Array(64 * 1024 * 1024 + 1)], "large.bin");
  const inspected = event(element, "inspected");
  element.files = [large];
  const { report: { problems }, admission } = await inspected;
  equal(problems, (await inspect([large], { at: AT })).problems);
  equal([problems[0].kind, admission.admit], ["tooLarge", false]);
}

/** What the page answers to somebody who offers a port. `from` is the window that offers. */
function offer(from, frame, message) {
  const { port1, port2 } = new from.MessageChannel();
  const answer = new Promise((resolve, reject) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error("no answer")), PATIENCE_MS);
  });
  frame.contentWindow.postMessage(message, "*", [port2]);
  return answer;
}

export async function nobodyElseMayConnect() {
  const element = await shown();
  const frame = element.shadowRoot.querySelector("iframe");
  const intruder = document.createElement("iframe");
  intruder.src = "intruder.html";
  await new Promise((resolve) => {
    intruder.onload = resolve;
    place.append(intruder);
  });
  // A window beside the page, then the portal itself a second time, and in a version that nobody speaks.
  const port = await new Promise((resolve) => {
    addEventListener("message", ({ data }) => resolve(data), { once: true });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    intruder.contentWindow.offer(frame.contentWindow, { protocol: "cert-inspector", version: 2 }, port2);
  });
  equal([port.type, port.reason], ["refused", "only the page that shows this one in a frame may connect"]);
  const again = await offer(window, frame, { protocol: "cert-inspector", version: 2 });
  equal([again.type, again.reason], ["refused", "this page is connected already"]);
  const other = await offer(window, frame, { protocol: "cert-inspector", version: 1 });
  equal([other.type, other.versions], ["refused", [2]]);
  // The first connection stands.
  const inspected = event(element, "inspected");
  element.files = [weak];
  equal((await inspected).outcome, "fail");
}

export async function theElementHearsOnlyItsPage() {
  const element = await shown();
  const heard = warnings();
  const failed = [];
  element.addEventListener("failed", ({ detail }) => failed.push(detail));
  window.postMessage({ protocol: "cert-inspector", type: "ready", versions: [99] }, "*");
  await until(() => heard.length > 0, "a warning");
  equal([heard, failed], [["cert-inspector: a message from a window that is not the page's is refused"], []]);
}

export async function aPageOfAnotherVersionIsRefused() {
  const heard = warnings();
  const element = document.createElement("cert-inspector");
  element.src = "other-version.html";
  const failed = event(element, "failed");
  place.replaceChildren(element);
  equal((await failed).kind, "otherProtocol");
  equal(heard, ["cert-inspector: the page speaks another version of the protocol"]);
}

export async function aPageThatIsNotThereIsSaid() {
  const element = document.createElement("cert-inspector");
  element.src = "nonesuch.html";
  const failed = event(element, "failed");
  place.replaceChildren(element);
  equal((await failed).kind, "notConnected");
}

export async function theFrameMayDoLittle() {
  const element = await shown();
  const frame = element.shadowRoot.querySelector("iframe");
  equal(frame.getAttribute("sandbox"), "allow-scripts allow-downloads");
  equal(frame.contentDocument, null, "of another origin, even where it is served from the same");
}

export async function theHeightFollows() {
  const element = await shown();
  const height = () => parseFloat(element.shadowRoot.adoptedStyleSheets[0].cssRules[0].style.height);
  // The empty page and the result differ in height, whatever of the first is drawn by now.
  await until(() => height() > 600, "the height of the empty page");
  const differs = (before) => Math.abs(height() - before) > 50;
  const low = height();
  let empty;
  for (const round of ["first", "second"]) {
    const inspected = event(element, "inspected");
    element.files = [weak];
    await inspected;
    await until(() => differs(low), `the height of the ${round} result, not ${low}`);
    if (round === "second") break;
    const full = height();
    element.clear();
    await until(() => differs(full), `not ${full}`);
    empty = height();
  }
  ok(element.getBoundingClientRect().height <= innerHeight, "not higher than the window");
  element.style.maxHeight = "none";
  equal(Math.round(element.getBoundingClientRect().height), Math.round(height()), "the portal's styles count more");
  element.clear();
  await until(() => Math.abs(height() - empty) < 20, `${empty} again`);
}

export async function theReportNeedsAPage() {
  const element = document.createElement("cert-inspector");
  const error = await rejection(element.report());
  equal([error.kind, error instanceof InspectError], ["notConnected", true]);
  const gone = await shown();
  gone.files = [weak];
  const asked = rejection(gone.report());
  gone.remove();
  equal((await asked).kind, "notConnected");
}

export async function anElementThatMovesStartsAgain() {
  const element = await shown();
  let inspected = event(element, "inspected");
  element.files = [weak];
  await inspected;
  const other = document.createElement("div");
  place.append(other);
  inspected = event(element, "inspected");
  other.append(element);
  equal((await inspected).report.inputs.map(({ name }) => name), ["rsa-1024.der"], "its files are given again");
}

export async function twoStandSideBySide() {
  const heard = warnings();
  const [one, other] = await Promise.all([0, 1].map(async () => {
    const element = document.createElement("cert-inspector");
    if (page) element.src = page;
    const connected = event(element, "connected");
    place.append(element);
    await connected;
    return element;
  }));
  const inspected = [event(one, "inspected"), event(other, "inspected")];
  one.files = [weak];
  other.files = [chain];
  const names = (await Promise.all(inspected)).map(({ report }) => report.inputs[0].name);
  equal([names, heard], [["rsa-1024.der", "cert.pem"], []]);
}

export function propertiesAreAttributes() {
  const element = new CertInspectorElement();
  element.userName = "bot.user1";
  element.certificateRole = "client";
  equal([element.getAttribute("user-name"), element.getAttribute("certificate-role")], ["bot.user1", "client"]);
  element.userName = null;
  equal([element.userName, element.hasAttribute("user-name")], [null, false]);
}

const SEED = 20261120;

/** Nothing that is set makes a weak certificate a good one, and the element stays alive. */
export async function anyAttributesAndProperties() {
  const random = chooser(SEED);
  const element = await shown({ ...forServer });
  const told = [];
  element.addEventListener("inspected", ({ detail: { admission } }) => told.push(admission));
  const names = ["profile", "certificateRole", "role", "host", "at", "userName", "locale", "theme", "label", "files", "anchors"];
  element.files = [weak];
  for (let round = 0; round < 150; round++) {
    const name = names[random(names.length)];
    const value = anything(random);
    if (random(2) === 0 || typeof value === "symbol") element[name] = value;
    else element.setAttribute(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(json(random)));
    if (random(10) === 0) element.files = [weak];
    if (random(20) === 0) await until(() => told.length > 0, "something told");
  }
  for (const [name, value] of Object.entries({ ...forServer, at: AT })) element.setAttribute(name, value);
  for (const name of ["role", "user-name", "locale"]) element.removeAttribute(name);
  element.anchors = [];
  ok(told.length > 0 && told.every(({ admit }) => admit === false), "a yes for a weak certificate");
  element.files = [await fixtureFile("server/good.der")];
  await until(() => told.at(-1).admit, "the good one is admitted afterwards");
}

/** The same over the port itself, as a portal without the element would use it. */
export async function anyMessages() {
  const random = chooser(SEED + 1);
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-downloads");
  frame.src = page ?? "cert-inspector/cert-inspector.html";
  const ready = new Promise((resolve) => {
    const hear = ({ source, data }) => {
      if (source !== frame.contentWindow || data?.type !== "ready") return;
      removeEventListener("message", hear);
      resolve();
    };
    addEventListener("message", hear);
  });
  place.replaceChildren(frame);
  await ready;
  const { port1, port2 } = new MessageChannel();
  const told = [];
  port1.onmessage = ({ data }) => { if (data.type === "inspected") told.push(data.admission); };
  frame.contentWindow.postMessage({ protocol: "cert-inspector", version: 2 }, "*", [port2]);
  const settings = { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT };
  const types = ["settings", "files", "anchors", "clear", "look", "report", "focus", "unknown"];
  for (let round = 0; round < 150; round++) {
    const message = random(8) === 0 ? json(random) : { type: types[random(types.length)] };
    if (message !== null && typeof message === "object" && !Array.isArray(message)) {
      const fields = ["settings", "files", "theme", "properties", "viewport", "request"];
      message[fields[random(fields.length)]] = json(random);
      if (random(3) === 0) message.settings = { ...settings, [Object.keys(settings)[random(4)]]: json(random) };
    }
    port1.postMessage(message);
    if (random(10) === 0) port1.postMessage({ type: "files", files: [weak] });
  }
  ok(told.every(({ admit }) => admit === false), "a yes for a weak certificate");
  port1.postMessage({ type: "anchors", files: [] });
  port1.postMessage({ type: "settings", settings });
  port1.postMessage({ type: "files", files: [await fixtureFile("server/good.der")] });
  await until(() => told.at(-1)?.admit, "the good one is admitted afterwards");
}
