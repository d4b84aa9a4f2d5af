// @ts-check
// Both ways to use the package: `judge` decides whether a file may be imported, and the element shows the reasons at length.
import { judge, InspectError } from "./cert-inspector/index.js";
import "./cert-inspector/element.js";

/** @import { Admission, AdmissionReason, ProfileId, Role } from "./cert-inspector/index.js" */
/** @import { CertInspectorElement } from "./cert-inspector/element.js" */

/**
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const dialog = element("import-dialog", HTMLDialogElement);
const files = element("files", HTMLInputElement);
const host = element("host", HTMLInputElement);
const use = element("use", HTMLSelectElement);
const judgement = element("judgement", HTMLElement);
const importButton = element("import", HTMLButtonElement);
const closerButton = element("look-closer", HTMLButtonElement);
const closer = /** @type {CertInspectorElement} */ (element("closer", HTMLElement));
const inspectorDialog = element("inspector-dialog", HTMLDialogElement);

/** Nobody who is still typing pauses for so long. */
const TYPING_MS = 250;
let typing = 0;

/** Ends a judgement that is out of date. */
let asked = new AbortController();

/** What the files are wanted for. */
function wanted() {
  const [profile, role] = use.value.split("/");
  return /** @type {{ profile: ProfileId, role: Role }} */ ({ profile, role });
}

/** The address of the server; `null` where none is typed. */
const address = () => host.value.trim() || null;

/** A portal that knows its server's clock better than this computer's writes it into the page. */
function now() {
  const at = document.body.dataset.now;
  return at === undefined ? {} : { at };
}

async function judgeFiles() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const chosen = [...(files.files ?? [])];
  host.required = wanted().role === "server";
  importButton.disabled = true;
  closerButton.disabled = chosen.length === 0;
  judgement.replaceChildren();
  if (!closer.hidden) lookCloser();
  if (chosen.length === 0) return;
  // A server needs its address: what a certificate is not compared with, it cannot match.
  if (host.required && address() === null) {
    judgement.replaceChildren(paragraph("verdict bad", "Enter the address of the server, as users type it in the app."));
    return;
  }
  try {
    const admission = await judge(chosen, { ...wanted(), ...now(), host: address(), signal });
    importButton.disabled = !admission.admit;
    show(admission);
  } catch (error) {
    // Another choice was made meanwhile.
    if (signal.aborted) return;
    const message = error instanceof InspectError ? error.message : String(error);
    judgement.replaceChildren(paragraph("verdict bad", `The files cannot be judged: ${message}`));
  }
}

/** @param {Admission} admission */
function show({ admit, reasons, warnings }) {
  const count = reasons.length === 1 ? "one reason" : `${reasons.length} reasons`;
  const verdict = admit ? paragraph("verdict good", "This can be imported.") : paragraph("verdict bad", `This is not imported, for ${count}:`);
  judgement.replaceChildren(verdict, listOf(admit ? warnings : reasons));
}

/** @param {AdmissionReason[]} reasons */
function listOf(reasons) {
  const list = document.createElement("ul");
  list.className = "reasons";
  for (const { file, place, message, remedy } of reasons) {
    const item = document.createElement("li");
    if (file) item.append(paragraph("where", [file, place].filter(Boolean).join(" › ")));
    item.append(paragraph("message", message));
    if (remedy) item.append(paragraph("remedy", remedy));
    list.append(item);
  }
  return list;
}

/**
 * @param {string} kind
 * @param {string} text
 */
function paragraph(kind, text) {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}

function lookCloser() {
  const { profile, role } = wanted();
  closer.profile = profile;
  closer.certificateRole = role;
  closer.host = address();
  closer.at = now().at ?? null;
  closer.files = [...(files.files ?? [])];
  closer.hidden = false;
}

function openImport() {
  element("import-form", HTMLFormElement).reset();
  closer.hidden = true;
  closer.clear();
  dialog.showModal();
  judgeFiles();
}

function importFiles() {
  const list = element("imported", HTMLUListElement);
  list.querySelector(".empty")?.remove();
  for (const file of files.files ?? []) {
    const item = document.createElement("li");
    item.textContent = `${file.name}, for ${use.selectedOptions[0]?.textContent}`;
    list.append(item);
  }
}

element("open-import", HTMLButtonElement).addEventListener("click", openImport);
element("cancel-import", HTMLButtonElement).addEventListener("click", () => dialog.close());
closerButton.addEventListener("click", () => { lookCloser(); closer.focus(); });
for (const field of [files, use]) field.addEventListener("change", judgeFiles);
// While it is typed, and not when it is left: a button that is switched off under the pointer swallows the click.
host.addEventListener("input", () => {
  importButton.disabled = true;
  clearTimeout(typing);
  typing = setTimeout(judgeFiles, TYPING_MS);
});
dialog.addEventListener("close", () => asked.abort());
element("import-form", HTMLFormElement).addEventListener("submit", importFiles);
// The frame has the keyboard while the focus is in it: what it does not want comes back.
closer.addEventListener("escape", () => dialog.close());

element("open-inspector", HTMLButtonElement).addEventListener("click", () => {
  const told = element("inspector-told", HTMLElement);
  const inspector = document.createElement("cert-inspector");
  inspector.label = "Certificate Inspector";
  inspector.addEventListener("inspected", ({ detail: { verdicts } }) => {
    const served = verdicts.filter(({ verdict }) => verdict !== "nothing");
    told.textContent = served.map(({ headline }) => headline).join(" ");
  });
  inspector.addEventListener("exported", ({ detail: { name } }) => { told.textContent = `${name} was saved.`; });
  inspector.addEventListener("failed", ({ detail: { message } }) => { told.textContent = message; });
  inspector.addEventListener("escape", () => inspectorDialog.close());
  told.after(inspector);
  inspectorDialog.addEventListener("close", () => inspector.remove(), { once: true });
  inspectorDialog.showModal();
  inspector.focus();
});
element("close-inspector", HTMLButtonElement).addEventListener("click", () => inspectorDialog.close());
