/** Runs and rounds: which service answers which call. */
export const runRoutes = {};
