'use client';
/** Evol Stop of a run: what it says, the curve, and the score of each round. */
import { useState } from 'react';
import { type CurvePoint, ScoreCurve } from '@/components/charts/score-curve';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { RunView } from '@/lib/core/contract/runs';
import { evolStopOf, holdWords, roundWords, scoreWords } from '@/lib/core/evolution/evol-stop';
import { EvolStopDialog } from './evol-stop-dialog';
import { ScoreTable } from './score-table';

export function EvolStopSection({ run, notAllowed }: { run: RunView; notAllowed: string | null }) {
  const [isChanging, setChanging] = useState(false);
  const { evolStop } = run.config;
  const isProxy = evolStop !== null && evolStop.source !== 'entered';
  // Of a run that is over and never had one there is nothing to say.
  if (evolStop === null && (run.state === 'finished' || run.state === 'cancelled')) return null;
  return (
    <Section
      title="Evol Stop"
      description={evolStop ? `By ${evolStop.measure}. ${verdictWords(run)}` : 'Off: every round is made.'}
      actions={
        run.state === 'cancelled' ? null : (
          <Button size="sm" disabledReason={notAllowed} onClick={() => setChanging(true)}>
            {evolStop ? 'Change Evol Stop' : 'Switch on Evol Stop'}
          </Button>
        )
      }
    >
      {evolStop && run.scores.length > 1 ? <ScoreCurve points={pointsOf(run)} steps={stepsOf(run)} /> : null}
      {evolStop ? <ScoreTable key={evolStop.measure} run={run} isProxy={isProxy} notAllowed={notAllowed} /> : null}
      {isChanging ? <EvolStopDialog run={run} onClose={() => setChanging(false)} /> : null}
    </Section>
  );
}

function verdictWords(run: RunView): string {
  const verdict = evolStopOf(run);
  if (verdict === null) return '';
  if (verdict.kind === 'waiting') return `The score of round ${verdict.round} is missing.`;
  if (verdict.kind === 'going') {
    return verdict.best ? `${upper(roundWords(verdict.best.round))} is the best so far.` : 'No score yet.';
  }
  const { worse, best } = verdict;
  return `Round ${worse.round} fell below ${roundWords(best.round)}, the best: an export should hold ${holdWords(best.round)}.`;
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function stepsOf(run: RunView): string[] {
  const last = Math.max(run.rounds.length, ...run.scores.map(({ round }) => round));
  return Array.from({ length: last + 1 }, (_, round) => (round === 0 ? 'seeds' : `round ${round}`));
}

function pointsOf(run: RunView): CurvePoint[] {
  const verdict = evolStopOf(run);
  const best = verdict?.best?.round;
  const worse = verdict?.kind === 'stopped' ? verdict.worse.round : null;
  return run.scores.flatMap(({ round, value }) => {
    if (value === null) return [];
    const tone = round === best ? 'best' : round === worse ? 'worse' : 'plain';
    const word = tone === 'best' ? ' best' : tone === 'worse' ? ' below it' : '';
    return [{ step: round, value, tone, label: `${scoreWords(value)}${word}` }];
  });
}
