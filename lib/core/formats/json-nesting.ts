/** Follows strings and brackets of JSON byte by byte: enough to know where a value ends, without knowing what it says. */
import { LF, QUOTE } from './raw-row';

export const COMMA = 0x2c;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BACKSLASH = 0x5c;

/** `comma` and `end` stand outside the value; `closed` is the bracket that ends it; the broken ones cannot belong to any JSON. */
export type JsonStep = 'inside' | 'comma' | 'end' | 'closed' | 'broken_string' | 'broken_brackets';

export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09;
}

export class JsonNesting {
  #open: number[] = [];
  #isInString = false;
  #isEscaped = false;

  get depth(): number {
    return this.#open.length;
  }

  get isInString(): boolean {
    return this.#isInString;
  }

  reset(): void {
    this.#open = [];
    this.#isInString = false;
    this.#isEscaped = false;
  }

  step(byte: number): JsonStep {
    if (this.#isInString) return this.#stepInString(byte);
    switch (byte) {
      case QUOTE:
        this.#isInString = true;
        return 'inside';
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        this.#open.push(byte);
        return 'inside';
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        return this.#close(byte);
      case COMMA:
        return this.#open.length === 0 ? 'comma' : 'inside';
      default:
        return 'inside';
    }
  }

  #stepInString(byte: number): JsonStep {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isInString = false;
    return byte === LF ? 'broken_string' : 'inside';
  }

  #close(byte: number): JsonStep {
    const opened = this.#open.pop();
    if (opened === undefined) return byte === CLOSE_ARRAY ? 'end' : 'broken_brackets';
    if ((opened === OPEN_ARRAY) !== (byte === CLOSE_ARRAY)) return 'broken_brackets';
    return this.#open.length === 0 ? 'closed' : 'inside';
  }
}
