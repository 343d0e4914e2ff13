/** Projects: which service answers which call. */
export const projectRoutes = {};
