/** What a deployment will do: the resources of its template, each with its id and what it waits for. */
import * as z from 'zod/mini';
import { keyOf, parseResourceId, resourceId, sameId } from '#src/base/resource-id.ts';
import { hash128 } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { actionOf } from '../access/actions.ts';
import { may, objectIdOf } from '../access/demand.ts';
import { apiVersionsOf } from '../api-versions.ts';
import { demand } from '../body.ts';
import type { Resource } from '../cloud.ts';
import { regionsOf } from '../regions.ts';
import { findType, resourceTypes } from '../registry.ts';
import { at, lacking, refusalOf, TemplateError } from '../template/errors.ts';
import { evaluate, expressionsIn, resolve } from '../template/evaluate.ts';
import { drawn } from '../template/functions/places.ts';
import { readParameters } from '../template/parameters.ts';
import { readTemplate } from '../template/template.ts';
import { isList } from '../template/values.ts';
import type { Bag } from '../template/values.ts';
import type { World } from '../world.ts';
import type { Deployment, Part } from './deployment.ts';
import { groundOf, referred, scopeOf } from './scope.ts';
import type { Scope } from '../template/scope.ts';

export type Plan = Pick<Deployment, 'parameters' | 'variables' | 'outputs' | 'templateHash' | 'parts'>;

/** Versions that templates of the Azure CLI name and that no request of today carries. */
const oldVersions = ['2015-06-15'];

