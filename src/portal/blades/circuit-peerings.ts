/** The peerings of a circuit: what is configured, the way to what each of them knows, and to the form of one that is not there yet. */
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { defineBlade } from '#src/portal/blade.ts';
import { circuitRefresh } from '#src/portal/circuit-refresh.ts';
import { peeringTable } from '#src/portal/peerings.ts';
import { idParts } from '#src/portal/resourceId.ts';

export default defineBlade({
  id: 'circuit-peerings',
  machine: 'resource',
  icon: 'peering',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => `${idParts(of).name} | Peerings`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  menu: circuitMenu,
  tables: ({ resource }) => [{ title: 'Peerings', ...peeringTable(resource) }],
  rules: () => ({ refresh: ({ resource }) => circuitRefresh(resource) }),
});
