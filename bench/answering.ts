/** The child's side of the channel: answers questions, and leaves with whoever asks. */

type Asked<Question> = { id: number; question: Question };

export function answering<Question>(answer: (question: Question) => unknown): void {
  process.on('message', async ({ id, question }: Asked<Question>) => {
    if (id === undefined) return;
    try {
      process.send?.({ id, answer: (await answer(question)) ?? null });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

/** For an entry of our own; the worker says it itself. */
export function sayReady(): void {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ type: 'ready' });
}
