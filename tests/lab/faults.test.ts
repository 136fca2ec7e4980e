/** The faults of the troubleshooting lab: each is real, is seen with its tools and with nothing else, is healed by its own cure, and by no other's. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { senderIn } from '#labs/expressroute/_faults/branch.ts';
import type { Branch } from '#labs/expressroute/_faults/branch.ts';
import type { Fault, ToolName } from '#labs/expressroute/_faults/fault.ts';
import { sentKey } from '#labs/expressroute/_faults/handover.ts';
import type { Handover } from '#labs/expressroute/_faults/handover.ts';
import { drawn, optionsIn } from '#labs/expressroute/_faults/pool.ts';
import type { Pool } from '#labs/expressroute/_faults/pool.ts';
import { noConnection, oneRange, silence } from '#labs/expressroute/_faults/pools.ts';
import { see } from '#labs/expressroute/_faults/seen.ts';
import { setUpTroubles, tellTroubles } from '#labs/expressroute/_faults/story.ts';
import type { Chosen, Story } from '#labs/expressroute/_faults/story.ts';
import troubleshoot, { storyOf, tasksOf } from '#labs/expressroute/troubleshoot.ts';
import { createArm, restoreArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { runCommand } from '#src/azure/console/run.ts';
import { nodesOfCircuit } from '#src/azure/network/circuits.ts';
import { worldOf } from '#src/azure/network/world.ts';
import { armRequest } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { isFactId } from '#src/base/fact-words.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import type { Act } from '#src/lab/definition.ts';
import { play, playAll, waitUntilIdle } from '#src/lab/play.ts';
import { followed } from '#src/lab/wants/traffic.ts';
import { profiles } from './solving.ts';

const seed = 'seed-1';

/** One fault of one pool, with the ticket that has it, as tests need it: what kind of ticket it is stays inside. */
interface Case {
  name: string;
  pool: string;
  id: string;
  tools: readonly ToolName[];
  facts: readonly string[];
  hint: (told: Story) => string[];
  isOthers: boolean;
  chosen: Chosen;
  ticketOf: (told: Story) => Branch;
  /** Which faults of the pool the Cloud shows. */
  shown: (arm: Arm, told: Story) => string[];
  options: (arm: Arm, told: Story) => ReturnType<typeof optionsIn>;
  cures: (arm: Arm, told: Story, of: string) => Act[];
}

function casesOf<Ticket extends Branch>(
  pool: Pool<Ticket>,
  pick: (told: Story) => { ticket: Ticket; fault: Fault<Ticket> },
  choose: (fault: Fault<Ticket>) => Chosen,
): Case[] {
  return pool.faults.map((fault) => ({
    name: `${fault.id} (${pool.id})`,
    pool: pool.id,
    id: fault.id,
    tools: fault.tools,
    facts: fault.facts,
    hint: (told) => [fault.look.where(pick(told).ticket), fault.look.what(pick(told).ticket)],
    isOthers: fault.called !== undefined,
    chosen: choose(fault),
    ticketOf: (told) => pick(told).ticket,
    shown: ({ cloud }, told) => {
      const { ticket } = pick(told);
      return pool.faults.filter((one) => one.isThere(see(cloud, ticket), ticket)).map(({ id }) => id);
    },
    options: ({ cloud }, told) => optionsIn(pool, cloud, pick(told).ticket, { first: fault, seed }),
    cures: ({ cloud }, told, of) => {
      const { ticket } = pick(told);
      return pool.faults.find(({ id }) => id === of)?.cures(see(cloud, ticket), ticket) ?? [];
    },
  }));
}

const cases = [
  ...casesOf(
    silence,
    ({ first }) => first,
    (first) => ({ first }),
  ),
  ...casesOf(
    oneRange,
    ({ second }) => second,
    (second) => ({ second }),
  ),
  ...casesOf(
    noConnection,
    ({ third }) => third,
    (third) => ({ third }),
  ),
];
/** A case of another pool is what a healthy ticket of this pool is compared with: its ticket has no fault of this pool. */
const table = profiles.flatMap((profile) => cases.map((one) => ({ ...one, profile })));

interface Stage {
  told: Story;
  arm: Arm;
  clock: VirtualClock;
}

