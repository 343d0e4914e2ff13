/** The person at the pages as the measurements see them. */
import type { Id } from '@/lib/core/domain/identifier';
import type { RoundCounters, RunConfig } from '@/lib/core/domain/run';
import { startChild } from './child';
import { type BenchStudio, studioEnv } from './studio';

export type BenchProject = { projectId: Id; teacherId: Id; seedSetId: Id };
export type ProjectOrder = {
  seeds: number;
  baseUrl: string;
  model: string;
  maxConcurrency: number;
  requestTimeoutMs: number;
};
export type RunOrder = BenchProject & { config: Partial<RunConfig> };
export type RunSeen = {
  state: string;
  reason: string | null;
  wallMs: number;
  counters: Pick<RoundCounters, 'planned' | 'open' | 'kept' | 'eliminated' | 'undecided' | 'failed' | 'calls'>[];
};

export type ResearcherQuestion =
  | ({ do: 'project' } & ProjectOrder)
  | ({ do: 'run' } & RunOrder)
  | { do: 'perform'; projectId: Id; runId: Id }
  | { do: 'fill'; projectId: Id; instructions: number }
  | { do: 'workers' };

export type Researcher = {
  makeProject: (order: ProjectOrder) => Promise<BenchProject>;
  makeRun: (order: RunOrder) => Promise<Id>;
  /** From start to rest; throws when the run does not finish. */
  perform: (projectId: Id, runId: Id) => Promise<RunSeen>;
  /** Brings the project to so many instructions, as earlier imports and runs would have. */
  fill: (projectId: Id, instructions: number) => Promise<void>;
  countWorkers: () => Promise<number>;
  stop: () => Promise<void>;
};

export async function startResearcher(studio: BenchStudio): Promise<Researcher> {
  const child = await startChild('bench/researcher-process.ts', { env: studioEnv(studio) });
  return {
    makeProject: (order) => child.ask({ do: 'project', ...order }),
    makeRun: (order) => child.ask({ do: 'run', ...order }),
    async perform(projectId, runId) {
      const seen = await child.ask<RunSeen>({ do: 'perform', projectId, runId });
      if (seen.state !== 'finished') throw new Error(`The run is ${seen.state}: ${seen.reason ?? ''}`);
      return seen;
    },
    fill: (projectId, instructions) => child.ask({ do: 'fill', projectId, instructions }),
    countWorkers: () => child.ask({ do: 'workers' }),
    stop: child.stop,
  };
}
