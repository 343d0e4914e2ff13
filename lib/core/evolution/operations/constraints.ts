/** constraints: one more condition that the answer must meet. */
import { depthTemplate } from './depth-frame';

export const CONSTRAINTS_METHOD = 'Add one more constraint or requirement that the answer has to meet.';

export const constraintsTemplate = depthTemplate(CONSTRAINTS_METHOD);
