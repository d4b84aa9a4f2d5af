// The element in templates of Vue 3: import "cert-inspector/vue".
import type { CertInspectorEventMap } from "./element.js";
import type { CertInspectorAttributes } from "./jsx.js";

export * from "./element.js";

declare module "vue" {
  interface GlobalComponents {
    "cert-inspector": new () => {
      $props: CertInspectorAttributes & {
        onConnected?: ((event: CertInspectorEventMap["connected"]) => void) | undefined;
        onInspected?: ((event: CertInspectorEventMap["inspected"]) => void) | undefined;
        onExported?: ((event: CertInspectorEventMap["exported"]) => void) | undefined;
        onFailed?: ((event: CertInspectorEventMap["failed"]) => void) | undefined;
        onEscape?: ((event: CertInspectorEventMap["escape"]) => void) | undefined;
      };
    };
  }
}
