/** Chance that can be repeated: numbers in [0, 1) that depend on nothing but the keys they are drawn for. */

/** The finaliser of MurmurHash3: every bit of the input moves about half of the bits of the result. */
function mix(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hashKeys(keys: readonly number[], salt: number): number {
  return keys.reduce((hash, key) => mix(Math.imul(hash, 31) ^ mix((key + 0x9e3779b9) | 0)), mix(salt));
}

/** sfc32 (Small Fast Counter, Chris Doty-Humphrey's PractRand), its state filled from the keys. */
export function randomFor(...keys: readonly number[]): () => number {
  let a = hashKeys(keys, 0x243f6a88) | 0;
  let b = hashKeys(keys, 0x85a308d3) | 0;
  let c = hashKeys(keys, 0x13198a2e) | 0;
  let counter = 1;
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) draw();
  return draw;
}

/** One of the items, each with the same chance; throws when there is none. */
export function pickOne<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}

/** A new order of the items, every order with the same chance (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
