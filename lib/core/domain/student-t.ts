/** The quantile of Student's t that a two-sided 95 % interval of a mean needs, for any number of degrees of freedom, whole or not. */

const TWO_SIDED = 0.05;
const [LOG_GAMMA_G, LOG_GAMMA_PARTS] = [
  7,
  [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ],
] as const;

/** The normal's 1.96 for very many; found by halving, because it is asked for a few dozen times a page. */
export function studentT95(degrees: number): number {
  let [low, high] = [1.959, 13];
  while (tailsBeyond(high, degrees) > TWO_SIDED) high *= 2;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (tailsBeyond(middle, degrees) > TWO_SIDED) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Both tails beyond ±t: the regularised incomplete beta function at ν / (ν + t²). */
function tailsBeyond(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // log1p and the like: with a million degrees of freedom x is within 1e-6 of 1.
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** Lentz's method for the continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8). */
function continuedFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300;
  const held = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / held(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const part of [even, odd]) {
      d = 1 / held(1 + part * d);
      c = held(1 + part / c);
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}

/** Lanczos. */
function logGamma(x: number): number {
  const z = x - 1;
  const base = z + LOG_GAMMA_G + 0.5;
  const sum = LOG_GAMMA_PARTS.reduce((total, part, place) => (place === 0 ? part : total + part / (z + place)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(sum);
}
