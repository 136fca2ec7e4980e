/** Template functions that know where a template is deployed: ids, the group, the subscription, other resources. */
import { guid } from '#src/base/random.ts';
import { groupId, resourceId } from '#src/base/resource-id.ts';
import { lacking, TemplateError } from '../errors.ts';
import type { Scope } from '../scope.ts';
import { demandCount, isBag, textAt } from '../values.ts';
import type { Given } from '../values.ts';

const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const texts = (given: Given): string[] => given.values.map((_, index) => textAt(given, index));

/** A type and its names, after what may stand before the type. */
function typeAndNames(given: Given): { before: string[]; type: string; names: string[] } {
  const all = texts(given);
  const at = all.findIndex((text) => text.includes('/'));
  const type = all[at] ?? '';
  const names = all.slice(at + 1);
  if (at >= 0 && names.length === type.split('/').length - 1) return { before: all.slice(0, at), type, names };
  throw new TemplateError(
    `Unable to evaluate template language function '${given.name}': the type '${type}' requires '${Math.max(0, type.split('/').length - 1)}' resource name argument(s)`,
  );
}

function idInGroup(given: Given, scope: Scope): string {
  const { before, type, names } = typeAndNames(given);
  const [one, other] = before;
  if (one === undefined) return resourceId(scope.subscription.subscriptionId, scope.group.name, type, ...names);
  if (other !== undefined) return resourceId(one, other, type, ...names);
  return guidRule.test(one)
    ? resourceId(one, scope.group.name, type, ...names)
    : resourceId(scope.subscription.subscriptionId, one, type, ...names);
}

const path = (type: string, names: readonly string[]): string => {
  const [namespace = '', ...types] = type.split('/');
  return ['', 'providers', namespace, ...types.flatMap((part, index) => [part, names[index] ?? ''])].join('/');
};

/** By lower-cased name. */
export const places: Readonly<Record<string, (given: Given, scope: Scope) => unknown>> = {
  deployment: (_given, { deployment }) => ({ name: deployment, properties: { mode: 'Incremental' } }),
  extensionresourceid(given) {
    const [at = '', ...rest] = texts(given);
    const { type, names } = typeAndNames({ ...given, values: rest });
    return `${at}${path(type, names)}`;
  },
  newguid(_given, scope) {
    if (scope.chance) return scope.chance();
    throw new TemplateError("The template function 'newGuid' is expected only in the default value of a parameter");
  },
  parameters(given, scope) {
    demandCount(given, 1);
    return scope.parameter(textAt(given, 0));
  },
  providers(given, scope) {
    demandCount(given, 1, 2);
    return scope.provider(textAt(given, 0), given.values.length > 1 ? textAt(given, 1) : undefined);
  },
  reference(given, scope) {
    demandCount(given, 1, 3);
    if (!scope.reference) {
      throw new TemplateError(
        "The template function 'reference' is not expected at this location. It may stand in the properties of a resource and in outputs",
      );
    }
    const isFull = given.values.length > 2 && textAt(given, 2).toLowerCase() === 'full';
    const found = scope.reference(textAt(given, 0));
    return isFull || !isBag(found) ? found : found['properties'];
  },
  resourcegroup(given, { group, subscription }) {
    demandCount(given, 0);
    return {
      id: groupId(subscription.subscriptionId, group.name),
      name: group.name,
      type: 'Microsoft.Resources/resourceGroups',
      location: group.location,
      ...(group.tags && { tags: group.tags }),
      properties: { provisioningState: 'Succeeded' },
    };
  },
  resourceid: idInGroup,
  subscription(given, { subscription }) {
    demandCount(given, 0);
    return subscription;
  },
  subscriptionresourceid(given, scope) {
    const { before, type, names } = typeAndNames(given);
    return `/subscriptions/${before[0] ?? scope.subscription.subscriptionId}${path(type, names)}`;
  },
  tenant(given, { subscription }) {
    demandCount(given, 0);
    return { tenantId: subscription.tenantId };
  },
  tenantresourceid(given) {
    const { type, names } = typeAndNames(given);
    return path(type, names);
  },
  utcnow(given, scope) {
    if (!scope.chance) {
      throw new TemplateError("The template function 'utcNow' is expected only in the default value of a parameter");
    }
    if (given.values.length > 0) throw lacking("a format in the template function 'utcNow'");
    return new Date(scope.now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  },
  variables(given, scope) {
    demandCount(given, 1);
    return scope.variable(textAt(given, 0));
  },
};

/** The GUID that a deployment draws for a parameter. */
export const drawn = (seed: string, n: number, parameter: string): string => guid(seed, n, 'newGuid', parameter);
