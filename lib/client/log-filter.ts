/** The log's filter as the address gives it; page, list and download read it alike. */
import { createLoader, type inferParserType, parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { LOG_WAYS, type LogFilter, type LogFormat } from '@/lib/core/contract/audit-log';
import type { Id } from '@/lib/core/domain/identifier';
import { REVIEW_EVENT_KINDS } from '@/lib/core/domain/review';
import { parseAsOperation } from './parse-operation';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY_MS = 24 * 60 * 60 * 1000;

export const LOG_KEYS = {
  personId: parseAsString,
  kind: parseAsStringLiteral(REVIEW_EVENT_KINDS),
  operation: parseAsOperation,
  evolutionId: parseAsString,
  way: parseAsStringLiteral(LOG_WAYS),
  /** days of UTC, both included */
  from: parseAsIsoDate,
  until: parseAsIsoDate,
};

export const loadLogFilter = createLoader(LOG_KEYS);

/** Filters that are off are left out, so that the same log is always the same key; what is no id counts as no filter. */
export function logFilterOf(values: inferParserType<typeof LOG_KEYS>): LogFilter {
  const { personId, kind, operation, evolutionId, way, from, until } = values;
  return {
    ...(personId ? { personId } : {}),
    ...(kind ? { kind } : {}),
    ...(operation ? { operation } : {}),
    ...(evolutionId && UUID.test(evolutionId) ? { evolutionId } : {}),
    ...(way ? { way } : {}),
    ...(from ? { from: from.toISOString() } : {}),
    ...(until ? { until: new Date(until.getTime() + DAY_MS).toISOString() } : {}),
  };
}

export function logFileHref(projectId: Id, format: LogFormat, filter: LogFilter): string {
  return `/api/projects/${projectId}/audit-log/file?${new URLSearchParams({ format, ...filter })}`;
}
