/** Numbers of questions as one says them: what follows one another becomes a range. */

/** 2, 12, 13, 14 → `2, 12 to 14`. The numbers are in order; two that follow one another stand by themselves. */
export function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0] ?? ''} to ${run.at(-1) ?? ''}`)).join(', ');
}