function demandVersion(world: World, type: string, version: string): void {
  const [namespace = '', ...types] = type.split('/');
  const known = apiVersionsOf(namespace);
  if (known.includes(version) || oldVersions.includes(version)) return;
  throw new Refusal(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '${regionsOf(world.profile)[0] ?? ''}' and API version '${version}' for type '${types.join('/')}'. The supported api-versions are '${known.join(', ')}'. The supported locations are '${regionsOf(world.profile).join(', ')}'.`,
  );
}

function partOf(world: World, group: Resource, written: Bag, scope: Scope): { part: Part; isWanted: boolean } {
  const type = String(written['type']);
  const place = `The template resource '${String(written['name'])}'`;
  const [name, apiVersion, condition, location] = at(place, () =>
    ['name', 'apiVersion', 'condition', 'location'].map((member) => resolve(written[member], scope)),
  );
  const names = String(name).split('/');
  if (names.length !== type.split('/').length - 1) {
    throw refusalOf(
      `The template resource '${String(name)}' for type '${type}'`,
      new TemplateError(
        'It has incorrect segment lengths. A nested resource type must have identical number of segments as its resource name. A root resource type must have segment length one greater than its resource name',
      ),
    );
  }
  const known = findType(type);
  if (!known) {
    throw refusalOf(
      place,
      lacking(`the type '${type}'; simulated are ${resourceTypes.map((one) => one.type).join(', ')}`),
    );
  }
  demandVersion(world, type, String(apiVersion));
  const { subscription = '', name: groupName = '' } = parseResourceId(group.id) ?? {};
  const hidden = new Set(['type', 'name', 'apiVersion', 'condition', 'dependsOn', 'comments', 'metadata']);
  return {
    isWanted: condition !== false,
    part: {
      id: resourceId(subscription, groupName, known.type, ...names),
      name: String(name),
      type: known.type,
      apiVersion: String(apiVersion),
      dependsOn: [],
      body: {
        ...Object.fromEntries(Object.entries(written).filter(([member]) => !hidden.has(member))),
        ...(location !== undefined && { location }),
      },
      state: 'Waiting',
    },
  };
}

/** The keys of the template's resources that a value looks at with `reference`. */
function lookedAt(value: unknown, scope: Scope, parts: readonly Part[]): string[] {
  return [...expressionsIn(value)].flatMap(({ name, arguments: [first] }) => {
    if (name.toLowerCase() !== 'reference' || !first) return [];
    const id = referred(String(evaluate(first, scope)), parts);
    return parts.some((part) => id !== undefined && sameId(part.id, id)) ? [keyOf(id ?? '')] : [];
  });
}

const afterProviders = (id: string): string => id.slice(id.toLowerCase().indexOf('/providers/') + '/providers/'.length);

/** The keys of the parts that an entry of `dependsOn` means: by id, by type and name, or by name. */
function meant(entry: unknown, parts: readonly Part[]): string[] {
  const text = String(entry);
  const found = parts.filter(
    ({ id, name }) => sameId(id, text) || sameId(afterProviders(id), text.replace(/^\//, '')) || sameId(name, text),
  );
  if (found.length > 0) return found.map(({ id }) => keyOf(id));
  throw new TemplateError(`The resource '${text}' is not defined in the template`);
}

function demandNoCircle(parts: readonly Part[]): void {
  const done = new Set<string>();
  let open = [...parts];
  while (open.length > 0) {
    const next = open.filter(({ dependsOn }) => !dependsOn.every((key) => done.has(key)));
    if (next.length === open.length) {
      throw refusalOf(
        'The template',
        new TemplateError(`Circular dependency detected on resource: '${open[0]?.id ?? ''}'`),
      );
    }
    for (const part of open) if (!next.includes(part)) done.add(keyOf(part.id));
    open = next;
  }
}

function demandWriteAccess(world: World, parts: readonly Part[]): void {
  const words = parts.flatMap(({ id, name, type }) => {
    const action = actionOf('PUT', type);
    if (may(world, action, id)) return [];
    return `Authorization failed for template resource '${name}' of type '${type}'. The client '${world.actor}' with object id '${objectIdOf(world, world.actor)}' does not have permission to perform action '${action}' at scope '${id}'.`;
  });
  if (words.length === 0) return;
  const [only = ''] = words;
  throw new Refusal(
    400,
    'InvalidTemplateDeployment',
    words.length === 1
      ? `The template deployment failed with error: '${only}'.`
      : `The template deployment failed with multiple errors: '${words.join(':')}'.`,
  );
}

const propertiesSchema = z.looseObject({
  mode: z.string(),
  template: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  parameters: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

/** What of a deployment request is not simulated. */
const absent = ['templateLink', 'parametersLink', 'onErrorDeployment', 'extensionConfigs'];

/** Weighs a whole deployment request and says what it will do. Nothing is stored. */
export function planOf(world: World, group: Resource, name: string, body: Bag): Plan {
  const place = 'The template';
  const properties = demand(propertiesSchema, body['properties'], 'properties');
  for (const member of absent) {
    if (properties[member] !== undefined && properties[member] !== null)
      throw refusalOf(place, lacking(`the member '${member}' of the deployment`));
  }
  if (keyOf(properties.mode) !== 'incremental') {
    if (keyOf(properties.mode) === 'complete') throw refusalOf(place, lacking("the deployment mode 'Complete'"));
    throw new Refusal(
      400,
      'CrossconnectInvalidProperty',
      `The deployment mode '${properties.mode}' is not valid. Use Incremental.`,
      { target: 'properties.mode' },
    );
  }
  const template = at(place, () => readTemplate(properties.template ?? {}));
  const ground = groundOf(world, group, name);
  const parameters = at(place, () =>
    readParameters(template.parameters, properties.parameters ?? {}, ground, (parameter) =>
      drawn(world.seed, world.n, parameter),
    ),
  );
  const scope = scopeOf(ground, parameters, template.variables);
  const parts: Part[] = [];
  const left: Part[] = [];
  const written = new Map<Part, Bag>();
  for (const resource of template.resources) {
    const { part, isWanted } = partOf(world, group, resource, scope);
    const twin = [...parts, ...left].find(({ id }) => sameId(id, part.id));
    if (twin && isWanted && parts.includes(twin)) {
      throw refusalOf(place, new TemplateError(`The resource '${part.id}' is defined multiple times in a template`));
    }
    (isWanted ? parts : left).push(part);
    written.set(part, resource);
  }
  const known = new Set(parts.map(({ id }) => keyOf(id)));
  for (const part of parts) {
    at(`The template resource '${part.name}'`, () => {
      const depends = written.get(part)?.['dependsOn'];
      const entries = isList(depends) ? depends.map((entry) => resolve(entry, scope)) : [];
      const looks = lookedAt(part.body, scope, parts);
      const keys = [...entries.flatMap((entry) => meant(entry, [...parts, ...left])), ...looks];
      part.dependsOn = [...new Set(keys)].filter((key) => known.has(key));
      if (![...expressionsIn(part.body)].some((call) => call.name.toLowerCase() === 'reference'))
        resolve(part.body, scope);
    });
  }
  demandNoCircle(parts);
  for (const [output, { value }] of Object.entries(template.outputs))
    at(`The template output '${output}'`, () => [...expressionsIn(value)]);
  demandWriteAccess(world, parts);
  return {
    parameters,
    variables: template.variables,
    outputs: template.outputs,
    templateHash: BigInt(`0x${hash128(JSON.stringify(properties.template)).slice(0, 16)}`).toString(),
    parts,
  };
}
