// A script for Node in strict TypeScript, without the types of browsers: it only has to compile.
import { readFile } from "node:fs/promises";
import { inspect, type Report } from "cert-inspector";

export async function report(path: string): Promise<Report> {
  return inspect([{ name: path, bytes: await readFile(path) }], { at: "2026-11-20T12:00:00Z", thread: "calling" });
}
