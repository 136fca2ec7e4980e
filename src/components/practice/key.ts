/** The key of one question, had when it is marked and not before: fetched for one of the bank, worked out for one made anew. */
import { fetchKeys, KeyMissing } from '#src/components/quiz/keys.ts';
import { isRecord } from '#src/base/is-record.ts';
import { isMade } from '#src/quiz/made-id.ts';
import type { Key, Taught } from '#src/quiz/score.ts';

/** What a made key lacks: the words of beliefs, and where facts are taught. `/<course>/repairs.json` holds both. */
interface Repairs {
  beliefs: Readonly<Record<string, string>>;
  places: Readonly<Record<string, Taught>>;
}

let repairs: Promise<Repairs> | undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTaught = (value: unknown): value is Taught =>
  isRecord(value) &&
  isText(value.href) &&
  isText(value.section) &&
  typeof value.unit === 'number' &&
  isText(value.lesson);

const membersOf = <One>(value: unknown, isOne: (one: unknown) => one is One): Record<string, One> =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (isOne(one) ? [[name, one]] : [])))
    : {};

async function fetchRepairs(home: string): Promise<Repairs> {
  const value: unknown = await fetch(`${home}repairs.json`)
    .then((response): Promise<unknown> => (response.ok ? response.json() : Promise.resolve({})))
    // A reason without the name of the belief is still a reason.
    .catch(() => ({}));
  const { beliefs, places } = isRecord(value) ? value : {};
  return { beliefs: membersOf(beliefs, isText), places: membersOf(places, isTaught) };
}

/** A made key with the words of its beliefs, and the places where its facts are taught. */
export function completed(key: Key, facts: readonly string[], { beliefs, places }: Repairs): Key {
  const taughtAt = facts.flatMap((fact) => places[fact] ?? []);
  return {
    ...key,
    options: key.options.map((option) => {
      const beliefSays = beliefs[option.belief ?? ''];
      return beliefSays === undefined ? option : { ...option, beliefSays };
    }),
    ...(taughtAt.length > 0 ? { taughtAt } : {}),
  };
}

/** A key that came without words of beliefs and places, with those that the site has. `home` is the course's address. */
export async function completedFor(home: string, key: Key, facts: readonly string[]): Promise<Key> {
  repairs ??= fetchRepairs(home);
  return completed(key, facts, await repairs);
}

/** The key of a question. `home` is the course's address, `/expressroute/`. Throws `KeyMissing` where it cannot be had. */
export async function keyFor(home: string, { id, facts }: { id: string; facts: readonly string[] }): Promise<Key> {
  if (isMade(id)) {
    const { makeKey } = await import('#src/components/practice/generated.ts').catch(() => {
      throw new KeyMissing('the part that works out answers did not come');
    });
    return completedFor(home, makeKey(id), facts);
  }
  const [, unit = ''] = id.split('/');
  const key = (await fetchKeys(`${home}keys/${unit}/`, [id]))[id];
  if (!key) throw new KeyMissing('it is not on this site');
  return key;
}
