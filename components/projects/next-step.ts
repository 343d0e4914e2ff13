/** What stands and what comes next in a project: seeds → teacher → run → review → export, told from its real figures. */
import { formatCount, formatCountOf } from '@/lib/client/display';
import { projectHref, reviewHref, runHref } from '@/lib/client/page-links';
import type { ProjectView } from '@/lib/core/contract/projects';
import type { RunView } from '@/lib/core/contract/runs';
import type { TeacherView } from '@/lib/core/contract/teachers';

export type StepState = 'done' | 'now' | 'later';
export type Step = {
  id: string;
  title: string;
  state: StepState;
  stand: string;
  action: { label: string; href: string };
  /** the person who looks may take it */
  isYours: boolean;
};

export type ProjectStand = {
  project: ProjectView;
  teachers: readonly TeacherView[];
  runs: readonly RunView[];
  exportCount: number;
  /** what the role of the person who looks allows */
  may: { write: boolean; run: boolean; export: boolean };
};

type Judged = Omit<Step, 'state'> & { isDone: boolean };

export function stepsOf(stand: ProjectStand): Step[] {
  const judged = [seeds(stand), teacher(stand), run(stand), review(stand), exporting(stand)];
  const now = judged.findIndex((step) => !step.isDone);
  return judged.map(({ isDone, ...step }, place) => ({
    ...step,
    state: isDone ? 'done' : place === now ? 'now' : 'later',
  }));
}

const BY_OTHERS = 'A researcher of this project does that.';

function seeds({ project, may }: ProjectStand): Judged {
  const hasSeeds = project.seedCount > 0;
  return {
    id: 'seeds',
    title: 'Seeds',
    isDone: hasSeeds,
    stand: hasSeeds
      ? `${formatCountOf(project.seedCount, 'seed')} imported.`
      : may.write
        ? 'Import a file of instructions: Alpaca, self-instruct, ShareGPT, OpenAI chat, CSV or plain text.'
        : `No instructions are imported yet. ${BY_OTHERS}`,
    action: { label: hasSeeds || !may.write ? 'Seeds' : 'Import seeds', href: projectHref(project.id, 'seeds') },
    isYours: may.write,
  };
}

function teacher({ project, teachers, may }: ProjectStand): Judged {
  const active = teachers.filter((one) => one.archivedAt === null);
  const real = active.filter((one) => !one.isRehearsal);
  const label = real.length > 0 || !may.write ? 'Teachers' : 'Add a teacher';
  const action = { label, href: projectHref(project.id, 'teachers') };
  const stand =
    real.length > 0
      ? `${real.map((one) => one.name).join(', ')} can be asked.`
      : active.length > 0
        ? `The rehearsal teacher is ready for practice.${may.write ? ' For real data, add a model by its address and key.' : ''}`
        : may.write
          ? 'Add the model that evolves, judges and answers: an address, a model and a key.'
          : `No model that evolves, judges and answers is there yet. ${BY_OTHERS}`;
  return { id: 'teacher', title: 'Teacher', isDone: active.length > 0, stand, action, isYours: may.write };
}

function run({ project, runs, may }: ProjectStand): Judged {
  const rounds = runs.flatMap((one) => one.rounds).filter((round) => round.state === 'finished').length;
  const running = runs.find((one) => one.state === 'running');
  const latest = running ?? runs[0];
  const stand = running
    ? `${running.name} is running.`
    : latest
      ? `${formatCountOf(runs.length, 'run')}, ${formatCountOf(rounds, 'finished round')}.`
      : may.run
        ? 'Choose seeds, a teacher and a number of rounds; nothing is sent before you start it.'
        : `No run is made yet. ${BY_OTHERS}`;
  const action = latest
    ? { label: running ? 'Watch the run' : 'Latest run', href: runHref(project.id, latest.id) }
    : may.run
      ? { label: 'Set up a run', href: projectHref(project.id, 'runs', 'new') }
      : { label: 'Runs', href: projectHref(project.id, 'runs') };
  return { id: 'run', title: 'Run', isDone: rounds > 0, stand, action, isYours: may.run };
}

function review({ project, runs }: ProjectStand): Judged {
  const hasEvolutions = runs.some((one) => one.rounds.length > 0);
  const waiting = project.unreviewedCount;
  const undecided = project.undecidedCount > 0 ? `, ${formatCount(project.undecidedCount)} of them undecided` : '';
  const stand = !hasEvolutions
    ? 'Look at what the teacher made, and accept, reject or edit it.'
    : waiting > 0
      ? `${formatCountOf(waiting, 'evolution')} not looked at yet${undecided}.`
      : 'Every evolution was looked at.';
  const action = { label: waiting > 0 ? 'Review' : 'Review room', href: reviewHref(project.id) };
  return { id: 'review', title: 'Review', isDone: hasEvolutions && waiting === 0, stand, action, isYours: true };
}

function exporting({ project, exportCount, may }: ProjectStand): Judged {
  const stand =
    exportCount > 0
      ? `${formatCountOf(exportCount, 'export')} made. The pool now holds ${formatCount(project.seedCount + project.keptCount)} instructions.`
      : may.export
        ? 'Write what was kept to a file, with a manifest that says where every row is from.'
        : `Nothing is exported yet. ${BY_OTHERS}`;
  const label = exportCount > 0 || !may.export ? 'Exports' : 'Export';
  const action = { label, href: projectHref(project.id, 'exports') };
  return { id: 'export', title: 'Export', isDone: exportCount > 0, stand, action, isYours: may.export };
}
