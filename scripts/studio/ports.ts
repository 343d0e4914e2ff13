/** Remembers the inner ports of a studio, so that addresses stay the same from start to start wherever possible. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const portsSchema = z.object({ database: z.number().int().optional(), rehearsal: z.number().int().optional() });
type Ports = z.infer<typeof portsSchema>;

const fileIn = (home: string) => join(home, 'ports.json');

export const rememberedPorts = (home: string): Ports => {
  try {
    return portsSchema.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  } catch {
    // Only a preference: without the file any free port will do.
    return {};
  }
};

export const rememberPorts = (home: string, ports: Ports): void =>
  writeFileSync(fileIn(home), JSON.stringify({ ...rememberedPorts(home), ...ports }));
