// Which name was meant by one that is misspelt.

/** A misspelt name is at most so many letters from the right one. */
const MAX_TYPOS = 2;

/** The known name that is nearest, if one is near enough. */
export function near(name, known) {
  const found = known.map((one) => [distance(one.toLowerCase(), name.toLowerCase()), one]).sort(([one], [other]) => one - other);
  return found[0]?.[0] <= MAX_TYPOS ? found[0][1] : undefined;
}

/** How many letters differ: replaced, added or left out. */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > MAX_TYPOS) return MAX_TYPOS + 1;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
