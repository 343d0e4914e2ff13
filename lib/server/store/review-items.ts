/** What the review room shows of an evolution, bounded to 32 KB an item, for a whole page with one query per table. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import { REVIEW_RESPONSE_LIMIT, REVIEW_TEXT_LIMIT, type ReviewItem } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { cutText } from './cut-text';
import { evolutionViews } from './evolution-views';
import { Prisma } from './generated/client';
import { lineagesOf } from './lineages';
import { auditedAmong, blindItem } from './review-blind';

const EVIDENCE_LIMIT = 600;

type Texts = { id: Id; parentText: string; childText: string; response: string | null };

/** In the order of `ids`; what is not there, or not finished with a child, is left out. */
export async function reviewItems(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  ids: readonly Id[],
): Promise<ReviewItem[]> {
  if (ids.length === 0) return [];
  const [views, lineages, texts, audited] = await Promise.all([
    evolutionViews(db, scope, ids),
    lineagesOf(db, scope, personId, ids),
    boundedTexts(db, scope, ids),
    auditedAmong(db, personId, ids),
  ]);
  return ids.flatMap((id) => {
    const view = views.get(id);
    const text = texts.get(id);
    if (!view || !text) return [];
    const parent = cutText(text.parentText, REVIEW_TEXT_LIMIT);
    const child = cutText(text.childText, REVIEW_TEXT_LIMIT);
    const response = text.response === null ? null : cutText(text.response, REVIEW_RESPONSE_LIMIT);
    const audit = audited.get(id);
    const item = {
      evolution: withShortEvidence(view),
      parentText: parent.text,
      childText: child.text,
      response: response?.text ?? null,
      isResponseCut: response?.isCut ?? false,
      isTextCut: parent.isCut || child.isCut,
      lineage: lineages.path(id),
      siblings: lineages.siblings(id),
      isAudit: audit !== undefined,
      isBlind: false,
      isResponseHidden: false,
    };
    return audit?.isBlind ? blindItem(item, audit) : item;
  });
}

/** One character more than can be shown, so that a cut is noticed without reading megabytes out of the database. */
async function boundedTexts(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<Map<Id, Texts>> {
  const rows = await db.$queryRaw<Texts[]>(Prisma.sql`
    SELECT e.id, left(p.text, ${REVIEW_TEXT_LIMIT + 1}::int) AS "parentText",
           left(e."childText", ${REVIEW_TEXT_LIMIT + 1}::int) AS "childText",
           left(e.response, ${REVIEW_RESPONSE_LIMIT + 1}::int) AS response
    FROM evolution e JOIN instruction p ON p.id = e."parentId"
    WHERE e."projectId" = ${scope.projectId}::uuid AND e.id = ANY(${[...ids]}::uuid[])
      AND e."childId" IS NOT NULL AND e.state IN ('kept', 'eliminated', 'undecided')`);
  return new Map(rows.map((row) => [row.id, row]));
}

export function withShortEvidence(view: EvolutionView): EvolutionView {
  return { ...view, standing: { ...view.standing, findings: shortFindings(view.standing.findings) } };
}

export function shortFindings(findings: EvolutionView['standing']['findings']): EvolutionView['standing']['findings'] {
  return findings.map((finding) => ({ ...finding, evidence: cutText(finding.evidence, EVIDENCE_LIMIT).text }));
}
