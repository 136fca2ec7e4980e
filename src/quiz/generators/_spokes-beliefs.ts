/** What somebody believes who expects a packet between hub, spokes and sites to go another way than it does, and what is true instead. */
import type { Place, Spokes, Way } from './_spokes.ts';

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
  'firewall-route-belongs-everywhere': 'No user route leads these packets to the firewall.',
  'peering-is-transitive': 'Peering is not transitive: two spokes of one hub do not reach each other by it.',
  'gateway-carries-everything': 'Between networks that are peered, packets do not pass a gateway.',
  'peering-forwards-everything': 'A peering takes what another network forwards only if it allows that.',
  'reach-runs-through-gateways': 'Global Reach joins circuits at the edge of Microsoft, before any gateway.',
  'every-sku-joins-sites': 'Global Reach joins the two circuits here, so the packet arrives.',
  'fastpath-joins-sites': 'FastPath leads into a network. It does not join sites or circuits.',
  'circuits-join-sites': 'Two circuits join two sites only with Global Reach.',
  'gateway-joins-circuits':
    'No gateway passes packets from one circuit on to another, and the branch is on none of its circuits.',
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

/** By the way that is expected, for packets of a sort. */
function expected(world: Spokes, from: Place, to: Place, taken: Way): Partial<Record<Way, string>> {
  const { reach, fastPath, routeTo, forwarded } = world;
  const checked = routeTo === 'site' ? 'subnet-routes-steer-arrivals' : 'gateway-is-a-firewall';
  switch (sortOf(from, to)) {
    case 'sites':
      return {
        neither: 'circuits-join-sites',
        gateway: reach ? 'reach-runs-through-gateways' : 'gateway-joins-circuits',
        around: 'fastpath-joins-sites',
        lost: 'every-sku-joins-sites',
        firewall: 'gateway-is-a-firewall',
      };
    case 'branch':
      return {
        gateway: 'gateway-joins-circuits',
        neither: 'network-peering-joins-sites',
        around: 'fastpath-joins-sites',
        firewall: 'gateway-is-a-firewall',
      };
    case 'in-hub':
      return {
        gateway: 'fast-lane',
        around: 'any-gateway-will-do',
        both: checked,
        neither: 'fastpath-replaces-circuit',
        lost: 'unsupported-is-dropped',
      };
    case 'in-spoke':
      return {
        gateway: taken === 'lost' ? 'peering-brings-the-gateway' : 'fastpath-stops-at-the-hub',
        around: 'peering-extends-fastpath',
        both: checked,
        neither: 'network-peering-joins-sites',
        lost: fastPath ? 'unsupported-is-dropped' : 'only-the-hub-counts',
      };
    case 'out':
      return {
        gateway: taken === 'lost' ? 'peering-brings-the-gateway' : 'learned-beats-user',
        both: 'firewall-route-belongs-everywhere',
        around: 'fastpath-on-circuit',
        neither: 'network-peering-joins-sites',
        lost: 'only-the-hub-counts',
      };
    case 'spokes':
      return {
        neither: 'peering-is-transitive',
        gateway: 'gateway-carries-everything',
        around: 'peering-extends-fastpath',
        firewall:
          from === 'first' && routeTo === 'second' && !forwarded
            ? 'peering-forwards-everything'
            : 'firewall-route-belongs-everywhere',
      };
    case 'peered':
      return {
        gateway: 'gateway-carries-everything',
        firewall: 'firewall-route-belongs-everywhere',
        around: 'peering-extends-fastpath',
        both: 'gateway-is-a-firewall',
      };
  }
}

/** The ways that a belief suggests for a packet, other than the one it takes, each with the belief and what is true. */
export function suggested(
  world: Spokes,
  from: Place,
  to: Place,
  taken: Way,
): { way: Way; belief: string; truth: string }[] {
  const table = expected(world, from, to, taken);
  return (['lost', 'gateway', 'around', 'firewall', 'both', 'neither'] as const).flatMap((way) => {
    const belief = table[way];
    return belief === undefined || way === taken ? [] : [{ way, belief, truth: truths[belief] ?? '' }];
  });
}
