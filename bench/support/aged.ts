/** A grown Azure in a process of its own, as the bench that started it sees it. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { root } from './programs.ts';

const job = z.enum([
  'GET a network',
  'PUT a network again',
  'PUT a new network',
  'DELETE it',
  'PUT a circuit again',
  'list of all in the subscription',
  'list with $top=10',
]);
export type Job = z.infer<typeof job>;

/** These jobs, in turn, so many times. */
export const jobSchema = z.object({ jobs: z.array(job), count: z.int() });

const grown = z.object({
  resources: z.int(),
  /** Bytes that the process holds more than before the first resource. */
  bytes: z.number(),
  /** Milliseconds of the first list of a type. */
  firstList: z.number(),
});
export type Grown = z.infer<typeof grown>;

/** The median of each job, and how many resources its answer shows where it is a list. */
const done = z.object({ microseconds: z.array(z.number()), shown: z.array(z.int()) });
export type Done = z.infer<typeof done>;

export interface Aged extends Grown {
  run(jobs: readonly Job[], count: number): Promise<Done>;
  stop(): void;
}

const heard = <T>(child: ChildProcess, schema: z.ZodMiniType<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = (code: number | null): void =>
      reject(new Error(`A process of the bench ended with ${code ?? 'a signal'}.`));
    child.once('exit', end);
    child.once('message', (message) => {
      child.off('exit', end);
      resolve(schema.parse(message));
    });
  });

/** Starts a simulated Azure and lets it grow to about so many resources. */
export async function ageArm(size: number): Promise<Aged> {
  const child = fork(join(root, 'bench', 'support', 'aged-arm.ts'), [`${size}`], {
    cwd: root,
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
  });
  return {
    ...(await heard(child, grown)),
    run(jobs, count) {
      const answer = heard(child, done);
      child.send({ jobs, count });
      return answer;
    },
    stop: () => child.kill(),
  };
}
