// Elements in the page of the probes.
import { AT, PATIENCE_MS } from "./probing.js";
import "./cert-inspector/element.js";

/** Where they are put. */
export const place = document.querySelector("#place");

/** The page that they show, if it is not the one beside their script. */
export const page = new URLSearchParams(location.hash.slice(1)).get("page");

/** An element that is shown, once it is connected. */
export async function shown(attributes = {}, prepare = () => {}) {
  const element = document.createElement("cert-inspector");
  for (const [name, value] of Object.entries({ at: AT, ...(page && { src: page }), ...attributes })) element.setAttribute(name, value);
  prepare(element);
  const connected = event(element, "connected");
  place.replaceChildren(element);
  await connected;
  return element;
}

/** The next event of a kind. Whatever fails meanwhile is an error, unless that is what is waited for. */
export function event(element, kind) {
  return new Promise((resolve, reject) => {
    const stop = setTimeout(() => reject(new Error(`no ${kind}`)), PATIENCE_MS);
    element.addEventListener(kind, ({ detail }) => { clearTimeout(stop); resolve(detail); }, { once: true });
    if (kind !== "failed") {
      element.addEventListener("failed", ({ detail }) => reject(new Error(JSON.stringify(detail))), { once: true });
    }
  });
}
