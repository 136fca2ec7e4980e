/** `az group`: resource groups. */
import { defineLines, wordAt } from '../line.ts';

export default defineLines({
  type: 'Microsoft.Resources/resourceGroups',
  put: ({ id, body }) => [{ command: 'group create', options: { '-n': id.name, '-l': wordAt(body, 'location') } }],
  remove: ({ id }) => [{ command: 'group delete', options: { '-n': id.name, '--yes': true } }],
});
