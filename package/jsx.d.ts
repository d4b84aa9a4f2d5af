// What a template may set on the element, in every framework.
import type { PortalFile } from "./element.js";
import type { ProfileId, Role } from "./types.js";

export interface CertInspectorAttributes {
  src?: string | null | undefined;
  profile?: ProfileId | null | undefined;
  certificateRole?: Role | null | undefined;
  "certificate-role"?: Role | null | undefined;
  host?: string | null | undefined;
  at?: string | Date | null | undefined;
  userName?: string | null | undefined;
  "user-name"?: string | null | undefined;
  locale?: string | null | undefined;
  theme?: "light" | "dark" | "auto" | null | undefined;
  label?: string | null | undefined;
  files?: Iterable<PortalFile> | null | undefined;
  anchors?: Iterable<PortalFile> | null | undefined;
}
