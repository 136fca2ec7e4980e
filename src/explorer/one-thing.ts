/** The usual single changes to a scenario, each as one choice: FastPath, gateway SKU, kind of circuit, user route, spoke, load balancer … */
import { reference, type WorldResource } from '#src/azure/network/world.ts';
import { contains, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { keyOf } from '#src/base/resource-id.ts';
import * as build from './build.ts';
import { changed, childrenOf, find, freeName, ofType, parentOf, withAll, type PlainCloud } from './cloud.ts';
import { isProblem, removed, type Choice, type Part } from './parts/part.ts';
import { circuit as circuitPart, withKind } from './parts/circuit.ts';
import { connection as connectionPart, connectionOf, expressRouteConnections } from './parts/connection.ts';
import { gateway as gatewayPart, gatewayIn, gatewayOf, gateways, gatewaySubnet } from './parts/gateway.ts';
import { balancerOf, homeIn, loadBalancer } from './parts/load-balancer.ts';
import { kinds } from './parts/kinds.ts';
import { privateEndpoint, endpointOf } from './parts/private-endpoint.ts';
import { unpeered, withPeering } from './parts/peering.ts';
import { applianceAddress, userRoute as userRoutePart, withRoute } from './parts/user-route.ts';
import { without } from './references.ts';
import { prefixesOfNetwork, prefixesOfSubnet } from './spaces.ts';
import type { Scenario } from './scenario.ts';
import { aimedAt, withCloud } from './target.ts';

/** One change that can be made, with what it is set to now. */
export interface OneThing {
  id: OneThingId;
  label: string;
  value: string;
  choices: readonly Choice[];
  /** Whether it is about something that is here, or that the packet meets; else it is a change for later. */
  isNear: boolean;
  /** The scenario with another value, and what was done, as a sentence. */
  set(value: string): { scenario: Scenario; said: string };
}

export type OneThingId =
  'fastpath' | 'gateway-sku' | 'circuit-kind' | 'link' | 'user-route' | 'spoke' | 'load-balancer' | 'private-endpoint';

/** Of several, the one that the packet meets, else the first. */
type Pick = <T extends { id: string }>(things: readonly T[]) => T | undefined;

const onOff: readonly Choice[] = [
  { value: 'true', label: 'On' },
  { value: 'false', label: 'Off' },
];

type Make = (scenario: Scenario, pick: Pick) => Omit<OneThing, 'id' | 'isNear'> | undefined;

/** A field of a part as one change. */
function byField(
  scenario: Scenario,
  part: Part,
  id: string,
  field: string,
  label: string,
  choices?: readonly Choice[],
): Omit<OneThing, 'id' | 'isNear'> | undefined {
  const found = part.fields(scenario.cloud, id, scenario.profile).find((one) => one.id === field);
  if (!found) return undefined;
  return {
    label,
    value: found.value,
    choices: choices ?? (found.kind === 'choice' ? found.choices : onOff),
    set(value) {
      const result = found.set(value);
      if (isProblem(result)) return { scenario, said: result.problem };
      return { scenario: { ...scenario, cloud: result.cloud }, said: result.said };
    },
  };
}

const fastPath: Make = (scenario, pick) => {
  const own = pick(expressRouteConnections(scenario.cloud));
  return own && byField(scenario, connectionPart, own.id, 'expressRouteGatewayBypass', 'FastPath');
};

const gatewaySku: Make = (scenario, pick) => {
  const own = pick(gateways(scenario.cloud, 'ExpressRoute'));
  return own && byField(scenario, gatewayPart, own.id, 'sku', 'Gateway SKU');
};

const circuitKind: Make = (scenario, pick) => {
  const own = pick(ofType(scenario.cloud, 'expressRouteCircuits'));
  if (!own) return undefined;
  const made = byField(scenario, circuitPart, own.id, 'portType', 'Circuit');
  if (!made) return undefined;
  return {
    ...made,
    set(value) {
      const cloud = withKind(scenario.cloud, own, value === 'direct' ? 'direct' : 'provider');
      const said =
        value === 'direct' ? `${own.name} is on ExpressRoute Direct now.` : `${own.name} runs over a provider now.`;
      return { scenario: { ...scenario, cloud }, said };
    },
  };
};

const failedLink: Make = (scenario, pick) => {
  const circuits = ofType(scenario.cloud, 'expressRouteCircuits');
  // What has failed can be mended here, also when the packet has left it.
  const broken = circuits.find(({ id }) => scenario.failures.some((each) => each.startsWith(`link:${keyOf(id)}/`)));
  const own = broken ?? pick(circuits);
  if (!own) return undefined;
  const ids = ['primary', 'secondary'].map((way) => `link:${keyOf(own.id)}/${way}`);
  const down = ids.filter((id) => scenario.failures.includes(id));
  const sets: Record<string, readonly string[]> = {
    none: [],
    primary: ids.slice(0, 1),
    secondary: ids.slice(1),
    both: ids,
  };
  const value = Object.keys(sets).find((key) => (sets[key] ?? []).join() === down.join()) ?? 'none';
  return {
    label: 'Failed link',
    value,
    choices: [
      { value: 'none', label: 'None' },
      { value: 'primary', label: 'Primary' },
      { value: 'secondary', label: 'Secondary' },
      { value: 'both', label: 'Both' },
    ],
    set(next) {
      const failures = [...scenario.failures.filter((id) => !ids.includes(id)), ...(sets[next] ?? [])];
      const said =
        next === 'none'
          ? `Both links of ${own.name} work again.`
          : next === 'both'
            ? `Both links of ${own.name} have failed.`
            : `The ${next} link of ${own.name} has failed.`;
      return { scenario: { ...scenario, failures }, said };
    },
  };
};

/** The route on a gateway subnet that leads to an appliance, if there is one. */
function gatewayRoutes(cloud: PlainCloud, subnet: WorldResource | undefined): readonly WorldResource[] {
  const table = reference.parse(subnet?.properties['routeTable']).id;
  return table === '' ? [] : childrenOf(cloud, table, 'routeTables/routes');
}

const userRoute: Make = (scenario, pick) => {
  const { cloud } = scenario;
  const own = pick(gateways(cloud, 'ExpressRoute'));
  const network = own && find(cloud, gatewayOf(own).network);
  const subnet = network && gatewaySubnet(cloud, network.id);
  if (!network || !subnet) return undefined;
  const routes = gatewayRoutes(cloud, subnet);
  return {
    label: 'Route on GatewaySubnet',
    value: String(routes.length > 0),
    choices: [
      { value: 'false', label: 'None' },
      { value: 'true', label: 'Through a firewall' },
    ],
    set(value) {
      if (value === String(routes.length > 0))
        return { scenario, said: 'The routes of the gateway subnet stay as they are.' };
      if (value === 'false') {
        const after = routes.reduce((now, { id }) => removed(userRoutePart, kinds, now, id).cloud, cloud);
        return { scenario: { ...scenario, cloud: after }, said: 'The gateway subnet has no user route any more.' };
      }
      const next = applianceAddress(cloud, network.id);
      const [to = '0.0.0.0/0'] = destinationsOf(scenario, network);
      const { cloud: after } = withRoute(cloud, subnet.id, { name: 'to-firewall', prefix: to, next });
      return {
        scenario: { ...scenario, cloud: after },
        said: `A user route of the gateway subnet sends ${to} to the firewall ${next}.`,
      };
    },
  };
};

/** The range that the packet is for, as a route of the gateway subnet would name it. */
function destinationsOf({ cloud, flow }: Scenario, hub: WorldResource): string[] {
  const subnets = ofType(cloud, 'virtualNetworks/subnets').filter(
    (one) => !/^(?:Gateway|AzureFirewall)/i.test(one.name),
  );
  const target = subnets.find((one) =>
    prefixesOfSubnet(one).some((prefix) => prefix.replace(/\.\d+\/24$/, '.') === flow.to.replace(/\d+$/, '')),
  );
  const first = subnets.find((one) => keyOf(parentOf(one.id)) === keyOf(hub.id));
  return [target, first].flatMap((one) => (one ? prefixesOfSubnet(one) : []));
}

/** The network besides the hub that the packet is for, or comes from; else the first there is. */
function spokeOf({ cloud, flow }: Scenario, hub: WorldResource | undefined): WorldResource | undefined {
  const spokes = ofType(cloud, 'virtualNetworks').filter(({ id }) => id !== hub?.id);
  const holding = (text: string) => {
    const address = parseAddress(text);
    return spokes.find((one) =>
      prefixesOfNetwork(one).some((each) => {
        const prefix = parsePrefix(each);
        return address !== undefined && prefix !== undefined && contains(prefix, address);
      }),
    );
  };
  return holding(flow.to) ?? holding(flow.from) ?? spokes[0];
}

const spoke: Make = (scenario) => {
  const { cloud } = scenario;
  const hub = ofType(cloud, 'virtualNetworks').find(({ id }) => gatewayIn(cloud, id, 'ExpressRoute'));
  const own = spokeOf(scenario, hub);
  if (!own || !hub) return undefined;
  const ownGateway = gatewayIn(cloud, own.id, 'ExpressRoute');
  const isPeered = childrenOf(cloud, own.id, 'virtualNetworks/virtualNetworkPeerings').length > 0;
  const value = ownGateway ? 'own' : isPeered ? 'peered' : 'alone';
  const circuit = connectionFor(cloud, hub);
  return {
    label: `How ${own.name} is reached`,
    value,
    choices: [
      { value: 'peered', label: 'Peered with the hub' },
      { value: 'own', label: 'Own gateway and connection' },
      { value: 'alone', label: 'Not at all' },
    ],
    set(next) {
      if (next === value) return { scenario, said: `${own.name} is reached as before.` };
      const loose = unpeered(ownGateway ? withoutGateway(cloud, own, ownGateway.id) : cloud, own.id);
      const gone = [
        ...(ownGateway ? [`Its gateway ${ownGateway.name} is gone.`] : []),
        ...(isPeered ? ['Its peering is gone.'] : []),
      ].join(' ');
      if (next === 'alone')
        return { scenario: { ...scenario, cloud: loose }, said: `Nothing leads to ${own.name} now. ${gone}` };
      if (next === 'peered')
        return {
          scenario: { ...scenario, cloud: withPeering(loose, hub, own) },
          said: `${own.name} is peered with ${hub.name} and uses its gateway. ${gone}`.trim(),
        };
      const [way] = gatewayPart.adding;
      if (!way) return { scenario, said: '' };
      const gated = way.add(loose, own.id);
      const name = freeName(gated.cloud, 'connections', `conn-${own.name.replace(/^vnet-/, '')}`);
      const made = build.connection(name, '', '', {
        virtualNetworkGateway1: { id: gated.id ?? '' },
        peer: { id: circuit },
      });
      return {
        scenario: { ...scenario, cloud: withAll(gated.cloud, [made]) },
        said: `${own.name} has a gateway of its own, connected to the circuit with FastPath on. ${gone}`.trim(),
      };
    },
  };
};

/** Without a gateway, and without its subnet where no other gateway stands in it. */
function withoutGateway(cloud: PlainCloud, network: WorldResource, id: string): PlainCloud {
  const after = removed(gatewayPart, kinds, cloud, id).cloud;
  const subnet = gatewaySubnet(after, network.id);
  return subnet && !gatewayIn(after, network.id, 'Vpn') ? without(after, [subnet.id]) : after;
}

/** The circuit that the gateway of a network is connected to. */
function connectionFor(cloud: PlainCloud, hub: WorldResource): string {
  const own = gatewayIn(cloud, hub.id, 'ExpressRoute');
  const found = expressRouteConnections(cloud)
    .map(connectionOf)
    .find(({ virtualNetworkGateway1 }) => keyOf(virtualNetworkGateway1.id) === keyOf(own?.id ?? ''));
  return found?.peer.id ?? ofType(cloud, 'expressRouteCircuits')[0]?.id ?? '';
}

/** The first network with a gateway: where a chip puts what it adds. */
const hubOf = (cloud: PlainCloud): WorldResource | undefined =>
  ofType(cloud, 'virtualNetworks').find(({ id }) => gatewayIn(cloud, id, 'ExpressRoute') && homeIn(cloud, id));

/** Says that the packet has another receiver, and how it gets the one before back. */
const nowFor = ({ flow }: Scenario, what: string): string =>
  `“To” has changed: the packet is for ${what} now, no longer for ${flow.to}. “None” puts that back.`;

const told = (after: { scenario: Scenario; said: string }, said: string) => ({
  scenario: after.scenario,
  said: `${said} ${after.said}`.trim(),
});

const balancerThing: Make = (scenario, pick) => {
  const { cloud } = scenario;
  const own = pick(ofType(cloud, 'loadBalancers'));
  const hub = hubOf(cloud);
  const [way] = loadBalancer.adding;
  if (!way || (!own && !hub)) return undefined;
  return {
    label: 'Load balancer',
    value: own ? balancerOf(own).sku : 'none',
    choices: [
      { value: 'none', label: 'None' },
      { value: 'Basic', label: 'Basic' },
      { value: 'Standard', label: 'Standard' },
    ],
    set(value) {
      if (value === 'none') {
        if (!own) return { scenario, said: 'There is no load balancer.' };
        const { cloud: after, said } = removed(loadBalancer, kinds, cloud, own.id);
        return told(withCloud(scenario, after), said);
      }
      const added = own ? { cloud, id: own.id } : way.add(cloud, hub?.id ?? '');
      const id = added.id ?? '';
      const after = changed(added.cloud, id, {}, { sku: { name: value } });
      const made = find(after, id);
      if (own) return { scenario: { ...scenario, cloud: after }, said: `${own.name} is a ${value} load balancer now.` };
      const to = made ? balancerOf(made).address : scenario.flow.to;
      return {
        scenario: aimedAt({ ...scenario, cloud: after }, to),
        said: `Added a ${value} load balancer at ${to}. ${nowFor(scenario, 'it')}`,
      };
    },
  };
};

const endpointThing: Make = (scenario, pick) => {
  const { cloud } = scenario;
  const own = pick(ofType(cloud, 'privateEndpoints'));
  const hub = hubOf(cloud);
  const [way] = privateEndpoint.adding;
  const home = own ? parentOf(endpointOf(own).subnet) : (hub?.id ?? '');
  const leadsHome = (one: WorldResource) => {
    const gateway = find(cloud, connectionOf(one).virtualNetworkGateway1.id);
    return gateway !== undefined && keyOf(gatewayOf(gateway).network) === keyOf(home);
  };
  const via = expressRouteConnections(cloud).find(leadsHome) ?? pick(expressRouteConnections(cloud));
  if (!way || !via || (!own && !hub)) return undefined;
  const isEnrolled = connectionOf(via).enablePrivateLinkFastPath;
  return {
    label: 'Private endpoint',
    value: !own ? 'none' : isEnrolled ? 'enrolled' : 'plain',
    choices: [
      { value: 'none', label: 'None' },
      { value: 'plain', label: 'One in the hub' },
      { value: 'enrolled', label: 'One, FastPath to it asked for' },
    ],
    set(value) {
      const asked = (now: PlainCloud, isOn: boolean) => changed(now, via.id, { enablePrivateLinkFastPath: isOn });
      if (value === 'none') {
        if (!own) return { scenario, said: 'There is no private endpoint.' };
        const { cloud: after, said } = removed(privateEndpoint, kinds, cloud, own.id);
        return told(withCloud(scenario, asked(after, false)), said);
      }
      const added = own ? { cloud, id: own.id } : way.add(cloud, hub?.id ?? '');
      const made = find(added.cloud, added.id ?? '');
      const to = made ? endpointOf(made).address : scenario.flow.to;
      const lead = own ? '' : `Added private endpoint ${made?.name ?? ''} at ${to}. ${nowFor(scenario, 'it')} `;
      const said =
        value === 'enrolled'
          ? `${via.name} asks for FastPath to private endpoints.`
          : `${via.name} does not ask for FastPath to private endpoints.`;
      const after = { ...scenario, cloud: asked(added.cloud, value === 'enrolled') };
      return { scenario: own ? after : aimedAt(after, to), said: lead + said };
    },
  };
};

const makers: Readonly<Record<OneThingId, Make>> = {
  fastpath: fastPath,
  'gateway-sku': gatewaySku,
  'circuit-kind': circuitKind,
  link: failedLink,
  'user-route': userRoute,
  spoke,
  'load-balancer': balancerThing,
  'private-endpoint': endpointThing,
};

const ids: readonly OneThingId[] = [
  'fastpath',
  'gateway-sku',
  'circuit-kind',
  'link',
  'user-route',
  'spoke',
  'load-balancer',
  'private-endpoint',
];

export const isOneThingId = (text: string): text is OneThingId => Object.hasOwn(makers, text);

/** The changes that fit a scenario. `met`: ids of the nodes the packet meets or goes around, so that the change is about its way. */
export function oneThings(
  scenario: Scenario,
  met: readonly string[],
  wanted: readonly OneThingId[] = ids,
): readonly OneThing[] {
  const isMet = ({ id }: { id: string }) => met.some((node) => node === keyOf(id) || node.startsWith(`${keyOf(id)}/`));
  // A connection is met where its gateway is.
  const isNear = (thing: { id: string }) => {
    const properties = find(scenario.cloud, thing.id)?.properties ?? {};
    const { id } = reference.parse(properties['virtualNetworkGateway1']);
    return id !== '' && met.includes(keyOf(id));
  };
  const pick: Pick = (things) => things.find(isMet) ?? things.find(isNear) ?? things[0];
  return wanted.flatMap((id) => {
    const made = makers[id](scenario, pick);
    if (!made) return [];
    const isExtra = id === 'load-balancer' || id === 'private-endpoint';
    const isAway =
      id === 'spoke' &&
      !ofType(scenario.cloud, 'virtualNetworks').some((one) => isMet(one) && made.label.includes(one.name));
    return [{ ...made, id, isNear: !(isExtra && made.value === 'none') && !isAway }];
  });
}
