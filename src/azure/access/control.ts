/** The policy of a simulated Azure, put from outside: who has which role at which scope. */
import * as z from 'zod/mini';
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { demand, readBody } from '../body.ts';
import type { Answer, World } from '../world.ts';
import { accessOf, objectIdOf } from './demand.ts';
import { findRole, rolesOf } from './roles.ts';
import { openAccess } from './rules.ts';
import type { Access } from './rules.ts';

const policySchema = z.strictObject({
  /** Object ids for names; a name that is left out has one worked out from it. */
  principals: z.optional(z.record(z.string(), z.guid())),
  /** Roles of the directory's own, to be assigned by their names. */
  roles: z.optional(
    z.array(
      z.strictObject({
        name: z.string(),
        description: z.optional(z.string()),
        actions: z.array(z.string()),
        notActions: z.optional(z.array(z.string())),
      }),
    ),
  ),
  assignments: z.array(z.strictObject({ principal: z.string(), role: z.string(), scope: z.string() })),
});

const shown = (world: World): unknown => {
  const { isOn, assignments, principals, roles } = accessOf(world);
  return {
    isOn,
    principals,
    ...(roles && { roles }),
    assignments: Object.values(assignments).map(({ principal, role, scope, id }) => ({
      principal,
      role: findRole(world, role)?.name ?? role,
      scope,
      id,
    })),
  };
};

function policyIn(world: World, text: string): Access {
  const { principals = {}, roles, assignments } = demand(policySchema, readBody(text), '');
  const access: Access = {
    isOn: true,
    assignments: {},
    principals: Object.fromEntries(Object.entries(principals).map(([name, id]) => [keyOf(name), keyOf(id)])),
    ...(roles && {
      roles: roles.map(({ name, description = '', actions, notActions = [] }) => ({
        name,
        id: guid('role', keyOf(name)),
        description,
        actions,
        notActions,
      })),
    }),
  };
  world.cloud.access = access;
  for (const { principal, role: named, scope } of assignments) {
    const role = findRole(world, named);
    if (!role) {
      const known = rolesOf(world).map(({ name }) => name);
      throw new Refusal(
        400,
        'CrossconnectUnknownRole',
        `There is no role ${named} here. Use one of ${known.join(', ')}.`,
        { target: 'role' },
      );
    }
    const at = scope.replace(/\/$/, '');
    if (at !== '' && !at.startsWith('/')) {
      throw new Refusal(
        400,
        'CrossconnectMalformedScope',
        `${scope} is not a scope. Use / or the id of a subscription, a resource group or a resource.`,
        { target: 'scope' },
      );
    }
    const owner = objectIdOf(world, principal);
    const name = guid('assignment', owner, role.id, keyOf(at));
    const id = `${at}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    access.assignments[keyOf(id)] = {
      id,
      name,
      scope: at === '' ? '/' : at,
      role: role.id,
      principal: owner,
      principalType: 'User',
      createdAt: world.now,
      createdBy: world.actor,
    };
  }
  return access;
}

/** Serves `/_control/access`: GET shows the policy, PUT replaces it and turns it on, DELETE lets everybody do everything again. */
export function controlAccess(world: World, method: string, text: string): Answer {
  const before = world.cloud.access;
  if (method === 'PUT') {
    try {
      world.cloud.access = policyIn(world, text);
    } catch (error) {
      // A policy that does not hold changes nothing.
      if (before) world.cloud.access = before;
      else delete world.cloud.access;
      throw error;
    }
  } else if (method === 'DELETE') world.cloud.access = openAccess();
  else if (method !== 'GET') {
    throw new Refusal(
      405,
      'CrossconnectMethodNotAllowed',
      `${method} is not possible on /_control/access. GET shows the policy, PUT replaces it, DELETE lifts it.`,
    );
  }
  return { status: 200, body: shown(world) };
}
