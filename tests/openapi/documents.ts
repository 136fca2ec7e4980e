/** The operations that Microsoft's OpenAPI documents describe, read from a folder of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';

export interface DocumentedOperation {
  /** The document, such as `expressRouteCircuit`. */
  document: string;
  id: string;
  method: string;
  path: string;
}

const schema = z.object({ paths: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))) });
const operationSchema = z.object({ operationId: z.string() });
const verbs = new Set(['get', 'put', 'post', 'patch', 'delete', 'head']);

/** Every operation of an api-version, document by document, in their order. `folder` is what ARM_SPECS names. */
export function documentedOperations(folder: string, version: string): DocumentedOperation[] {
  const stable = join(folder, 'specification', 'network', 'resource-manager', 'Microsoft.Network', 'stable', version);
  const files = readdirSync(stable)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.flatMap((file) => {
    const { paths = {} } = schema.parse(JSON.parse(readFileSync(join(stable, file), 'utf8')));
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([verb, operation]) =>
        verbs.has(verb)
          ? [
              {
                document: basename(file, '.json'),
                id: operationSchema.parse(operation).operationId,
                method: verb.toUpperCase(),
                path,
              },
            ]
          : [],
      ),
    );
  });
}

/** A method and path as they are compared: holes without names, case without meaning. */
export const signature = (method: string, path: string): string =>
  `${method} ${path
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replace(/\/$/, '')
    .toLowerCase()}`;
