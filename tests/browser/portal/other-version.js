parent.postMessage({ protocol: "cert-inspector", type: "ready", versions: [99] }, "*");