async function staged(chosen: Chosen, profile: 'taught' | 'today', isHealthy = false): Promise<Stage> {
  const told = tellTroubles(seed, profile, chosen);
  const clock = createVirtualClock();
  const arm = createArm({ seed, clock, profile });
  const well = { breaks: () => [] };
  const story = isHealthy
    ? {
        ...told,
        first: { ...told.first, fault: { ...told.first.fault, ...well } },
        second: { ...told.second, fault: { ...told.second.fault, ...well } },
        third: { ...told.third, fault: { ...told.third.fault, ...well } },
      }
    : told;
  await playAll(arm, clock, setUpTroubles(story));
  return { told, arm, clock };
}

/** The same Cloud once more, to go another way with. */
function forked({ told, arm }: Stage): Stage {
  const snapshot = arm.snapshot();
  const clock = createVirtualClock(snapshot.at);
  return { told, arm: restoreArm(snapshot, clock), clock };
}

const isHandover = (ticket: Branch): ticket is Handover => 'otherConnection' in ticket;

/** The connection that a circuit user is to make, asked for by the learner. Its status, and how it ended. */
async function connect({ arm, clock }: Stage, ticket: Handover): Promise<string> {
  const { connection, gateway, circuitId: circuit, network } = ticket;
  const wanted = { connection, gateway, circuit, location: network.place.location, key: sentKey(arm.cloud, ticket) };
  const answered = await play(arm, clock, { ...putConnection(wanted), actor: 'learner' });
  const failed = Object.values(arm.cloud.operations).findLast(({ status }) => status === 'Failed');
  return answered.ok ? `taken, then ${failed?.error?.code ?? 'made'}` : `refused: ${await answered.text()}`;
}

/** Whether packets of the ticket go there and back. A circuit user connects first. */
async function answers(stage: Stage, ticket: Branch, range: 0 | 1): Promise<boolean> {
  if (isHandover(ticket)) await connect(stage, ticket);
  const flow = { from: senderIn(ticket, range), to: ticket.machine };
  return followed(stage.arm.cloud, { flow, profile: ticket.profile }).answered;
}

const located = z.object({ value: z.unknown() });

/** Asks as the learner, waits for what takes a while, and answers with the body as text. */
async function ask({ arm, clock }: Stage, method: 'GET' | 'POST', path: string): Promise<string> {
  const answered = await arm.fetch(armRequest(method, path, undefined, { actor: 'learner' }));
  if (answered.status !== 202) return answered.text();
  waitUntilIdle(arm, clock);
  const { pathname, search } = new URL(answered.headers.get('location') ?? '');
  const result = await arm.fetch(armRequest('GET', `${pathname}${search}`, undefined, { actor: 'learner' }));
  return JSON.stringify(located.parse(await result.json()).value);
}

const bothLinks = async (stage: Stage, { peering }: Branch, action: string): Promise<string> =>
  `${await ask(stage, 'POST', `${peering}/${action}/primary`)}${await ask(stage, 'POST', `${peering}/${action}/secondary`)}`;

/** What the page of a circuit shows without being asked anything. What a peering says is nothing as long as nothing is compared with it. */
const pageOf = z.object({
  properties: z.object({
    circuitProvisioningState: z.string(),
    serviceProviderProvisioningState: z.string(),
    peerings: z.array(z.object({ properties: z.object({ state: z.string() }) })),
  }),
});

const healthIn = z.object({ properties: z.object({ availabilityState: z.string() }) });
const logIn = z.object({
  value: z.array(
    z.object({
      resourceId: z.string(),
      status: z.object({ value: z.string() }),
      properties: z.object({ statusMessage: z.string().optional() }),
    }),
  ),
});

