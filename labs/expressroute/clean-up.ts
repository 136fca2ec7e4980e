/** Lab of unit 9: after a trial everything billable goes, in the order in which Azure and the provider let it go. */
import type { Cloud } from '#src/azure/cloud.ts';
import { facts } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';
import { putConnection, removeConnection } from '#src/lab/acts/connection.ts';
import { billedIn, nothingBilledWant } from '#src/lab/wants/bill.ts';
import { pick } from '#src/lab/chance.ts';
import { kindWords } from '#src/lab/cost-words.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, groupId, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import { goneAuthorizationWant, putAuthorization, removeAuthorization } from '#src/lab/wants/authorization.ts';
import { deprovisionedWant, goneCircuitWant } from '#src/lab/wants/circuit.ts';
import { disconnectedWant } from '#src/lab/wants/connection.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

interface Story extends Company {
  profile: Profile;
  authorization: string;
  /** The address of the gateway. */
  address: string;
  /** An address that nothing uses. */
  spareAddress: string;
  networkId: string;
}

const team = 'network-team';

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const { place, main } = company;
  const partner = pick(seed, 'partner', ['auditors', 'contractors', 'suppliers', 'partners']);
  return {
    ...company,
    profile,
    authorization: `${circuitId(company.circuit)}/authorizations/for-${partner}`,
    address: networkResource(place, 'publicIPAddresses', `pip-${main.gateway?.name ?? ''}`),
    spareAddress: networkResource(
      place,
      'publicIPAddresses',
      `pip-${pick(seed, 'leftover', ['old', 'test', 'first', 'unused'])}`,
    ),
    networkId: networkResource(place, 'virtualNetworks', main.name),
  };
}

/** Four things of the trial; the one that has no price is right. */
function freeOptions(cloud: Cloud, { profile, spare, gateway, spareAddress, networkId }: Story): Option[] {
  const billed = billedIn(cloud, profile);
  const option = (id: string, resource: string, text: string): Option => {
    const found = billed.find((one) => isSameId(one.id, resource));
    return {
      id,
      text,
      right: false,
      why: found
        ? `${kindWords(found.kind)} ${found.name} is on the bill. ${facts[found.fact][profile].statement}`
        : `${nameIn(resource)} is gone. While it was there, it was on the bill.`,
    };
  };
  return [
    option('spare', circuitId(spare), `The circuit **${spare.name}**, which no provider has provisioned.`),
    option('gateway', gateway, `The gateway **${nameIn(gateway)}**, through which nothing flows any more.`),
    option('address', spareAddress, `The public IP address **${nameIn(spareAddress)}**, which nothing uses.`),
    {
      id: 'network',
      text: `The virtual network **${nameIn(networkId)}**, with its subnets.`,
      right: !billed.some(({ id }) => isSameId(id, networkId)),
      why: 'A virtual network and its subnets are no line of the bill. What stands in them is.',
    },
  ];
}

function tasks(story: Story): Task[] {
  const { profile, circuit: scene, spare, connection, authorization, gateway, address, spareAddress, provider } = story;
  const id = circuitId(scene);
  const unlinked = [disconnectedWant(id, connection), goneAuthorizationWant(authorization)] as const;
  const takenBack = deprovisionedWant(id);
  const circuits = [goneCircuitWant(id), goneCircuitWant(circuitId(spare))] as const;
  const rest = [goneWant(gateway), goneWant(address), goneWant(spareAddress)] as const;
  const zero = nothingBilledWant(profile);
  return [
    {
      id: 'bill',
      title: 'Say what costs nothing',
      text: 'Nobody uses the trial any more, but it is still billed. Open **On the bill** beside the portal and see what is on it, and since when.',
      needs: [],
      question: {
        prompt: 'Which of these is not on the bill?',
        options: (cloud) => freeOptions(cloud, story),
      },
      deed: {
        where: () => 'Open **On the bill** beside the portal: it lists each thing that is billed, with its rule.',
        what: () => 'Look for each of the answers in the list. The one that is missing there costs nothing.',
        requests: () => [],
        way: () => [],
      },
      facts: ['expressroute/billing-starts-at-service-key', 'expressroute/gateway-billed-by-hour'],
    },
    {
      id: 'unlink',
      title: 'Take everything off the circuit',
      text: `Delete the connection \`${nameIn(connection)}\` and the authorization \`${nameIn(authorization)}\` of **${scene.name}**. While they are there, Azure keeps the circuit and the gateway.`,
      needs: [],
      check: allHold(...unlinked),
      deed: deedFor(...unlinked),
      facts: ['expressroute/clean-up-connection', 'expressroute/delete-order'],
    },
    {
      id: 'provider',
      title: 'Have the provider take its line back',
      text: `Azure keeps a circuit that its provider holds. Give the service key of **${scene.name}** to ${provider} in the console of the provider, and have it deprovisioned.`,
      needs: [],
      check: takenBack.check,
      deed: deedFor(takenBack),
      facts: ['expressroute/delete-order', 'expressroute/circuit-states'],
    },
    {
      id: 'circuits',
      title: 'Delete both circuits',
      text: `Now delete **${scene.name}**. Delete **${spare.name}** too: it was never used, and has been billed since its service key was issued.`,
      needs: ['unlink', 'provider'],
      check: allHold(...circuits),
      deed: deedFor(...circuits),
      facts: ['expressroute/billing-starts-at-service-key', 'expressroute/delete-order'],
    },
    {
      id: 'gateway',
      title: 'Delete the gateway and the addresses',
      text: `Delete the gateway **${nameIn(gateway)}**, then its address **${nameIn(address)}**, and the address **${nameIn(spareAddress)}** that nothing uses.`,
      needs: [],
      check: allHold(...rest),
      deed: deedFor(...rest),
      facts: ['expressroute/gateway-billed-by-hour', 'expressroute/public-address-billed', 'expressroute/delete-order'],
    },
    {
      id: 'zero',
      title: 'Leave nothing on the bill',
      text: 'In the end the cost meter stands at zero. If anything is still on it, delete that as well.',
      needs: ['bill', 'circuits', 'gateway'],
      goal: true,
      check: zero.check,
      deed: deedFor(zero),
      facts: ['expressroute/billing-starts-at-service-key'],
    },
  ];
}

