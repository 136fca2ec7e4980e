/** A hub with so many spokes that the map of it has about a hundred nodes, as links that the explorer's page opens. */
import { circuit, connection, gateway, network, peered } from '#src/azure/pieces/build.ts';
import { cloudOf } from '#src/azure/pieces/plain.ts';
import { writeFragment } from '#src/explorer/link.ts';

export interface Spoken {
  /** `#s=…` */
  fragment: string;
  /** The addresses of a machine in each spoke. */
  machines: readonly string[];
}

const spaceOf = (index: number): string => `10.${index + 21}.0.0/16`;

/** A circuit, a hub behind it and the spokes on the hub, each a network with one machine. Every `name` is another network to lay out. */
export async function manySpokes(spokes: number, name: string): Promise<Spoken> {
  const numbers = Array.from({ length: spokes }, (_, index) => index);
  const hub = '10.20.0.0/16';
  const resources = [
    ...circuit(),
    ...network({ name: 'vnet-hub', space: hub }),
    ...gateway('vnet-hub', hub),
    connection('conn-hub', 'ergw-hub', 'er-contoso'),
    ...numbers.flatMap((index) => {
      const spoke = `vnet-${name}${index + 1}`;
      return [...network({ name: spoke, space: spaceOf(index) }), ...peered('vnet-hub', spoke)];
    }),
  ];
  const machines = numbers.map((index) => `10.${index + 21}.1.4`);
  const fragment = await writeFragment({
    version: 1,
    profile: 'today',
    cloud: cloudOf(resources),
    flow: { from: '10.100.0.10', to: machines[0] ?? '', protocol: 'tcp', port: 443 },
    failures: [],
    title: `${spokes} spokes, ${name}`,
  });
  return { fragment, machines };
}
