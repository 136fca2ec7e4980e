/** The roles, as a client reads them at any scope. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { demandAccess } from '../../access/demand.ts';
import { findRole, isBuiltIn, rolesOf } from '../../access/roles.ts';
import type { Role } from '../../access/roles.ts';
import { defineCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import type { World } from '../../world.ts';
import { atEveryScope, demandScope } from './scope.ts';

const type = 'Microsoft.Authorization/roleDefinitions';

/** What a role lets do, as Azure writes it. */
export const permissionsOf = ({ actions, notActions }: Pick<Role, 'actions' | 'notActions'>) => ({
  actions,
  notActions,
  dataActions: [],
  notDataActions: [],
});

/** The id of a role as seen from a scope: in its subscription, or at the root. */
export const roleId = (scope: string, role: string): string =>
  `${scope.split('/').slice(0, 3).join('/')}/providers/${type}/${role}`;

const kindOf = (world: World, role: Role): string => (isBuiltIn(role, world) ? 'BuiltInRole' : 'CustomRole');

const view = (world: World, scope: string, role: Role): unknown => ({
  properties: {
    roleName: role.name,
    type: kindOf(world, role),
    description: role.description,
    assignableScopes: ['/'],
    permissions: [permissionsOf(role)],
  },
  id: roleId(scope, role.id),
  type,
  name: role.id,
});

/** Which roles `$filter` means: by name, by type, or all at the scope. */
function filterIn(world: World, url: URL): (role: Role) => boolean {
  const filter = url.searchParams.get('$filter');
  if (filter === null || filter === '') return () => true;
  const terms = filter.split(/\s+and\s+/i).map((term) => {
    const [, field = '', value = ''] = /^(\w+) eq '([^']*)'$/i.exec(term.trim()) ?? [];
    if (keyOf(field) === 'rolename') return ({ name }: Role) => keyOf(name) === keyOf(value);
    if (keyOf(field) === 'type') return (role: Role) => keyOf(kindOf(world, role)) === keyOf(value);
    if (/^atScope(?:AndBelow)?\(\)$/i.test(term.trim())) return () => true;
    throw notSimulated(`The filter ${filter}`, "Use roleName eq 'Reader' or the like.", '$filter');
  });
  return (role) => terms.every((holds) => holds(role));
}

function listed({ params, url, world }: CallRequest) {
  const scope = demandScope(world, params['scope']);
  demandAccess(world, actionOf('GET', type), scope === '' ? '/' : scope);
  const value = rolesOf(world)
    .filter(filterIn(world, url))
    .map((role) => view(world, scope, role));
  return { status: 200, body: { value } };
}

function one({ params, world }: CallRequest) {
  const scope = demandScope(world, params['scope']);
  const { name = '' } = params;
  demandAccess(world, actionOf('GET', type), roleId(scope, name));
  const role = rolesOf(world).find(({ id }) => id === keyOf(name));
  if (role) return { status: 200, body: view(world, scope, role) };
  const known = rolesOf(world).map((each) => `${each.name} (${each.id})`);
  throw new Refusal(
    404,
    'RoleDefinitionDoesNotExist',
    `The specified role definition with ID '${name}' does not exist. Simulated are ${known.join(', ')}.`,
  );
}

const changing = (method: 'PUT' | 'DELETE'): Call[] =>
  atEveryScope('roleDefinitions/{name}').map((path) =>
    defineCall({
      method,
      path,
      isRefused: true,
      run() {
        throw notSimulated('A role of your own', 'Assign one of the built-in roles.', 'url');
      },
    }),
  );

/** The role an id names, for an assignment. */
export function demandRole(request: CallRequest, named: string): Role {
  const role = findRole(request.world, named);
  if (role && /^[\da-f-]{36}$/i.test(named.split('/').at(-1) ?? '')) return role;
  throw new Refusal(
    400,
    'RoleDefinitionDoesNotExist',
    `The specified role definition with ID '${named.split('/').at(-1) ?? ''}' does not exist. List the role definitions to see which there are.`,
    { target: 'properties.roleDefinitionId' },
  );
}

export const roleDefinitions: readonly Call[] = [
  ...atEveryScope('roleDefinitions').map((path) => defineCall({ method: 'GET', path, run: listed })),
  ...atEveryScope('roleDefinitions/{name}').map((path) => defineCall({ method: 'GET', path, run: one })),
  ...changing('PUT'),
  ...changing('DELETE'),
];
