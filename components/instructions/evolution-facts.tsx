/** The edge that made an instruction: operation, template version, verdict with evidence, and what people decided. */

import type { ReactNode } from 'react';
import { FindingList } from '@/components/dataset/finding-list';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { evolutionStatus } from '@/components/dataset/verdict-look';
import { Link } from '@/components/ui/link';
import { formatCoefficient, formatCountOf, formatMoment } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { Id } from '@/lib/core/domain/identifier';

type EvolutionFactsProps = { projectId: Id; evolution: EvolutionView; isBlind: boolean };

export function EvolutionFacts({ projectId, evolution, isBlind }: EvolutionFactsProps) {
  const { templateVersion } = evolution;
  return (
    <dl className="flex flex-col gap-4">
      <Fact name="Operation">
        <span className="flex flex-wrap items-center gap-2">
          <OperationChip operation={evolution.operation} dataFormat={evolution.dataFormat} />
          {templateVersion ? (
            <Link
              href={`${projectHref(projectId, 'templates')}?operation=${evolution.operation}&version=${templateVersion.version}`}
              className="text-sm text-muted hover:underline tabular"
            >
              template v{templateVersion.version}
            </Link>
          ) : null}
        </span>
      </Fact>
      <Fact name="Change">
        <span className="tabular">
          {evolution.wordsAdded === null ? '–' : wordsAdded(evolution.wordsAdded)}
          {evolution.overlap === null ? '' : `, overlap ${formatCoefficient(evolution.overlap)}`}
        </span>
      </Fact>
      {isBlind ? (
        <Fact name="Status, eliminator and decisions">
          <span className="text-sm text-muted">
            Hidden until you decide: it was drawn for a blind audit. Open it in review to decide, or press the mark
            beside the title to see them now.
          </span>
        </Fact>
      ) : (
        <JudgedFacts projectId={projectId} evolution={evolution} />
      )}
    </dl>
  );
}

function JudgedFacts({ projectId, evolution }: Pick<EvolutionFactsProps, 'projectId' | 'evolution'>) {
  const { standing } = evolution;
  const reasonWords = useReasonWords(projectId);
  return (
    <>
      <Fact name="Status">
        <VerdictChip status={evolutionStatus(evolution)} decidedBy={standing.decidedBy} saysWho />
        {standing.verdict && standing.verdict !== standing.status ? (
          <span className="mt-1 block text-sm text-muted">The machine said {standing.verdict}.</span>
        ) : null}
      </Fact>
      <Fact name="Eliminator">
        <FindingList findings={standing.findings} />
      </Fact>
      <Fact name="Decisions">
        {standing.decisions.length === 0 ? <span className="text-sm text-muted">No person decided yet.</span> : null}
        <ul className="flex flex-col gap-1">
          {standing.decisions.map((decision) => (
            <li key={decision.personId} className="text-sm">
              {decision.personName}: <strong className="font-medium">{decision.decision}</strong>
              {decision.reason ? `, ${reasonWords(decision.reason)}` : ''}
              <span className="block text-muted">{formatMoment(decision.decidedAt)}</span>
            </li>
          ))}
        </ul>
      </Fact>
    </>
  );
}

function wordsAdded(count: number): string {
  return `${count > 0 ? '+' : ''}${formatCountOf(count, 'word')}`;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <dt className="text-sm text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
