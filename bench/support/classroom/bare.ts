/** Acknowledged lines of a lab against the same route without the database, turn by turn. */
import type { Person } from './person.ts';
import type { Step } from './recorded.ts';

/** How many write at once, and how long each turn takes in milliseconds. */
const atOnce = 48;
const turn = 2500;
const turns = 4;

/** Writes as fast as answers come, and counts the answers in a second. */
async function rate(write: (lane: number) => Promise<boolean>): Promise<number> {
  const end = performance.now() + turn;
  let count = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      while (performance.now() < end) if (await write(lane)) count += 1;
    }),
  );
  return (count * 1000) / (performance.now() - begun);
}

export interface Compared {
  ours: number[];
  bare: number[];
  refused: number;
}

/** Compares for lanes of attempts that were begun. `lines` are the ones that are sent again and again with a new number. */
export async function compare(
  people: readonly Person[],
  paths: readonly string[],
  lengths: number[],
  step: Step,
): Promise<Compared> {
  const [line] = step.lines;
  if (!line) throw new Error('There is no line to send.');
  let refused = 0;
  const bodyAt = (lane: number) => ({
    from: lengths[lane] ?? 0,
    lines: [line.entry],
    standing: step.standing,
    sent: Date.now(),
  });
  const write = async (lane: number, path: string): Promise<boolean> => {
    const answer = await people[lane % people.length]?.ask('POST', path, bodyAt(lane));
    lengths[lane] = (lengths[lane] ?? 0) + 1;
    if (answer?.status !== 200) refused += 1;
    return answer?.status === 200;
  };
  const found: Compared = { ours: [], bare: [], refused: 0 };
  for (let count = 0; count < turns; count += 1) {
    found.ours.push(await rate((lane) => write(lane, paths[lane] ?? '')));
    const before = [...lengths];
    found.bare.push(await rate((lane) => write(lane, `/bare/room/attempts/one/lines`)));
    lengths.splice(0, lengths.length, ...before);
  }
  found.refused = refused;
  return found;
}
