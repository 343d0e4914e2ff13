'use client';
/** Whether what I decided is with the server: saved, pending, or waiting and why. */
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Link } from '@/components/ui/link';
import { Tooltip } from '@/components/ui/tooltip';
import { outboxOf } from '@/lib/client/browser-outbox';
import type { OutboxState } from '@/lib/client/outbox';
import type { Id } from '@/lib/core/domain/identifier';

const NOTHING: OutboxState = { waiting: 0, problem: null };

export function SaveState({ personId }: { personId: Id }) {
  const state = useSyncExternalStore(
    (listener) => outboxOf(personId).onState(listener),
    () => outboxOf(personId).state(),
    () => NOTHING,
  );
  const { waiting, problem } = state;
  if (problem && waiting > 0) return <Waiting waiting={waiting} problem={problem} />;
  if (waiting > 0) {
    return (
      <span className="inline-flex items-center gap-1.5 text-sm text-muted tabular">
        <LoaderCircle aria-hidden className="size-3.5" />
        {waiting} pending
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted">
      <Check aria-hidden className="size-3.5 text-kept" />
      saved
    </span>
  );
}

function Waiting({ waiting, problem }: { waiting: number; problem: NonNullable<OutboxState['problem']> }) {
  const isSignedOut = problem.code === 'not_signed_in';
  return (
    <Tooltip content={`${problem.message} Your decisions are kept in this browser and are sent as soon as it answers.`}>
      <span className="inline-flex items-center gap-1.5 text-sm text-caution tabular">
        <CloudOff aria-hidden className="size-3.5" />
        {isSignedOut ? 'signed out' : problem.code === 'unavailable' ? 'offline' : 'not sent'} {waiting}
        {isSignedOut && (
          <Link href="/sign-in" className="underline">
            Sign in
          </Link>
        )}
      </span>
    </Tooltip>
  );
}
