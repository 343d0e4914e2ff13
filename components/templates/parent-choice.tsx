'use client';
/** Where the parent comes from, another one at random, or one that is looked for. */
import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useRuns } from '@/lib/client/queries/runs';
import { useParentSearch } from '@/lib/client/queries/templates';
import type { Id } from '@/lib/core/domain/identifier';
import type { ParentSelection } from './use-parent-choice';

const SEEDS = 'seeds';

export function ParentChoice({ projectId, choice }: { projectId: Id; choice: ParentSelection }) {
  const runs = useRuns(projectId).data ?? [];
  const [words, setWords] = useState('');
  const { runId } = choice.source;
  const options = [
    { value: SEEDS, label: 'Seeds' },
    ...runs.map((run) => ({ value: run.id, label: `Frontier of ${run.name}` })),
  ];
  return (
    <>
      <Field label="Parent from" className="min-w-40 max-w-64">
        <Select
          value={runId ?? SEEDS}
          onValueChange={(value) => choice.changeSource({ runId: value === SEEDS ? null : value })}
          options={options}
        />
      </Field>
      <div className="relative">
        <Field label="Find a parent" className="w-56">
          <Input
            type="search"
            value={words}
            placeholder="Words in it"
            autoComplete="off"
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        {words.trim() !== '' && (
          <Results
            projectId={projectId}
            runId={runId}
            words={words}
            onTake={(id) => {
              choice.take(id);
              setWords('');
            }}
          />
        )}
      </div>
      <Button className="self-end" isBusy={choice.isDrawing} onClick={choice.drawAnother}>
        Another at random
      </Button>
    </>
  );
}

type ResultsProps = { projectId: Id; runId: Id | null; words: string; onTake: (id: Id) => void };

function Results({ projectId, runId, words, onTake }: ResultsProps) {
  const found = useParentSearch(projectId, runId, useDeferredValue(words.trim().slice(0, 200)));
  const items = found.data?.items ?? [];
  const where = runId ? 'what this run has kept' : 'the seeds';
  return (
    <ul
      aria-label="Parents found"
      className="absolute top-full left-0 z-20 mt-1 max-h-72 w-80 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-raised"
    >
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            onClick={() => onTake(item.id)}
            className="w-full rounded-sm px-2 py-1 text-left text-sm hover:bg-hover focus-visible:bg-hover"
          >
            <span className="line-clamp-2">{item.excerpt}</span>
          </button>
        </li>
      ))}
      {items.length === 0 && (
        <li role="status" className="px-2 py-1 text-sm text-muted">
          {found.isFetching ? 'Looking' : `Nothing in ${where} has these words.`}
        </li>
      )}
    </ul>
  );
}
