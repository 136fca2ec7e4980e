/** The roles there are, built-in ones and those of a directory's own, and what a role allows. */
import { catalogueOf } from '#src/base/catalogues.ts';
import type { Profile } from '#src/base/facts.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { World } from '../world.ts';

export interface Role {
  name: string;
  /** A GUID, the same in every directory. */
  id: string;
  description: string;
  actions: readonly string[];
  notActions: readonly string[];
}

const known = new Map<Profile, readonly Role[]>();

/** The built-in roles that are simulated. */
function builtInRoles(profile: Profile): readonly Role[] {
  const roles =
    known.get(profile) ??
    Object.entries(catalogueOf('expressroute/built-in-roles', profile)).map(([name, role]) => ({
      name,
      notActions: [],
      ...role,
    }));
  known.set(profile, roles);
  return roles;
}

/** Every role of the directory: the built-in ones, then those that its policy brought. */
export function rolesOf({ profile, cloud }: Pick<World, 'profile' | 'cloud'>): readonly Role[] {
  const own = cloud.access?.roles;
  return own === undefined ? builtInRoles(profile) : [...builtInRoles(profile), ...own];
}

/** Whether Azure brought the role. */
export const isBuiltIn = ({ id }: Role, { profile }: Pick<World, 'profile'>): boolean =>
  builtInRoles(profile).some((role) => role.id === id);

/** A role by its name, its GUID, or an id that ends with the GUID. */
export function findRole(world: Pick<World, 'profile' | 'cloud'>, named: string): Role | undefined {
  const wanted = keyOf(named.split('/').at(-1) ?? named);
  return rolesOf(world).find(({ id, name }) => id === wanted || keyOf(name) === wanted);
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, action: string): boolean {
  const rule =
    patterns.get(pattern) ??
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
        .join('.*')}$`,
      'i',
    );
  patterns.set(pattern, rule);
  return rule.test(action);
}

/** Whether a role allows an action such as `Microsoft.Network/virtualNetworks/read`. */
export const allows = ({ actions, notActions }: Role, action: string): boolean =>
  actions.some((pattern) => matches(pattern, action)) && !notActions.some((pattern) => matches(pattern, action));
