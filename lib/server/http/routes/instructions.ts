/** Instructions: which service answers which call. */
export const instructionRoutes = {};
