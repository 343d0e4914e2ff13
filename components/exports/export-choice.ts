/** What the form of an export holds, and the options that it stands for. */
import type { ExportFormat, ExportOptions } from '@/lib/core/domain/export';
import type { Id } from '@/lib/core/domain/identifier';

/** Figures are text while they are typed. */
export type ExportChoice = {
  runId: Id | null;
  format: ExportFormat;
  include: ExportOptions['include'];
  includeSeeds: boolean;
  /** null: all rounds */
  upToRound: number | null;
  includeReasoning: boolean;
  isSampled: boolean;
  sampleSize: string;
  isShuffled: boolean;
  randomSeed: string;
};

export const FIRST_CHOICE: ExportChoice = {
  runId: null,
  format: 'lossless',
  include: 'kept',
  includeSeeds: true,
  upToRound: null,
  includeReasoning: false,
  isSampled: false,
  sampleSize: '1000',
  isShuffled: false,
  randomSeed: '1',
};

const LARGEST_SEED = 2 ** 32 - 1;

export type ChoiceProblems = { sampleSize?: string; randomSeed?: string };

export function problemsOf(choice: ExportChoice): ChoiceProblems {
  const size = wholeNumber(choice.sampleSize);
  const seed = wholeNumber(choice.randomSeed);
  return {
    ...(choice.isSampled && (size === null || size < 1) && { sampleSize: 'A whole number of rows, at least 1.' }),
    ...(choice.isShuffled &&
      (seed === null || seed > LARGEST_SEED) && { randomSeed: 'A whole number from 0 to 4294967295.' }),
  };
}

/** Null while a figure is not right. A sample that is not shuffled is drawn with seed 0. */
export function optionsOf(choice: ExportChoice): ExportOptions | null {
  if (Object.keys(problemsOf(choice)).length > 0) return null;
  const { runId, format, includeSeeds, upToRound } = choice;
  return {
    ...{ runId, format, includeSeeds, upToRound },
    include: format === 'lossless' ? choice.include : 'kept',
    ...(format === 'lossless' && choice.includeReasoning ? { includeReasoning: true } : {}),
    sampleSize: choice.isSampled ? wholeNumber(choice.sampleSize) : null,
    shuffleSeed: choice.isShuffled ? wholeNumber(choice.randomSeed) : null,
  };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}
