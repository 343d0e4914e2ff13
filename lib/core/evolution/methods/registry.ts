/** All methods that a run can choose from. */
import type { MethodId } from '../../domain/run';
import { evolInstruct } from './evol-instruct';
import type { Method } from './method';

export const METHOD_REGISTRY = { evol_instruct: evolInstruct } as const satisfies Record<MethodId, Method>;
