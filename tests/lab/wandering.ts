/** Goes astray in a lab by chance, from a seed, and finds back by the hints alone. */
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { integer } from '#src/base/random.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Act, Task } from '#src/lab/definition.ts';
import { hintFor, hintLevels, nextDeed } from '#src/lab/hints.ts';
import { actOf, actsOf, play, waitUntilIdle } from '#src/lab/play.ts';
import { leavesOf, otherThan, withLeaf } from './changes.ts';
import type { Run } from './solving.ts';

/** One act of chance: what it was, in words, and how it was answered. */
type Strayed = string;

/** Picks that belong to a seed and a turn. */
function chance(seed: string, turn: number) {
  let asked = 0;
  return <T>(choices: readonly T[]): T | undefined =>
    choices[integer(Math.max(1, choices.length), seed, turn, asked++)];
}
type Pick = ReturnType<typeof chance>;

const isMine = ({ type }: Resource) => type !== 'Microsoft.Resources/subscriptions';

/** One of the values of a request, changed to another of its kind. */
function spoiled(act: Act, pick: Pick, cloud: Cloud): Act {
  const leaf = pick(leavesOf(act.body));
  return leaf ? { ...act, body: withLeaf(act.body, leaf.at, otherThan(leaf, cloud)) } : act;
}

/** What a resource would be sent as, had it been read and changed. */
const asSent = ({ id, location, tags, sku, zones, properties }: Resource): Act => ({
  method: 'PUT',
  path: id,
  body: JSON.parse(JSON.stringify({ location, tags, sku, zones, properties })) as unknown,
});

const anyKind: readonly string[] = [
  ...['right', 'right', 'answer', 'spoiled', 'changed', 'delete', 'delete', 'turn', 'other', 'wait'],
];

/** Acts that are requests and nothing else. */
export const requestsOnly = anyKind.filter((kind) => kind !== 'answer');

/** Does some acts of chance: right ones, wrong turns, deletes of anything, changed values, and what another person would do. */
export async function goAstray(run: Run, seed: string, acts: number, kinds = anyKind): Promise<Strayed[]> {
  const { scenario, arm, clock } = run;
  const told: Strayed[] = [];
  const before = new Set(Object.keys(arm.cloud.resources));
  const people = [...scenario.people.map(({ id }) => id), ...(scenario.hasProvider ? [providerPane] : [])];
  for (let turn = 0; turn < acts; turn += 1) {
    const pick = chance(seed, turn);
    const standing = run.look();
    const task = pick(scenario.tasks.filter(({ id }) => standing.states[id] !== 'done')) ?? scenario.tasks[0];
    if (!task) return told;
    const right = () => actsOf(scenario, nextDeed({ scenario, cloud: arm.cloud, task: task.id }).deed, arm.cloud);
    const all = Object.entries(arm.cloud.resources).filter(([, one]) => isMine(one));
    const own = all.filter(([key]) => !before.has(key));
    // What colleagues made is mostly out of reach: half the time it is something of the learner's own.
    const resource = () => pick(own.length > 0 && pick([true, false]) ? own : all)?.[1];
    const by = (act: Act): Act => ({ ...act, actor: pick(people) ?? 'learner' });
    const kind = pick(kinds);
    let done: Act[] = [];
    switch (kind) {
      case 'right':
        done = right();
        break;
      case 'answer':
        if (standing.states[task.id] === 'open' && task.when?.(arm.cloud).holds !== false && task.question) {
          await run.answer(task);
          told.push(`answered ${task.id}`);
        }
        break;
      case 'spoiled':
        done = right().map((act) => spoiled(act, pick, arm.cloud));
        break;
      case 'other':
        done = right().map(by);
        break;
      case 'changed': {
        const found = resource();
        done = found ? [by(spoiled(asSent(found), pick, arm.cloud))] : [];
        break;
      }
      case 'delete': {
        const found = resource();
        done = found ? [by({ method: 'DELETE', path: found.id })] : [];
        break;
      }
      case 'turn': {
        const path = pick(scenario.wrongPaths);
        for (const move of path ? [...path.before, path.act] : []) {
          const act = actOf(arm, move);
          // What the rest of the world does is in nobody's reach here.
          if (!people.includes(act.actor ?? 'learner')) break;
          const { status } = await play(arm, clock, act);
          told.push(`${path?.id ?? ''}: ${inWords(act)} ${String(status)}`);
          waitUntilIdle(arm, clock);
        }
        break;
      }
      default:
        waitUntilIdle(arm, clock);
    }
    for (const { advance: _advance, ...act } of done) {
      const { status } = await play(arm, clock, act);
      told.push(`${kind ?? ''}: ${inWords(act)} ${String(status)}`);
    }
    // Sometimes the next comes while this one is still under way.
    if (pick([true, true, false])) waitUntilIdle(arm, clock);
    run.look();
  }
  return told;
}

const inWords = ({ method, path, actor = 'learner' }: Act): string =>
  `${actor} ${method} ${path.replace(/^\/subscriptions\/\S+?\/resourceGroups\//i, '…/')}`;

const mostSteps = 90;

/** Follows the hints until every task is done. Throws where they lead no further, with everything that was done. */
export async function followHints(run: Run, strayed: readonly Strayed[]): Promise<void> {
  const { scenario, arm, clock } = run;
  const done: string[] = [];
  const stuck = (task: Task, why: string): never => {
    const verdict = task.check?.(arm.cloud) ?? task.when?.(arm.cloud);
    throw new Error(
      [
        `${scenario.lab}, ${scenario.seed}, ${scenario.profile}: the hints for "${task.id}" lead no further: ${why}`,
        `The check says: ${verdict?.because ?? 'nothing, it is a question'}`,
        'Gone astray by:',
        ...strayed.map((one) => `  ${one}`),
        'Then followed:',
        ...done.slice(-12).map((one) => `  ${one}`),
      ].join('\n'),
    );
  };
  for (let steps = 0; steps < mostSteps; steps += 1) {
    waitUntilIdle(arm, clock);
    const standing = run.look();
    if (standing.finished) return;
    const open = scenario.tasks.find(({ id }) => standing.states[id] === 'open');
    if (!open) throw new Error(`${scenario.lab}: no task is open, and the lab is not done.`);
    const situation = { scenario, cloud: arm.cloud, task: open.id, screens: {} };
    for (let level = 1; level <= hintLevels; level += 1) hintFor(situation, level);
    const { task, deed } = nextDeed(situation);
    const acts = actsOf(scenario, deed, arm.cloud);
    const isReady = open.when?.(arm.cloud).holds !== false && (acts.length === 0 || task.id === open.id);
    if (open.question !== undefined && isReady) {
      if (!open.question.options(arm.cloud).some(({ right }) => right))
        stuck(open, 'its question has no right answer.');
      await run.answer(open);
      done.push(`answered ${open.id}`);
      continue;
    }
    if (acts.length === 0) stuck(open, `the deed of "${task.id}" has nothing to do.`);
    for (const act of acts) {
      const answer = await play(arm, clock, act);
      done.push(`${task.id}: ${inWords(act)} ${String(answer.status)}`);
      if (!answer.ok) stuck(open, `${inWords(act)} was refused: ${await answer.text()}`);
    }
  }
  const open = scenario.tasks.find(({ id }) => run.look().states[id] === 'open');
  if (open) stuck(open, 'they go round and round.');
}
