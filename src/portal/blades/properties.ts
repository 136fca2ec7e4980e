/** The properties of a resource: what names it, where it stands, and every plain value it has. */
import { defineBlade } from '#src/portal/blade.ts';
import { commonEssentials, identifier, plain } from '#src/portal/cells.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { stateWords } from '#src/portal/words.ts';

/** Plain values as they are shown; what holds others is in the JSON View. */
function shown(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : undefined;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default defineBlade({
  id: 'properties',
  machine: 'resource',
  icon: 'properties',
  kind: 'Properties',
  title: ({ of = '' }) => `${idParts(of).name} | Properties`,
  reads: ({ of = '' }) => ({ resource: { get: of } }),
  essentials: ({ resource }) => [
    { label: 'Name', cell: identifier(nameOf(resource)) },
    { label: 'Resource ID', cell: identifier(idOf(resource)) },
    { label: 'Type', cell: plain(textAt(resource, 'type')) },
    ...commonEssentials(resource),
    { label: 'ETag', cell: plain(textAt(resource, 'etag')) },
  ],
  tables: ({ resource }) => {
    const properties = at(resource, 'properties');
    return [
      {
        title: 'Values',
        columns: ['Property', 'Value'],
        empty: 'It has no values of its own.',
        rows: Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, value]) => {
          const text = shown(value);
          if (text === undefined || name === 'provisioningState') return [];
          return [{ key: name, cells: [plain(stateWords(name)), guid.test(text) ? identifier(text) : plain(text)] }];
        }),
      },
    ];
  },
});
