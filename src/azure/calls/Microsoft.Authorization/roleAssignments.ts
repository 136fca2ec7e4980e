/** Who has which role at which scope. They bind once the policy of the simulated Azure is turned on. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { accessOf, demandAccess, objectIdOf } from '../../access/demand.ts';
import { isWithin, openAccess } from '../../access/rules.ts';
import type { Assignment } from '../../access/rules.ts';
import { demand, readBody } from '../../body.ts';
import { defineCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import { notSimulated } from '../../rules/not-simulated.ts';
import type { World } from '../../world.ts';
import { demandRole, roleId } from './roleDefinitions.ts';
import { atEveryScope, demandScope } from './scope.ts';

const type = 'Microsoft.Authorization/roleAssignments';
const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const bodySchema = z.looseObject({
  properties: z.looseObject({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.optional(z.nullable(z.enum(['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device']))),
    description: z.optional(z.nullable(z.string())),
    condition: z.optional(z.nullable(z.string())),
  }),
});

const stamp = (at: number): string => new Date(at).toISOString().replace('Z', '0000Z');

function view(world: World, one: Assignment): unknown {
  const at = stamp(one.createdAt);
  const by = objectIdOf(world, one.createdBy);
  return {
    properties: {
      roleDefinitionId: roleId(one.scope === '/' ? '' : one.scope, one.role),
      principalId: one.principal,
      principalType: one.principalType,
      scope: one.scope,
      condition: null,
      conditionVersion: null,
      createdOn: at,
      updatedOn: at,
      createdBy: by,
      updatedBy: by,
      delegatedManagedIdentityResourceId: null,
      description: one.description ?? null,
    },
    id: one.id,
    type,
    name: one.name,
  };
}

/** The scope and the full id of a request, once it is clear that who asks may do that there. */
function placeOf({ params, world }: CallRequest, method: string): { scope: string; id: string } {
  const { scope = '', name } = params;
  demandAccess(world, actionOf(method, type), name === undefined ? scope || '/' : `${scope}/providers/${type}/${name}`);
  const found = demandScope(world, params['scope']);
  return { scope: found, id: `${found}/providers/${type}/${name ?? ''}` };
}

function find(world: World, id: string): Assignment | undefined {
  const { assignments } = accessOf(world);
  return Object.hasOwn(assignments, keyOf(id)) ? assignments[keyOf(id)] : undefined;
}

function put(request: CallRequest) {
  const { params, world } = request;
  const { scope, id } = placeOf(request, 'PUT');
  const { name = '' } = params;
  if (!guidRule.test(name)) {
    throw new Refusal(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    );
  }
  const { properties } = demand(bodySchema, readBody(request.body), '');
  if (typeof properties.condition === 'string' && properties.condition !== '')
    throw notSimulated('A condition of a role assignment', 'Leave the condition out.', 'properties.condition');
  const role = demandRole(request, properties.roleDefinitionId);
  const principal = keyOf(properties.principalId);
  if (!guidRule.test(principal)) {
    throw new Refusal(
      400,
      'InvalidPrincipalId',
      `The Principal ID '${properties.principalId}' is not valid. Principal ID must be a GUID.`,
    );
  }
  const at = scope === '' ? '/' : scope;
  const before = find(world, id);
  if (before && (before.role !== role.id || before.principal !== principal)) {
    throw new Refusal(
      409,
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    );
  }
  const access = (world.cloud.access ??= openAccess());
  const twin = Object.values(access.assignments).some(
    (one) => one.role === role.id && keyOf(one.principal) === principal && keyOf(one.scope) === keyOf(at),
  );
  if (twin) throw new Refusal(409, 'RoleAssignmentExists', 'The role assignment already exists.');
  const made: Assignment = {
    id,
    name,
    scope: at,
    role: role.id,
    principal,
    principalType: properties.principalType ?? 'User',
    ...(typeof properties.description === 'string' && { description: properties.description }),
    createdAt: world.now,
    createdBy: world.actor,
  };
  access.assignments[keyOf(id)] = made;
  return { status: 201, body: view(world, made) };
}

function get(request: CallRequest) {
  const { id } = placeOf(request, 'GET');
  const found = find(request.world, id);
  if (found) return { status: 200, body: view(request.world, found) };
  throw new Refusal(
    404,
    'RoleAssignmentNotFound',
    `The role assignment '${request.params['name'] ?? ''}' is not found.`,
  );
}

function del(request: CallRequest) {
  const { id } = placeOf(request, 'DELETE');
  const found = find(request.world, id);
  if (!found) return { status: 204 };
  const body = view(request.world, found);
  Reflect.deleteProperty(accessOf(request.world).assignments, keyOf(id));
  return { status: 200, body };
}

/** Which assignments a list means: those that hold at its scope, and those below it unless `atScope()` says otherwise. */
function filterIn(url: URL, scope: string): (one: Assignment) => boolean {
  const filter = url.searchParams.get('$filter') ?? '';
  let isBelowToo = true;
  const principals: string[] = [];
  for (const term of filter === '' ? [] : filter.split(/\s+and\s+/i)) {
    const [, equal, assigned] = /^(?:principalId eq '([^']*)'|assignedTo\('([^']*)'\))$/i.exec(term.trim()) ?? [];
    const principal = equal ?? assigned;
    if (principal !== undefined) principals.push(keyOf(principal));
    else if (/^atScope\(\)$/i.test(term.trim())) isBelowToo = false;
    else throw notSimulated(`The filter ${filter}`, "Use atScope() or principalId eq '…'.", '$filter');
  }
  return (one) =>
    principals.every((principal) => keyOf(one.principal) === principal) &&
    (isWithin(scope, one.scope) || (isBelowToo && isWithin(one.scope, scope)));
}

function listed(request: CallRequest) {
  const { scope } = placeOf(request, 'GET');
  const value = Object.values(accessOf(request.world).assignments)
    .filter(filterIn(request.url, scope))
    .map((one) => view(request.world, one));
  return { status: 200, body: { value } };
}

export const roleAssignments: readonly Call[] = [
  ...atEveryScope('roleAssignments').map((path) => defineCall({ method: 'GET', path, run: listed })),
  ...atEveryScope('roleAssignments/{name}').flatMap((path) => [
    defineCall({ method: 'GET', path, run: get }),
    defineCall({ method: 'PUT', path, run: put }),
    defineCall({ method: 'DELETE', path, run: del }),
  ]),
];
