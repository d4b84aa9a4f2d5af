// The recipes of docs/embedding.md that need a browser and no bundler: Trusted Types, service and shared workers, another origin.
import { AT, equal, fixtureFile, ok, rejection } from "./probing.js";

const good = await fixtureFile("server/good.der");
const wanted = { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: AT };
const [, cdn] = /cdn=(.*)/.exec(location.hash) ?? [];
const { configure, judge } = await import("./cert-inspector/index.js");

/** First: `configure` is an error after any call. Where the browser has Trusted Types, only the recipe gives a worker. */
export async function trustedTypes() {
  if (globalThis.trustedTypes) {
    ok((await rejection((async () => new Worker("/cert-inspector/worker.js"))())) instanceof TypeError, "the policy is in force");
    const policy = globalThis.trustedTypes.createPolicy("cert-inspector", { createScriptURL: (url) => url });
    configure({ worker: () => new Worker(policy.createScriptURL("/cert-inspector/worker.js"), { type: "module", name: "cert-inspector" }) });
  }
  equal((await judge([good], wanted)).admit, true);
  return globalThis.trustedTypes ? "in force" : "the browser has none";
}

/** What a worker of another kind answers through a port. */
function asked(post, options = {}) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve, reject) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error("no answer")), 30_000);
  });
  post({ file: good, wanted: { ...wanted, ...options } }, [port2]);
  return answer;
}

/** The address of a script, where the page's policy wants it through a policy of its own. */
const addresses = globalThis.trustedTypes?.createPolicy("probes", { createScriptURL: (url) => url });
const address = (url) => addresses?.createScriptURL(url) ?? url;

export async function serviceWorker() {
  let registration;
  try {
    registration = await navigator.serviceWorker.register(address("other-worker.js"), { type: "module" });
  } catch (error) {
    return `the browser has no modules in service workers: ${error.name}`;
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  equal((await asked((data, ports) => worker.postMessage(data, ports))).admit, true);
  await registration.unregister();
  return "judged";
}

export async function sharedWorker() {
  if (typeof SharedWorker !== "function") return "the browser has none";
  const worker = new SharedWorker(address("other-worker.js"), { type: "module" });
  // Firefox has workers in shared workers, and they are under Trusted Types, too.
  const post = (data, ports) => worker.port.postMessage(data, ports);
  equal((await asked(post, globalThis.trustedTypes ? { thread: "calling" } : {})).admit, true);
  return "judged";
}

/** A worker of another origin is refused with advice; the calling thread works. */
export async function anotherOrigin() {
  ok(cdn, "the address of another origin");
  const other = await import(`${cdn}/index.js`);
  const error = await rejection(other.judge([good], wanted));
  equal(error.kind, "notLoaded");
  equal((await other.judge([good], { ...wanted, thread: "calling" })).admit, true);
}
