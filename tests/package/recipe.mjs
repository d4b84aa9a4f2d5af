// Judges a file in whatever runs it (Node, Deno, Bun), by a worker and on its own thread, and prints what comes of both.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { judge, release } from "cert-inspector";

const [path] = process.argv.slice(2);
const files = [{ name: basename(path), bytes: await readFile(path) }];
const wanted = { profile: "senstar-mobile", role: "server", host: "vms.example.org", at: "2026-11-20T12:00:00Z" };
const answers = [];
for (const thread of ["worker", "calling"]) answers.push(await judge(files, { ...wanted, thread }));
console.log(answers.map(({ admit, verdict }) => `${admit} ${verdict}`).join(", "));
release();
