/** The teachers that this process calls, and the way of a call: a slot, a turn, then the teacher as it is at that moment. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { SealedTeacher } from '../store/teachers';
import type { TeacherOutcome } from '../teacher/connect';
import { TeacherSeat } from './teacher-seat';
import { ALONE, type Shares } from './worker-peers';

type AskOptions = {
  /** The teacher as it is now; null when the call is not wanted any more (its run was paused). */
  current: () => Promise<SealedTeacher | null>;
  /** Asked once the call's turn has come, so that nothing is set aside for a call that waits. */
  claim: () => Promise<boolean>;
  signal: AbortSignal;
};

export class TeacherPool {
  private readonly seats = new Map<Id, TeacherSeat>();

  constructor(private readonly shares: Shares = ALONE) {}

  async ask(teacher: SealedTeacher, request: TeacherRequest, options: AskOptions): Promise<TeacherOutcome | null> {
    const seat = this.seatOf(teacher);
    await seat.ready();
    // With more workers than calls at once, another worker makes this one's.
    if (seat.share() === 0) return null;
    const release = await seat.limiter.acquire();
    try {
      const isWanted = async () => {
        const now = await options.current();
        if (now) seat.update(now);
        return now !== null && seat.share() > 0;
      };
      // The call is made to the teacher for which its money was set aside.
      const claim = async () => (await options.claim()) && isWanted();
      const ticket = await seat.gate.pass(isWanted, claim);
      return ticket && (await seat.call(request, ticket, options.signal));
    } finally {
      release();
    }
  }

  /** A teacher's limits were learned, or it was blocked, by any worker; without an id: all may have been. */
  lookAgain(teacherId?: Id): void {
    for (const [id, seat] of this.seats) if (teacherId === undefined || id === teacherId) seat.lookAgain();
  }

  /** A teacher was changed, or this worker's part of it. */
  update(teacher: SealedTeacher): void {
    this.seats.get(teacher.id)?.update(teacher);
  }

  /** Whoever waits for a turn looks again whether it is still wanted. */
  wake(): void {
    for (const seat of this.seats.values()) seat.gate.wake();
  }

  private seatOf(teacher: SealedTeacher): TeacherSeat {
    const known = this.seats.get(teacher.id);
    if (known) {
      known.update(teacher);
      return known;
    }
    const seat = new TeacherSeat(teacher, this.shares);
    this.seats.set(teacher.id, seat);
    return seat;
  }
}
