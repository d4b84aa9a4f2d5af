// Files as administrators really have them, through `judge`: what is admitted, and by which answer. The cases and the right
// answers stand in CASES.md beside the files, which are read in place. `cargo xtask test` sets the environment: FIXTURES is the
// folder of the fixtures.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, test } from "node:test";

import { inspect, judge, release } from "cert-inspector";

const { FIXTURES, SHARED_DATA } = process.env;
const shared = SHARED_DATA ?? join(FIXTURES, "../../../shared");
const field = join(shared, "field");
const skip = shared !== "" && existsSync(field) ? false : "no folder of shared test data beside the project";

after(release);

const ROOT = ["pki/root.pem"];
const DW = { profile: "dw-spectrum", role: "server", host: null };
const SENSTAR = { profile: "senstar-mobile", role: "server", host: null };
const CA = { profile: "senstar-mobile", role: "ca" };
const BOT = { profile: "symphony-messaging", role: "client" };
const BOT_CSR = { profile: "symphony-messaging", role: "request" };
const LIVE = ["cert.pem", "chain.pem", "fullchain.pem", "privkey.pem"].map((name) => `01-certbot-live/live/vms/${name}`);
const DUPLICATE = ["foreign/duplicate-extension/cert.pem"];

// Files, what for, the right answer, and what else is given: anchors, a password, the time.
const CASES = [
  [["01-certbot-live/cert.pem"], DW, "needsMore", ROOT],
  [LIVE, DW, "worksAfterStep", ROOT],
  [["03-glued-end-begin/cert.pem"], DW, "rejected", ROOT],
  [["03-glued-end-begin/keyglue.pem"], DW, "rejected", ROOT],
  [["05-pkcs12-nodes-order/cert.pem"], DW, "works", ROOT],
  [["05-pkcs12-nodes-order/leaf-last.pem"], DW, "rejected", ROOT],
  [["08-four-dashes/cert.pem"], DW, "rejected", ROOT],
  [["08-four-dashes/mixed.pem"], DW, "rejected", ROOT],
  [["09-word-em-dash/cert.pem"], DW, "rejected", ROOT],
  [["09-word-em-dash/root-cp1252.cer"], CA, "rejected"],
  [["09-word-em-dash/root-mail.txt"], CA, "rejected"],
  [["11-literal-backslash-n/cert.pem"], DW, "rejected", ROOT],
  [["13-k8s-secret/secret.yaml"], DW, "worksAfterStep", ROOT],
  [["13-k8s-secret/secret.json"], DW, "worksAfterStep", ROOT],
  [["14-acm-export/export.json"], DW, "needsMore", ROOT],
  [["15-trusted-certificate/root-trusted.pem"], CA, "rejected"],
  [["15-trusted-certificate/leaf-trusted.pem"], DW, "needsMore", ROOT],
  [["17-cmc-request/request.req"], BOT_CSR, "nothing"],
  [["18b-iis-server-csr/csr.txt"], { profile: "senstar-mobile", role: "request" }, "worksAfterStep"],
  [["18b-iis-server-csr/csr.txt"], { profile: "dw-spectrum", role: "request" }, "worksAfterStep"],
  [["18b-iis-server-csr/acme.csr"], { profile: "dw-spectrum", role: "request" }, "rejected"],
  [["19-spkac-in-csr-frame/request.csr"], BOT_CSR, "nothing"],
  [["20-pfx-without-mac/site.pfx"], SENSTAR, "needsMore", ROOT],
  [["25-pfx-sid-protected/export.pfx"], SENSTAR, "rejected", ROOT],
  [["29-dns-dns-prefix/server.pem"], { ...SENSTAR, host: "vms.harbour.example" }, "rejected", ROOT],
  [["31-expired-cross-sign/cert.pem", "31-expired-cross-sign/root.pem"], DW, "worksAfterStep"],
  // Android would accept it; iPhones show no trust switch.
  [["32-root-without-cn-ios/rootCA.pem"], CA, "rejected"],
  [["38-le-root-as-bot-cert/bot-cert.pem"], BOT, "nothing"],
  [["38-le-root-as-bot-cert/bot-cert.pem"], { ...BOT, role: "ca" }, "rejected"],
  [["44-openssh-key/cert.pem"], DW, "rejected", ROOT],
  [["46-csr-forms/ca-true.csr"], BOT_CSR, "rejected"],
  [["46-csr-forms/challenge.csr"], BOT_CSR, "works"],
  [["46-csr-forms/bare.req"], BOT_CSR, "works"],
  [["47-csr-instead-of-cert/cert.pem"], DW, "nothing", ROOT],
  [["51-selfsigned-not-ca/server.pem"], SENSTAR, "rejected"],
  [["51-selfsigned-not-ca/cert.pem"], DW, "worksAfterStep"],
  [["52-device-default-cert/camera-ip.pem"], SENSTAR, "rejected"],
  [["52-device-default-cert/nvr-fqdn.pem"], SENSTAR, "rejected"],
  [["52-device-default-cert/nvr-name.pem"], { ...SENSTAR, host: "nvr-8a21" }, "rejected"],
  [DUPLICATE, DW, "rejected"],
  [["foreign/other/badca.crt"], CA, "rejected"],
  [["foreign/other/tsp_response"], SENSTAR, "nothing"],
  [["foreign/other/sample_cr.der"], SENSTAR, "nothing"],
];

