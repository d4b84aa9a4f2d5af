// The element in Svelte 5: import "cert-inspector/svelte".
import type { CertInspectorElement, CertInspectorEventMap } from "./element.js";
import type { CertInspectorAttributes } from "./jsx.js";

export * from "./element.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "cert-inspector": Omit<HTMLAttributes<CertInspectorElement>, "role"> & CertInspectorAttributes & {
      onconnected?: ((event: CertInspectorEventMap["connected"]) => void) | undefined;
      oninspected?: ((event: CertInspectorEventMap["inspected"]) => void) | undefined;
      onexported?: ((event: CertInspectorEventMap["exported"]) => void) | undefined;
      onfailed?: ((event: CertInspectorEventMap["failed"]) => void) | undefined;
      onescape?: ((event: CertInspectorEventMap["escape"]) => void) | undefined;
    };
  }
}
