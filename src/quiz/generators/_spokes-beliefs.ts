/** What somebody believes who expects a packet between hub, spokes and sites to go another way than it does, and what is true instead. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { remembered } from '#src/base/remembered.ts';
import { beliefNamed } from './_beliefs.ts';
import { sender, type Place, type Spokes, type Way } from './_spokes.ts';

const truths: Readonly<Record<string, string>> = {
  'fast-lane': 'FastPath leads around the gateway. It is no faster lane in it.',
  'any-gateway-will-do': 'Without FastPath on the connection every packet passes the gateway.',
  'gateway-is-a-firewall': 'The gateway forwards packets, and nothing here leads them to the firewall besides.',
  'subnet-routes-steer-arrivals': 'The route table of a subnet steers what leaves it, and not what comes in.',
  'unsupported-is-dropped': 'What FastPath does not carry goes through the gateway, and is not dropped.',
  'fastpath-replaces-circuit': 'A packet to Azure meets the gateway, or goes around it where FastPath is on.',
  'only-the-hub-counts': 'With gateway transit the gateway serves the spoke like its own network.',
  'peering-brings-the-gateway':
    'A peering alone brings no gateway. The hub has to lend it, and this spoke has to use it.',
  'peering-extends-fastpath': 'FastPath reaches a peered spoke on ExpressRoute Direct only, and it must be on at all.',
  'fastpath-stops-at-the-hub': 'On ExpressRoute Direct, FastPath also leads into spokes of the same region.',
  'network-peering-joins-sites':
    'No peering leads to a site: its circuit has to be connected to a gateway, and that gateway lent to the spoke.',
  'learned-beats-user': 'The user route is for that prefix, and it is taken before what was learned.',
  'hub-firewall-sees-everything': 'A firewall sees what a route leads to it, and no route leads these packets there.',
  'peering-is-transitive': 'Peering is not transitive: two spokes of one hub do not reach each other by it.',
  'gateway-carries-everything': 'Between networks that are peered, packets do not pass a gateway.',
  'peering-forwards-everything': 'A peering takes what another network forwards only if it allows that.',
  'reach-runs-through-gateways': 'Global Reach joins circuits at the edge of Microsoft, before any gateway.',
  'every-sku-joins-sites': 'Global Reach joins the two circuits here, so the packet arrives.',
  'fastpath-joins-sites': 'FastPath leads into a network. It does not join sites or circuits.',
  'circuits-join-sites': 'Two circuits join two sites only with Global Reach.',
  'gateway-joins-circuits':
    'No gateway passes packets from one circuit on to another, and the branch is on none of its circuits.',
  'fastpath-comes-along': 'FastPath is off here. It is a setting of the connection and comes along with nothing.',
  'fastpath-on-circuit': 'FastPath is a setting of the connection and concerns what comes from the site.',
};

const isSpoke = (place: Place): boolean => place === 'first' || place === 'second';
const isSite = (place: Place): boolean => place === 'site' || place === 'branch';

/** Between which kinds of place a packet goes. */
function sortOf(from: Place, to: Place): 'sites' | 'branch' | 'in-hub' | 'in-spoke' | 'out' | 'spokes' | 'peered' {
  if (isSite(from) && isSite(to)) return 'sites';
  if (from === 'branch' || to === 'branch') return 'branch';
  if (from === 'site') return to === 'hub' ? 'in-hub' : 'in-spoke';
  if (to === 'site') return 'out';
  return isSpoke(from) && isSpoke(to) ? 'spokes' : 'peered';
}

/** The wrong ideas that the tracer knows, the narrow ones before the wide ones. */
const traced: readonly Belief[] = [
  beliefNamed('fastpath-stops-at-the-hub'),
  beliefNamed('fast-lane'),
  beliefNamed('any-gateway-will-do'),
  beliefNamed('fastpath-on-circuit'),
  beliefNamed('peering-extends-fastpath'),
  beliefNamed('unsupported-is-dropped'),
  beliefNamed('peering-brings-the-gateway'),
  beliefNamed('peering-is-transitive'),
  beliefNamed('peering-forwards-everything'),
  beliefNamed('learned-beats-user'),
  beliefNamed('subnet-routes-steer-arrivals'),
  beliefNamed('gateway-is-a-firewall'),
];

/** How packets would go if one of them were true. */
const imagined = remembered((world: Spokes) =>
  traced.map((belief) => ({ belief: belief.id.replace('expressroute/', ''), send: sender(world, belief) })),
);

/** Wrong ideas that nobody has drawn, by the way that is expected, for packets of a sort. */
function expected({ reach, fastPath }: Spokes, from: Place, to: Place, taken: Way): Partial<Record<Way, string>> {
  // Whoever switches FastPath on in thought does not lend a gateway by it.
  const around: Partial<Record<Way, string>> = fastPath || taken === 'lost' ? {} : { around: 'fastpath-comes-along' };
  const checked = 'hub-firewall-sees-everything';
  switch (sortOf(from, to)) {
    case 'sites':
      return {
        neither: 'circuits-join-sites',
        gateway: reach ? 'reach-runs-through-gateways' : 'gateway-joins-circuits',
        around: 'fastpath-joins-sites',
        lost: 'every-sku-joins-sites',
      };
    case 'branch':
      return {
        gateway: 'gateway-joins-circuits',
        neither: 'network-peering-joins-sites',
        around: 'fastpath-joins-sites',
      };
    case 'in-hub':
      return { ...around, both: checked, neither: 'fastpath-replaces-circuit' };
    case 'in-spoke':
    case 'out':
      return { ...around, both: checked, neither: 'network-peering-joins-sites', lost: 'only-the-hub-counts' };
    case 'spokes':
      return { gateway: 'gateway-carries-everything', firewall: checked, both: 'gateway-carries-everything' };
    case 'peered':
      return { gateway: 'gateway-carries-everything', firewall: checked };
  }
}

/** The ways that a belief leads to, other than the one a packet takes, each with the belief and what is true: traced where the tracer knows the belief. */
export function suggested(
  world: Spokes,
  from: Place,
  to: Place,
  taken: Way,
): { way: Way; belief: string; truth: string }[] {
  const table = expected(world, from, to, taken);
  const led = imagined(world).map(({ belief, send }) => ({ belief, way: send(from, to).way }));
  return (['lost', 'gateway', 'around', 'firewall', 'both', 'neither'] as const).flatMap((way) => {
    const belief = led.find((one) => one.way === way)?.belief ?? table[way];
    return belief === undefined || way === taken ? [] : [{ way, belief, truth: truths[belief] ?? '' }];
  });
}
