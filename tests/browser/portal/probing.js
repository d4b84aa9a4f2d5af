// What the probes have in common.

/** The instant at which the fixtures are judged in all tests. */
export const AT = "2026-11-20T12:00:00Z";

export function equal(found, wanted, what = "") {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value));
  if (one === other) return;
  const parts = Math.max(0, [...one].findIndex((letter, place) => letter !== other[place]) - 60);
  throw new Error(`${what}: …${one.slice(parts, parts + 200)} is not …${other.slice(parts, parts + 200)}`);
}

export function ok(value, what) {
  if (!value) throw new Error(`not true: ${what}`);
}

/** What a promise is rejected with. */
export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("this should have failed");
}

/** The bytes of a fixture. */
export async function fixture(path) {
  const response = await fetch(`/fixtures/${path}`);
  ok(response.ok, path);
  return new Uint8Array(await response.arrayBuffer());
}

/** The same as a file that a user chose. */
export const fixtureFile = async (path) => new File([await fixture(path)], path.split("/").at(-1));

/** What is waited for this long never comes, on a busy machine either. */
export const PATIENCE_MS = 90_000;

/** Waits until a function returns something. */
export async function until(look, what) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never: ${what}`);
}

/** Everything that is warned of from now on. */
export function warnings() {
  const heard = [];
  const { warn } = console;
  console.warn = (...words) => {
    heard.push(words.join(" "));
    warn.apply(console, words);
  };
  return heard;
}
