/** Objectives of an exam dealt over days: shortest first, each day about as long as the others. */

/** Splits a row of minutes into so many runs, in order, so that the longest run is as short as it can be. Returns the length of each run. */
export function runsOf(minutes: readonly number[], days: number): number[] {
  /** How many of the row fit into runs of at most this many minutes; undefined if they need more runs. */
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
  for (let most = Math.ceil(all / days); most <= all; most += 1) {
    const runs = cut(most);
    if (runs) return runs;
  }
  return minutes.length === 0 ? [] : [minutes.length];
}

/** What there is to do for an objective; a thing that two objectives need is done with the first. */
export interface Need {
  key: string;
  minutes: number;
}

/** Takes from each list what an earlier one has: `first` is done here, `again` was done before. */
export function onceEach<Thing extends Need>(
  lists: readonly (readonly Thing[])[],
): { first: Thing[]; again: Thing[] }[] {
  const done = new Set<string>();
  return lists.map((list) => {
    const first = list.filter(({ key }) => !done.has(key));
    const again = list.filter(({ key }) => done.has(key));
    for (const { key } of first) done.add(key);
    return { first, again };
  });
}
