/** Lab of unit 5: order a circuit, hand its service key to the provider, connect a network over it, and take it down in the right order. */
import type { Cloud } from '#src/azure/cloud.ts';
import { siteBehind } from '#src/azure/network.ts';
import type { Profile } from '#src/base/facts.ts';
import type { CircuitSpec, PeeringSpec } from '#src/lab/acts/circuit.ts';
import type { ConnectionAct } from '#src/lab/acts/connection.ts';
import { pick } from '#src/lab/chance.ts';
import { defineLab, learner } from '#src/lab/definition.ts';
import type { Check, Option, Task } from '#src/lab/definition.ts';
import { findCircuit } from '#src/lab/found-circuits.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, keepHandsOff, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import type { CircuitScene } from '#src/lab/scene.ts';
import { circuitWant, goneCircuitWant, provisionedWant } from '#src/lab/wants/circuit.ts';
import { connectionWant } from '#src/lab/wants/connection.ts';
import { peeringWant, providerPeeringWant } from '#src/lab/wants/peering.ts';
import { flows } from '#src/lab/wants/traffic.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import { readCircuit } from '#src/lab/ways/circuit.ts';
import { tellCompany } from './_company.ts';
import type { Company } from './_company.ts';
import { circuitTurns } from './_circuit-turns.ts';

export interface Story extends Company {
  profile: Profile;
  /** Who brings the line. */
  carrier: string;
  /** Whether the provider configures the peering itself. */
  isLayer3: boolean;
  order: CircuitSpec;
  peering: PeeringSpec;
  wanted: ConnectionAct;
  /** A colleague's circuit: its key is not the one to hand over. */
  other: CircuitScene;
}

/** Cities in which providers of layer 3 bring lines. */
const layer3Cities = ['Amsterdam', 'London', 'Washington DC', 'Singapore', 'Tokyo'];

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const { place, circuit: scene, spare, connection, gateway, provider } = company;
  const isLayer3 = layer3Cities.includes(scene.peeringLocation) && pick(seed, 'layer', [2, 3]) === 3;
  const carrier = isLayer3 ? pick(seed, 'carrier', ['British Telecom', 'Orange', 'Verizon']) : provider;
  const id = networkResource(place, 'expressRouteCircuits', scene.name);
  const third = pick(seed, 'third', [40, 64, 120, 200]);
  return {
    ...company,
    profile,
    carrier,
    isLayer3,
    order: {
      circuit: id,
      location: place.location,
      provider: carrier,
      peeringLocation: scene.peeringLocation,
      megabits: scene.megabits,
      tier: pick(seed, 'tier', ['Standard', 'Premium']),
      family: pick(seed, 'family', ['MeteredData', 'UnlimitedData']),
    },
    peering: {
      circuit: id,
      asn: pick(seed, 'asn', [65010, 65020, 65030]),
      vlan: pick(seed, 'vlan', [110, 210, 310]),
      primary: `172.16.${third}.0/30`,
      secondary: `172.16.${third}.4/30`,
    },
    wanted: { connection, gateway, circuit: id, location: place.location },
    other: spare,
  };
}

