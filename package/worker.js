// The worker of browsers.
import { serve } from "./serve.js";

self.onmessage = ({ data }) => serve(data, (message, transfer = []) => self.postMessage(message, transfer));
