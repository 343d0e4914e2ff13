/** Teachers: which service answers which call. */
export const teacherRoutes = {};
