/** Exports: which service answers which call. */
import { countExport, createExport, exportManifest, listExports, verifyExport } from '../../services/exports';
import { signedIn } from './frame';

const exports = signedIn.exports;

export const exportRoutes = {
  list: exports.list.handler(({ context, input }) => listExports(context.person, input)),
  create: exports.create.handler(({ context, input }) => createExport(context.person, input)),
  count: exports.count.handler(({ context, input }) => countExport(context.person, input)),
  verify: exports.verify.handler(({ context, input }) => verifyExport(context.person, input)),
  manifest: exports.manifest.handler(({ context, input }) => exportManifest(context.person, input)),
};
