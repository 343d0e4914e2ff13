/** A full disk is said before it breaks something half-way. */
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './start-error.mjs';

/** @param {string} folder @returns {string} */
const nearestExisting = (folder) => (existsSync(folder) ? folder : nearestExisting(dirname(folder)));

/** @param {string} folder @param {number} neededMb */
export const requireSpace = (folder, neededMb) => {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  const freeMb = Math.floor((bavail * bsize) / 1_000_000);
  if (freeMb >= neededMb) return;
  throw new StartError(`The disk of ${folder} is full: ${freeMb} MB are free, ${neededMb} MB are needed.`);
};
