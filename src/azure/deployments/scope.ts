/** What the expressions of a deployment can see. */
import { keyOf, parseResourceId, sameId } from '#src/base/resource-id.ts';
import { apiVersionsOf } from '../api-versions.ts';
import { findResource } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import { regionsOf } from '../regions.ts';
import { findType, resourceTypes } from '../registry.ts';
import { TemplateError } from '../template/errors.ts';
import { resolve } from '../template/evaluate.ts';
import { newRoom } from '../template/limits.ts';
import type { Scope } from '../template/scope.ts';
import { variablesOf } from '../template/template.ts';
import type { Bag } from '../template/values.ts';
import { subscriptionView } from '../types/Microsoft.Resources/subscriptions.ts';
import { view } from '../view.ts';
import type { World } from '../world.ts';

export type Ground = Omit<Scope, 'parameter' | 'variable'>;

const providerView = (world: World, namespace: string, type: string | undefined): unknown => {
  const types = resourceTypes
    .map((one) => one.type)
    .filter((full) => keyOf(full).startsWith(`${keyOf(namespace)}/`))
    .map((full) => ({
      resourceType: full.slice(namespace.length + 1),
      locations: regionsOf(world.profile),
      apiVersions: [...apiVersionsOf(namespace)].reverse(),
    }));
  if (type === undefined) return { namespace, resourceTypes: types };
  const found = types.find(({ resourceType }) => sameId(resourceType, type));
  if (found) return found;
  throw new TemplateError(`The resource type '${namespace}/${type}' is not known`);
};

/** What does not depend on the template: the group, the subscription, the time. */
export function groundOf(world: World, group: Resource, deployment: string): Ground {
  const subscription = parseResourceId(group.id)?.subscription ?? '';
  const { subscriptionId, tenantId, displayName } = subscriptionView(world, subscription);
  return {
    group: { name: group.name, location: group.location ?? '', tags: group.tags },
    subscription: { id: `/subscriptions/${subscriptionId}`, subscriptionId, tenantId, displayName },
    deployment,
    now: world.now,
    room: newRoom(),
    provider: (namespace, type) => providerView(world, namespace, type),
  };
}

/** The whole scope. Variables may not look at resources. */
export function scopeOf(
  ground: Ground,
  parameters: Readonly<Record<string, { value?: unknown }>>,
  variables: Bag,
  reference?: (named: string) => unknown,
): Scope {
  const scope: Scope = {
    ...ground,
    parameter(asked) {
      const name = Object.keys(parameters).find((known) => sameId(known, asked));
      if (name === undefined) throw new TemplateError(`The template parameter '${asked}' is not found`);
      return parameters[name]?.value;
    },
    variable: variablesOf(variables, (value) => resolve(value, scope)),
  };
  return reference ? { ...scope, reference } : scope;
}

/** The id that `reference` means: a resource of the template by its name, or any by its id. */
export function referred(named: string, parts: readonly { id: string; name: string }[]): string | undefined {
  if (named.startsWith('/')) return named;
  const found = parts.filter(({ name }) => sameId(name, named));
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Looks at resources as a GET would. */
export const lookAt =
  (world: World, parts: readonly { id: string; name: string }[]) =>
  (named: string): unknown => {
    const id = referred(named, parts);
    if (id === undefined) {
      throw new TemplateError(
        `The template resource '${named}' is not found. Name a resource of the template, or give a full resource id`,
      );
    }
    const resource = findResource(world.cloud, id);
    const type = resource && findType(resource.type);
    if (!type) throw new TemplateError(`The Resource '${id}' was not found`);
    return view(type, world.cloud, resource);
  };
