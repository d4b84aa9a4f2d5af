// A bundle made by Vite, as docs/embedding.md says.
export default {
  base: "./",
  build: { outDir: "../bundles/vite", emptyOutDir: true, target: "es2022" },
  // For `vite dev`: bundled in advance, the package would lose its files.
  optimizeDeps: { exclude: ["cert-inspector"] },
};
