// The package in a service worker or a shared worker, which can start no worker themselves.
import { judge } from "./cert-inspector/index.js";

async function answer({ data: { file, wanted }, ports: [port] }) {
  port.postMessage(await judge([file], wanted).catch(({ kind, message }) => ({ kind, message })));
}

addEventListener("message", answer);
addEventListener("connect", ({ ports: [port] }) => {
  port.onmessage = answer;
});
