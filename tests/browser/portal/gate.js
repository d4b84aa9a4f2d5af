// What the element admits: nothing without settings, nothing under invalid ones, and nothing for whatever else it is given.
import { AT, equal, fixtureFile, ok, until } from "./probing.js";
import { event, page, place, shown } from "./placing.js";
import { anything, chooser, json } from "./values.js";

const weak = await fixtureFile("server/rsa-1024.der");
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
