'use client';
/** One file on its way in: chosen, checked, its mapping changed, imported. The file is sent twice, so the server keeps nothing in between. */
import { useRef, useState } from 'react';
import { problemOf } from '@/lib/client/problem';
import { useSeedsChanged } from '@/lib/client/queries/seeds';
import { type CheckChoice, type ImportChoice, sendSeedFile } from '@/lib/client/seed-upload';
import type { Problem } from '@/lib/core/contract/problem';
import { type SeedFileReport, type SeedSetView, seedFileReportSchema, seedSetSchema } from '@/lib/core/contract/seeds';
import type { Id } from '@/lib/core/domain/identifier';

/** `sentBytes` reaches the size of the file while the server still reads and stores. */
export type Sending = { action: 'check' | 'import'; sentBytes: number };

export type SeedFileState = {
  file: File | null;
  /** the last report that could be made; it stays while another mapping is tried */
  report: SeedFileReport | null;
  sending: Sending | null;
  problem: Problem | null;
};

const NOTHING: SeedFileState = { file: null, report: null, sending: null, problem: null };

export function useSeedFile(projectId: Id, onImported: (set: SeedSetView) => void) {
  const [state, setState] = useState<SeedFileState>(NOTHING);
  const abort = useRef<AbortController | null>(null);
  const changed = useSeedsChanged();

  const begin = (file: File, action: Sending['action'], kept: Partial<SeedFileState>) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setState({ ...NOTHING, ...kept, file, sending: { action, sentBytes: 0 } });
    const update = (next: Partial<SeedFileState>) => {
      if (!controller.signal.aborted) setState((before) => ({ ...before, ...next }));
    };
    const onSent = (sentBytes: number) => update({ sending: { action, sentBytes } });
    return { upload: { projectId, file, onSent, signal: controller.signal }, update };
  };

  const check = async (file: File, choice: CheckChoice, report: SeedFileReport | null) => {
    const { upload, update } = begin(file, 'check', { report });
    try {
      const answer = await sendSeedFile(upload, { action: 'check', choice, answer: seedFileReportSchema });
      update({ report: answer, sending: null });
    } catch (error) {
      update({ problem: problemOf(error), sending: null });
    }
  };

  const importFile = async (choice: ImportChoice) => {
    if (!state.file) return;
    const { upload, update } = begin(state.file, 'import', { report: state.report });
    try {
      const set = await sendSeedFile(upload, { action: 'import', choice, answer: seedSetSchema });
      setState(NOTHING);
      await changed();
      onImported(set);
    } catch (error) {
      update({ problem: problemOf(error), sending: null });
    }
  };

  const stop = () => {
    abort.current?.abort();
    setState((before) => (before.report ? { ...before, sending: null } : NOTHING));
  };

  const leave = () => {
    abort.current?.abort();
    setState(NOTHING);
  };

  return { ...state, check, importFile, stop, leave };
}

export type SeedFileDesk = ReturnType<typeof useSeedFile>;
