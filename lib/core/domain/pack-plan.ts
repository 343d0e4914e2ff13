/** What importing a pack does to a project, operation by operation, before it is done. */
import { BUILT_IN_IDS, type OperationId } from './operation';

export type KnownVersion = { id: string; operation: OperationId; version: number; text: string; isChosen: boolean };
export type OfferedTemplate = { id: OperationId; text: string };

/** `version`: the one that the next round will use; `newestVersion`: the newest that the plan knew of, 0 without any. */
export type PackStep = {
  operation: OperationId;
  kind: 'unchanged' | 'choose' | 'new_version' | 'new_operation';
  version: number;
  newestVersion: number;
};

/** A text that a version has already is no further version of it: that one is chosen. */
export function planPack(offered: readonly OfferedTemplate[], known: readonly KnownVersion[]): PackStep[] {
  return offered.map(({ id, text }) => {
    const versions = known.filter((version) => version.operation === id).toSorted((a, b) => b.version - a.version);
    const newestVersion = versions[0]?.version ?? 0;
    const same = versions.find((version) => version.isChosen && version.text === text);
    const older = same ?? versions.find((version) => version.text === text);
    const isNew = versions.length === 0 && !BUILT_IN_IDS.includes(id);
    const kind = same ? 'unchanged' : older ? 'choose' : isNew ? 'new_operation' : 'new_version';
    return { operation: id, kind, version: older?.version ?? newestVersion + 1, newestVersion };
  });
}
