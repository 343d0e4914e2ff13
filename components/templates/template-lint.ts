/** The findings where they stand: underlined in the text, with a mark in the margin. */
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { findingsOf, type LintedOperation } from './template-findings';

const DELAY_MS = 250;

export function templateLint(operation: LintedOperation) {
  const look = linter(
    ({ state }): Diagnostic[] =>
      findingsOf(operation, state.doc.toString()).map(({ severity, message, from, to }) => ({
        severity,
        message,
        from,
        to,
      })),
    { delay: DELAY_MS },
  );
  return [look, lintGutter()];
}
