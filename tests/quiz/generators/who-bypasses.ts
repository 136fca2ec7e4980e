/** FastPath by a sheet with a line for each thing a packet may be for. No network is drawn. */
import type { Target, FastPathWorld } from '#src/quiz/generators/_fastpath-world.ts';
import { whoBypasses, type BypassProblem } from '#src/quiz/generators/who-bypasses.ts';
import { listOf, numberOf, partOf } from '#tests/quiz/computed/words.ts';
import { prove } from './proof.ts';

/** Whether the connection has FastPath at all: switched on, with a gateway that is large enough. */
function isOn({ fastPath, sku, units, profile }: FastPathWorld): boolean {
  const isLarge = listOf('fastpath-gateway-skus', profile).includes(sku);
  return fastPath && isLarge && (sku !== 'ErGwScale' || units >= numberOf('fastpath-scale-units'));
}

function around(target: Target, world: FastPathWorld): boolean {
  const { kind, profile, sku, connected, fastPath } = world;
  const moreOnDirect = kind === 'direct' && profile === 'today';
  const reachesEndpoints = moreOnDirect && world.privateLink;
  // The gateway that a spoke gets for itself is an ErGw3AZ.
  const ofSpoke = connected ? fastPath : isOn(world);
  switch (target) {
    case 'machine':
    case 'guarded':
      return isOn(world);
    case 'near':
      return ofSpoke && (connected || moreOnDirect);
    case 'far':
      return false;
    case 'balancer':
      return isOn(world) && world.balancer === 'Standard';
    case 'near-balancer':
      return ofSpoke && connected;
    case 'endpoint':
      return isOn(world) && reachesEndpoints;
    case 'near-endpoint':
      return ofSpoke && reachesEndpoints;
    case 'six':
      return isOn(world) && kind === 'direct' && (profile === 'today' || sku === 'ErGw3AZ');
    case 'late':
      return isOn(world) && world.inUse <= partOf('fastpath-ip-limits', 'provider');
  }
}

function second({ ask, world, flows, remedies }: BypassProblem): string[] {
  const [first] = flows;
  if (ask === 'remedy' && first)
    return remedies.filter(({ set }) => around(first.target, { ...world, ...set })).map(({ text }) => text);
  if (ask === 'judge') return flows.map(({ target, text }) => `${text}. → ${around(target, world) ? 'yes' : 'no'}`);
  const wanted = ask === 'around' || ask === 'one-around';
  return flows.filter(({ target }) => around(target, world) === wanted).map(({ text }) => text);
}

const world: FastPathWorld = {
  profile: 'today',
  kind: 'provider',
  tier: 'Standard',
  mbps: 1000,
  sku: 'ErGw3AZ',
  units: 0,
  fastPath: true,
  privateLink: false,
  route: false,
  connected: false,
  balancer: 'Standard',
  inUse: 0,
  hub: 20,
  near: { octet: 30, name: 'billing' },
  far: { octet: 140, name: 'wiki', region: 'eastus' },
};
const flow = (target: Target, text: string) => ({ family: target, target, text });
const about = { opening: 0, firm: 'Cedar Rail', remedies: [] };

export default prove({
  generator: whoBypasses,
  second,
  byHand: [
    {
      problem: {
        ...about,
        ask: 'around',
        world: { ...world, route: true },
        flows: [
          flow('guarded', 'The guarded machine'),
          flow('balancer', 'The Standard load balancer of the hub'),
          flow('near', 'The machine in the spoke'),
          flow('six', 'The machine over IPv6'),
          flow('endpoint', 'The private endpoint'),
        ],
      },
      key: ['The guarded machine', 'The Standard load balancer of the hub'],
      because:
        'A provider circuit: spokes, IPv6 and private endpoints need ExpressRoute Direct, and a user route has no effect, so the guarded machine is reached straight.',
    },
    {
      problem: {
        ...about,
        ask: 'through',
        world: { ...world, kind: 'direct', mbps: 5000 },
        flows: [
          flow('machine', 'The machine in the hub'),
          flow('near', 'The machine in the near spoke'),
          flow('far', 'The machine in the far spoke'),
          flow('six', 'The machine over IPv6'),
          flow('near-balancer', 'The load balancer of the near spoke'),
        ],
      },
      key: ['The machine in the far spoke', 'The load balancer of the near spoke'],
      because:
        'On Direct, FastPath reaches peered networks of the same region, and IPv6. Another region and load balancers in spokes stay with the gateway.',
    },
    {
      problem: {
        ...about,
        ask: 'judge',
        world: { ...world, profile: 'taught', kind: 'direct', mbps: 5000, sku: 'UltraPerformance', balancer: 'Basic' },
        flows: [
          flow('machine', 'The machine'),
          flow('balancer', 'The Basic load balancer'),
          flow('six', 'The machine over IPv6'),
          flow('near', 'The machine in the spoke'),
        ],
      },
      key: [
        'The machine. → yes',
        'The Basic load balancer. → no',
        'The machine over IPv6. → no',
        'The machine in the spoke. → no',
      ],
      because:
        'As taught, a Basic load balancer and a spoke are reached through the gateway, and IPv6 wants Direct with ErGw3AZ, which UltraPerformance is not.',
    },
    {
      problem: {
        ...about,
        ask: 'one-through',
        world: { ...world, inUse: 33_000 },
        flows: [
          flow('late', 'The machine in the highest subnet'),
          flow('machine', 'The machine'),
          flow('balancer', 'The load balancer'),
        ],
      },
      key: ['The machine in the highest subnet'],
      because:
        'A provider circuit holds 25,000 addresses, the lowest first. With 33,000 in use none is left for the highest.',
    },
    {
      problem: {
        ...about,
        ask: 'remedy',
        world: { ...world, sku: 'ErGwScale', units: 4 },
        flows: [flow('machine', 'The machine')],
        remedies: [
          { family: 'units', text: 'Raise it to 10 units', set: { units: 10 } },
          { family: 'tier', text: 'Make the circuit Premium', set: { tier: 'Premium' } },
          { family: 'direct', text: 'Move to Direct', set: { kind: 'direct', mbps: 5000 } },
          { family: 'speed', text: 'Raise the bandwidth', set: { mbps: 2000 } },
        ],
      },
      key: ['Raise it to 10 units'],
      because: 'ErGwScale has FastPath from 10 scale units on, whatever the circuit.',
    },
    {
      problem: {
        ...about,
        ask: 'remedy',
        world,
        flows: [flow('near-balancer', 'The load balancer of the spoke')],
        remedies: [
          { family: 'spoke', text: 'Connect the spoke itself', set: { connected: true } },
          { family: 'direct', text: 'Move to Direct', set: { kind: 'direct', mbps: 5000 } },
          { family: 'tier', text: 'Make the circuit Premium', set: { tier: 'Premium' } },
          { family: 'new-route', text: 'Write a user route', set: { route: true } },
        ],
      },
      key: ['Connect the spoke itself'],
      because:
        'Even on Direct, load balancers in spokes are reached through the gateway. In a network with a connection of its own, a Standard one is in the hub.',
    },
  ],
});
