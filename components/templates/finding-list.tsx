'use client';
/** What is wrong with the template, and what may be: each goes to its line. */
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { TemplateFinding } from './template-findings';

const SHOWN = 8;

type FindingListProps = { findings: readonly TemplateFinding[]; onGoTo: (finding: TemplateFinding) => void };

export function FindingList({ findings, onGoTo }: FindingListProps) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return (
    <div className="flex flex-col gap-2 text-sm empty:hidden">
      <ul aria-label="Problems" aria-live="polite" className="flex flex-col gap-1 text-danger empty:hidden">
        <Items findings={errors} onGoTo={onGoTo} />
      </ul>
      <ul aria-label="Warnings" aria-live="polite" className="flex flex-col gap-1 text-caution empty:hidden">
        <Items findings={warnings} onGoTo={onGoTo} />
      </ul>
    </div>
  );
}

function Items({ findings, onGoTo }: FindingListProps) {
  const rest = findings.length - SHOWN;
  return (
    <>
      {findings.slice(0, SHOWN).map((finding) => {
        const Icon = finding.severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li key={`${finding.from} ${finding.message}`} className="flex items-start gap-1.5">
            <Icon size={14} aria-hidden className="mt-0.5 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {finding.line !== null && (
                <button
                  type="button"
                  className="mr-1.5 underline underline-offset-2 tabular"
                  onClick={() => onGoTo(finding)}
                >
                  Line {finding.line}
                </button>
              )}
              {finding.message}
            </span>
          </li>
        );
      })}
      {rest > 0 && <li className="pl-5">and {rest} more</li>}
    </>
  );
}
