/** The tiny lab of the landing page: a connection exists, and one switch sends its packets around the gateway. */
import { both, connected, fastPathOn, nameIn } from '#src/lab/checks.ts';
import { putConnection, switchFastPathOn } from '#src/lab/deeds.ts';
import { defineLab } from '#src/lab/definition.ts';
import { circuit, circuitId, network, resourceGroup } from '#src/lab/scene.ts';
import { tellCompany } from './_company.ts';
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
  ],
  start: ({ connection }) => `home;connection=${connection};connection-configuration=${connection}`,
  tasks: (story) => [
    {
      id: 'fastpath',
      title: 'Switch FastPath on',
      text: `Tick **FastPath** in the configuration of \`${nameIn(story.connection)}\`, save, and watch the packet's path.`,
      needs: [],
      looksAtPath: true,
      when: connected(wantedIn(story)),
      check: both(connected(wantedIn(story)), fastPathOn(wantedIn(story))),
      deed: switchFastPathOn(wantedIn(story)),
      facts: ['expressroute/fastpath-bypasses-gateway'],
    },
  ],
  flow: ({ siteBlock, machine }) => ({ from: `${siteBlock}.0.10`, to: machine }),
  learned: [
    'FastPath is a setting of the connection. With it, packets go from the Microsoft edge straight to the machine, around the gateway.',
  ],
});
