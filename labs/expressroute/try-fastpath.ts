/** The tiny lab of the landing page: a connection exists, and one switch sends its packets around the gateway. */
import type { Profile } from '#src/base/facts.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, network, networkResource, resourceGroup } from '#src/lab/scene.ts';
import { connectionWant, fastPathWant } from '#src/lab/wants/connection.ts';
import { fastPathGatewayWant } from '#src/lab/wants/fastPathGateway.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

const wantedIn = ({ connection, gateway, circuit: scene, place }: Company) => ({
  connection,
  gateway,
  circuit: circuitId(scene),
  location: place.location,
});

interface Story extends Company {
  profile: Profile;
}

export default defineLab<Story>({
  id: 'expressroute/try-fastpath',
  title: 'Switch FastPath on',
  minutes: 1,
  objectives: ['E4'],
  tell: (seed, profile) => ({ ...tellCompany(seed), profile }),
  story: ({ company, main, circuit: scene }) => [
    `**${company}** reaches its network **${main.name}** over the circuit **${scene.name}**. Every packet crosses the gateway on its way in.`,
  ],
  setUp: (story) => [
    resourceGroup(story.place),
    ...network(story.main),
    ...circuit(story.circuit),
    { ...putConnection(wantedIn(story)), actor: 'network-team' },
    keepHandsOff(['learner'], colleagues),
  ],
  start: ({ connection }) => `home;connection=${connection};connection-configuration=${connection}`,
  tasks: (story) => {
    const largeEnough = fastPathGatewayWant({
      gateway: story.gateway,
      network: networkResource(story.place, 'virtualNetworks', story.main.name),
      location: story.place.location,
      sku: story.main.gateway?.sku ?? '',
      profile: story.profile,
    });
    const connected = connectionWant(wantedIn(story));
    const fast = fastPathWant(wantedIn(story), { fits: [largeEnough] });
    return [
      {
        id: 'fastpath',
        title: 'Switch FastPath on',
        text: `Tick **FastPath** in the configuration of \`${nameIn(story.connection)}\`, save, and watch the packet's path.`,
        needs: [],
        looksAtPath: true,
        when: connected.check,
        check: allHold(connected, fast),
        deed: deedFor(connected, fast),
        facts: ['expressroute/fastpath-bypasses-gateway'],
      },
    ];
  },
  flow: ({ siteBlock, machine }) => ({ from: `${siteBlock}.0.10`, to: machine }),
  learned: [
    'FastPath is a setting of the connection. With it, packets go from the Microsoft edge straight to the machine, around the gateway.',
  ],
});
