/** Every belief. Where several would explain the same wrong answer, the first is named: the narrow ones stand before the wide ones. */
import { anyGatewayWillDo } from './any-gateway-will-do.ts';
import type { Belief } from './belief.ts';
import { circuitJoinsNetworks } from './circuit-joins-networks.ts';
import { expressRouteAlwaysFirst } from './expressroute-always-first.ts';
import { fastLane } from './fast-lane.ts';
import { fastPathOnCircuit } from './fastpath-on-circuit.ts';
import { fastPathOutlivesGateway } from './fastpath-outlives-gateway.ts';
import { fastPathReachesBasicBalancers } from './fastpath-reaches-basic-balancers.ts';
import { fastPathReachesPrivateEndpoints } from './fastpath-reaches-private-endpoints.ts';
import { fastPathStopsAtTheHub } from './fastpath-stops-at-the-hub.ts';
import { fastPathTreatsIpv6Alike } from './fastpath-treats-ipv6-alike.ts';
import { fastPathYieldsToRoutes } from './fastpath-yields-to-routes.ts';
import { gatewayIsAFirewall } from './gateway-is-a-firewall.ts';
import { globalReachIsTransitive } from './global-reach-is-transitive.ts';
import { higherNumberWins } from './higher-number-wins.ts';
import { ipv6ComesByItself } from './ipv6-comes-by-itself.ts';
import { learnedBeatsUser } from './learned-beats-user.ts';
import { lowerWeightWins } from './lower-weight-wins.ts';
import { oneLinkIsTheCircuit } from './one-link-is-the-circuit.ts';
import { onlyTheNumberCounts } from './only-the-number-counts.ts';
import { peeringBringsTheGateway } from './peering-brings-the-gateway.ts';
import { peeringExtendsFastPath } from './peering-extends-fastpath.ts';
import { peeringForwardsEverything } from './peering-forwards-everything.ts';
import { peeringIsTransitive } from './peering-is-transitive.ts';
import { premiumUnlocksFastPath } from './premium-unlocks-fastpath.ts';
import { routesFollowBypass } from './routes-follow-bypass.ts';
import { secondLinkOnlyWaits } from './second-link-only-waits.ts';
import { subnetRoutesSteerArrivals } from './subnet-routes-steer-arrivals.ts';
import { twoLinksTwoPlaces } from './two-links-two-places.ts';
import { unsupportedIsDropped } from './unsupported-is-dropped.ts';
import { userRouteAlwaysWins } from './user-route-always-wins.ts';
import { vpnBeforeExpressRoute } from './vpn-before-expressroute.ts';
import { vpnWaitsToBeCalled } from './vpn-waits-to-be-called.ts';

export const beliefs: readonly Belief[] = [
  fastPathTreatsIpv6Alike,
  fastPathReachesBasicBalancers,
  fastPathReachesPrivateEndpoints,
  anyGatewayWillDo,
  peeringExtendsFastPath,
  fastPathStopsAtTheHub,
  routesFollowBypass,
  fastPathYieldsToRoutes,
  fastPathOnCircuit,
  fastPathOutlivesGateway,
  premiumUnlocksFastPath,
  unsupportedIsDropped,
  gatewayIsAFirewall,
  ipv6ComesByItself,
  circuitJoinsNetworks,
  onlyTheNumberCounts,
  twoLinksTwoPlaces,
  oneLinkIsTheCircuit,
  secondLinkOnlyWaits,
  lowerWeightWins,
  vpnWaitsToBeCalled,
  expressRouteAlwaysFirst,
  vpnBeforeExpressRoute,
  globalReachIsTransitive,
  peeringBringsTheGateway,
  peeringIsTransitive,
  peeringForwardsEverything,
  higherNumberWins,
  subnetRoutesSteerArrivals,
  learnedBeatsUser,
  userRouteAlwaysWins,
  fastLane,
];
