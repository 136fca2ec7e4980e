/** The skills of an exam dealt over days: what everything stands on first, then the shortest, each day about as long as the others. */

/** Splits a row of minutes into so many runs, in order, so that the longest run is as short as it can be. Returns the length of each run. */
export function runsOf(minutes: readonly number[], days: number): number[] {
  /** The runs if none may take more minutes than this; undefined if they are too many then. */
  const cut = (most: number): number[] | undefined => {
    const runs: number[] = [];
    let sum = most + 1;
    for (const each of minutes) {
      if (each > most) return undefined;
      if (sum + each > most) {
        runs.push(0);
        sum = 0;
      }
      sum += each;
      runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    }
    return runs.length <= days ? runs : undefined;
  };
  const all = minutes.reduce((sum, each) => sum + each, 0);
  for (let most = Math.ceil(all / days); most <= Math.ceil(all); most += 1) {
    const runs = cut(most);
    if (runs) return runs;
  }
  return minutes.length === 0 ? [] : [minutes.length];
}

/** What there is to do; a thing that two skills need is done with the first. */
export interface Need {
  key: string;
  minutes: number;
}

const minutesOf = (needs: readonly Need[]): number => needs.reduce((sum, { minutes }) => sum + minutes, 0);

/** What so many of the lists need, or more: it comes before them all. */
export function sharedBy(lists: readonly (readonly Need[])[], least: number): Set<string> {
  const count = new Map<string, number>();
  for (const list of lists) for (const { key } of list) count.set(key, (count.get(key) ?? 0) + 1);
  return new Set([...count].filter(([, times]) => times >= least).map(([key]) => key));
}

/** The lists in the order in which each next one has the least left to do. `first` is done there, `again` was done before. */
export function shortestNext<Thing extends Need, List>(
  lists: readonly (List & { parts: readonly Thing[] })[],
  before: ReadonlySet<string>,
): (List & { first: Thing[]; again: Thing[]; minutes: number })[] {
  const done = new Set(before);
  const left = [...lists];
  const row: (List & { first: Thing[]; again: Thing[]; minutes: number })[] = [];
  while (left.length > 0) {
    const [next] = left
      .map((list) => ({ list, first: list.parts.filter(({ key }) => !done.has(key)) }))
      .toSorted((one, other) => minutesOf(one.first) - minutesOf(other.first));
    if (!next) break;
    const { list, first } = next;
    row.push({ ...list, first, again: list.parts.filter(({ key }) => done.has(key)), minutes: minutesOf(first) });
    for (const { key } of first) done.add(key);
    left.splice(left.indexOf(list), 1);
  }
  return row;
}
