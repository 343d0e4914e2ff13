/** What each placeholder stands for, in words. */
import type { Placeholder } from '@/lib/core/domain/template';

export const PLACEHOLDER_WORDS = {
  instruction: 'the instruction to be evolved',
  format: 'the data format of the block to add',
  demonstration: 'a worked example in that format',
} as const satisfies Record<Placeholder, string>;
