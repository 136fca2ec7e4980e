/** The tiny lab of the landing page: a connection exists, and one switch sends its packets around the gateway. */
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { circuit, circuitId, keepHandsOff, network, resourceGroup } from '#src/lab/scene.ts';
import { connectionWant, fastPathWant } from '#src/lab/wants/connection.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { colleagues, tellCompany } from './_company.ts';
import type { Company } from './_company.ts';

const wantedIn = ({ connection, gateway, circuit: scene, place }: Company) => ({
  connection,
  gateway,
  circuit: circuitId(scene),
  location: place.location,
});

export default defineLab<Company>({
  id: 'expressroute/try-fastpath',
  title: 'Switch FastPath on',
  minutes: 1,
  objectives: ['E4'],
  tell: tellCompany,
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
    const [connected, fast] = [connectionWant(wantedIn(story)), fastPathWant(wantedIn(story))];
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
