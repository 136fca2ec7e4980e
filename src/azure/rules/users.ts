/** Which resources use another, for the members in which Azure shows them. */
import { keyOf } from '#src/base/resource-id.ts';
import { usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';

/** The ids of the users of a type. */
export const usersOfType = (cloud: Cloud, resource: Resource, type: string): { id: string }[] =>
  usersOf(cloud, resource).flatMap(({ id, type: other }) => (keyOf(other) === keyOf(type) ? [{ id }] : []));

/** Members that list users by type: `{ subnets: [{ id }] }`. A member without any is left out, as Azure leaves it out. */
export function usersByType(
  cloud: Cloud,
  resource: Resource,
  types: Readonly<Record<string, string>>,
): Record<string, { id: string }[]> {
  const found = Object.entries(types).map(([member, type]) => [member, usersOfType(cloud, resource, type)] as const);
  return Object.fromEntries(found.filter(([, users]) => users.length > 0));
}
