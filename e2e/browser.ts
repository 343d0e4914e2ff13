/** Finds a browser: CHROMIUM, else an installed Chrome or Chromium, else the one among the packages. Nothing is ever downloaded. */
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

export type Browser = { executablePath: string; args: string[] };

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** It must ask no other host and draw the same everywhere; root and containers have no sandbox to offer. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installedBrowser = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC_PATHS].find(isProgram);
};

/** Its own settings look for fonts in /tmp/fonts alone, and where there are none the browser ends as soon as it needs one for its own words. */
const fontSettings = (folder: string): string => {
  const place = join(folder, 'font-settings');
  mkdirSync(place, { recursive: true });
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const settings = `<fontconfig>${dirs}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`;
  writeFileSync(
    join(place, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${settings}\n`,
  );
  return place;
};

/** It unpacks itself into the temporary folder, which must not be one that another user has already unpacked into. */
const packagedBrowser = async (): Promise<Browser> => {
  const folder = join(tmpdir(), `evol-studio-browser-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = folder;
  process.env['FONTCONFIG_PATH'] = fontSettings(folder);
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // Its own arguments are made for another place: with `--single-process` the browser ends with its first closed page.
  return { executablePath: await chromium.executablePath(), args: ARGS };
};

export const findBrowser = async (): Promise<Browser> => {
  const found = process.env['CHROMIUM'] || installedBrowser();
  return found ? { executablePath: found, args: ARGS } : packagedBrowser();
};
