/** Resource providers: what there is, in which regions and api-versions, and whether a subscription uses it. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, sameId } from '#src/base/resource-id.ts';
import { actionOf } from '../../access/actions.ts';
import { demandAccess } from '../../access/demand.ts';
import { apiVersionsOf } from '../../api-versions.ts';
import { defineCall, namespaceOfCall } from '../../call.ts';
import type { Call, CallRequest } from '../../call.ts';
import { isFree, isRegistered } from '../../registration.ts';
import { regionNamesOf } from '../../regions.ts';
import { resourceTypes } from '../../registry.ts';
import { shelfOf } from '../../shelves.ts';
import type { World } from '../../world.ts';
import { demandSubscription } from './subscription.ts';

interface Kind {
  name: string;
  isLocated: boolean;
}

/** The type that a call reads, such as `roleAssignments`, where its path names one. */
function kindOf({ method, path }: Call, namespace: string): Kind[] {
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => keyOf(part) === 'providers');
  if (method !== 'GET' || at < 0 || !sameId(parts[at + 1] ?? '', namespace)) return [];
  const names = parts.slice(at + 2).filter((_, index) => index % 2 === 0);
  return names.length === 0 || names.some((name) => name.startsWith('{'))
    ? []
    : [{ name: names.join('/'), isLocated: false }];
}

type Providers = ReadonlyMap<string, ReadonlyMap<string, Kind>>;

/** Every type of every provider, by namespace: those of resources, and those that are only asked. */
function providersIn(calls: readonly Call[]): Providers {
  const found = new Map<string, Map<string, Kind>>();
  const add = (namespace: string, kind: Kind): void => {
    const kinds = found.get(namespace) ?? new Map<string, Kind>();
    if (!kinds.has(keyOf(kind.name))) kinds.set(keyOf(kind.name), kind);
    found.set(namespace, kinds);
  };
  for (const { type, located } of resourceTypes) {
    const [namespace = '', ...names] = type.split('/');
    add(namespace, { name: names.join('/'), isLocated: located });
  }
  for (const call of calls) {
    const namespace = namespaceOfCall(call);
    for (const kind of kindOf(call, namespace)) add(namespace, kind);
  }
  return found;
}

/** The namespace in Azure's spelling. */
function demandNamespace(providers: Providers, named: string): string {
  const found = [...providers.keys()].find((namespace) => sameId(namespace, named));
  if (found !== undefined) return found;
  throw new Refusal(404, 'InvalidResourceNamespace', `The resource namespace '${named}' is invalid.`);
}

const typesOf = (world: World, providers: Providers, namespace: string): unknown[] =>
  [...(providers.get(namespace)?.values() ?? [])].map(({ name, isLocated }) => ({
    resourceType: name,
    locations: isLocated ? regionNamesOf(world.profile).map(({ displayName }) => displayName) : [],
    apiVersions: [...apiVersionsOf(namespace)].reverse(),
    capabilities: isLocated ? 'SupportsTags, SupportsLocation' : 'None',
  }));

const providerView = (
  world: World,
  providers: Providers,
  namespace: string,
  subscription?: string,
): Record<string, unknown> => ({
  ...(subscription !== undefined && { id: `/subscriptions/${subscription}/providers/${namespace}` }),
  namespace,
  ...(subscription !== undefined && {
    registrationState: isRegistered(world.cloud, subscription, namespace) ? 'Registered' : 'NotRegistered',
  }),
  registrationPolicy: isFree(namespace) ? 'RegistrationFree' : 'RegistrationRequired',
  resourceTypes: typesOf(world, providers, namespace),
});

const within = '/subscriptions/{subscriptionId}/providers';
const one = `${within}/{provider}`;

/** The subscription of a request, once it is clear that who asks may do that there. */
function subscriptionFor({ params, world }: CallRequest, action: string): string {
  const { subscriptionId = '' } = params;
  demandSubscription(subscriptionId);
  demandAccess(world, action, `/subscriptions/${subscriptionId}`);
  return subscriptionId;
}

const reading = actionOf('GET', 'Microsoft.Resources/subscriptions/providers');

function demandUnused(world: World, subscription: string, namespace: string): void {
  for (const { type } of resourceTypes) {
    if (!sameId(type.split('/')[0] ?? '', namespace)) continue;
    const [first] = shelfOf(world.cloud, { in: { subscription }, type }).keys;
    if (first === undefined) continue;
    throw new Refusal(
      409,
      'CrossconnectProviderInUse',
      `${namespace} cannot be unregistered while there are resources of it, such as ${world.cloud.resources[first]?.id ?? first}. Delete them first.`,
    );
  }
}

function change(providers: Providers, request: CallRequest, isWanted: boolean) {
  const { params, world } = request;
  const namespace = demandNamespace(providers, params['provider'] ?? '');
  const verb = isWanted ? 'register' : 'unregister';
  const subscription = subscriptionFor(request, `${namespace}/${verb}/action`);
  if (isFree(namespace) && !isWanted) {
    throw new Refusal(
      400,
      'CrossconnectProviderIsFree',
      `${namespace} belongs to every subscription and cannot be unregistered.`,
    );
  }
  if (!isWanted) demandUnused(world, subscription, namespace);
  const account = ((world.cloud.accounts ??= {})[keyOf(subscription)] ??= {});
  const unregistered = (account.unregistered ??= {});
  if (isWanted) Reflect.deleteProperty(unregistered, keyOf(namespace));
  else unregistered[keyOf(namespace)] = true;
  return { status: 200, body: providerView(world, providers, namespace, subscription) };
}

/** The calls about providers. They tell of every type that `others` read besides those of resources. */
export function resourceProviders(others: () => readonly Call[]): readonly Call[] {
  let known: Providers | undefined;
  const all = (): Providers => (known ??= providersIn(others()));
  const named = ({ params }: CallRequest): string => demandNamespace(all(), params['provider'] ?? '');
  const everyone = (world: World, subscription?: string) => ({
    status: 200,
    body: { value: [...all().keys()].map((namespace) => providerView(world, all(), namespace, subscription)) },
  });
  return [
    defineCall({
      method: 'GET',
      path: within,
      run: (request) => everyone(request.world, subscriptionFor(request, reading)),
    }),
    defineCall({
      method: 'GET',
      path: one,
      run(request) {
        const subscription = subscriptionFor(request, reading);
        return { status: 200, body: providerView(request.world, all(), named(request), subscription) };
      },
    }),
    defineCall({
      method: 'GET',
      path: `${one}/resourceTypes`,
      run(request) {
        subscriptionFor(request, reading);
        return { status: 200, body: { value: typesOf(request.world, all(), named(request)) } };
      },
    }),
    defineCall({ method: 'POST', path: `${one}/register`, run: (request) => change(all(), request, true) }),
    defineCall({ method: 'POST', path: `${one}/unregister`, run: (request) => change(all(), request, false) }),
    defineCall({
      method: 'GET',
      path: '/providers',
      namespace: 'Microsoft.Resources',
      run: ({ world }) => everyone(world),
    }),
    defineCall({
      method: 'GET',
      path: '/providers/{provider}',
      namespace: 'Microsoft.Resources',
      run: (request) => ({ status: 200, body: providerView(request.world, all(), named(request)) }),
    }),
  ];
}