const read = async (path, trusted, passwords) => ({ name: basename(path), bytes: await readFile(join(field, path)), trusted, passwords });
const works = (verdict) => verdict === "works" || verdict === "worksAfterStep";

test("every case of the field has its answer", { skip }, async () => {
  const wrong = [];
  let falseAdmits = 0;
  let disagreements = 0;
  for (const [paths, wanted, expected, anchors = [], passwords] of CASES) {
    const files = await Promise.all([...paths.map((path) => read(path, false, passwords)), ...anchors.map((path) => read(path, true))]);
    const { admit, verdict, reasons } = await judge(files, { ...wanted, at: "2026-11-30T12:00:00Z" });
    const { host, ...others } = wanted;
    const report = await inspect(files, { ...others, ...(host && { host }), at: "2026-11-30T12:00:00Z" });
    const what = `${paths.join(" ")} for ${wanted.profile} ${wanted.role}`;
    if (admit && !works(expected)) falseAdmits += 1;
    if (admit !== works(report.verdict)) disagreements += 1;
    if (verdict !== expected || admit !== works(expected)) {
      wrong.push(`${what}: ${verdict}, admit ${admit} instead of ${expected}: ${reasons.map(({ kind, message }) => `${kind}: ${message}`).join(" | ")}`);
    }
    assert.equal(admit, reasons.length === 0, what);
  }
  console.log(`${CASES.length - wrong.length} of ${CASES.length} field cases are right; ${falseAdmits} false admits; ` +
    `${CASES.length - disagreements} of ${CASES.length} agree with the core`);
  assert.deepEqual(wrong, []);
});

/** Every file of the field for everything that it could be wanted for: what the core does not call working is not admitted. */
test("no file of the field is admitted against the core", { skip }, async () => {
  const entries = await readdir(field, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(field.length + 1));
  let [all, agreed, falseAdmits] = [0, 0, 0];
  for (const path of paths) {
    const files = [await read(path)];
    for (const wanted of [DW, SENSTAR, CA, BOT, BOT_CSR, { ...BOT, role: "ca" }]) {
      const at = "2026-11-30T12:00:00Z";
      const { host, ...others } = wanted;
      const [{ admit }, { verdict }] = await Promise.all([judge(files, { ...wanted, at }), inspect(files, { ...others, at })]);
      all += 1;
      agreed += admit === works(verdict) ? 1 : 0;
      falseAdmits += admit && !works(verdict) ? 1 : 0;
    }
  }
  console.log(`${agreed} of ${all} answers on the files of the field agree with the core; ${falseAdmits} false admits`);
  assert.equal(falseAdmits, 0);
});
