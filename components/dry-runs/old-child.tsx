/** The newest child that the operation made of this parent in a run. */

import { FindingList } from '@/components/dataset/finding-list';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { WordDiff } from '@/components/dataset/word-diff';
import { Link } from '@/components/ui/link';
import { instructionHref } from '@/lib/client/page-links';
import type { DryRunOldChild, DryRunPair } from '@/lib/core/contract/dry-runs';
import type { Id } from '@/lib/core/domain/identifier';
import { childDiffView } from './child-diff-view';
import { Folded } from './folded';

export function OldChild({ projectId, pair, old }: { projectId: Id; pair: DryRunPair; old: DryRunOldChild }) {
  const name = old.templateVersion === null ? 'Old child' : `Old child, version ${old.templateVersion}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this names a text
    <div role="group" aria-label="Old child" className="flex min-w-0 flex-col gap-2">
      <h4 className="flex flex-wrap items-center gap-2 text-sm text-muted">
        {old.instructionId ? (
          <Link href={instructionHref(projectId, old.instructionId)} className="hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
        {old.status || old.isBlind ? <VerdictChip status={old.status ?? 'hidden'} decidedBy={old.decidedBy} /> : null}
      </h4>
      <WordDiff
        before={pair.parentText}
        after={old.text}
        overlap={old.overlap}
        view={childDiffView(old.overlap)}
        className="text-muted"
      />
      {old.findings.length > 0 ? (
        <Folded title="Findings" isOpen={old.status === 'dropped'}>
          <FindingList findings={old.findings} />
        </Folded>
      ) : null}
    </div>
  );
}
