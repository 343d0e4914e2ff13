/** What is known of each role's teacher before it is asked: its price, its limits, and what its calls have taken so far. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { TEACHER_ROLES, type TeacherRole } from '@/lib/core/domain/teacher';
import type { RolePlan } from '@/lib/core/evolution/spending';
import { measureCalls } from './call-measures';
import type { Db } from './connection';
import { priceFor, readPrices } from './prices';
import { learnedLimits } from './teacher-allowances';
import { listTeachers, type SealedTeacher } from './teachers';

/** Mean lengths of what is sent. */
type Lengths = { templateBytes: number; seedBytes: number };

export type RolePlanWish = {
  teacherIds: Record<TeacherRole, Id>;
  asksJudge: boolean;
  /** of the sampling; a teacher's own wins */
  maxTokens: number | undefined;
  lengths: Lengths;
};

export async function readRolePlans(db: Db, scope: ProjectScope, wish: RolePlanWish): Promise<RolePlan[]> {
  const [teachers, prices, measures, learned] = await Promise.all([
    listTeachers(db, scope),
    readPrices(db, scope),
    measureCalls(db, scope),
    learnedLimits(db, Object.values(wish.teacherIds)),
  ]);
  return TEACHER_ROLES.filter((role) => role !== 'judge' || wish.asksJudge).flatMap((role): RolePlan[] => {
    const teacher = teachers.find(({ id }) => id === wish.teacherIds[role]);
    if (!teacher) return [];
    const { id: teacherId, model, maxConcurrency } = teacher;
    const said = learned.get(teacherId);
    return [
      {
        ...{ role, teacherId, model, maxConcurrency },
        limits: {
          requestsPerMinute: teacher.requestsPerMinute ?? said?.requestsPerMinute ?? null,
          tokensPerMinute: teacher.tokensPerMinute ?? said?.tokensPerMinute ?? null,
        },
        price: priceFor(prices, teacher),
        measured: measures.of(role, teacherId),
        promptBytes: promptBytes(role, teacher, wish.lengths),
        maxTokens: teacher.parameters.maxTokens ?? wish.maxTokens,
      },
    ];
  });
}

/** The judge reads parent and child and its own prompt. */
const JUDGE_PROMPT_BYTES = 900;

function promptBytes(role: TeacherRole, { parameters }: SealedTeacher, lengths: Lengths): number {
  const own = {
    evolver: lengths.templateBytes + lengths.seedBytes,
    judge: JUDGE_PROMPT_BYTES + 2 * lengths.seedBytes,
    responder: 1.5 * lengths.seedBytes,
  }[role];
  return own + (parameters.systemPrompt?.length ?? 0);
}
