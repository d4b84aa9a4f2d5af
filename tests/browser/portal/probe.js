// Runs the probes that the address names (?package, ?element), one after the other, and writes what came of them into #result
// as JSON: [{name, error}], where `error` is null for what is as it should be. Works in every browser alike, since nothing but
// the text of an element has to get out.
const probes = await import(`./${location.search.slice(1)}.js`);
const results = [];
for (const [name, probe] of Object.entries(probes)) {
  try {
    const told = await probe();
    results.push({ name, error: null, told: told ?? null });
  } catch (error) {
    results.push({ name, error: String(error?.stack ? `${error.message}\n${error.stack}` : error?.message ?? error) });
  }
}
document.querySelector("#result").textContent = JSON.stringify(results);
