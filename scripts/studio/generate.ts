/** `npm run generate`: everything that is made from sources and kept out of git. The other commands do it by themselves. */
import { generateSources } from './build';

export const main = generateSources;
