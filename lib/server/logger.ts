/** The log of a server process: one JSON line per event on standard output, with secrets left out. */
import { pino } from 'pino';

export const logger = pino({
  level: process.env['LOG_LEVEL'] || 'info',
  base: { process: process.env['STUDIO_PROCESS'] ?? 'studio', pid: process.pid },
  redact: {
    paths: [
      'key',
      '*.key',
      'apiKey',
      '*.apiKey',
      'password',
      '*.password',
      'headers.authorization',
      '*.headers.authorization',
    ],
    censor: '[hidden]',
  },
});
