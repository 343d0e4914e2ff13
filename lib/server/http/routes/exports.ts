/** Exports: which service answers which call. */
export const exportRoutes = {};
