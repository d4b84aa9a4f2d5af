// Called by the test, so that this window is the source of the message.
globalThis.offer = (target, message, port) => target.postMessage(message, "*", [port]);