function wrongPaths(story: Story): WrongPath[] {
  const { circuit: scene, connection, authorization, gateway, address, networkId, place } = story;
  const id = circuitId(scene);
  const remove = (path: string): Act => ({ method: 'DELETE', path });
  const fact = 'expressroute/delete-order';
  return [
    {
      id: 'circuit-first',
      belief: 'The circuit takes its connections along.',
      before: [],
      act: remove(id),
      ends: { refused: 'CrossconnectCircuitInUse', fact },
    },
    {
      id: 'gateway-first',
      belief: 'The gateway takes its connections along.',
      before: [],
      act: remove(gateway),
      ends: { refused: 'VirtualNetworkGatewayCannotBeDeleted', fact },
    },
    {
      id: 'address-first',
      belief: 'An address can go while the gateway has it.',
      before: [],
      act: remove(address),
      ends: { refused: 'PublicIPAddressCannotBeDeleted' },
    },
    {
      id: 'network-first',
      belief: 'A network takes its gateway along.',
      before: [],
      act: remove(networkId),
      ends: { refused: 'InUseSubnetCannotBeDeleted' },
    },
    {
      id: 'key-left',
      belief: 'An authorization that nobody used does not count.',
      before: [removeConnection(connection)],
      act: remove(id),
      ends: { refused: 'CrossconnectCircuitInUse', fact },
    },
    {
      id: 'provider-left',
      belief: 'Azure can end the provider’s part.',
      before: [removeConnection(connection), removeAuthorization(authorization)],
      act: { ...remove(id), advance: 'until-idle' },
      ends: { failed: 'ConflictError', fact },
    },
    {
      id: 'whole-group',
      belief: 'Deleting the resource group deletes everything, whatever the provider holds.',
      before: [],
      act: { ...remove(groupId(place)), advance: 'until-idle' },
      ends: { failed: 'ResourceGroupDeletionBlocked' },
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/clean-up',
  title: 'Clean up after a trial',
  minutes: 12,
  objectives: ['E9'],
  tell,
  story: ({ company, main, circuit: scene, spare, authorization, place }) => [
    `**${company}** tried ExpressRoute for a month. The network **${main.name}** is connected to the circuit **${scene.name}**, a key was made for somebody who never used it (**${nameIn(authorization)}**), and a second circuit, **${spare.name}**, was ordered and forgotten. All of it is in \`${place.group}\`.`,
    'The trial is over, the bill is not. It is your job to end it. Most things go only after others, and one of them only after the provider has done its part.',
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...circuit(story.circuit),
    ...circuit(story.spare),
    {
      ...putConnection({
        connection: story.connection,
        gateway: story.gateway,
        circuit: circuitId(story.circuit),
        location: story.place.location,
      }),
      actor: team,
    },
    putAuthorization(story.authorization, team),
    {
      method: 'PUT',
      path: story.spareAddress,
      body: {
        location: story.place.location,
        sku: { name: 'Standard', tier: 'Regional' },
        properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
      },
      actor: team,
      advance: 'until-idle',
    },
  ],
  start: () => 'home',
  hasProvider: true,
  provider: ({ provider }) => provider,
  tasks,
  wrongPaths,
  learned: [
    'A circuit is billed from its service key on, provisioned or not, until it is deleted. Unlinking it saves nothing.',
    'The order: connections and authorizations, then the provider, then the circuit; connections, then the gateway, then its address.',
    'A virtual network and its subnets cost nothing. Gateways and public IP addresses do.',
  ],
});
