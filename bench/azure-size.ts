/** Whether the simulated Azure stays as fast as it grows: 10, 1,000 and 100,000 resources side by side, and what a resource weighs. */
import { ageArm } from './support/aged.ts';
import type { Aged, Job } from './support/aged.ts';
import { quantile } from './support/load.ts';

const sizes = [10, 1000, 100_000];
const rounds = 7;
const middle = (figures: readonly number[]): number => quantile(figures, 0.5);
const microseconds = (figure: number): string => `${figure.toFixed(figure < 100 ? 1 : 0)} µs`;
const words = (count: number): string => count.toLocaleString('en-US');

const all: Aged[] = [];
for (const size of sizes) all.push(await ageArm(size));

/** Jobs that belong together, and how often they are done in a turn. */
const programs: { jobs: Job[]; count: number }[] = [
  { jobs: ['GET a network'], count: 400 },
  { jobs: ['PUT a network again'], count: 150 },
  { jobs: ['PUT a circuit again'], count: 150 },
  { jobs: ['PUT a new network', 'DELETE it'], count: 100 },
  { jobs: ['list of all in the subscription'], count: 7 },
  { jobs: ['list with $top=10'], count: 100 },
];
const figures = new Map<string, number[]>();
const shownBy = new Map<string, number>();
const nameOf = (job: Job, size: number): string => `${job} ${size}`;
for (const { jobs, count } of programs) {
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, one] of all.entries()) {
      const { microseconds: medians, shown } = await one.run(jobs, count);
      if (round === 0) continue;
      for (const [at, job] of jobs.entries()) {
        const name = nameOf(job, sizes[index] ?? 0);
        figures.set(name, [...(figures.get(name) ?? []), medians[at] ?? Number.NaN]);
        shownBy.set(name, shown[at] ?? 0);
      }
    }
  }
}

const [small = 0, , large = 0] = sizes;
const table: Record<string, Record<string, string>> = {};
for (const job of programs.flatMap(({ jobs }) => jobs)) {
  const row: Record<string, string> = {};
  const costs = sizes.map((size) => {
    const [cost, shown] = [middle(figures.get(nameOf(job, size)) ?? []), shownBy.get(nameOf(job, size)) ?? 0];
    row[words(size)] = shown > 0 ? `${microseconds(cost)}, shows ${words(shown)}` : microseconds(cost);
    return shown > 0 ? cost / shown : cost;
  });
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = costs;
  const isList = shownBy.get(nameOf(job, large)) !== 0;
  row[`${words(large)} / ${words(small)}`] = isList ? '' : (third / first).toFixed(2);
  row['per resource shown, 100,000 / 1,000'] = isList ? (third / second).toFixed(2) : '';
  table[job] = row;
}
console.table(table);
console.table(
  Object.fromEntries(
    all.map(({ resources, bytes, firstList }) => [
      words(resources),
      {
        'first list of a group': `${firstList.toFixed(1)} ms`,
        'memory more': `${(bytes / 1_000_000).toFixed(1)} MB`,
        'a resource': resources < 1000 ? '' : `${(bytes / 1000 / resources).toFixed(1)} kB`,
      },
    ]),
  ),
);
console.log(
  'Medians of requests to the engine, through fetch; a write until it is over. Memory is what the process holds more, with the journal of every write and the operations it started. Goals: GET and PUT at 100,000 within 1.5 times those at 10; a list costs what it shows.',
);
for (const one of all) one.stop();
