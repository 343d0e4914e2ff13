/** One connection and one limit of calls per teacher in this process. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { unseal } from '../secrets';
import type { SealedTeacher } from '../store/teachers';
import { connectTeacher, type TeacherOutcome } from '../teacher/connect';
import { Limiter } from './limiter';

type Connection = ReturnType<typeof connectTeacher>;
type Seat = { signature: string; connection: Connection; limiter: Limiter };

export class TeacherPool {
  private readonly seats = new Map<Id, Seat>();

  /** Waits for a free slot, then makes one call. `isWanted` is asked when the slot is there, since a run may have been paused meanwhile. */
  async ask(
    teacher: SealedTeacher,
    request: TeacherRequest,
    options: { isWanted: () => Promise<boolean>; signal: AbortSignal },
  ): Promise<TeacherOutcome | null> {
    const seat = this.seatOf(teacher);
    const release = await seat.limiter.acquire();
    try {
      if (!(await options.isWanted())) return null;
      return await seat.connection.ask(request, options.signal);
    } finally {
      release();
    }
  }

  /** A teacher that was changed gets a new connection and keeps its calls in flight counted. */
  private seatOf(teacher: SealedTeacher): Seat {
    const { id, baseUrl, model, sealedKey, parameters, requestTimeoutMs, maxConcurrency } = teacher;
    const signature = JSON.stringify({ baseUrl, model, sealedKey, parameters, requestTimeoutMs });
    const known = this.seats.get(id);
    if (known?.signature === signature) {
      known.limiter.setLimit(maxConcurrency);
      return known;
    }
    const key = sealedKey === null ? null : unseal(sealedKey);
    const seat = {
      signature,
      connection: connectTeacher({ id, baseUrl, model, key, parameters, requestTimeoutMs }),
      limiter: known?.limiter ?? new Limiter(maxConcurrency),
    };
    seat.limiter.setLimit(maxConcurrency);
    this.seats.set(id, seat);
    return seat;
  }
}
