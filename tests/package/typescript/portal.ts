// A portal's code in strict TypeScript, through a bundler: it only has to compile.
import {
  exportFile, inspect, InspectError, judge, list, requirements, version,
  type Admission, type GivenFile, type Progress, type Report,
} from "cert-inspector";
import { CertInspectorElement, type Inspected } from "cert-inspector/element";

export async function admits(files: FileList): Promise<Admission> {
  await judge(files, { profile: "senstar-mobile", role: "ca" });
  // @ts-expect-error: a server needs its address.
  await judge(files, { profile: "senstar-mobile", role: "server" });
  // @ts-expect-error: profile and role are required.
  await judge(files, { host: "video.example.org" });
  const given: GivenFile[] = [...files, { name: "pasted.pem", bytes: new Uint8Array(), passwords: ["changeit"] }];
  return judge(given, {
    profile: "dw-spectrum", role: "server", host: files.length > 1 ? "video.example.org" : null, at: new Date(), signal: AbortSignal.timeout(10_000),
    onProgress: ({ file, done, total, unit }: Progress) => console.log(`${file}: ${done} of ${total} ${unit}`),
  });
}

export async function worst(report: Report): Promise<string> {
  const first = report.objects[0];
  // @ts-expect-error: under noUncheckedIndexedAccess there may be no first object.
  first.outcome;
  const failing = first?.assessments.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === "fail") ?? [];
  return failing.map(({ requirement, remedy }) => `${requirement}: ${remedy?.text ?? ""}`).join("\n");
}

// @ts-expect-error: there is no such product.
export const wrong = inspect([], { profile: "nonesuch" });

export async function pem(file: File): Promise<Blob> {
  try {
    const { bytes, mediaType } = await exportFile("pem", [file]);
    return new Blob([bytes], { type: mediaType });
  } catch (error) {
    if (error instanceof InspectError) throw new Error(`${error.kind} in ${error.origin?.file ?? "no file"}`);
    throw error;
  }
}

export async function about(): Promise<string> {
  const { objects } = await list([], { thread: "calling" });
  return `${version()}, ${(await requirements()).length} requirements, ${objects[0]?.sha256 ?? "nothing"}`;
}

const element: CertInspectorElement = document.createElement("cert-inspector");
element.profile = "symphony-messaging";
element.certificateRole = "client";
element.at = new Date();
element.files = [new File([], "a.pem"), { name: "b.pem", bytes: new Uint8Array() }];
element.addEventListener("inspected", ({ detail }) => {
  const { admission, verdicts }: Inspected = detail;
  console.log(admission.admit, admission.judgedFor.at, verdicts.map(({ headline }) => headline));
});
element.addEventListener("failed", ({ detail: { kind, message } }) => console.warn(kind, message));
