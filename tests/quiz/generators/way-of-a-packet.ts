/** How way-of-a-packet is proven: by six sentences of the facts, with no network drawn and no packet sent. */
import { wayOfAPacket, type Problem } from '#src/quiz/generators/way-of-a-packet.ts';
import { prove } from './proof.ts';

type Place = Problem['packets'][number][0];

function wayOf(
  { kind, fastPath, transit, routeTo, forwarded, reach }: Problem['world'],
  from: Place,
  to: Place,
): string {
  const isSite = (place: Place) => place === 'site' || place === 'branch';
  // Global Reach joins two sites and nothing else; the branch's circuit is connected to no network.
  if (isSite(from) && isSite(to)) return reach ? 'neither' : 'lost';
  if (from === 'branch' || to === 'branch') return 'lost';
  const lends = (place: Place) => (place === 'first' || place === 'second' ? transit[place] : true);
  if (from === 'site') {
    if (!lends(to)) return 'lost';
    // FastPath reaches the hub, and spokes of its region on Direct only.
    return fastPath && (to === 'hub' || kind === 'direct') ? 'around' : 'gateway';
  }
  if (to === 'site') {
    if (from === 'first' && routeTo === 'site') return 'both';
    return lends(from) ? 'gateway' : 'lost';
  }
  // Peering is not transitive, but a firewall in the hub may pass on what the peerings take.
  if (from === 'hub' || to === 'hub') return 'neither';
  return from === 'first' && routeTo === 'second' && forwarded ? 'firewall' : 'lost';
}

const names: Record<Place, string> = {
  site: 'the office',
  branch: 'the branch',
  hub: 'the hub',
  first: '`vnet-a`',
  second: '`vnet-b`',
};
const texts: Record<string, readonly [option: string, statement: string]> = {
  lost: ['It does not arrive', 'does not arrive'],
  gateway: ['Through the gateway', 'passes the gateway alone'],
  around: ['Around the gateway', 'goes around the gateway'],
  firewall: ['Through the firewall', 'passes the firewall alone'],
  both: ['Firewall, then gateway', 'passes firewall and gateway'],
  neither: ['Past neither of them', 'arrives past neither of them'],
};

function second(problem: Problem): string[] {
  const { world, packets, pick } = problem;
  const way = ([from, to]: readonly [Place, Place]) => wayOf(world, from, to);
  const between = ([from, to]: readonly [Place, Place]) => `From ${names[from]} to ${names[to]}`;
  const item = wayOfAPacket.ask(problem);
  const five = packets.slice(0, 5);
  switch (item.kind) {
    case 'single':
      return five.slice(0, 1).map((packet) => texts[way(packet)]?.[0] ?? '');
    case 'matching':
      return five.slice(0, 3).map((packet) => `${between(packet)} → ${texts[way(packet)]?.[0] ?? ''}`);
    case 'multiple': {
      const groups = [...Map.groupBy(five, way).values()].filter((all) => all.length === 2 || all.length === 3);
      return (groups[pick % groups.length] ?? []).map(between);
    }
    case 'yes-no':
      return item.statements.map(({ text }) => {
        const packet = five.find((one) => text.toLowerCase().includes(`${between(one).toLowerCase()} `));
        return `${text} → ${packet && text.endsWith(`${texts[way(packet)]?.[1] ?? ''}.`) ? 'yes' : 'no'}`;
      });
    default:
      throw new Error(`Nobody asks for a ${item.kind}.`);
  }
}

const base: Problem = {
  firm: 'Alder Mills',
  kind: 'way',
  world: {
    kind: 'provider',
    sku: 'ErGw3AZ',
    fastPath: true,
    transit: { first: true, second: false },
    routeTo: 'second',
    forwarded: true,
    reach: true,
  },
  packets: [
    ['site', 'hub'],
    ['site', 'first'],
    ['site', 'second'],
    ['first', 'second'],
    ['site', 'branch'],
  ],
  holds: [true, false, true, false],
  pick: 0,
};
const only = (from: Place, to: Place): Problem => ({ ...base, packets: [[from, to], ...base.packets] });

export default prove({
  generator: wayOfAPacket,
  byHand: [
    { problem: base, key: ['Around the gateway'], because: 'FastPath leads around the gateway into the hub.' },
    {
      problem: only('site', 'first'),
      key: ['Through the gateway'],
      because: 'On a provider circuit FastPath does not reach a peered spoke; the gateway forwards.',
    },
    {
      problem: only('site', 'second'),
      key: ['It does not arrive'],
      because: 'Without gateway transit a spoke is not reached from the site.',
    },
    {
      problem: only('first', 'second'),
      key: ['Through the firewall'],
      because: 'A user route leads it there, and the peerings take forwarded traffic.',
    },
    {
      problem: only('branch', 'hub'),
      key: ['It does not arrive'],
      because: 'Global Reach joins the two sites; the branch’s circuit is connected to no network.',
    },
    {
      problem: { ...base, kind: 'ways' },
      key: [
        'From the office to the hub → Around the gateway',
        'From the office to `vnet-a` → Through the gateway',
        'From the office to `vnet-b` → It does not arrive',
      ],
      because: 'The three of the cases before.',
    },
  ],
  second,
});
