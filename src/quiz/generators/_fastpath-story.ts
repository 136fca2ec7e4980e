/** What is asked about FastPath: the flows to choose from, and the changes that people think of when a packet passes the gateway. */
import { speed } from '#src/base/choosers/choice.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Chance } from '#src/quiz/generator.ts';
import { drawn, later, type Candidate } from './_draw.ts';
import { addressOf, targets, watcherOf, type FastPathWorld, type Target } from './_fastpath-world.ts';
import { workloads } from './_names.ts';
import { capital } from './_words.ts';

/** A packet from the site to a target. */
export interface Flow extends Candidate {
  target: Target;
}

/** A change of the world. */
export interface Remedy extends Candidate {
  set: Partial<FastPathWorld>;
  belief?: string;
}

/** A world in which FastPath is on and the gateway large enough. */
export function worldOf(chance: Chance): FastPathWorld {
  const profile = chance.happens('as taught', 25) ? 'taught' : 'today';
  const kind = chance.happens('direct', 50) ? 'direct' : 'provider';
  const sku = chance.pick(
    'sku',
    profile === 'today' ? ['ErGw3AZ', 'UltraPerformance', 'ErGwScale'] : ['ErGw3AZ', 'UltraPerformance'],
  );
  const enough = valueOf('expressroute/fastpath-scale-units', profile);
  const [near = '', far = ''] = chance.shuffled('spokes', workloads);
  const hub = 16 + chance.integer('hub', 40);
  const limit = valueOf('expressroute/fastpath-ip-limits', 'today').provider;
  return {
    profile,
    kind,
    tier: chance.pick('tier', ['Standard', 'Premium']),
    mbps: kind === 'direct' ? chance.pick('gbps', [5000, 10_000]) : chance.pick('mbps', [500, 1000, 2000]),
    sku,
    units: sku === 'ErGwScale' ? enough + chance.integer('units', 20) : 0,
    fastPath: true,
    privateLink: profile === 'today' && kind === 'direct' && chance.happens('private link', 40),
    route: chance.happens('route', 45),
    connected: false,
    // Basic ones are gone today.
    balancer: profile === 'taught' && chance.happens('basic', 60) ? 'Basic' : 'Standard',
    inUse: profile === 'today' && kind === 'provider' && chance.happens('full', 45) ? limit + 8000 : 0,
    hub,
    near: { octet: hub + 1 + chance.integer('near', 40), name: near },
    far: { octet: 120 + chance.integer('far', 60), name: far, region: 'eastus' },
  };
}

/** A target in words. */
export const textOf = (target: Target, { near, far, balancer }: FastPathWorld): string =>
  ({
    machine: 'a virtual machine in `vnet-hub`',
    guarded: 'a machine in `snet-guarded` of `vnet-hub`',
    near: `a virtual machine in \`vnet-${near.name}\``,
    far: `a virtual machine in \`vnet-${far.name}\``,
    balancer: `the ${balancer} load balancer of \`vnet-hub\``,
    'near-balancer': `the Standard load balancer of \`vnet-${near.name}\``,
    endpoint: 'a private endpoint in `vnet-hub`',
    'near-endpoint': `a private endpoint in \`vnet-${near.name}\``,
    six: 'a machine in `vnet-hub`, over IPv6',
    late: 'a machine in the highest subnet of `vnet-hub`',
  })[target];

const flowOf = (target: Target, world: FastPathWorld): Flow => ({
  family: target,
  target,
  text: `${capital(textOf(target, world))}, \`${addressOf(target, world)}\``,
});

/** What can be asked about in a world: a guarded subnet without a route, or a highest subnet that is not full, would say nothing. */
export const flowsOf = (world: FastPathWorld): Flow[] =>
  targets
    .filter((target) => (target !== 'guarded' || world.route) && (target !== 'late' || world.inUse > 0))
    .map((target) => flowOf(target, world));

