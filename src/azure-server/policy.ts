/** `--policy FILE`: who may do what, put to the simulated Azure before anybody is served. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { actorHeader } from '#src/azure/journal.ts';
import type { Keeper } from './keeper.ts';
import { Trouble } from './trouble.ts';

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

const shape =
  '{ "assignments": [{ "principal": "11111111-1111-1111-1111-111111111111", "role": "Reader", "scope": "/subscriptions/…" }] }';

function read(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    JSON.parse(text);
    return text;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `--policy ${file} cannot be read: ${why}\n  Way out: a JSON file with the role assignments, for example\n  ${shape}`,
    );
  }
}

/** Puts the policy of a file in force. A `Trouble` says what is wrong with it. */
export async function applyPolicy({ arm, safe }: Keeper, file: string): Promise<void> {
  const answer = await arm.fetch(
    new Request('http://127.0.0.1/_control/access', {
      method: 'PUT',
      headers: { [actorHeader]: 'policy' },
      body: read(file),
    }),
  );
  await safe();
  if (answer.ok) return;
  const { error } = errorSchema.parse(await answer.json());
  throw new Trouble(
    `--policy ${file} is refused: ${error.message}\n  Way out: put that right; the form is\n  ${shape}`,
  );
}
