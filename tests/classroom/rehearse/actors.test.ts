import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '#src/base/clock.ts';
import { gradeAttempt } from '#src/lab/grade.ts';
import { findLab } from '#src/lab/registry.ts';
import { act } from '#src/classroom/rehearse/act.ts';
import type { Stage } from '#src/classroom/rehearse/act.ts';
import { classOf, stuckKinds } from '#src/classroom/rehearse/actor.ts';
import type { Actor, Kind } from '#src/classroom/rehearse/actor.ts';
import type { SentLine } from '#src/classroom/rehearse/desk.ts';
import { playTogether } from '#src/classroom/rehearse/together.ts';
import type { FormRefusal } from '#src/portal/host.ts';
import type { Reason } from '#src/classroom/stuck/known.ts';
import type { Standing } from '#src/classroom/stuck/standing.ts';

const start = 1_790_000_000_000;
const { default: lab } = await findLab('expressroute/create-a-gateway').load();

/** Plays one learner for so many minutes, and gives what came to the desk. */
async function played(kind: Kind, minutes: number, more: Partial<Stage> = {}, seed = 'a') {
  const clock = createVirtualClock(start);
  const lines: SentLine[] = [];
  const standings: Standing[] = [];
  const opened: string[] = [];
  const refused: FormRefusal[] = [];
  const stuck: { reason: Reason; at: number }[] = [];
  const actor: Actor = { seed, name: 'Lea B.', kind };
  const script = act(actor, {
    lab,
    seed,
    profile: 'taught',
    way: 'practice',
    now: () => clock.now(),
    lesson: '/expressroute/',
    isStuck: (reason, at) => stuck.push({ reason, at }),
    desk: {
      append(sent, standing) {
        lines.push(...sent);
        standings.push(standing);
        return Promise.resolve();
      },
      open: (page) => Promise.resolve(void opened.push(page)),
      touch: () => Promise.resolve(),
      refuse: (refusal) => Promise.resolve(void refused.push(refusal)),
      raise: () => Promise.resolve(),
    },
    ...more,
  });
  const until = start + minutes * 60_000;
  await playTogether([{ script, from: start }], clock, until, { every: 60_000, at: () => undefined });
  return { lines, standings, opened, refused, stuck, entries: lines.map(({ entry }) => entry) };
}

describe('a simulated learner', () => {
  test.for(['steady', 'slow'] as const)(
    'who is %s does the lab to its end, and replay grades it as complete',
    async (kind) => {
      const { entries, standings } = await played(kind, 120);
      expect(standings.at(-1)).toMatchObject({ done: lab.open('a', 'taught').tasks.length });
      expect(await gradeAttempt(lab, entries)).toMatchObject({ kind: 'graded', complete: true });
    },
  );

  test('takes longer when slow', async () => {
    const [steady, slow] = [await played('steady', 120), await played('slow', 120)];
    expect(slow.entries.at(-1)?.real ?? 0).toBeGreaterThan((steady.entries.at(-1)?.real ?? 0) + 300_000);
  });

  test('does the very same with the same seed, and something else with another', async () => {
    const [once, again, other] = [
      await played('slow', 30),
      await played('slow', 30),
      await played('slow', 30, {}, 'b'),
    ];
    expect(again.lines).toEqual(once.lines);
    expect(again.opened).toEqual(once.opened);
    expect(other.lines).not.toEqual(once.lines);
  });

  test.for(stuckKinds)('can be stuck by %s, and finds on after the time that it is given', async (kind) => {
    const ever = await played(kind, 25);
    expect(ever.stuck.map(({ reason }) => reason)).toEqual([kind]);
    expect(ever.standings.at(-1)?.task).toBeDefined();
    const forAWhile = await played(kind, 60, { stuckFor: 300_000 });
    expect(forAWhile.standings.at(-1)?.task).toBeUndefined();
  });

  test('is refused by a form before anything is sent, in the words that Azure has for it', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => played('refusals', 25, {}, seed)));
    const told = all.flatMap(({ refused }) => refused);
    expect(told.length).toBeGreaterThan(6);
    for (const { form, says } of told) {
      expect(form).toMatch(/^[A-Z]/);
      expect(says.length).toBeGreaterThan(8);
    }
  });

  test('hands over every line of the log once, in its order', async () => {
    const { lines } = await played('refusals', 40);
    expect(lines.map(({ n }) => n)).toEqual(lines.map((_, index) => index));
  });

  test('says with which code a request was refused', async () => {
    const lines = (await Promise.all(['a', 'b', 'c'].map((seed) => played('refusals', 25, {}, seed)))).flatMap(
      ({ lines: own }) => own,
    );
    const refused = lines.filter(
      ({ entry }) => entry.kind === 'write' && entry.journal.some(({ status }) => status >= 400),
    );
    expect(refused.length).toBeGreaterThan(3);
    for (const { told } of refused) expect(told?.[0]?.code).toMatch(/^[A-Z]\w+$/);
  });

  test('says where it stands: what the next act has to bring about, and what it is about', async () => {
    const { standings } = await played('steady', 120);
    expect(standings[0]?.wants).toContain('Looked for the virtual network');
    expect(standings[0]?.on[0]).toContain('/virtualNetworks/');
  });
});

describe('a simulated class', () => {
  test.for([
    { size: 5, stuck: 1, because: 'even a small one has somebody to help' },
    { size: 30, stuck: 6, because: 'one in five' },
    { size: 500, stuck: 100, because: 'one in five' },
  ])('of $size has $stuck who get stuck: $because', ({ size, stuck }) => {
    const all = classOf('demo', size);
    expect(all.filter(({ kind }) => stuckKinds.some((one) => one === kind))).toHaveLength(stuck);
  });

  test('gets stuck in every way as soon as it has twenty', () => {
    expect(new Set(classOf('demo', 20).map(({ kind }) => kind))).toEqual(new Set(['steady', 'slow', ...stuckKinds]));
  });

  test('has five hundred different names', () => {
    expect(new Set(classOf('demo', 500).map(({ name }) => name)).size).toBe(500);
  });
});
