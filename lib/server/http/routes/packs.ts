/** Packs: which service answers which call. */
import { importPack, previewPack, writePackFile } from '../../services/packs';
import { signedIn } from './frame';

const packs = signedIn.packs;

export const packRoutes = {
  write: packs.write.handler(({ context, input }) => writePackFile(context.person, input)),
  preview: packs.preview.handler(({ context, input }) => previewPack(context.person, input)),
  import: packs.import.handler(({ context, input }) => importPack(context.person, input)),
};
