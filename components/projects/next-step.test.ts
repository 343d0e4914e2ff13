import { describe, expect, it } from 'vitest';
import type { ProjectView } from '@/lib/core/contract/projects';
import { type ProjectStand, stepsOf } from './next-step';

const project: ProjectView = {
  id: '0193d1de-0000-7000-8000-000000000000',
  name: 'p',
  description: '',
  isSample: false,
  overlap: 1,
  reasonNames: {},
  createdAt: '2026-11-22T10:00:00.000Z',
  seedCount: 0,
  runCount: 0,
  keptCount: 0,
  undecidedCount: 0,
  unreviewedCount: 0,
};

const may = { write: true, run: true, export: true };
const empty: ProjectStand = { project, teachers: [], runs: [], exportCount: 0, may };
const states = (stand: ProjectStand) => stepsOf(stand).map((step) => `${step.id} ${step.state}`);

describe('the steps of a project', () => {
  it('begin with the seeds', () => {
    expect(states(empty)).toEqual(['seeds now', 'teacher later', 'run later', 'review later', 'export later']);
  });

  it('go on to the first that is not done', () => {
    expect(states({ ...empty, project: { ...project, seedCount: 60 } })).toEqual([
      'seeds done',
      'teacher now',
      'run later',
      'review later',
      'export later',
    ]);
  });

  it('stay true when a later one was done first', () => {
    expect(states({ ...empty, exportCount: 1 })[4]).toBe('export done');
    expect(states({ ...empty, exportCount: 1 })[0]).toBe('seeds now');
  });

  it('offer nobody what their role refuses', () => {
    const annotator = stepsOf({ ...empty, may: { write: false, run: false, export: false } });
    expect(annotator.map((step) => step.action.label)).toEqual(['Seeds', 'Teachers', 'Runs', 'Review room', 'Exports']);
    expect(annotator.filter((step) => step.isYours).map((step) => step.id)).toEqual(['review']);
  });
});
