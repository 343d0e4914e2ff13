/** People: which service answers which call. */
export const peopleRoutes = {};
