/** The review room, read: the queue, one item, and everything about it. */
import { z } from 'zod';
import type { LineageNode, TeacherCallView } from '@/lib/core/contract/evolution-view';
import type { LineageTreeNode, ReviewFilter, ReviewItem } from '@/lib/core/contract/reviews';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { standingEvents } from '@/lib/core/domain/review';
import { database } from '../store/connection';
import { lineagesOf } from '../store/lineages';
import { type Audited, auditedAmong, blindCalls } from '../store/review-blind';
import { commentsOf, type WholeTexts, wholeTexts } from '../store/review-details';
import { eventsOf } from '../store/review-events';
import { reviewItems } from '../store/review-items';
import { itemFor } from '../store/review-others';
import { type QueueKey, queueCounts, queuePage } from '../store/review-queue';
import { teacherCallViews } from '../store/teacher-call-views';
import { authorise } from './access';

type QueueInput = ReviewFilter & { projectId: Id; cursor?: string | undefined; limit: number };
type Queue = {
  items: ReviewItem[];
  nextCursor: string | null;
  openCount: number | null;
  totalCount: number | null;
};

export async function readReviewQueue(person: Person, input: QueueInput): Promise<Queue> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const query = { filter: input, personId: person.id };
  const after = input.cursor === undefined ? null : parseCursor(input.cursor);
  const [keys, counts] = await Promise.all([
    queuePage(database(), scope, { ...query, after, limit: input.limit + 1 }),
    after ? { openCount: null, totalCount: null } : queueCounts(database(), scope, query),
  ]);
  const page = keys.slice(0, input.limit);
  const last = page.at(-1);
  const ids = page.map((key) => key.id);
  return {
    items: (await reviewItems(database(), scope, person.id, ids)).map((item) => itemFor(person.id, item)),
    nextCursor: last && keys.length > page.length ? cursorOf(last) : null,
    ...counts,
  };
}

const cursorSchema = z.tuple([z.uuid(), z.coerce.number().int(), z.coerce.number().int(), z.uuid()]);

const cursorOf = (key: QueueKey) => [key.runId, key.roundNumber, key.ordinal, key.id].join('_');

function parseCursor(cursor: string): QueueKey {
  const parsed = cursorSchema.safeParse(cursor.split('_'));
  if (!parsed.success) throw new AppError('invalid_input', 'The cursor is not one of this queue.', { place: 'cursor' });
  const [runId, roundNumber, ordinal, id] = parsed.data;
  return { runId, roundNumber, ordinal, id };
}

type OneInput = { projectId: Id; evolutionId: Id };

const missing = () => new AppError('not_found', 'There is no such evolution to review in this project.');

export async function readReviewItem(person: Person, input: OneInput): Promise<ReviewItem> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const [item] = await reviewItems(database(), scope, person.id, [input.evolutionId]);
  if (!item) throw missing();
  return itemFor(person.id, item);
}

type Detail = WholeTexts & {
  calls: TeacherCallView[];
  tree: LineageTreeNode[];
  comments: { personName: string; comment: string; at: string }[];
};

/** What the judge said and what became of the child are its verdict in other words. */
function blindDetail(detail: Detail, audit: Audited, path: readonly LineageNode[]): Detail {
  const before = new Set(path.slice(0, -1).map((node) => node.instructionId));
  return {
    ...detail,
    response: audit.isResponseHidden ? null : detail.response,
    calls: blindCalls(detail.calls, audit),
    tree: detail.tree.filter((node) => before.has(node.instructionId)),
    comments: [],
  };
}

export async function readReviewDetail(person: Person, input: OneInput): Promise<Detail> {
  const scope = await authorise(person, input.projectId, 'data.read');
  const { evolutionId } = input;
  const texts = await wholeTexts(database(), scope, evolutionId);
  if (!texts) throw missing();
  const [calls, lineages, events, audited] = await Promise.all([
    teacherCallViews(database(), scope, [evolutionId]),
    lineagesOf(database(), scope, person.id, [evolutionId]),
    eventsOf(database(), [evolutionId]),
    auditedAmong(database(), person.id, [evolutionId]),
  ]);
  const standing = new Set(standingEvents(events).map((event) => event.id));
  const detail = {
    ...texts,
    calls: calls.get(evolutionId) ?? [],
    tree: lineages.tree(evolutionId),
    comments: await commentsOf(database(), evolutionId, standing),
  };
  const audit = audited.get(evolutionId);
  return audit?.isBlind ? blindDetail(detail, audit, lineages.path(evolutionId)) : detail;
}
