// The package, for browsers and their workers.
import { makeInspector } from "./inspector.js";
import { VERSION } from "./version.js";
import { web } from "./web.js";

export { InspectError } from "./errors.js";
export const { inspect, judge, list, exportFile, requirements, configure, release } = makeInspector(web);
export const version = () => VERSION;
