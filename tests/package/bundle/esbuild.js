// The same by esbuild, which leaves `new URL(…, import.meta.url)` as it is: what it names is laid beside the bundle.
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = new URL("../bundles/esbuild/", import.meta.url);
await build({
  entryPoints: [{ in: "bundle/main.js", out: "main" }, { in: "cert-inspector/worker.js", out: "worker" }],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: fileURLToPath(folder),
});
for (const file of ["core.wasm", "cert-inspector.html"]) {
  await copyFile(fileURLToPath(import.meta.resolve(`cert-inspector/${file}`)), new URL(file, folder));
}
await copyFile(new URL("index.html", import.meta.url), new URL("index.html", folder));
