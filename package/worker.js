// The worker of browsers.
import { receive } from "./serve.js";

self.onmessage = ({ data }) => receive(data, (message, transfer = []) => self.postMessage(message, transfer));
