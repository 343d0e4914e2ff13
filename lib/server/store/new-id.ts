/** Names for new rows: UUIDv7, so that an index grows at its right edge and ids sort by time. */
import { v7 } from 'uuid';
import type { Id } from '@/lib/core/domain/identifier';

export function newId(): Id {
  return v7();
}