const billing = { MeteredData: 'Metered (metered data)', UnlimitedData: 'Unlimited (unlimited data)' } as const;
const bandwidth = (mbps: number): string => (mbps >= 1000 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`);

/** The wants of the lab, each with what it needs. */
function wantsOf(story: Story) {
  const { order, peering, wanted, isLayer3 } = story;
  const ordered = circuitWant(order);
  const provisioned = provisionedWant(order.circuit, [ordered]);
  const peered: Want = (isLayer3 ? providerPeeringWant : peeringWant)({ ...peering, needs: [provisioned] });
  const connected = connectionWant({ ...wanted, needs: [provisioned, peered] });
  const reached: Want = {
    id: `traffic over ${order.circuit}`,
    check: (cloud) => {
      const verdict = connected.check(cloud);
      return verdict.holds ? reaches(story)(cloud) : verdict;
    },
    // What stops the traffic comes before the connection that is there already.
    first: () => [connected, ordered, provisioned, peered],
    deed: connected.deed,
  };
  return { ordered, provisioned, peered, reached };
}

/** Packets from the site behind the circuit reach the machine, and the answers come back. */
const reaches =
  ({ order, machine, site, profile }: Story): Check =>
  (cloud) => {
    const from = siteBehind(cloud, order.circuit)?.node ?? '';
    return flows({ flow: { from, to: machine }, profile, between: [site, machine], over: [order.circuit] })(cloud);
  };

/** Since when the circuit is billed: every moment of its life as an answer. */
function billedOptions(cloud: Cloud, { order, carrier }: Story): Option[] {
  const found = findCircuit(cloud, order.circuit);
  const name = nameIn(order.circuit);
  const hasKey = /[1-9a-f]/i.test(found?.key ?? '');
  const status = found?.provider ?? 'unknown';
  return [
    {
      id: 'key',
      text: `It is billed now: ${name} has its service key.`,
      right: hasKey,
      why: hasKey
        ? `The bill begins when the service key is issued, and ${name} has one. That ${carrier} has not acted yet changes nothing.`
        : `${name} has no service key, so nothing is billed yet.`,
    },
    {
      id: 'provider',
      text: `Not yet: ${carrier} has not provisioned it (provider status: ${status}).`,
      right: false,
      why: `The provider status is ${status}, and Azure does not wait for it. A circuit that lies about unprovisioned costs as much as one in use.`,
    },
    {
      id: 'peering',
      text: 'Not yet: no BGP session is up.',
      right: false,
      why: 'Peering and BGP say whether packets can flow. The bill is for the circuit, not for its packets alone.',
    },
    {
      id: 'connection',
      text: 'Not yet: no virtual network is connected.',
      right: false,
      why: 'Connections and circuits are billed each for itself. An empty circuit is billed too.',
    },
  ];
}

function tasks(story: Story): Task[] {
  const { order, peering, wanted, carrier, isLayer3, place, main, other, site } = story;
  const { ordered, provisioned, peered, reached } = wantsOf(story);
  const name = nameIn(order.circuit);
  const values = `peer ASN \`${peering.asn}\`, VLAN ID \`${peering.vlan}\`, primary subnet \`${peering.primary}\` and secondary subnet \`${peering.secondary}\``;
  const gone = goneCircuitWant(order.circuit);
  return [
    {
      id: 'order',
      title: 'Create the circuit',
      text: `In resource group \`${place.group}\` and region **${story.region}**, create the circuit \`${name}\`: provider **${carrier}**, peering location **${order.peeringLocation}**, bandwidth **${bandwidth(order.megabits)}**, SKU **${order.tier}**, billing model **${billing[order.family]}**. If the form asks about resiliency, choose Standard resiliency: one circuit is enough for the trial.`,
      needs: [],
      check: ordered.check,
      deed: deedFor(ordered),
      facts: ['expressroute/bandwidths', 'expressroute/peering-locations'],
    },
    {
      id: 'billed',
      title: 'Say since when it is billed',
      text: `Look at the overview of \`${name}\`: two states, and a service key. ${carrier} knows nothing of the order yet.`,
      needs: ['order'],
      when: ordered.check,
      question: {
        prompt: 'Is the circuit billed already?',
        options: (cloud) => billedOptions(cloud, story),
      },
      deed: {
        where: () => `Open the circuit **${name}** and read its overview.`,
        what: () => 'Is there a **Service key**? Then answer the question of this task.',
        requests: () => [],
        way: () => readCircuit(order.circuit),
        there: () => ({ blade: 'circuit', resource: order.circuit }),
      },
      facts: ['expressroute/billing-starts-at-service-key'],
    },
    {
      id: 'provision',
      title: 'Hand the service key to the provider',
      text: `Copy the service key of \`${name}\` and go to the console of ${carrier}. Look up the order there, make sure that it is the right one, and **provision** it. \`${other.name}\` belongs to colleagues: its key is not the one.`,
      needs: ['order'],
      check: provisioned.check,
      deed: deedFor(provisioned),
      facts: ['expressroute/circuit-states'],
    },
    {
      id: 'peering',
      title: 'Have private peering configured',
      text: isLayer3
        ? `${carrier} sells this line as a layer 3 service: it configures the peering itself. In its console, **configure private peering** with ${values}.`
        : `${carrier} brings the line and nothing more, so the peering is yours to configure. In the portal, configure **Azure private** peering with ${values}.`,
      needs: ['provision'],
      check: peered.check,
      deed: deedFor(peered),
      facts: isLayer3 ? ['expressroute/layer-3-provider-bgp'] : ['expressroute/peering-prefix'],
    },
    {
      id: 'connect',
      title: 'Connect the network',
      text: `Add the connection \`${nameIn(wanted.connection)}\` from the gateway **${nameIn(wanted.gateway)}** of **${main.name}** to the circuit. Then a packet from ${site} has to reach \`${story.machine}\`.${isLayer3 ? ' The portal shows no private peering yet, since the provider made it. Connecting works all the same; **Refresh** at the circuit makes the peering appear.' : ''}`,
      needs: ['peering'],
      check: reached.check,
      deed: deedFor(reached),
      facts: ['expressroute/connection-prerequisites'],
    },
    {
      id: 'take-down',
      title: 'Take the circuit down again',
      text: `The trial is over, and the bill has to end. Unlink the network, have ${carrier} deprovision the circuit, and delete it when the provider status is Not provisioned. Azure does not delete it before.`,
      needs: ['connect'],
      goal: true,
      check: gone.check,
      deed: deedFor(gone),
      facts: ['expressroute/delete-order'],
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/provision-a-circuit',
  title: 'Provision a circuit',
  minutes: 20,
  objectives: ['E2'],
  tell,
  story: ({ company, site, carrier, region, main, isLayer3, circuit: scene }) => [
    `**${company}** wants to reach its network **${main.name}** in ${region} from ${site} without the internet, first as a trial. **${carrier}** brings a line to ${scene.peeringLocation}, where Microsoft's edge stands. The network has its gateway, **${main.gateway?.name ?? ''}**.`,
    `You order the circuit in the portal, and you also sit at the console of ${carrier}, which knows a circuit by its service key alone.${isLayer3 ? ` ${carrier} is a provider of layer 3.` : ''} When the trial is over, the circuit has to go.`,
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...circuit(story.other),
    keepHandsOff([learner.id], {
      change: ['virtualNetworks', 'publicIPAddresses'],
      remove: ['virtualNetworkGateways'],
    }),
  ],
  start: () => 'home',
  hasProvider: true,
  provider: ({ carrier }) => carrier,
  tasks,
  wrongPaths: circuitTurns,
  learned: [
    'A circuit has two states: Microsoft’s, which is Enabled at once, and the provider’s, which moves when the provider has the service key.',
    'The bill begins with the service key, not with the first packet.',
    'A provider of layer 3 configures the peering itself. The portal may show none until you press Refresh, and connecting works all the same.',
    'Taking down has an order: unlink, have the provider deprovision, wait, delete. The bill ends with the circuit.',
  ],
});
