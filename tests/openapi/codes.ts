/** The error codes that the engine answers with, read from its own text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownPrefix } from '#src/azure/codes.ts';

const engine = fileURLToPath(new URL('../../src/azure', import.meta.url));

/** Codes of ours, sorted. */
export function ownCodes(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(engine, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(engine, file), 'utf8');
    for (const [, code = ''] of text.matchAll(new RegExp(`'(${ownPrefix}[A-Z]\\w+)'`, 'g'))) found.add(code);
  }
  return [...found].sort();
}
