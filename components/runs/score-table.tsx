'use client';
/** The score of each round with the data that it was measured on, and the fields to enter it. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useSetScore } from '@/lib/client/queries/round-scores';
import type { RunView } from '@/lib/core/contract/runs';
import { scoreWords } from '@/lib/core/evolution/evol-stop';

type ScoreTableProps = { run: RunView; isProxy: boolean; notAllowed: string | null };

export function ScoreTable({ run, isProxy, notAllowed }: ScoreTableProps) {
  const finished = run.rounds.filter(({ state }) => state === 'finished');
  const rows = [0, ...finished.map(({ number }) => number)].filter((round) => !isProxy || round > 0);
  if (rows.length === 0) return <p className="text-sm text-muted">The first score comes with round 1.</p>;
  return (
    <Table label="Scores by round">
      <TableHead>
        <TableRow>
          <TableHeader>After</TableHeader>
          <TableHeader isNumeric title="seeds and what the eliminator kept up to this round">
            Data so far
          </TableHeader>
          <TableHeader>Score</TableHeader>
          <TableHeader>Entered</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((round) => (
          <ScoreRow key={round} run={run} round={round} isProxy={isProxy} notAllowed={notAllowed} />
        ))}
      </TableBody>
    </Table>
  );
}

function ScoreRow({ run, round, isProxy, notAllowed }: ScoreTableProps & { round: number }) {
  const score = run.scores.find((one) => one.round === round);
  const kept = run.rounds
    .filter(({ number }) => number <= round)
    .reduce((sum, { counters }) => sum + counters.kept, run.lineageCount);
  const name = round === 0 ? 'the seeds alone' : `round ${round}`;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">{round === 0 ? 'Seeds alone' : `Round ${round}`}</TableCell>
      <TableCell isNumeric>{formatCount(kept)}</TableCell>
      <TableCell>
        {isProxy ? (
          <span className="tabular">{score?.value == null ? '–' : scoreWords(score.value)}</span>
        ) : (
          <ScoreField
            key={score?.at}
            run={run}
            round={round}
            name={name}
            value={score?.value ?? null}
            notAllowed={notAllowed}
          />
        )}
      </TableCell>
      <TableCell className="text-sm text-muted">
        {score ? [score.by, formatMoment(score.at)].filter(Boolean).join(', ') : round === 0 ? 'optional' : 'missing'}
        {score?.note ? <span className="block wrap-anywhere">{score.note}</span> : null}
      </TableCell>
    </TableRow>
  );
}

type ScoreFieldProps = { run: RunView; round: number; name: string; value: number | null; notAllowed: string | null };

/** An empty field takes the score back. */
function ScoreField({ run, round, name, value, notAllowed }: ScoreFieldProps) {
  const before = value === null ? '' : String(value);
  const [text, setText] = useState(before);
  const [note, setNote] = useState('');
  const set = useSetScore();
  const number = Number(text.trim());
  const isChanged = text.trim() !== before;
  const wrong = text.trim() !== '' && !Number.isFinite(number) ? 'Give a number.' : null;
  const save = () => {
    if (!isChanged || wrong !== null || notAllowed !== null) return;
    set.mutate({ projectId: run.projectId, runId: run.id, round, note, value: text.trim() === '' ? null : number });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-1 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <span className="flex flex-wrap items-center gap-2">
        <Input
          size="sm"
          value={text}
          inputMode="decimal"
          autoComplete="off"
          aria-label={`Score of ${name}`}
          aria-invalid={wrong !== null || undefined}
          disabled={notAllowed !== null || run.state === 'cancelled'}
          onChange={(event) => setText(event.target.value)}
          className="w-24 tabular"
        />
        {isChanged ? (
          <>
            <Input
              size="sm"
              value={note}
              placeholder="note, optional"
              aria-label={`Note to the score of ${name}`}
              maxLength={500}
              onChange={(event) => setNote(event.target.value)}
              className="w-40"
            />
            <Button type="submit" size="sm" isBusy={set.isPending} disabledReason={wrong}>
              {text.trim() === '' ? 'Take back' : 'Save score'}
            </Button>
          </>
        ) : null}
      </span>
      {set.isError ? <ErrorState problem={problemOf(set.error)} /> : null}
    </form>
  );
}
