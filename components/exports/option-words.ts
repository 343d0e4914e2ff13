/** The options of an export in a few words. */
import { formatCount } from '@/lib/client/display';
import { EXPORT_FORMAT_FACTS, type ExportOptions } from '@/lib/core/domain/export';

export function optionWords(options: ExportOptions): string {
  const { format, include, includeSeeds, upToRound, includeReasoning, sampleSize, shuffleSeed } = options;
  const words = [
    EXPORT_FORMAT_FACTS[format].label,
    include === 'all' ? 'kept, dropped and undecided' : 'kept',
    includeSeeds ? 'with seeds' : 'without seeds',
    upToRound === null ? '' : upToRound === 0 ? 'no rounds' : `up to round ${upToRound}`,
    includeReasoning ? 'with thinking' : '',
    sampleSize === null ? '' : `sample of ${formatCount(sampleSize)}`,
    shuffleSeed === null ? '' : `shuffled with seed ${shuffleSeed}`,
  ];
  return words.filter((word) => word !== '').join(', ');
}
