/** The peerings of a circuit: what is configured, and the way to what each of them knows. */
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { defineBlade } from '#src/portal/blade.ts';
import { peeringTable } from '#src/portal/peerings.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'circuit-peerings',
  machine: 'list',
  icon: 'peering',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => `${idParts(of).name} | Peerings`,
  reads: ({ of = '' }) => ({ circuit: { get: of } }),
  menu: circuitMenu,
  tableTitle: 'Peerings',
  table: ({ circuit }) => peeringTable(circuit),
});
