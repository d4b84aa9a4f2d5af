// The recipe of docs/embedding.md for Angular.
import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";
import "cert-inspector/element";

@Component({
  selector: "app-upload",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cert-inspector profile="dw-spectrum" certificate-role="server" [host]="host" [files]="files"
      (inspected)="admit = $any($event).detail.admission.admit"></cert-inspector>
    <button [disabled]="!admit">Import</button>
  `,
})
export class Upload {
  host = "video.example.org";
  files: readonly File[] = [];
  admit = false;
}
