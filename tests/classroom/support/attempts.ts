/** A class with a lab in its plan, and a learner whose log grows as a session writes it. */
import { attemptIdOf } from '#src/classroom/attempts/names.ts';
import type { ClassPlan } from '#src/classroom/classes/plan.ts';
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import { marked } from '#src/lab/edition.ts';
import { findLab } from '#src/lab/registry.ts';
import type { TestServer } from './server.ts';

export const lab = 'expressroute/connect-a-network';

export const planOf = (...entries: ClassPlan['entries']): string => JSON.stringify({ entries });

export const labEntry = (more: Partial<ClassPlan['entries'][number]> = {}): ClassPlan['entries'][number] => ({
  id: 'connect',
  kind: 'lab',
  ref: lab,
  way: 'guided',
  ...more,
});

/** The first line of an attempt at the lab. */
export async function firstLine(
  real: number,
  { way = 'guided', profile = 'today', of = lab }: { way?: Way; profile?: 'taught' | 'today'; of?: string } = {},
): Promise<AttemptEntry> {
  const { default: opened } = await findLab(of).load();
  return marked(opened, { seed: 'monday', profile, way }, real);
}

/** A line that changes nothing in the Cloud. */
export const checkpoint = (name: string, real: number): AttemptEntry => ({ kind: 'checkpoint', name, at: 0, real });

/** A class that does the lab, with Ada who leads it and a seat s1. */
export async function classWithLab(server: TestServer, more: Partial<ClassPlan['entries'][number]> = {}) {
  const id = await server.addClass({
    plan: planOf(labEntry(more)),
    settings: JSON.stringify({ pace: 'free', profile: 'today' }),
  });
  await server.store.write((tx) =>
    tx
      .insertInto('staff')
      .values({ class: id, account: 'ada', role: 'instructor', name: 'Ada Lovelace', added_at: 0 })
      .execute(),
  );
  const attempt = attemptIdOf('s1', 'connect');
  return { id, attempt, path: `/api/classes/${id}/attempts/${attempt}` };
}
