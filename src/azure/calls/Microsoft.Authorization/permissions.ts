/** What who asks may do at a scope. */
import { accessOf, objectIdOf, rolesAt } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import type { Call } from '../../call.ts';
import { permissionsOf } from './roleDefinitions.ts';
import { demandScope } from './scope.ts';

export const permissions: readonly Call[] = [
  defineCall({
    method: 'GET',
    path: '{+scope}/providers/Microsoft.Authorization/permissions',
    run({ params, world }) {
      const scope = demandScope(world, params['scope']);
      const roles = accessOf(world).isOn
        ? rolesAt(world, objectIdOf(world, world.actor), scope)
        : [{ actions: ['*'], notActions: [] }];
      return { status: 200, body: { value: roles.map(permissionsOf) } };
    },
  }),
];
