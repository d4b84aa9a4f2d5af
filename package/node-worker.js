// The worker of Node.
import { parentPort } from "node:worker_threads";
import { receive } from "./serve.js";

parentPort.on("message", (data) => receive(data, (message, transfer = []) => parentPort.postMessage(message, transfer)));
