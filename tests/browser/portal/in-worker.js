// The package inside a worker of the portal: on its own thread, and in a worker below it.
import { inspect } from "./cert-inspector/index.js";

self.onmessage = async ({ data: { file, options } }) => {
  const [here, nested] = [
    await inspect([file], { ...options, thread: "calling" }),
    await inspect([file], options),
  ].map((report) => JSON.stringify(report));
  postMessage({ here, nested });
};
