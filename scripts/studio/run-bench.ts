/** A benchmark needs what is generated before its first file is read. */
import { generateSources } from './build';

export const main = async (args: string[]): Promise<void> => {
  await generateSources();
  const bench = await import('@/bench/main');
  await bench.main(args);
};
