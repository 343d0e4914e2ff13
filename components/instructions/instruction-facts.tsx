/** Where an instruction comes from, and what was found and decided about it. */
import { Link } from '@/components/ui/link';
import { formatMoment } from '@/lib/client/display';
import { instructionsHref, runHref } from '@/lib/client/page-links';
import type { InstructionView } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { EvolutionFacts, Fact } from './evolution-facts';

export function InstructionFacts({ projectId, instruction }: { projectId: Id; instruction: InstructionView }) {
  const { evolution, seedSet, sourceRow, runId, runName } = instruction;
  return (
    <aside aria-label="About this instruction" className="flex flex-col gap-4">
      {evolution ? <EvolutionFacts projectId={projectId} evolution={evolution} isBlind={instruction.isBlind} /> : null}
      <dl className="flex flex-col gap-4">
        {seedSet ? (
          <Fact name="Seed set">
            <Link href={instructionsHref(projectId, { seedSetId: seedSet.id })} className="hover:underline">
              {seedSet.name}
            </Link>
            {sourceRow === null ? '' : <span className="text-muted tabular">, row {sourceRow}</span>}
          </Fact>
        ) : null}
        {runId ? (
          <Fact name="Run">
            <Link href={runHref(projectId, runId)} className="hover:underline">
              {runName}
            </Link>
            <span className="text-muted tabular">, round {instruction.round}</span>
          </Fact>
        ) : null}
        {instruction.input === null ? null : (
          <Fact name="Input">
            <span className="text-sm">The text ends with the seed’s input, {instruction.input.length} characters.</span>
          </Fact>
        )}
        <Fact name="Made">{formatMoment(instruction.createdAt)}</Fact>
        <Fact name="Id">
          <code className="text-xs wrap-anywhere text-muted">{instruction.id}</code>
        </Fact>
      </dl>
    </aside>
  );
}
