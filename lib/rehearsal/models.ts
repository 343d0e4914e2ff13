/** The one model of the rehearsal teacher, and the marks by which its work is known. */

export const REHEARSAL_MODEL = 'rehearsal-1';
export const REHEARSAL_OWNER = 'evol-studio-rehearsal';
export const REHEARSAL_HEADER = 'x-evol-rehearsal';

const MODEL_BODY = { id: REHEARSAL_MODEL, object: 'model', created: 1_767_225_600, owned_by: REHEARSAL_OWNER };

export const modelBody = (id: string) => (id === REHEARSAL_MODEL ? MODEL_BODY : null);
export const modelListBody = () => ({ object: 'list', data: [MODEL_BODY] });
