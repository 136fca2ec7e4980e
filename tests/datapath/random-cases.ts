/** Cases: a Cloud of chance with a packet for it, the rules that hold, and what fails; now and then one member of one resource is odd. */
import fc from 'fast-check';
import { networkOf } from '#src/azure/network.ts';
import { possibleFailures } from '#src/azure/network/failures.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Flow } from '#src/datapath/trace.ts';
import { idOf } from './arm.ts';
import { choices, cloudFrom, maybe, type Choices } from './random-clouds.ts';

/** Addresses worth a packet: machines, front ends, endpoints, appliances, sites, the internet, and nobody. */
const addresses = [
  ...['10.20.1.4', '10.20.1.4', '10.20.1.100', '10.20.1.200', '10.20.9.4', '10.20.8.4', '10.20.77.7'],
  ...['10.30.1.4', '10.30.1.4', '10.30.1.100', '10.31.1.4', '10.20.2.4'],
  ...['10.100.0.10', '10.101.0.10', '10.100.0.10', '10.200.0.9', '10.99.9.9', '8.8.8.8'],
  ...['fd00:20:0:1::4', 'fd00:100::10', 'fd00:99::1'],
];

/** A way to name one end of a flow: somebody in the Cloud, by number, or an address whether or not somebody has it. */
const end = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 9999 }) },
  { weight: 3, arbitrary: fc.constantFrom(...addresses) },
);
const oddEnd = fc.constantFrom('', 'nobody', '10.20.1', '10.20.1.0/24', '10.250.0.9');

const parcel = fc.record(
  {
    // From a site into Azure, the other way, or from anybody to anybody.
    course: fc.constantFrom('in', 'in', 'in', 'out', 'any'),
    from: fc.oneof({ weight: 20, arbitrary: end }, { weight: 1, arbitrary: oddEnd }),
    to: fc.oneof({ weight: 20, arbitrary: end }, { weight: 1, arbitrary: oddEnd }),
    protocol: fc.constantFrom('tcp' as const, 'tcp' as const, 'udp' as const, 'icmp' as const),
    port: fc.constantFrom(443, 443, 80, 8443),
    sourcePort: fc.integer({ min: 1024, max: 65_535 }),
  },
  { requiredKeys: ['course', 'from', 'to'] },
);
type Parcel = typeof parcel extends fc.Arbitrary<infer T> ? T : never;

/** One end of a flow that is there. */
interface End {
  name: string;
  address: string;
  isSite: boolean;
}

/** Everybody in a Cloud who can send or be sent to: every address of a machine, and one of each site. */
function ends(cloud: Traceable, profile: Profile): End[] {
  return networkOf(cloud, profile).nodes.flatMap(({ id, kind, prefixes }): End[] => {
    const isSite = kind === 'site';
    if (isSite) return prefixes.map((text) => ({ isSite, name: id, address: text.replace(/0?\/\d+$/, '10') }));
    return prefixes.flatMap((text) => {
      const [address = '', length] = text.split('/');
      return length === '32' || length === '128' ? [{ isSite, name: address, address }] : [];
    });
  });
}

function flowOf({ from, to, course, ...rest }: Parcel, cloud: Traceable, profile: Profile): Flow {
  const all = ends(cloud, profile);
  const pick = (which: number, isWanted: (isSite: boolean) => boolean) => {
    const among = all.filter(({ isSite }) => isWanted(isSite));
    return among[which % among.length];
  };
  const sender =
    typeof from === 'number' ? pick(from, (isSite) => course === 'any' || isSite === (course === 'in')) : undefined;
  const target =
    typeof to === 'number' ? pick(to, (isSite) => course === 'any' || isSite === (course === 'out')) : undefined;
  return {
    ...rest,
    from: typeof from === 'string' ? from : (sender?.name ?? ''),
    to: typeof to === 'string' ? to : (target?.address ?? ''),
  };
}

/** Makes one member of one resource odd: it is missing, or of another kind than anybody expects. */
function withOddity(cloud: Traceable, [which, member, value]: readonly [number, number, unknown]): Traceable {
  const entries = Object.entries(cloud.resources);
  const [key, resource] = entries[which % entries.length] ?? [];
  const names = Object.keys(resource?.properties ?? {});
  const name = names[member % Math.max(1, names.length)];
  if (key === undefined || !resource || name === undefined) return cloud;
  return {
    resources: { ...cloud.resources, [key]: { ...resource, properties: { ...resource.properties, [name]: value } } },
  };
}
const oddity = fc.tuple(
  fc.nat({ max: 999 }),
  fc.nat({ max: 999 }),
  fc.constantFrom<unknown>(undefined, null, '', 0, [], {}, 'banana', [null], { id: 7 }),
);

/** One case: a Cloud, a packet, the rules that hold, and what fails. */
export interface Case {
  chosen: Choices;
  cloud: Traceable;
  flow: Flow;
  profile: Profile;
  failures: readonly string[];
}

export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    chosen: choices,
    parcel,
    profile: fc.constantFrom('taught' as const, 'today' as const),
    oddity: maybe(15, oddity),
    link: maybe(35, fc.tuple(fc.constantFrom('er-one', 'er-two'), fc.constantFrom('primary', 'secondary'))),
    other: maybe(25, fc.nat({ max: 999 })),
  })
  .map(({ chosen, parcel: sent, profile, oddity: odd, link, other }) => {
    const whole = cloudFrom(chosen);
    const possible = possibleFailures(whole);
    const further = other === undefined ? undefined : possible[other % possible.length];
    return {
      chosen,
      cloud: odd ? withOddity(whole, odd) : whole,
      flow: flowOf(sent, whole, profile),
      profile,
      failures: [
        ...(link ? [`link:${idOf('expressRouteCircuits', link[0])}/${link[1]}`] : []),
        ...(further ? [further.id] : []),
      ],
    };
  });

/** What must be in a good part of the cases, and whether it is in one. */
export const ingredients: Readonly<Record<string, (one: Case) => boolean>> = {
  FastPath: ({ chosen }) => chosen.fastPath,
  'a spoke': ({ chosen }) => chosen.spokes.some(({ transit }) => transit),
  'a user route': ({ chosen }) =>
    chosen.gatewayTable !== undefined ||
    chosen.hubTable !== undefined ||
    chosen.spokes.some((one) => one.table !== undefined),
  'a load balancer': ({ chosen }) => chosen.balancer !== undefined,
  'a private endpoint': ({ chosen }) => chosen.endpoint !== undefined,
  'Global Reach': ({ chosen }) => chosen.reach !== undefined,
  'a failed link': ({ failures }) => failures.some((id) => id.startsWith('link:')),
  'ExpressRoute Direct': ({ chosen }) => chosen.one.port !== undefined,
  'a VPN': ({ chosen }) => chosen.vpn !== undefined,
  IPv6: ({ chosen }) => chosen.hubIpv6,
};
