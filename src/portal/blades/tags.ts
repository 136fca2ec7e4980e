/** The tags of a resource, a group or a subscription: edited in rows, saved as one. */
import { defineBlade } from '#src/portal/blade.ts';
import { isRowShown, rowsOf, tagProblems, tagRows, tagsIn, tagsOf } from '#src/portal/tags.ts';
import { idParts } from '#src/portal/resourceId.ts';

const tagsAt = (of: string): string => `${of}/providers/Microsoft.Resources/tags/default`;

export default defineBlade({
  id: 'tags',
  machine: 'resource',
  icon: 'tag',
  kind: 'Tags',
  title: ({ of = '' }) => `${idParts(of).name} | Tags`,
  reads: ({ of = '' }) => ({ tags: { get: tagsAt(of) } }),
  fieldsTitle: 'Names and values',
  fields: Array.from({ length: tagRows }, (_, row) => row).flatMap((row) => [
    {
      name: `name${row}`,
      label: `Name ${row + 1}`,
      control: 'text' as const,
      isShown: (values) => isRowShown(values, row),
      ...(row === 0 ? { hint: 'Clear a name and its value to remove the tag.' } : {}),
    },
    {
      name: `value${row}`,
      label: `Value ${row + 1}`,
      control: 'text' as const,
      isShown: (values) => isRowShown(values, row),
    },
  ]),
  rules: ({ place: { of = '' } }) => ({
    initial: ({ tags }) => rowsOf(tagsIn(tags)),
    problems: tagProblems,
    save: (values) => ({
      method: 'PUT',
      id: tagsAt(of),
      title: `Save tags of ${idParts(of).name}`,
      body: { properties: { tags: tagsOf(values) } },
    }),
  }),
});
