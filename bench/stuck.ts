/** Whether the detector finds who is stuck, and leaves alone who is merely slow: 40 seeded attempts, and five other sets of 40. */
import { createVirtualClock } from '#src/base/clock.ts';
import { integer } from '#src/base/random.ts';
import type { Lab } from '#src/lab/definition.ts';
import { labs } from '#src/lab/registry.ts';
import { act } from '#src/classroom/rehearse/act.ts';
import { stuckKinds } from '#src/classroom/rehearse/actor.ts';
import type { Actor } from '#src/classroom/rehearse/actor.ts';
import { playTogether } from '#src/classroom/rehearse/together.ts';
import { stuckIn } from '#src/classroom/stuck/detect.ts';
import type { Reason, Stuck } from '#src/classroom/stuck/known.ts';
import { watched } from './support/watched.ts';

const size = { each: 4, slow: 24 };
const limits = { found: 15, within: 60_000, accused: 2 };
/** The server looks this often. */
const every = 5000;
const longest = 90 * 60_000;
const start = 1_790_000_000_000;

interface Case {
  lab: string;
  actor: Actor;
  stuck?: { reason: Reason; at: number };
  verdicts: { at: number; verdict: Stuck }[];
}

const loaded: Lab[] = await Promise.all(
  labs.filter(({ minutes }) => minutes > 1).map(async ({ load }) => (await load()).default),
);

/** An attempt in the lab whose turn it is, or in the next one where somebody can be stuck like that. */
async function attempt(set: string, index: number, kind: Actor['kind']): Promise<Case> {
  const first = index + integer(loaded.length, set, 'labs');
  for (let next = 0; next < loaded.length; next += 1) {
    const tried = await attemptAt(set, index, kind, first + next);
    if (kind === 'slow' || tried.stuck) return tried;
  }
  throw new Error(`${kind} ${String(index)} of ${set} gets stuck in no lab. Give one of them a way to.`);
}

/** One attempt: it is played until a while after somebody is stuck, or to its end. */
async function attemptAt(set: string, index: number, kind: Actor['kind'], place: number): Promise<Case> {
  const lab = loaded[place % loaded.length];
  if (!lab) throw new Error('There are no labs.');
  const actor: Actor = { seed: `${set}/${String(index)}`, name: `${kind} ${String(index)}`, kind };
  const clock = createVirtualClock(start);
  const { desk, known } = watched(clock);
  const found: Case = { lab: lab.id, actor, verdicts: [] };
  const script = act(actor, {
    lab,
    desk,
    seed: actor.seed,
    profile: index % 2 === 0 ? 'taught' : 'today',
    way: 'practice',
    now: () => clock.now(),
    lesson: '/expressroute/lessons/',
    isStuck: (reason, at) => (found.stuck = { reason, at }),
  });
  const look = (now: number) => {
    const all = known();
    const verdict = all === undefined ? undefined : stuckIn(all, now);
    if (verdict !== undefined) found.verdicts.push({ at: now, verdict });
  };
  for (let until = start + 60_000; until <= start + longest; until += 60_000) {
    await playTogether([{ script, from: clock.now() }], clock, until, { every, at: look });
    if (found.stuck && clock.now() > found.stuck.at + 2 * limits.within) break;
  }
  return found;
}

const kinds = (): Actor['kind'][] => [
  ...stuckKinds.flatMap((kind) => Array.from({ length: size.each }, () => kind)),
  ...Array.from({ length: size.slow }, () => 'slow' as const),
];

/** What the detector made of a case. A verdict before somebody is stuck accuses them, as one about a slow learner does. */
function judged({ stuck, verdicts }: Case) {
  const accused = verdicts.find(({ at }) => at < (stuck?.at ?? Infinity));
  const first = stuck && verdicts.find(({ at }) => at >= stuck.at);
  const right = stuck && verdicts.find(({ at, verdict }) => at >= stuck.at && verdict.reason === stuck.reason);
  const after = right ? right.at - stuck.at : undefined;
  const isFound = after !== undefined && after <= limits.within && first?.verdict.reason === stuck?.reason;
  return { accused, first, after, isFound };
}

async function setOf(set: string): Promise<Case[]> {
  const all: Case[] = [];
  for (const [index, kind] of kinds().entries()) all.push(await attempt(set, index, kind));
  return all;
}

const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(0)} s`;

function summary(set: string, cases: readonly Case[]) {
  const stuck = cases.filter(({ actor }) => actor.kind !== 'slow').map((one) => ({ one, ...judged(one) }));
  const others = cases.filter(({ actor }) => actor.kind === 'slow').map(judged);
  const found = stuck.filter(({ isFound }) => isFound).length;
  const accused = others.filter((one) => one.accused).length;
  const early = stuck.filter((one) => one.accused).length;
  const times = stuck.flatMap(({ after }) => after ?? []).toSorted((one, other) => one - other);
  return {
    set,
    'found of 16': found,
    'of them at a form': stuck.filter(({ first }) => first?.verdict.says.includes('the form “')).length,
    'accused of 24': accused,
    'accused before they were stuck': early,
    'median, slowest': `${seconds(times[Math.floor(times.length / 2)])}, ${seconds(times.at(-1))}`,
    met: found >= limits.found && accused <= limits.accused,
  };
}

/** The first is printed case by case. No limit of the detector was chosen by the last five. */
const sets = ['monday', 'january', 'february', 'march', 'april', 'may'];
const sums: ReturnType<typeof summary>[] = [];
for (const [index, set] of sets.entries()) {
  const cases = await setOf(set);
  sums.push(summary(set, cases));
  if (index === 0) {
    console.table(
      cases.map((one) => {
        const { accused, first, after, isFound } = judged(one);
        return {
          lab: one.lab.split('/').at(-1),
          learner: one.actor.kind,
          found: one.stuck ? (isFound ? 'yes' : 'NO') : '',
          after: seconds(after),
          'first called': first?.verdict.reason ?? '',
          accused: accused?.verdict.reason ?? '',
        };
      }),
    );
    console.log('What the instructor reads, for example:');
    for (const reason of stuckKinds) {
      const told = cases.find(({ stuck }) => stuck?.reason === reason);
      if (told) console.log(`  ${reason}: ${judged(told).first?.verdict.says ?? 'nothing'}`);
    }
  }
  if (process.env.BENCH_STUCK)
    for (const one of cases) {
      const { accused, first, isFound } = judged(one);
      const wrong = accused ?? (one.stuck && !isFound ? first : undefined);
      if (wrong || (one.stuck && !isFound))
        console.log(set, one.lab, one.actor.name, one.stuck, wrong?.at, wrong?.verdict);
    }
}
console.table(sums);
console.log(
  'Seconds count from when somebody is stuck: their first act in vain, or two minutes after the last sign of somebody who stops.',
);
if (!sums[0]?.met) process.exitCode = 1;
