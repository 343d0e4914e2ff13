/** Rests that can be cut short together. */

export class Wakers {
  private readonly resting = new Set<() => void>();

  rest(delayMs: number): Promise<void> {
    if (delayMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, delayMs);
      this.resting.add(wake);
    });
  }

  wakeAll(): void {
    for (const wake of [...this.resting]) wake();
  }
}
