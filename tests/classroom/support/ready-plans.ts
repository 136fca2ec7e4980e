/** Reads the ready plans of a course where there is no build. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { faultsOf, readyPlan } from '#src/classroom/plans/ready.ts';
import type { ReadyPlan } from '#src/classroom/plans/ready.ts';

const folder = fileURLToPath(new URL('../../../content/class-plans', import.meta.url));

/** Every ready plan of a course by its id, such as `half-day`; none for a course without any. Throws for a plan that is not sound. */
export async function readyPlansOf(course: string): Promise<ReadonlyMap<string, ReadyPlan>> {
  const files = await readdir(path.join(folder, course)).catch((): string[] => []);
  const plans = files
    .filter((file) => /^[^_].*\.yaml$/.test(file))
    .map(async (file) => {
      const plan = readyPlan.parse(parse(await readFile(path.join(folder, course, file), 'utf8')));
      const [fault] = faultsOf(plan);
      if (fault !== undefined) throw new Error(`content/class-plans/${course}/${file}: ${fault}`);
      return [file.slice(0, -'.yaml'.length), plan] as const;
    });
  return new Map(await Promise.all(plans));
}
