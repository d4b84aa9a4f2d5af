// A bundle made by webpack, as docs/embedding.md says.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../bundles/webpack/", import.meta.url);
mkdirSync(folder, { recursive: true });
copyFileSync(new URL("index.html", import.meta.url), new URL("index.html", folder));

export default {
  mode: "production",
  target: ["web", "es2022"],
  entry: fileURLToPath(new URL("main.js", import.meta.url)),
  output: { path: fileURLToPath(folder), filename: "main.js" },
  // The page allows only its own scripts, by their hashes: it must stay as it is, byte for byte.
  optimization: { minimizeOptions: { html: false } },
  // The module is compiled by the package, not by the bundler.
  performance: { hints: false },
};
