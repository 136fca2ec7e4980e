/** Lab of unit 9: check what a connection needs, add it, switch FastPath on, say which way a packet takes, and clean up. */
import { defineLab } from '#src/lab/definition.ts';
import type { Task } from '#src/lab/definition.ts';
import { pick } from '#src/lab/chance.ts';
import { nameIn } from '#src/lab/ids.ts';
import { wayOptions } from '#src/lab/paths.ts';
import { circuit, circuitId, keepHandsOff, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import { connectionWant, disconnectedWant, fastPathWant } from '#src/lab/wants/connection.ts';
import { fastPathGatewayWant } from '#src/lab/wants/fastPathGateway.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import type { Profile } from '#src/base/facts.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';
import { missingPieces, prerequisiteDeed, prerequisiteOptions, repair, repairNews } from './_prerequisites.ts';
import type { Missing } from './_prerequisites.ts';
import { wrongTurns } from './_wrong-turns.ts';

export interface Story extends Company {
  profile: Profile;
  /** What the Cloud lacks at the start. */
  missing: Missing;
  goodSku: string;
}

const tooSmall: Record<string, string> = { UltraPerformance: 'HighPerformance', ErGw3AZ: 'ErGw2AZ' };

function tell(seed: string, profile: Profile): Story {
  const company = tellCompany(seed);
  const missing = pick(seed, 'missing', missingPieces);
  const goodSku = company.main.gateway?.sku ?? '';
  const name = company.main.gateway?.name ?? '';
  const sku = missing === 'gateway-size' ? (tooSmall[goodSku] ?? goodSku) : goodSku;
  return {
    ...company,
    profile,
    missing,
    goodSku,
    main: { ...company.main, gateway: { name, sku } },
    circuit: { ...company.circuit, isProvisioned: missing !== 'provider', hasPeering: missing !== 'peering' },
  };
}

const wantedIn = ({ connection, gateway, circuit: scene, place }: Story) => ({
  connection,
  gateway,
  circuit: circuitId(scene),
  location: place.location,
});
const flowIn = ({ siteBlock, machine }: Story) => ({ from: `${siteBlock}.0.10`, to: machine });

function tasks(story: Story): Task[] {
  const wanted = wantedIn(story);
  const { place, profile } = story;
  const [name, gateway, ofCircuit] = [wanted.connection, wanted.gateway, wanted.circuit].map(nameIn);
  const largeEnough = fastPathGatewayWant({
    gateway: story.gateway,
    network: networkResource(place, 'virtualNetworks', story.main.name),
    location: place.location,
    sku: story.goodSku,
    profile,
  });
  const [connected, fast] = [connectionWant(wanted), fastPathWant(wanted, { fits: [largeEnough] })];
  const disconnected = disconnectedWant(wanted.circuit, wanted.connection);
  const isFast = allHold(connected, fast);
  return [
    {
      id: 'prerequisites',
      title: 'Check what is missing',
      text: `Before you connect **${story.main.name}** to **${ofCircuit ?? ''}**, look at the circuit and at the gateway **${gateway ?? ''}**. FastPath is wanted later. One thing is not ready. Which?`,
      needs: [],
      question: {
        prompt: 'What has to be mended first?',
        options: (cloud) => prerequisiteOptions(cloud, story),
        afterwards: (cloud) => repair(cloud, story),
        news: () => repairNews(story),
      },
      deed: prerequisiteDeed(story),
      facts: ['expressroute/connection-prerequisites', 'expressroute/fastpath-gateway-skus'],
    },
    {
      id: 'connect',
      title: 'Add the connection',
      text: `Link the network to the circuit: in resource group \`${place.group}\`, add an ExpressRoute connection named \`${name ?? ''}\` from gateway **${gateway ?? ''}** to circuit **${ofCircuit ?? ''}**.`,
      needs: ['prerequisites'],
      check: connected.check,
      deed: deedFor(connected),
      facts: ['expressroute/add-connection-steps'],
    },
    {
      id: 'fastpath',
      title: 'Switch FastPath on',
      text: `Packets still cross the gateway. Switch **FastPath** on at \`${name ?? ''}\` and see the path panel change.`,
      needs: ['connect'],
      looksAtPath: true,
      when: connected.check,
      check: isFast,
      deed: deedFor(connected, fast),
      facts: ['expressroute/fastpath-bypasses-gateway', 'expressroute/fastpath-existing-connection'],
    },
    {
      id: 'path',
      title: 'Say which way a packet takes',
      text: `A machine at ${story.site} (\`${flowIn(story).from}\`) sends a packet to \`${story.machine}\` in **${story.main.name}**.`,
      needs: ['fastpath'],
      looksAtPath: true,
      when: isFast,
      question: {
        prompt: 'Which way does it take now?',
        options: (cloud) => wayOptions(cloud, profile, flowIn(story), wanted.connection),
      },
      deed: {
        where: () => 'Look at the packet path panel: it follows this packet through your own Cloud.',
        what: () =>
          'Open **Packet path** and there **Hop by hop, and why**. The list names each place that the packet reaches, and says what it goes around.',
        requests: () => [],
        way: () => [],
      },
      facts: ['expressroute/fastpath-bypasses-gateway', 'expressroute/fastpath-keeps-gateway'],
    },
    {
      id: 'clean-up',
      title: 'Remove the connection',
      text: `The trial is over. Unlink the network: delete the connection. Circuit and gateway stay for the next team.`,
      needs: ['path'],
      goal: true,
      check: disconnected.check,
      deed: deedFor(disconnected),
      facts: ['expressroute/clean-up-connection'],
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/connect-a-network',
  title: 'Connect a virtual network to a circuit',
  minutes: 12,
  objectives: ['E4', 'E9'],
  tell,
  story: ({ company, site, region, main, circuit: scene, small, spare }) => [
    `**${company}** moves its systems to Azure. ${site.charAt(0).toUpperCase()}${site.slice(1)} already has an ExpressRoute circuit, **${scene.name}**, at ${scene.peeringLocation}. The virtual network **${main.name}** in ${region} has its gateway, **${main.gateway?.name ?? ''}**.`,
    `The two are not linked yet. The machines in the network are sensitive to delay, so the link is to have FastPath. Colleagues left other things in the same resource group: the test network **${small.name}** and the circuit **${spare.name}**. They are not yours to use.`,
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...network(story.small),
    ...circuit(story.circuit),
    ...circuit(story.spare),
    keepHandsOff(['learner'], colleagues),
  ],
  start: () => 'home',
  tasks,
  wrongPaths: (story) => wrongTurns(story, wantedIn(story)),
  flow: flowIn,
  learned: [
    'A connection needs a provisioned circuit, private peering, and an ExpressRoute gateway; FastPath also needs a large enough gateway.',
    'The connection is a resource of its own. It joins one gateway to one circuit.',
    'FastPath is a setting of the connection. Packets then go from the Microsoft edge straight to the machine; the gateway keeps exchanging the routes.',
    'Deleting the connection unlinks the network. The circuit and the gateway stay, and so does their bill.',
  ],
});
