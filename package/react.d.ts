// The element in JSX of React 19: import "cert-inspector/react".
import type { CertInspectorEventMap } from "./element.js";
import type { CertInspectorAttributes } from "./jsx.js";

export * from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "cert-inspector": React.DetailedHTMLProps<React.HTMLAttributes<import("./element.js").CertInspectorElement>, import("./element.js").CertInspectorElement>
        & CertInspectorAttributes & {
          onconnected?: ((event: CertInspectorEventMap["connected"]) => void) | undefined;
          oninspected?: ((event: CertInspectorEventMap["inspected"]) => void) | undefined;
          onexported?: ((event: CertInspectorEventMap["exported"]) => void) | undefined;
          onfailed?: ((event: CertInspectorEventMap["failed"]) => void) | undefined;
          onescape?: ((event: CertInspectorEventMap["escape"]) => void) | undefined;
        };
    }
  }
}
