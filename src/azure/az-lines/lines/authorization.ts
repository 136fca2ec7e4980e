/** `az network express-route auth`: authorizations of a circuit. */
import { defineLines } from '../line.ts';
import type { Written } from '../line.ts';

const whichKey = ({ id }: Pick<Written, 'id'>) => ({ '-g': id.group, '--circuit-name': id.names[0], '-n': id.name });

export default defineLines({
  type: 'Microsoft.Network/expressRouteCircuits/authorizations',
  put: ({ id }) => [{ command: 'network express-route auth create', options: whichKey({ id }) }],
  remove: ({ id }) => [{ command: 'network express-route auth delete', options: whichKey({ id }) }],
});
