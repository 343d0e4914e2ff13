/** Remembers 64-bit hashes in 16 bytes each (a Set of strings takes several times that): how duplicates are found in files of millions of rows. */

const START_SLOTS = 1024;

/** Open addressing over pairs of 32-bit words. The pair 0, 0 marks a free slot; the one hash of that value is kept as 0, 1. */
export class SeenHashes {
  #words = new Uint32Array(START_SLOTS * 2);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** `hash` is 16 hexadecimal digits. */
  has(hash: string): boolean {
    const [high, low] = wordsOf(hash);
    return !this.#isFree(this.#slotOf(high, low));
  }

  /** True when it was not there yet. */
  add(hash: string): boolean {
    const [high, low] = wordsOf(hash);
    if (!this.#isFree(this.#slotOf(high, low))) return false;
    this.#put(high, low);
    this.#count += 1;
    if (this.#count * 4 > this.#words.length) this.#grow();
    return true;
  }

  #isFree(slot: number): boolean {
    return this.#words[slot * 2] === 0 && this.#words[slot * 2 + 1] === 0;
  }

  #put(high: number, low: number): void {
    const slot = this.#slotOf(high, low);
    this.#words[slot * 2] = high;
    this.#words[slot * 2 + 1] = low;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#words.length / 2 - 1;
    for (let slot = (high ^ low) & mask; ; slot = (slot + 1) & mask) {
      if (this.#isFree(slot) || (this.#words[slot * 2] === high && this.#words[slot * 2 + 1] === low)) return slot;
    }
  }

  #grow(): void {
    const old = this.#words;
    this.#words = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const [high, low] = [old[at] ?? 0, old[at + 1] ?? 0];
      if (high !== 0 || low !== 0) this.#put(high, low);
    }
  }
}

function wordsOf(hash: string): [number, number] {
  const high = Number.parseInt(hash.slice(0, 8), 16);
  const low = Number.parseInt(hash.slice(8, 16), 16);
  return [high, high === 0 && low === 0 ? 1 : low];
}
