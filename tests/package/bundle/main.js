// Uses the package and the element as a bundle has them, and writes into #result what both say of one file.
import { inspect } from "cert-inspector";
import "cert-inspector/element";

const result = document.querySelector("#result");
const at = "2026-11-20T12:00:00Z";
try {
  const response = await fetch("/fixtures/server/rsa-1024.der");
  const file = new File([await response.arrayBuffer()], "rsa-1024.der");
  const [inWorker, here] = await Promise.all(["worker", "calling"].map((thread) => inspect([file], { at, thread })));
  const inElement = await new Promise((resolve, reject) => {
    const element = document.createElement("cert-inspector");
    element.at = at;
    element.files = [file];
    element.addEventListener("inspected", ({ detail }) => resolve(detail.report));
    element.addEventListener("failed", ({ detail }) => reject(new Error(detail.message)));
    document.body.append(element);
  });
  const texts = [inWorker, here, inElement].map((report) => JSON.stringify(report));
  result.textContent = `${inWorker.outcome}, ${texts.every((text) => text === texts[0]) ? "all alike" : "not alike"}`;
} catch (error) {
  result.textContent = String(error?.message ?? error);
}