/** What people think of when a packet passes the gateway. */
function remediesIn(world: FastPathWorld): Remedy[] {
  const { kind, tier, sku, route, balancer, connected, mbps, near, profile } = world;
  const enough = valueOf('expressroute/fastpath-scale-units', profile);
  return [
    {
      family: 'setting',
      text: 'Turn FastPath on for the connection',
      set: { fastPath: true },
      is: !world.fastPath,
      belief: 'fastpath-learns-by-itself',
    },
    {
      family: 'tier',
      text: 'Turn the circuit into a Premium one',
      set: { tier: 'Premium' as const },
      is: tier !== 'Premium',
      belief: 'premium-unlocks-fastpath',
    },
    {
      family: 'size',
      text: 'Resize the gateway to the size ErGw3AZ',
      set: { sku: 'ErGw3AZ', units: 0 },
      is: sku !== 'ErGw3AZ',
      belief: 'bigger-gateway-helps-spokes',
    },
    {
      family: 'units',
      text: `Raise the gateway to ${enough} scale units`,
      set: { units: enough },
      is: sku === 'ErGwScale' && world.units < enough,
      belief: 'units-are-only-speed',
    },
    {
      family: 'direct',
      text: 'Move the circuit to ExpressRoute Direct',
      set: { kind: 'direct' as const, mbps: 5000 },
      is: kind === 'provider',
      belief: 'direct-for-whatever-is-special',
    },
    {
      family: 'spoke',
      text: `Connect \`vnet-${near.name}\` itself, with FastPath`,
      set: { connected: true },
      is: !connected,
      belief: 'only-the-hub-counts',
    },
    {
      family: 'balancer',
      text: 'Make the load balancer a Standard one',
      set: { balancer: 'Standard' as const },
      is: balancer === 'Basic',
      belief: 'fastpath-reaches-basic-balancers',
    },
    {
      family: 'route',
      text: 'Take the user route off GatewaySubnet',
      set: { route: false },
      is: route,
      belief: 'fastpath-yields-to-routes',
    },
    {
      family: 'new-route',
      text: 'Write a user route for it on GatewaySubnet',
      set: { route: true },
      is: !route,
      belief: 'routes-follow-bypass',
    },
    {
      family: 'speed',
      text: `Raise the circuit's bandwidth to ${speed(mbps * 2)}`,
      set: { mbps: mbps * 2 },
      is: mbps < 10_000,
      belief: 'bandwidth-buys-reach',
    },
    {
      family: 'link',
      text: 'Enroll the connection for Private Link',
      set: { privateLink: true },
      is: !world.privateLink && profile === 'today',
      belief: 'fastpath-reaches-private-endpoints',
    },
  ].flatMap(({ is, ...remedy }) => (is ? [remedy] : []));
}

/** A world in which something keeps one target on the gateway, and exactly one of four changes helps. */
export function remedyProblem(first: Chance, attempt = 0): { world: FastPathWorld; flows: Flow[]; remedies: Remedy[] } {
  const chance = later(first, attempt);
  const fine = worldOf(chance);
  const enough = valueOf('expressroute/fastpath-scale-units', fine.profile);
  const spoilt: Partial<FastPathWorld>[] = [
    { sku: chance.pick('small', ['ErGw1AZ', 'ErGw2AZ', 'HighPerformance']), units: 0 },
    { fastPath: false },
    ...(fine.profile === 'today' ? [{ sku: 'ErGwScale', units: 1 + chance.integer('few', enough - 1) }] : []),
    {},
    {},
  ];
  const world: FastPathWorld = { ...fine, ...chance.pick('spoilt', spoilt), inUse: 0 };
  const watch = watcherOf(world);
  const stuck = flowsOf(world).filter(({ target }) => !watch(target).around && target !== 'far');
  const remedies = remediesIn(world);
  const watchers = new Map(remedies.map((remedy) => [remedy, watcherOf({ ...world, ...remedy.set })]));
  for (const flow of chance.shuffled('flow', stuck)) {
    const helps = (remedy: Remedy) => watchers.get(remedy)?.(flow.target).around ?? false;
    const right = remedies.filter(helps);
    const wrong = remedies.filter((remedy) => !helps(remedy));
    if (right.length === 0 || wrong.length < 3) continue;
    const chosen = drawn(chance, 'remedies', { right, wrong }, { right: 1, wrong: 3 });
    return { world, flows: [flow], remedies: chance.shuffled('order', [...chosen.right, ...chosen.wrong]) };
  }
  return remedyProblem(first, attempt + 1);
}
