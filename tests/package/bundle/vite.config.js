// `package` in a bundle made by Vite, as docs/embedding.md says.
export default {
  base: "./",
  build: { outDir: "../bundles/vite", emptyOutDir: true, target: "es2022" },
};
