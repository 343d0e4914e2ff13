/** The contract as an OpenAPI document, for scripts in other languages. */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@/lib/core/contract/contract';
import { problemSchema } from '@/lib/core/contract/problem';
import { env } from '../env';

const DESCRIPTION = [
  'Whatever the pages can do, a script can do: send an API key of your account in x-api-key.',
  'Files travel as raw bodies beside these calls: POST /projects/{projectId}/seed-files/check and /seed-files/import take one,',
  'GET /projects/{projectId}/exports/{exportId}/dataset gives one. GET /projects/{projectId}/events sends server-sent events.',
].join(' ');

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM = { $ref: '#/components/responses/Problem' };

async function makeDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Evol Studio', version: env().version, description: DESCRIPTION },
    servers: [{ url: '/api' }],
    security: [{ apiKey: [] }, { session: [] }],
    commonSchemas: { Problem: { schema: problemSchema } },
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        session: { type: 'apiKey', in: 'cookie', name: 'evol-studio.session_token' },
      },
      responses: {
        Problem: {
          description: 'What happened, where, and what to do.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  });
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = path?.[method];
      if (operation) operation.responses = { ...operation.responses, default: PROBLEM };
    }
  }
  return document;
}

let made: ReturnType<typeof makeDocument> | undefined;

export function openApiDocument(): ReturnType<typeof makeDocument> {
  made ??= makeDocument();
  return made;
}
