// What the element does, under the policy of a portal. `?element` shows the page from the portal's own origin; the test that
// serves it from another one writes that into `data-page` of the document.
import { AT, PATIENCE_MS, equal, fixtureFile, ok, rejection, until, warnings } from "./probing.js";
import { inspect, InspectError } from "./cert-inspector/index.js";
import { CertInspectorElement } from "./cert-inspector/element.js";
import { event, page, place, shown } from "./placing.js";

const weak = await fixtureFile("server/rsa-1024.der");
const chain = await fixtureFile("cert-pem/good/cert.pem");

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
  // The page is drawn in several frames: a height counts once it stays.
  const settled = async () => {
    let [last, since] = [height(), performance.now()];
    await until(() => {
      if (height() !== last) [last, since] = [height(), performance.now()];
      return performance.now() - since > 500;
    }, "a height that stays");
    return last;
  };
  const low = height();
  for (const round of ["first", "second"]) {
    const inspected = event(element, "inspected");
    element.files = [weak];
    await inspected;
    await until(() => differs(low), `the height of the ${round} result, not ${low}`);
    if (round === "second") break;
    const full = await settled();
    element.clear();
    await until(() => differs(full), `not ${full}`);
    await settled();
  }
  ok(element.getBoundingClientRect().height <= innerHeight, "not higher than the window");
  element.style.maxHeight = "none";
  equal(Math.round(element.getBoundingClientRect().height), Math.round(height()), "the portal's styles count more");
  // Without a limit there is no scroll bar, so lines break elsewhere: the empty page has another height than before.
  const full = await settled();
  element.clear();
  await until(() => differs(full), `not ${full}`);
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
