// The compiled module: read once, by whoever asks first.
import { InspectError, words } from "./errors.js";

/** The module, and where it comes from. */
export class Modules {
  #read;
  #source;
  #compiled;

  /** `read` gives a WebAssembly.Module from a source, or from its own place where there is none. */
  constructor(read) {
    this.#read = read;
  }

  /** Sets another source: an address, a Response, bytes, or a compiled module. */
  use(source) {
    this.#source = source;
    this.#compiled = undefined;
  }

  get() {
    this.#compiled ??= this.#compile();
    return this.#compiled;
  }

  async #compile() {
    try {
      const source = await this.#source;
      if (source instanceof WebAssembly.Module) return source;
      if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return await WebAssembly.compile(source);
      return await this.#read(source);
    } catch (error) {
      // The next one tries again.
      this.#compiled = undefined;
      throw new InspectError({
        kind: "notLoaded",
        message: `The module core.wasm of cert-inspector cannot be loaded: ${words(error)}. See that it is served with the ` +
          "package's scripts or give its place to configure(), and that the page's policy has connect-src 'self' and " +
          "script-src 'self' 'wasm-unsafe-eval'.",
      });
    }
  }
}
