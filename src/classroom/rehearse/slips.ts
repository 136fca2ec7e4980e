/** The mistakes that a simulated learner can make from where they are: each was tried on a copy of their Cloud first, so it ends as it says. */
import * as z from 'zod/mini';
import { isRecord } from '#src/base/is-record.ts';
import { parseResourceId } from '#src/base/resource-id.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { learner } from '#src/lab/definition.ts';
import type { Act, Scenario, Task } from '#src/lab/definition.ts';
import { nextDeed } from '#src/lab/hints.ts';
import { actsOf, play, playAll, waitUntilIdle } from '#src/lab/play.ts';
import type { RefusedByForm } from '#src/classroom/stuck/form-refusal.ts';
import type { Hands } from '#src/classroom/rehearse/hands.ts';

/** More acts than any task takes. */
const mostActs = 40;
/** Each try needs a copy of the Cloud, so only so many are looked at. */
const mostTries = 8;

const cloudOf = ({ session }: Hands): Cloud => session.state().cloud;
const plain = ({ path }: Act): string => decodeURIComponent(path.split('?')[0] ?? '').toLowerCase();
const typeOf = (act: Act): string => plain(act).split('/').at(-2) ?? '';

/** The acts that come next for a task, and the task whose they are. */
export function nextActs({ session: { scenario, state } }: Hands, task: string): Act[] {
  const { cloud } = state();
  return actsOf(scenario, nextDeed({ scenario, cloud, task }).deed, cloud);
}

/** The status of an act on a copy of the Cloud. */
async function statusOf(hands: Hands, act: Act): Promise<number> {
  const { arm, clock } = await hands.copy();
  return (await play(arm, clock, act)).status;
}

const isRefusal = (status: number): boolean => status >= 400 && status !== 429 && status < 500;

/** Every act of the way from here to the end, in order. */
async function wayToTheEnd(hands: Hands, from: Task): Promise<Act[]> {
  const { scenario } = hands.session;
  const { arm, clock } = await hands.copy();
  const acts: Act[] = [];
  for (const task of scenario.tasks.slice(scenario.tasks.indexOf(from))) {
    for (let count = 0; count < mostActs && task.check?.(arm.cloud).holds !== true; count += 1) {
      const next = actsOf(scenario, nextDeed({ scenario, cloud: arm.cloud, task: task.id }).deed, arm.cloud);
      if (next.length === 0) break;
      await playAll(arm, clock, next);
      waitUntilIdle(arm, clock);
      acts.push(...next);
    }
    await playAll(arm, clock, task.question?.afterwards?.(arm.cloud) ?? []);
    waitUntilIdle(arm, clock);
  }
  return acts;
}

/** A request of a later step that is refused as long as the present one is not done; undefined where Azure lets each of them in. */
export async function tooEarly(hands: Hands, task: Task): Promise<Act | undefined> {
  const now = nextActs(hands, task.id);
  if (now.length === 0) return undefined;
  const later = (await wayToTheEnd(hands, task)).filter((act) => !now.some((one) => typeOf(one) === typeOf(act)));
  for (const act of later.slice(0, mostTries)) if (isRefusal(await statusOf(hands, act))) return act;
  return undefined;
}

const canAsk = ({ people }: Scenario, { actor = learner.id }: Act): boolean => people.some(({ id }) => id === actor);

/** The wrong turns of the lab that are about the present step and need nothing first, and the step itself with something in it that is not there. */
function mistakesAt({ session: { scenario } }: Hands, cloud: Cloud, now: readonly Act[]): Act[] {
  const turns = scenario.wrongPaths.flatMap(({ before, act, ends }) => {
    if (before.length > 0 || !('refused' in ends)) return [];
    // A turn may need something that only comes later, such as a key.
    try {
      return typeof act === 'function' ? [act(cloud)] : [act];
    } catch {
      return [];
    }
  });
  const alike = turns.filter((act) => canAsk(scenario, act) && now.some((one) => typeOf(one) === typeOf(act)));
  return [...alike, ...now.flatMap(misplaced)];
}

/** The same request in a region, a group or a path that does not exist, as slips of the hand do. */
function misplaced(act: Act): Act[] {
  const group = { ...act, path: act.path.replace(/(\/resourceGroups\/[^/]+)/i, '$1-2') };
  const body: unknown = act.body;
  const isObject = typeof body === 'object' && body !== null;
  return [...(isObject ? [{ ...act, body: { ...body, location: 'westeuropa' } }] : []), group];
}

