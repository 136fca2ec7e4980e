/** `az tag`: the tags of any resource, all at once. */
import { at, defineLines } from '../line.ts';

const tagsOf = (body: unknown): string[] => {
  const tags = at(body, 'properties.tags');
  return typeof tags === 'object' && tags !== null
    ? Object.entries(tags).map(([name, value]) => `${name}=${String(value)}`)
    : [];
};

/** What the tags belong to: everything before `/providers/Microsoft.Resources/tags`. */
const ownerOf = (id: string): string => id.replace(/\/providers\/Microsoft\.Resources\/tags\/default$/i, '');

export default defineLines({
  type: 'Microsoft.Resources/tags',
  put: ({ id, body }) => {
    const tags = tagsOf(body);
    const owner = { '--resource-id': ownerOf(id.id) };
    return tags.length === 0
      ? [{ command: 'tag delete', options: { ...owner, '--yes': true } }]
      : [{ command: 'tag create', options: { ...owner, '--tags': tags } }];
  },
});
