/** Which version of an operation lies on the desk, and what was changed in it: plain values, so that no click can lose a draft unnoticed. */
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { OperationId } from '@/lib/core/domain/operation';

/**
 * `versionId`: the version being looked at; `text`: what the person made of it, null while it is untouched; `knownVersion`: the newest version when
 * they began to write.
 */
export type Draft = { versionId: string; text: string | null; knownVersion: number };
export type Drafts = Partial<Record<OperationId, Draft>>;

export type Desk = {
  versions: readonly TemplateVersionView[];
  newest: TemplateVersionView;
  chosen: TemplateVersionView;
  shown: TemplateVersionView;
  text: string;
  isChanged: boolean;
  /** a version that somebody saved after this draft was begun; null: nobody did */
  overtakenBy: TemplateVersionView | null;
};

/** Null when the operation has no version, which no project of the studio's own making has. */
export function layDesk(all: readonly TemplateVersionView[], operation: OperationId, draft?: Draft): Desk | null {
  const versions = all.filter((version) => version.operation === operation);
  const newest = versions.reduce<TemplateVersionView | null>(
    (best, version) => (best === null || version.version > best.version ? version : best),
    null,
  );
  if (!newest) return null;
  const chosen = versions.find((version) => version.isChosen) ?? newest;
  const shown = versions.find((version) => version.id === draft?.versionId) ?? chosen;
  const text = draft?.text ?? shown.text;
  const isChanged = text !== shown.text;
  const overtakenBy = isChanged && draft && newest.version > draft.knownVersion ? newest : null;
  return { versions, newest, chosen, shown, text, isChanged, overtakenBy };
}

/** A text typed back to what it was is no change; what was known when the writing began stays known. */
export function writeDraft(drafts: Drafts, desk: Desk, text: string): Drafts {
  const { shown, newest } = desk;
  const before = drafts[shown.operation];
  const knownVersion = before && before.text !== null ? before.knownVersion : newest.version;
  const draft = { versionId: shown.id, text: text === shown.text ? null : text, knownVersion };
  return { ...drafts, [shown.operation]: draft };
}

export function showVersion(drafts: Drafts, operation: OperationId, versionId: string): Drafts {
  return { ...drafts, [operation]: { versionId, text: null, knownVersion: 0 } };
}

export function changedOperations(all: readonly TemplateVersionView[], drafts: Drafts): OperationId[] {
  return Object.keys(drafts).filter((operation) => layDesk(all, operation, drafts[operation])?.isChanged);
}