/** What each tool answers. */
const tools: Record<ToolName, (stage: Stage, ticket: Branch) => Promise<string>> = {
  'ARP records': (stage, ticket) => bothLinks(stage, ticket, 'arpTables'),
  'route table': (stage, ticket) => bothLinks(stage, ticket, 'routeTables'),
  'route table summary': (stage, ticket) => bothLinks(stage, ticket, 'routeTablesSummary'),
  metrics: async (stage, { circuitId }) => {
    const filter = encodeURIComponent("Peer eq '*'");
    const text = await ask(
      stage,
      'GET',
      `${circuitId}/providers/Microsoft.Insights/metrics?metricnames=ArpAvailability,BgpAvailability&$filter=${filter}`,
    );
    return (text.match(/"average":\d+/g) ?? []).join();
  },
  'effective routes': (stage, { interface: id }) => ask(stage, 'POST', `${id}/effectiveRouteTable`),
  'effective security rules': (stage, { interface: id }) => ask(stage, 'POST', `${id}/effectiveNetworkSecurityGroups`),
  'router console': ({ arm }, { circuitId, profile }) => {
    const circuit = worldOf(arm.cloud, profile).find(circuitId);
    if (!circuit) throw new Error(`There is no circuit ${circuitId}.`);
    const { router: at } = nodesOfCircuit(circuit);
    const lines = ['show ip interface brief', 'show arp', 'show ip bgp summary', 'show ip bgp'];
    return Promise.resolve(lines.map((line) => runCommand({ cloud: arm.cloud, profile, at, line }).text).join('\n'));
  },
  'resource health': async (stage, { circuitId }) => {
    const text = await ask(
      stage,
      'GET',
      `${circuitId}/providers/Microsoft.ResourceHealth/availabilityStatuses/current`,
    );
    return healthIn.parse(JSON.parse(text)).properties.availabilityState;
  },
  // What was done to things of the ticket, and how it ended: times and ids differ from one Cloud to the next.
  'activity log': async (stage, { network: { place } }) => {
    const filter = encodeURIComponent(
      `eventTimestamp ge '2020-01-01T00:00:00Z' and resourceGroupName eq '${place.group}'`,
    );
    const path = `/subscriptions/${place.subscription}/providers/Microsoft.Insights/eventtypes/management/values?$filter=${filter}`;
    const { value } = logIn.parse(JSON.parse(await ask(stage, 'GET', path)));
    return value
      .map(({ resourceId, status, properties }) => `${resourceId} ${status.value} ${properties.statusMessage ?? ''}`)
      .join('\n');
  },
  connecting: (stage, ticket) => {
    if (!isHandover(ticket)) throw new Error('Only a circuit user connects.');
    return connect(forked(stage), ticket);
  },
};

