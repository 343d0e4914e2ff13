/** The scripted teacher as the measurements see it. */
import { startChild } from './child';
import type { TeacherManner, TeacherSeen } from './teacher-manner';

export type BenchTeacher = {
  url: string;
  begin: (manner: TeacherManner) => Promise<void>;
  seen: () => Promise<TeacherSeen>;
  stop: () => Promise<void>;
};

export async function startTeacher(): Promise<BenchTeacher> {
  const child = await startChild('bench/scripted-teacher.ts');
  return {
    url: await child.ask<string>({ do: 'url' }),
    begin: (manner) => child.ask({ do: 'begin', manner }),
    seen: () => child.ask<TeacherSeen>({ do: 'seen' }),
    stop: child.stop,
  };
}
