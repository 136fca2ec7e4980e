/** `az network route-filter rule`: the rule of a route filter. */
import { defineLines, wordAt, wordsAt } from '../line.ts';
import type { Written } from '../line.ts';

const whichRule = ({ id }: Pick<Written, 'id'>) => ({ '-g': id.group, '--filter-name': id.names[0], '-n': id.name });

export default defineLines({
  type: 'Microsoft.Network/routeFilters/routeFilterRules',
  // az has no words to change a rule, but creating it once more does.
  put: ({ id, body }) => [
    {
      command: 'network route-filter rule create',
      options: {
        ...whichRule({ id }),
        '--access': wordAt(body, 'properties.access'),
        '--communities': wordsAt(body, 'properties.communities'),
      },
    },
  ],
  remove: ({ id }) => [{ command: 'network route-filter rule delete', options: whichRule({ id }) }],
});