describe.for(table)('$name, as $profile', (one) => {
  const { chosen, profile, id } = one;
  const range = one.pool === oneRange.id ? 1 : 0;

  test('keeps packets from being answered, and the other range is as silent or as well as its symptom says', async () => {
    const stage = await staged(chosen, profile);
    const ticket = one.ticketOf(stage.told);
    expect(await answers(forked(stage), ticket, range)).toBe(false);
    if (one.pool === silence.id) expect(await answers(forked(stage), ticket, 1)).toBe(false);
    if (one.pool === oneRange.id) expect(await answers(forked(stage), ticket, 0)).toBe(true);
  });

  test('is the only one of its pool that the Cloud shows, and the one right answer', async () => {
    const stage = await staged(chosen, profile);
    expect(one.shown(stage.arm, stage.told)).toEqual([id]);
    const options = one.options(stage.arm, stage.told);
    expect(options.filter(({ right }) => right).map((option) => option.id)).toEqual([id]);
  });

  test('is shown by each of its tools', async () => {
    const [ill, well] = [await staged(chosen, profile), await staged(chosen, profile, true)];
    for (const name of one.tools) {
      const healthy = await tools[name](well, one.ticketOf(well.told));
      const found = await tools[name](ill, one.ticketOf(ill.told));
      expect(found, `${name} shows nothing`).not.toBe(healthy);
      expect(found.length).toBeGreaterThan(3);
    }
  });

  test('is healed by its own cure, which is the learner’s or somebody else’s to do', async () => {
    const stage = await staged(chosen, profile);
    for (const act of one.cures(stage.arm, stage.told, id)) {
      const answered = await play(stage.arm, stage.clock, { ...act, actor: act.actor ?? 'learner' });
      expect(answered.ok, answered.ok ? '' : await answered.text()).toBe(true);
      expect(act.actor !== undefined && act.actor !== 'learner').toBe(one.isOthers);
    }
    expect(one.shown(stage.arm, stage.told)).toEqual([]);
    expect(await answers(stage, one.ticketOf(stage.told), range)).toBe(true);
  });

  test('is not healed by the cure of any other', async () => {
    const stage = await staged(chosen, profile);
    const own = one.cures(stage.arm, stage.told, id).map((act) => JSON.stringify(act));
    for (const other of cases.filter(({ pool, id: its }) => pool === one.pool && its !== id)) {
      const again = forked(stage);
      const acts = one.cures(again.arm, again.told, other.id);
      const texts = acts.map((act) => JSON.stringify(act));
      // Whoever gets a new key, or has the provider called for another reason, has this one cured too.
      if (own.every((text) => texts.includes(text))) continue;
      for (const act of acts) await play(again.arm, again.clock, { ...act, actor: act.actor ?? 'learner' });
      expect(await answers(again, one.ticketOf(again.told), range), other.id).toBe(false);
    }
  });

  test('is named by no text before it is found, and its hints lead to a tool without naming it', () => {
    const told = tellTroubles(seed, profile, chosen);
    const texts = [
      ...storyOf(told),
      ...tasksOf(told).flatMap(({ title, text, question }) => [title, text, question?.prompt ?? '']),
    ];
    const usual = tellTroubles(seed, profile, { ...chosen, ...chosenFirstOf(one.pool) });
    expect(texts, 'the texts of every fault of the pool are the same').toEqual([
      ...storyOf(usual),
      ...tasksOf(usual).flatMap(({ title, text, question }) => [title, text, question?.prompt ?? '']),
    ]);
    const answer = one
      .options(createArm({ seed, clock: createVirtualClock(), profile }), told)
      .find((option) => option.id === id);
    for (const text of [...texts, ...one.hint(told)]) expect(text).not.toContain(answer?.text ?? '');
  });

  test('is led to by a first hint that names a tool', () => {
    const [where = ''] = one.hint(tellTroubles(seed, profile, chosen));
    expect(where).toMatch(/\*\*(?:ARP records|Route table|Route table summary|Effective [a-z ]+|Activity log)\*\*/);
  });

  test('rests on facts', () => {
    expect(one.facts.filter((fact) => !isFactId(fact))).toEqual([]);
  });
});

/** The first fault of a pool, to compare another with. */
function chosenFirstOf(pool: string): Chosen {
  return cases.find((one) => one.pool === pool)?.chosen ?? {};
}

test('there are at least ten faults, and in each pool at least three begin with the same symptom', () => {
  expect(cases.length).toBeGreaterThanOrEqual(10);
  for (const pool of [silence, oneRange, noConnection]) expect(pool.faults.length).toBeGreaterThanOrEqual(3);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test('over twenty seeds each fault is drawn', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => `seed-${String(index)}`);
  const found = seeds.flatMap((one) => [drawn(silence, one).id, drawn(oneRange, one).id, drawn(noConnection, one).id]);
  expect([...new Set(found)].sort()).toEqual(cases.map(({ id }) => id).sort());
});

test('the healthy branches are well: only the third waits for its connection', async () => {
  for (const profile of profiles) {
    const stage = await staged({}, profile, true);
    for (const one of [stage.told.first, stage.told.second, stage.told.third])
      for (const range of [0, 1] as const) expect(await answers(stage, one.ticket, range)).toBe(true);
  }
});

test('the first screen says nothing: the same resources stand there whatever is wrong', async () => {
  // Names, types, groups and places stand in the list.
  const listed = async (chosen: Chosen) =>
    Object.values((await staged(chosen, 'today')).arm.cloud.resources)
      .map(({ id, location = '' }) => `${id.toLowerCase()} ${location}`)
      .sort();
  const routes = /\/(?:routes|securityrules)\//;
  for (const pool of [silence.id, oneRange.id, noConnection.id]) {
    const lists = [];
    for (const one of cases.filter((each) => each.pool === pool)) lists.push(await listed(one.chosen));
    const [first = []] = lists;
    for (const list of lists)
      expect(list.filter((id) => !routes.test(id))).toEqual(first.filter((id) => !routes.test(id)));
  }
});

