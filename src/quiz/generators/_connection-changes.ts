/** What may be changed about a planned connection: to mend it, to break it, or to no effect. */
import type { Plan } from './_connection-plan.ts';

/** One change, as a deed and as a condition. */
export interface Change {
  /** `Choose a gateway of size …`: what somebody does. */
  deed: string;
  /** `with …`: how the connection would be then. */
  then: string;
  apply: (plan: Plan) => Plan;
  /** Somebody who expects the wrong thing of it believes this. */
  belief: string;
}

export const changes: readonly Change[] = [
  {
    deed: 'Make the circuit a Premium one',
    then: 'if the circuit is Premium',
    apply: (plan) => ({ ...plan, tier: 'Premium' }),
    belief: 'premium-is-everything',
  },
  {
    deed: 'Order the circuit as a Local one',
    then: 'if the circuit is Local',
    apply: (plan) => ({ ...plan, tier: 'Local' }),
    belief: 'local-reaches-its-continent',
  },
  {
    deed: 'Make the gateway an `ErGw3AZ`',
    then: 'if the gateway is an `ErGw3AZ`',
    apply: (plan) => ({ ...plan, gatewayType: 'ExpressRoute', sku: 'ErGw3AZ' }),
    belief: 'largest-is-safest',
  },
  {
    deed: 'Raise the circuit to 10 Gbps',
    then: 'if the circuit has 10 Gbps',
    apply: (plan) => ({ ...plan, mbps: 10_000 }),
    belief: 'bandwidth-buys-reach',
  },
  {
    deed: 'Create it in the gateway’s region',
    then: 'in the region of the gateway',
    apply: (plan) => ({ ...plan, region: plan.gatewayRegion }),
    belief: 'connection-follows-circuit',
  },
  {
    deed: 'Create it in Sweden Central',
    then: 'in Sweden Central',
    apply: (plan) => ({ ...plan, region: 'Sweden Central' }),
    belief: 'connection-follows-circuit',
  },
  {
    deed: 'Create it without FastPath',
    then: 'without FastPath',
    apply: (plan) => ({ ...plan, fastPath: false, privateLink: false }),
    belief: 'fastpath-on-circuit',
  },
  {
    deed: 'Switch FastPath on as well',
    then: 'with FastPath',
    apply: (plan) => ({ ...plan, fastPath: true }),
    belief: 'any-gateway-will-do',
  },
  {
    deed: 'Leave the shared key out of it',
    then: 'without a shared key',
    apply: (plan) => ({ ...plan, sharedKey: false }),
    belief: 'vpn-settings-are-for-all',
  },
  {
    deed: 'Give the connection a shared key',
    then: 'with a shared key',
    apply: (plan) => ({ ...plan, sharedKey: true }),
    belief: 'vpn-settings-are-for-all',
  },
  {
    deed: 'Give it a routing weight of 32000',
    then: 'with a routing weight of 32000',
    apply: (plan) => ({ ...plan, weight: 32_000 }),
    belief: 'lower-weight-wins',
  },
  {
    deed: 'Give it a routing weight of 50000',
    then: 'with a routing weight of 50000',
    apply: (plan) => ({ ...plan, weight: 50_000 }),
    belief: 'weight-beats-prefix',
  },
  {
    deed: 'Wait until the provider has finished',
    then: 'once the provider has provisioned the circuit',
    apply: (plan) => ({ ...plan, status: 'Provisioned' }),
    belief: 'enabled-means-ready',
  },
  {
    deed: 'Take one network off the circuit',
    then: 'with one network fewer on the circuit',
    apply: (plan) => ({ ...plan, links: Math.max(plan.isTwin ? 1 : 0, plan.links - 1) }),
    belief: 'networks-limit-is-soft',
  },
  {
    deed: 'Peer two more networks with this one',
    then: 'with two more networks peered with this one',
    apply: (plan) => plan,
    belief: 'links-count-peered-networks',
  },
  {
    deed: 'Cut the network to 150 spaces',
    then: 'if its network has 150 address spaces',
    apply: (plan) => ({ ...plan, spaces: 150 }),
    belief: 'address-spaces-count-as-networks',
  },
  {
    deed: 'Let the network have 600 spaces',
    then: 'if its network has 600 address spaces',
    apply: (plan) => ({ ...plan, spaces: 600 }),
    belief: 'later-limit-from-start',
  },
  {
    deed: 'Make and use an authorization key',
    then: 'without an authorization key',
    apply: (plan) => plan,
    belief: 'same-subscription-needs-a-key',
  },
  {
    deed: 'Repeat the peering’s details in it',
    then: 'without the details of the peering',
    apply: (plan) => plan,
    belief: 'connection-repeats-peering',
  },
  {
    deed: 'Bring four circuits to that place',
    then: 'if the gateway has four circuits of that place',
    apply: (plan) => ({ ...plan, circuits: Math.max(plan.circuits, 4), samePlace: 4 }),
    belief: 'gateway-counts-alone',
  },
  {
    deed: 'Detach one circuit from the gateway',
    then: 'with one circuit fewer at the gateway',
    apply: (plan) => ({
      ...plan,
      circuits: Math.max(0, plan.circuits - 1),
      samePlace: Math.max(0, plan.samePlace - 1),
    }),
    belief: 'gateway-counts-alone',
  },
];

