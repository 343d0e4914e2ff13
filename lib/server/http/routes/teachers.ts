/** Teachers: which service answers which call. */

import { testTeacher } from '../../services/teacher-test';
import { archiveTeacher, createTeacher, listTeachers, restoreTeacher, updateTeacher } from '../../services/teachers';
import { signedIn } from './frame';

const teachers = signedIn.teachers;

export const teacherRoutes = {
  list: teachers.list.handler(({ context, input }) => listTeachers(context.person, input)),
  create: teachers.create.handler(({ context, input }) => createTeacher(context.person, input)),
  update: teachers.update.handler(({ context, input }) => updateTeacher(context.person, input)),
  archive: teachers.archive.handler(({ context, input }) => archiveTeacher(context.person, input)),
  restore: teachers.restore.handler(({ context, input }) => restoreTeacher(context.person, input)),
  test: teachers.test.handler(({ context, input }) => testTeacher(context.person, input)),
};
