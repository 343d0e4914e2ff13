/** During development: tells when the sources of the worker have changed. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/place.mjs';

const SETTLE_MS = 400;

export const isWorkerSource = (file: string): boolean =>
  /^(core|server)\/.*\.ts$/.test(file.replaceAll('\\', '/')) && !/\.test\.ts$|server\/http\//.test(file);

export const watchSources = (onChange: () => void): void => {
  let timer: NodeJS.Timeout | undefined;
  watch(join(root, 'lib'), { recursive: true }, (_event, file) => {
    if (!file || !isWorkerSource(file)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  });
};
