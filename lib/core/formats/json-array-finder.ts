/** Finds the array that holds the rows of a JSON file: the file itself, or the one array inside a top-level object. */
import { AppError } from '../domain/app-error';
import { isBlank, JsonNesting, OPEN_ARRAY, OPEN_OBJECT } from './json-nesting';

const NO_ARRAY = 'The file holds no JSON array of rows.';

export class JsonArrayFinder {
  readonly #nesting = new JsonNesting();
  #isWrapped = false;
  #hasComplained = false;

  /** True at the bracket that opens the array. */
  opensArray(byte: number): boolean {
    if (this.#isWrapped) return this.#opensInObject(byte);
    if (isBlank(byte)) return false;
    if (byte === OPEN_ARRAY) return true;
    if (byte !== OPEN_OBJECT) throw notAnArray(NO_ARRAY);
    this.#isWrapped = true;
    this.#nesting.step(byte);
    return false;
  }

  /** What is wrong with a byte after the array; told once. */
  complaintAfter(byte: number): string | null {
    if (this.#hasComplained || isBlank(byte)) return null;
    if (this.#isWrapped && this.#nesting.depth > 0) {
      if (!this.#opensInObject(byte)) return null;
      this.#hasComplained = true;
      return 'The object holds a second array; only the rows of the first were read.';
    }
    this.#hasComplained = true;
    return 'Something stands after the end of the array.';
  }

  /** For a file that ended before the array began. */
  noArray(): AppError {
    return notAnArray(NO_ARRAY);
  }

  #opensInObject(byte: number): boolean {
    if (byte === OPEN_ARRAY && this.#nesting.depth === 1 && !this.#nesting.isInString) return true;
    const step = this.#nesting.step(byte);
    if (step === 'broken_string' || step === 'broken_brackets') throw notAnArray('The file is not JSON.');
    return false;
  }
}

function notAnArray(message: string): AppError {
  return new AppError('invalid_input', message, {
    place: 'file',
    remedy: 'A .json file must hold an array of rows, or an object with one such array.',
  });
}
