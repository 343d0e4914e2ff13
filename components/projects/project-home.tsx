'use client';
/** A project at a glance: what stands, what comes next, what ran last. */
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { RehearsalBanner } from '@/components/shell/rehearsal-banner';
import { Chip } from '@/components/ui/chip';
import { Section } from '@/components/ui/section';
import { Stat } from '@/components/ui/stat';
import { queries } from '@/lib/client/api-client';
import { formatCount } from '@/lib/client/display';
import { useRefusal } from '@/lib/client/queries/me';
import type { ProjectView } from '@/lib/core/contract/projects';
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { stepsOf } from './next-step';
import { NextSteps } from './next-steps';

/** `recentRuns` is the runs' own list: one feature does not reach into another. */
export function ProjectHome({ projectId, recentRuns }: { projectId: Id; recentRuns: ReactNode }) {
  const input = { projectId };
  const project = useSuspenseQuery(queries.projects.get.queryOptions({ input })).data;
  const teachers = useSuspenseQuery(queries.teachers.list.queryOptions({ input })).data;
  const runs = useSuspenseQuery(queries.runs.list.queryOptions({ input })).data;
  const exportCount = useSuspenseQuery(queries.exports.list.queryOptions({ input })).data.length;
  const may = {
    write: useRefusal('data.write', 'change data') === null,
    run: useRefusal('runs.control', 'control runs') === null,
    export: useRefusal('exports.make', 'make exports') === null,
  };
  return (
    <PageFrame
      title={project.name}
      description={project.description}
      marks={project.isSample && <Chip>sample</Chip>}
      notice={runs.some((run) => run.isRehearsal) && <RehearsalBanner>{rehearsalNote(runs)}</RehearsalBanner>}
    >
      <Figures project={project} />
      <Section title="From seeds to a dataset">
        <NextSteps steps={stepsOf({ project, teachers, runs, exportCount, may })} />
      </Section>
      {runs.length > 0 && <Section title="Recent runs">{recentRuns}</Section>}
    </PageFrame>
  );
}

function rehearsalNote(runs: readonly RunView[]): string {
  const isAll = runs.every((run) => run.isRehearsal);
  const what = isAll ? 'Every evolution here was' : 'Some of the evolutions here were';
  return `${what} made by the rehearsal teacher, a script on this machine. It is practice, not data.`;
}

function Figures({ project }: { project: ProjectView }) {
  return (
    <div className="grid grid-cols-2 gap-4 border-y border-line py-4 sm:grid-cols-4">
      <Stat label="Seeds" value={formatCount(project.seedCount)} />
      <Stat label="Kept children" value={formatCount(project.keptCount)} />
      <Stat label="Undecided" value={formatCount(project.undecidedCount)} />
      <Stat label="Not looked at" value={formatCount(project.unreviewedCount)} />
    </div>
  );
}
