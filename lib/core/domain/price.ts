/** What calls cost: exact sums of US dollars, in whole units of 1e-8 dollars, because sums of floats drift. */

/** 1 = 0.00000001 dollars, the grain of every stored amount. On the wire and in the database an amount is a decimal text. */
export type UsdUnits = bigint;

const UNIT_DIGITS = 8;
const UNITS_PER_DOLLAR = 10n ** BigInt(UNIT_DIGITS);
const PRICE_DIGITS = 6;
const SHARE_DIGITS = 3;
/** Micro-dollars per million tokens are 1e-12 dollars per token. */
const PICO_PER_UNIT = 10_000n;

/** Decimal texts, in dollars per million tokens. Null: cached tokens cost what the others cost. */
export type ModelPrice = {
  inputPerMillion: string;
  cachedPerMillion: string | null;
  outputPerMillion: string;
  /** the share of the live price that a batch costs, 0 to 1 */
  batchShare: string;
};

/** What the rehearsal teacher costs until somebody prices it. */
export const FREE: ModelPrice = {
  inputPerMillion: '0',
  cachedPerMillion: null,
  outputPerMillion: '0',
  batchShare: '0.5',
};

/** live: one call at a time; batch: in a file, for a share of the price. */
export type CallVia = 'live' | 'batch';
export type TokenUse = { tokensIn: number; tokensCached: number; tokensOut: number };

/** Rounded up to the grain, so that a sum is never below what is billed. */
export function costOfCall(price: ModelPrice, use: TokenUse, via: CallVia): UsdUnits {
  const cached = Math.min(use.tokensCached, use.tokensIn);
  const input = scaled(price.inputPerMillion, PRICE_DIGITS);
  const pico =
    BigInt(use.tokensIn - cached) * input +
    BigInt(cached) * (price.cachedPerMillion === null ? input : scaled(price.cachedPerMillion, PRICE_DIGITS)) +
    BigInt(use.tokensOut) * scaled(price.outputPerMillion, PRICE_DIGITS);
  if (via === 'live') return ceilDivide(pico, PICO_PER_UNIT);
  return ceilDivide(pico * scaled(price.batchShare, SHARE_DIGITS), PICO_PER_UNIT * 10n ** BigInt(SHARE_DIGITS));
}

/** The most that a call can cost: every prompt token at the dearer of its two prices, and an answer as long as allowed. */
export function dearestCall(price: ModelPrice, most: { tokensIn: number; tokensOut: number }, via: CallVia): UsdUnits {
  const costs = [0, most.tokensIn].map((tokensCached) => costOfCall(price, { ...most, tokensCached }, via));
  let dearest = 0n;
  for (const cost of costs) if (cost > dearest) dearest = cost;
  return dearest;
}

/** A token of a byte-level tokenizer is at least one byte; each message adds a few for its role. */
const TOKENS_PER_MESSAGE = 16;

export function mostPromptTokens(messages: readonly { content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + utf8Length(content) + TOKENS_PER_MESSAGE, TOKENS_PER_MESSAGE);
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** '4.98' → 498000000n. Further digits than the grain are cut. */
export function parseUsd(text: string): UsdUnits {
  return scaled(text, UNIT_DIGITS);
}

/** 498000000n → '4.98000000', as the database writes it. */
export function formatUsd(units: UsdUnits): string {
  const sign = units < 0n ? '-' : '';
  const size = units < 0n ? -units : units;
  const fraction = String(size % UNITS_PER_DOLLAR).padStart(UNIT_DIGITS, '0');
  return `${sign}${size / UNITS_PER_DOLLAR}.${fraction}`;
}

export function sumUsd(texts: readonly string[]): string {
  return formatUsd(texts.reduce((sum, text) => sum + parseUsd(text), 0n));
}

/** For people: two digits after the point, more where the amount is that small. */
export function showUsd(amount: string | UsdUnits): string {
  const units = typeof amount === 'string' ? parseUsd(amount) : amount;
  if (units < 0n) return `−${showUsd(-units)}`;
  if (units === 0n) return '$0';
  const digits = units >= UNITS_PER_DOLLAR / 10n ? 2 : units >= UNITS_PER_DOLLAR / 1000n ? 4 : UNIT_DIGITS;
  const step = 10n ** BigInt(UNIT_DIGITS - digits);
  const rounded = ((units + step / 2n) / step) * step;
  const [dollars = '0', fraction = ''] = formatUsd(rounded).split('.');
  return `$${dollars}.${fraction.slice(0, digits)}`;
}

function scaled(text: string, digits: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) throw new RangeError(`“${text}” is no decimal number`);
  const [, sign, whole = '0', fraction = ''] = match;
  const size = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return sign === '-' ? -size : size;
}

function ceilDivide(amount: bigint, by: bigint): bigint {
  return (amount + by - 1n) / by;
}
