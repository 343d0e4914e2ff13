/** At most so many calls at once; waiting calls go in order. */

export class Limiter {
  private used = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private limit: number) {}

  setLimit(limit: number): void {
    this.limit = limit;
    this.admit();
  }

  /** Resolves with the function that gives the slot back. */
  acquire(): Promise<() => void> {
    return new Promise((resolve) => {
      this.waiting.push(() => resolve(this.releaseOnce()));
      this.admit();
    });
  }

  private admit(): void {
    while (this.used < this.limit) {
      const first = this.waiting.shift();
      if (!first) return;
      this.used += 1;
      first();
    }
  }

  private releaseOnce(): () => void {
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.used -= 1;
      this.admit();
    };
  }
}
