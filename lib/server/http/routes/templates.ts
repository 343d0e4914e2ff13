/** Templates: which service answers which call. */
export const templateRoutes = {};
