/** What goes wrong, with a cause that programs can rely on. `message` is a sentence for people. */
export class InspectError extends Error {
  /** @param {{kind: string, message: string, origin?: object | null}} failure */
  constructor({ kind, message, origin = null }) {
    super(message);
    this.name = "InspectError";
    this.kind = kind;
    this.origin = origin;
  }

  /** JSON leaves the message of an error out. */
  toJSON() {
    return { kind: this.kind, message: this.message, origin: this.origin };
  }
}

/** What a call rejects with when its time is over. */
export const outOfTime = (timeLimit) => new InspectError({
  kind: "timeLimit",
  message: `The files were not answered within the time limit of ${timeLimit} ms.`,
});

/** What an exception says, whatever was thrown. */
export function words(error) {
  try {
    return String(error?.message ?? error);
  } catch {
    return "something that is not an error was thrown";
  }
}
