/** Which sections of which lessons to read again, after some questions were not right. */
import type { Key, Taught } from '#src/quiz/score.ts';

/** The sections that teach the facts of these keys, each once, lesson by lesson. */
export function readAgain(keys: readonly (Key | undefined)[]): Taught[] {
  const places = new Map<string, Taught>();
  for (const key of keys)
    for (const place of key?.taughtAt ?? []) {
      const name = `${place.unit} ${place.section}`;
      if (!places.has(name)) places.set(name, place);
    }
  return [...places.values()].sort((one, other) => one.unit - other.unit);
}
