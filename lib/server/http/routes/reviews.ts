/** The review room: which service answers which call. */
export const reviewRoutes = {};
