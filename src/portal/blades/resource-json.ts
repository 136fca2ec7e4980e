/** Any resource as Azure Resource Manager answers it. */
import { defineBlade } from '#src/portal/blade.ts';
import { identifier, plain } from '#src/portal/cells.ts';
import { idOf } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { networkApiVersion, resourcesApiVersion } from '#src/azure/api-versions.ts';

export default defineBlade({
  id: 'resource-json',
  machine: 'resource',
  icon: 'json',
  kind: 'JSON View',
  title: ({ of = '' }) => `${idParts(of).name} | JSON View`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  essentials: ({ resource }) => [
    { label: 'Resource ID', cell: identifier(idOf(resource)) },
    {
      label: 'API version',
      cell: plain(/\/providers\//i.test(idOf(resource)) ? networkApiVersion : resourcesApiVersion),
    },
  ],
  json: ({ resource }) => resource,
});