/** Why a connection is refused, by the code of the refusal: a reason among others. */
export const reasonTexts: Readonly<Record<string, string>> = {
  CrossconnectSharedKeyNotAllowed: 'It has a key of the wrong kind',
  CrossconnectRoutingWeight: 'Its routing weight is out of range',
  CrossconnectPrivateLinkNeedsFastPath: 'FastPath itself is not switched on',
  CrossconnectGatewayType: 'The gateway is of the wrong type',
  CrossconnectConnectionLocation: 'It is not in the region of the gateway',
  CrossconnectAlreadyConnected: 'The two are connected already',
  CrossconnectTooManyLinks: 'The circuit takes no more networks',
  CrossconnectTooManyCircuits: 'The gateway takes no more circuits',
  CrossconnectTooManyCircuitsOfOneLocation: 'Too many of its circuits share a place',
  CrossconnectTooManyAddressSpaces: 'The network has too many address spaces',
  CrossconnectOutsideGeopoliticalRegion: 'The circuit does not reach that region',
  CrossconnectFastPathGatewaySize: 'The gateway is too small for FastPath',
  CrossconnectCircuitNotProvisioned: 'The provider has not finished',
};

/** Reasons that never are one. */
export const myths: readonly { text: string; why: string; belief: string }[] = [
  {
    text: 'It is not in the region of the circuit',
    why: 'A connection is made in the region of its gateway; the circuit may be anywhere it reaches.',
    belief: 'connection-follows-circuit',
  },
  {
    text: 'It carries no authorization key',
    why: 'Only a circuit of another subscription asks for a key.',
    belief: 'same-subscription-needs-a-key',
  },
  {
    text: 'It repeats nothing of the peering',
    why: 'The peering is set up once, at the circuit. A connection only names the two ends.',
    belief: 'connection-repeats-peering',
  },
  {
    text: 'Peered networks take up the places',
    why: 'Only connected networks take a place on a circuit, peered ones do not.',
    belief: 'links-count-peered-networks',
  },
  {
    text: 'FastPath is not on at the circuit',
    why: 'FastPath is a setting of the connection. No circuit has a switch for it.',
    belief: 'fastpath-on-circuit',
  },
  {
    text: 'Only Premium circuits allow FastPath',
    why: 'Premium has nothing to do with FastPath; the gateway has to be large enough.',
    belief: 'premium-unlocks-fastpath',
  },
  {
    text: 'The gateway does not use any zones',
    why: 'A gateway without zones takes connections like any other.',
    belief: 'every-gateway-has-zones',
  },
  {
    text: 'The circuit is slower than the gateway',
    why: 'Gateway and circuit need not have the same bandwidth.',
    belief: 'gateway-follows-the-links',
  },
  {
    text: 'It lacks the service key of the circuit',
    why: 'The service key is for the provider. A connection never asks for it.',
    belief: 'service-key-is-authorization',
  },
];
