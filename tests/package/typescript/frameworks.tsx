// The element in React, Vue and Svelte, in strict TypeScript: it only has to compile.
import { useState } from "react";
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import "cert-inspector/react";
import "cert-inspector/svelte";
import "cert-inspector/vue";

export function Panel({ files }: { files: FileList }) {
  const [admit, setAdmit] = useState(false);
  return (
    <cert-inspector profile="dw-spectrum" certificateRole="server" host="video.example.org" at={new Date()} files={files} className="x"
      aria-busy={admit} oninspected={({ detail }) => setAdmit(detail.admission.admit)} />
  );
}

// @ts-expect-error: there is no such product.
export const inReact = <cert-inspector profile="nonesuch" />;

export const inSvelte: SvelteHTMLElements["cert-inspector"] = {
  profile: "dw-spectrum", certificateRole: "server", oninspected: ({ detail }) => console.log(detail.admission.judgedFor.at),
};

type Props = InstanceType<GlobalComponents["cert-inspector"]>["$props"];
export const inVue: Props = { "certificate-role": "server", onFailed: ({ detail }) => console.log(detail.kind) };
// @ts-expect-error: there is no such role.
export const wrongInVue: Props = { "certificate-role": "nonesuch" };
