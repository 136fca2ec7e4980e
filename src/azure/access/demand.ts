/** Whether who asks may do what they ask for. Without rules in the Cloud everybody may do everything. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Resource } from '../cloud.ts';
import type { World } from '../world.ts';
import { allows, findRole } from './roles.ts';
import type { Role } from './roles.ts';
import { isWithin, openAccess } from './rules.ts';
import type { Access } from './rules.ts';

type Asking = Pick<World, 'cloud' | 'profile' | 'actor' | 'seed'>;

const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The rules of a Cloud; one from an earlier version has none. */
export const accessOf = ({ cloud }: Pick<World, 'cloud'>): Access => cloud.access ?? openAccess();

/** The object id of a name: the one a policy gave it, itself if it is a GUID, else one worked out from it. */
export function objectIdOf(world: Pick<World, 'cloud' | 'seed'>, name: string): string {
  if (guidRule.test(name)) return keyOf(name);
  const { principals } = accessOf(world);
  const key = keyOf(name);
  const given = Object.hasOwn(principals, key) ? principals[key] : undefined;
  return given ?? guid('principal', key);
}

/** The roles that somebody has at a scope, those from above included. */
export function rolesAt(world: Asking, principal: string, scope: string): Role[] {
  return Object.values(accessOf(world).assignments)
    .filter((assignment) => keyOf(assignment.principal) === principal && isWithin(scope, assignment.scope))
    .flatMap(({ role }) => findRole(world, role) ?? []);
}

/** Whether who asks may do something at a scope. */
export function may(world: Asking, action: string, scope: string): boolean {
  if (!accessOf(world).isOn) return true;
  return rolesAt(world, objectIdOf(world, world.actor), scope).some((role) => allows(role, action));
}

/** Refuses what who asks may not do at a scope, as Azure does before it looks whether the resource is there. */
export function demandAccess(world: Asking, action: string, scope: string): void {
  if (may(world, action, scope)) return;
  throw new Refusal(
    403,
    'AuthorizationFailed',
    `The client '${world.actor}' with object id '${objectIdOf(world, world.actor)}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

/** The permission that naming a resource of a type asks for. */
const linkedAction = (type: string, world: Asking): string => {
  const table = catalogueOf('expressroute/linked-actions', world.profile);
  const found = Object.entries(table).find(([known]) => keyOf(known) === keyOf(type));
  return found?.[1] ?? `${type}/read`;
};

/** What an authorization key opens without any role: the circuit or the port it is for. */
const openedByKey = ['microsoft.network/expressroutecircuits', 'microsoft.network/expressrouteports'];

const hasKey = ({ properties }: Pick<Resource, 'properties'>, type: string): boolean =>
  typeof properties['authorizationKey'] === 'string' &&
  properties['authorizationKey'] !== '' &&
  openedByKey.some((opened) => isWithin(type, opened));

/** Refuses that a resource names another one which whoever writes it may not use. */
export function demandLinkedAccess(
  world: Asking,
  writing: Pick<Resource, 'id' | 'type' | 'properties'>,
  linked: { id: string; type: string },
): void {
  if (!accessOf(world).isOn || hasKey(writing, linked.type)) return;
  const action = linkedAction(linked.type, world);
  if (may(world, action, linked.id)) return;
  throw new Refusal(
    403,
    'LinkedAuthorizationFailed',
    `The client '${world.actor}' with object id '${objectIdOf(world, world.actor)}' has permission to perform action '${writing.type}/write' on scope '${writing.id}'; however, it does not have permission to perform action '${action}' on the linked scope(s) '${linked.id}' or the linked scope(s) are invalid.`,
    { target: linked.id, fact: 'expressroute/linked-actions' },
  );
}

/** Of these resources those that who asks may see. The same list when there are no rules. */
export function readable<R extends { id: string; type: string }>(
  world: Asking,
  resources: readonly R[],
  actionFor: (resource: R) => string,
): readonly R[] {
  return accessOf(world).isOn ? resources.filter((one) => may(world, actionFor(one), one.id)) : resources;
}