/** A mistake in the present step that is refused; undefined where none is known. */
export async function mistaken(
  hands: Hands,
  task: Task,
  choose: (all: readonly Act[]) => Act,
): Promise<Act | undefined> {
  let left = mistakesAt(hands, cloudOf(hands), nextActs(hands, task.id));
  for (let tries = 0; tries < mostTries && left.length > 0; tries += 1) {
    const act = choose(left);
    if (isRefusal(await statusOf(hands, act))) return act;
    left = left.filter((one) => one !== act);
  }
  return undefined;
}

/** What a form that knows Azure's rules would say to a mistake, before anything is sent; undefined where Azure does not refuse it in words. */
export async function refusedByForm(hands: Hands, act: Act): Promise<RefusedByForm | undefined> {
  const { arm, clock } = await hands.copy();
  const told = refusal.safeParse(await (await play(arm, clock, act)).json());
  if (!told.success) return undefined;
  const { code, message } = told.data.error;
  const says = message.length > 0 ? message : code;
  return { form: `Create ${typeOf(act)}`, field: code, says };
}

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Something that can be made and taken back without getting anywhere. */
export interface Round {
  make: Act;
  /** How it is deleted; it is undone where nothing is said. */
  remove?: Act;
}

/** The present step under another name, with another number in it, or else a network that nobody asked for. Undefined where none of these can be made and taken back. */
export async function roundAt(hands: Hands, task: Task): Promise<Round | undefined> {
  const now = nextActs(hands, task.id);
  const made = now.filter(({ method, path }) => method === 'PUT' && parseResourceId(path.split('?')[0] ?? ''));
  const rounds = [...made.map(renamed), ...made.flatMap(otherwise), ...stray(cloudOf(hands))];
  for (const round of rounds) {
    const { arm, clock } = await hands.copy();
    const first = await play(arm, clock, round.make);
    waitUntilIdle(arm, clock);
    const isDone = task.check?.(arm.cloud).holds === true;
    const isGone = round.remove === undefined || (await play(arm, clock, round.remove)).ok;
    if (first.ok && isGone && !isDone) return round;
  }
  return undefined;
}

const renamed = (act: Act): Round => {
  const [path = '', query] = act.path.split('?');
  const other = `${path}-2${query === undefined ? '' : `?${query}`}`;
  return { make: { ...act, path: other }, remove: removal(other, act) };
};

/** The same with each of its numbers one higher, by turns: a wrong VLAN, a wrong AS number. */
function otherwise(act: Act): Round[] {
  const { body } = act;
  if (!isRecord(body) || !isRecord(body.properties)) return [];
  const { properties } = body;
  return Object.entries(properties).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [{ make: { ...act, body: { ...body, properties: { ...properties, [name]: value + 1 } } } }]
      : [],
  );
}

const removal = (path: string, { actor }: Act): Act => ({
  method: 'DELETE',
  path: path.split('?')[0] ?? path,
  ...(actor === undefined ? {} : { actor }),
});

/** A network beside one that is there, deleted or undone, and an existing connection with another weight. */
function stray(cloud: Cloud): Round[] {
  const all = Object.values(cloud.resources);
  const network = all.find(({ type }) => type === 'Microsoft.Network/virtualNetworks');
  const connection = all.find(({ type }) => type === 'Microsoft.Network/connections');
  const path = `${network?.id.split('/').slice(0, -1).join('/') ?? ''}/vnet-try`;
  const addressSpace = { addressPrefixes: ['10.250.0.0/16'] };
  const make: Act = { method: 'PUT', path, body: { location: network?.location, properties: { addressSpace } } };
  const weighed = connection && { ...connection.properties, routingWeight: 7 };
  return [
    ...(network ? [{ make, remove: removal(path, make) }, { make }] : []),
    ...(connection && weighed
      ? [{ make: put(connection.id, { location: connection.location, properties: weighed }) }]
      : []),
  ];
}

const put = (path: string, body: unknown): Act => ({ method: 'PUT', path, body });

/** The option of a question that is right now, and those that are wrong. */
export function optionsOf(hands: Hands, task: Task): { right: string | undefined; wrong: string[] } {
  const options = task.question?.options(cloudOf(hands)) ?? [];
  return {
    right: options.find(({ right }) => right)?.id,
    wrong: options.flatMap(({ id, right }) => (right ? [] : [id])),
  };
}
