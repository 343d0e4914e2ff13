/** Seed sets: which service answers which call. */
export const seedRoutes = {};
