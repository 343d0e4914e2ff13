/** Projects: which service answers which call. */
import { removeProject } from '../../services/project-removal';
import { createProject, getProject, listProjects, updateProject } from '../../services/projects';
import { signedIn } from './frame';

const projects = signedIn.projects;

export const projectRoutes = {
  list: projects.list.handler(({ context }) => listProjects(context.person)),
  get: projects.get.handler(({ context, input }) => getProject(context.person, input)),
  create: projects.create.handler(({ context, input }) => createProject(context.person, input)),
  update: projects.update.handler(({ context, input }) => updateProject(context.person, input)),
  remove: projects.remove.handler(({ context, input }) => removeProject(context.person, input)),
};