test('the page of the circuit decides nothing: whatever it shows, more than one cause shows the same', async () => {
  for (const pool of [silence.id, oneRange.id]) {
    const pages = new Map<string, string[]>();
    for (const one of cases.filter((each) => each.pool === pool)) {
      const stage = await staged(one.chosen, 'today');
      const page = pageOf.parse(JSON.parse(await ask(stage, 'GET', one.ticketOf(stage.told).circuitId))).properties;
      const states = page.peerings.map(({ properties: { state } }) => state).join();
      const shown = `${page.circuitProvisioningState} ${page.serviceProviderProvisioningState} ${states}`;
      pages.set(shown, [...(pages.get(shown) ?? []), one.id]);
    }
    for (const [shown, causes] of pages) expect(causes.length, shown).toBeGreaterThan(1);
  }
});

test.for([
  { hop: 'VirtualNetworkGateway', said: 'Virtual network gateway', why: 'cannot lead to an ExpressRoute gateway' },
  { hop: 'VnetLocal', said: 'Virtual network', why: 'in the virtual network itself' },
  { hop: 'Internet', said: 'Internet', why: 'nobody has a private address' },
])(
  'a user route mended to $said is told of where the ticket is checked, and hints lead to its deletion',
  async (one) => {
    const fault = oneRange.faults.find(({ id }) => id === 'user-route');
    if (!fault) throw new Error('There is no user-route fault.');
    const stage = await staged({ second: fault }, 'today');
    const { ticket } = stage.told.second;
    const ofLearner = async (act: Act) => play(stage.arm, stage.clock, { ...act, actor: 'learner' });
    const path = `${ticket.routeTable}/routes/block-guests`;
    const properties = { addressPrefix: ticket.ranges[1], nextHopType: one.hop };
    expect((await ofLearner({ method: 'PUT', path, body: { properties }, advance: 'until-idle' })).ok).toBe(true);
    const [find, mend] = ['find-range', 'mend-range'].map((id) => tasksOf(stage.told).find((task) => task.id === id));
    const verdict = mend?.check?.(stage.arm.cloud);
    expect(verdict?.holds).toBe(false);
    expect(verdict?.because).toContain(`block-guests with the next hop type ${one.said} takes`);
    expect(verdict?.because).toContain(one.why);
    expect(mend?.deed.where(stage.arm.cloud)).toContain('route table');
    expect(mend?.deed.what(stage.arm.cloud)).toContain(one.why);
    // Before the cause is answered a hint names no place to mend it.
    expect(find?.deed.where(stage.arm.cloud)).not.toMatch(/route table/i);
    const answers = optionsIn(oneRange, stage.arm.cloud, ticket, { first: fault, seed });
    expect(answers.find(({ right }) => right)?.text).toContain(one.said);
    for (const act of mend?.deed.requests(stage.arm.cloud) ?? []) await ofLearner(act);
    expect(mend?.check?.(stage.arm.cloud).holds).toBe(true);
  },
);

test('the check stays silent about a route that nobody has touched', async () => {
  const fault = oneRange.faults.find(({ id }) => id === 'user-route');
  if (!fault) throw new Error('There is no user-route fault.');
  const stage = await staged({ second: fault }, 'today');
  const mend = tasksOf(stage.told).find(({ id }) => id === 'mend-range');
  expect(mend?.check?.(stage.arm.cloud).because).not.toContain('block-guests');
});

test('who is on call can neither read nor change what is not theirs', async () => {
  const stage = await staged({}, 'today');
  const { first, third } = stage.told;
  const status = async (method: 'GET' | 'DELETE' | 'PATCH', path: string) =>
    (
      await stage.arm.fetch(
        armRequest(method, path, method === 'PATCH' ? { tags: {} } : undefined, { actor: 'learner' }),
      )
    ).status;
  expect(await status('GET', third.ticket.circuitId)).toBe(403);
  expect(await status('GET', first.ticket.circuitId)).toBe(200);
  for (const id of [first.ticket.circuitId, first.ticket.gateway, first.ticket.routeTable, third.ticket.gateway])
    expect(await status('DELETE', id)).toBe(403);
  expect(
    await status(
      'PATCH',
      third.ticket.gateway.replace(/virtualNetworkGateways.*/, `virtualNetworks/${third.ticket.network.name}`),
    ),
  ).toBe(403);
  expect(troubleshoot.open(seed, 'today').hasConsoles).toBe(true);
});
