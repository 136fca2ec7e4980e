/** Requests from a seed: half of them sensible, half of them spoilt in one of the ways that clients, people and attackers spoil them. */
import { guid, integer } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { networkApiVersion, resourcesApiVersion, apiVersionsOf } from '#src/azure/api-versions.ts';
import type { Call } from '#src/azure/call.ts';
import { namespaceOfCall } from '#src/azure/call.ts';
import { calls } from '#src/azure/calls.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { resourceTypes } from '#src/azure/registry.ts';
import type { Example, ResourceType } from '#src/azure/resource.ts';
import { bodyOfCall, queryOfCall } from './bodies.ts';

export interface Asked {
  /** What is asked, for the count: `PUT Microsoft.Network/virtualNetworks`. */
  operation: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string | undefined;
}

const groups = [
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-one',
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-two',
  '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-three',
];

/** Draws numbers that belong to one request of one seed. */
export type Draw = (below: number, purpose: string) => number;
export const drawFor =
  (seed: string, n: number): Draw =>
  (below, purpose) =>
    integer(below, 'fuzz', seed, n, purpose);

const pick = <T>(draw: Draw, from: readonly T[], purpose: string): T | undefined =>
  from.length === 0 ? undefined : from[draw(from.length, purpose)];

const namespaceIn = (path: string): string => /.*\/providers\/([^/]+)/i.exec(path)?.[1] ?? 'Microsoft.Resources';

/** The version our own requests send, or the newest where only that will do. */
const versionFor = (path: string, isNewest = false): string => {
  const known = apiVersionsOf(namespaceIn(path));
  if (isNewest) return known.at(-1) ?? '';
  const wanted = /microsoft\.network/i.test(namespaceIn(path)) ? networkApiVersion : resourcesApiVersion;
  return known.includes(wanted) ? wanted : (known.at(-1) ?? wanted);
};

const request = (operation: string, method: string, path: string, body?: unknown): Asked => ({
  operation,
  method,
  path,
  query: { 'api-version': versionFor(path) },
  headers: {},
  body: body === undefined ? undefined : JSON.stringify(body),
});

const placed = (example: Example, group: string): { path: string; body: unknown } => ({
  path: example.path.startsWith('{group}')
    ? example.path.replace('{group}', group)
    : `${group}/providers/Microsoft.Network/${example.path}`,
  body: JSON.parse(JSON.stringify(example.body).replaceAll('{group}', group)),
});

/** Another name at the end of a path, so that there are several of a kind. */
const renamed = (path: string, draw: Draw): string =>
  draw(3, 'rename') > 0 ? path : path.replace(/[^/]+$/, (name) => `${name}-${draw(3, 'which name')}`);

type Make = (cloud: Cloud, draw: Draw) => Asked[];

const existing = (cloud: Cloud, type: ResourceType, draw: Draw): Resource | undefined =>
  pick(
    draw,
    Object.values(cloud.resources).filter((resource) => keyOf(resource.type) === keyOf(type.type)),
    'which one',
  );

const isGroup = (type: ResourceType): boolean => type.example.path === '';

/** Creates what the example of a type needs, and then it. */
function creating(type: ResourceType, group: string, draw: Draw): Asked[] {
  const operation = `PUT ${type.type}`;
  if (isGroup(type)) return [request(operation, 'PUT', group, type.example.body)];
  const needs = (type.example.needs ?? []).map((need) => placed(need, group));
  const item = placed(type.example, group);
  return [
    request('PUT Microsoft.Resources/resourceGroups', 'PUT', group, { location: 'westeurope' }),
    ...needs.map(({ path, body }) => request('PUT as a need', 'PUT', path, body)),
    request(operation, 'PUT', renamed(item.path, draw), item.body),
  ];
}

function ofType(type: ResourceType): [string, Make][] {
  const group = (draw: Draw): string => pick(draw, groups, 'group') ?? '';
  const missing = (draw: Draw): string =>
    isGroup(type) ? `${group(draw)}-missing` : `${placed(type.example, group(draw)).path}-missing`;
  const idOf = (cloud: Cloud, draw: Draw): string =>
    (draw(10, 'there or not') > 0 ? existing(cloud, type, draw)?.id : undefined) ?? missing(draw);
  const on =
    (method: string, suffix = '', body?: unknown): Make =>
    (cloud, draw) => [request(`${method} ${type.type}${suffix}`, method, `${idOf(cloud, draw)}${suffix}`, body)];
  const listed: Make = (cloud, draw) => [
    request(`LIST ${type.type}`, 'GET', idOf(cloud, draw).split('/').slice(0, -1).join('/')),
  ];
  const made: [string, Make][] = [
    [`GET ${type.type}`, on('GET')],
    [`LIST ${type.type}`, listed],
  ];
  if (type.isPartOnly !== true) {
    made.push(
      [`PUT ${type.type}`, (_cloud, draw) => creating(type, group(draw), draw)],
      [`DELETE ${type.type}`, on('DELETE')],
    );
    if (type.patch !== 'none') {
      const tag = (draw: Draw) => ({ tags: { round: String(draw(9, 'tag')) } });
      made.push([`PATCH ${type.type}`, (cloud, draw) => on('PATCH', '', tag(draw))(cloud, draw)]);
    }
  }
  for (const [name, { method = 'POST', segment = name, argument, since }] of Object.entries(type.actions ?? {})) {
    const operation = `${method} ${type.type}/${segment}`;
    made.push([
      operation,
      (cloud, draw) => {
        const last = argument === undefined ? '' : `/${pick(draw, argument, 'argument') ?? ''}`;
        const body = method === 'POST' || method === 'PUT' ? {} : undefined;
        return on(
          method,
          `/${segment}${last}`,
          body,
        )(cloud, draw).map((asked) => ({
          ...asked,
          operation,
          query: { 'api-version': versionFor(asked.path, since !== undefined) },
        }));
      },
    ]);
  }
  return made;
}

/** The parts of a template that an id begins with, filled from it: the more it fills, the better the id fits the call. */
function filledFrom(template: readonly string[], id: string): { path: string[]; holes: number } {
  const given = id.split('/');
  const path: string[] = [];
  let holes = 0;
  for (const [index, part] of template.entries()) {
    const here = given[index];
    const isHole = part.startsWith('{');
    if (here === undefined || (!isHole && keyOf(part) !== keyOf(here))) return { path, holes };
    path.push(here);
    if (isHole) holes += 1;
  }
  return { path, holes };
}

/** A path that fits a template: as much of it as can be from a resource that is there, the rest made up. */
function pathFor(template: string, ids: readonly string[], draw: Draw): string {
  const scope = pick(draw, [...ids, groups[0] ?? ''], 'scope') ?? '';
  const parts = template.replace(/^\/?\{\+scope\}/, scope).split('/');
  const fits = ids.map((id) => filledFrom(parts, id));
  const most = Math.max(0, ...fits.map(({ holes }) => holes));
  const start =
    pick(
      draw,
      fits.filter(({ holes }) => holes === most),
      'fit',
    )?.path ?? [];
  const made: Readonly<Record<string, string>> = {
    '{provider}': 'Microsoft.Network',
    '{location}': 'westeurope',
    '{subscriptionId}': '00000000-0000-0000-0000-000000000001',
    '{group}': 'rg-one',
  };
  const rest = parts
    .slice(start.length)
    .map((part) => (part.startsWith('{') ? (made[part] ?? guid('name', draw(3, part))) : part));
  return [...start, ...rest].join('/');
}

function ofCall(call: Call): [string, Make] {
  const { method, path } = call;
  const operation = `${method} ${path}`;
  return [
    operation,
    (cloud, draw) => {
      const ids = [...Object.values(cloud.resources), ...Object.values(cloud.deployments ?? {})].map(({ id }) => id);
      const asked = request(operation, method, pathFor(path, ids, draw), bodyOfCall(method, path));
      const version = versionFor(`/providers/${namespaceOfCall(call)}`);
      return [{ ...asked, query: { 'api-version': version, ...queryOfCall(path) } }];
    },
  ];
}

/** Every operation the simulation says it has, by name, with how it is asked. */
export const operations: ReadonlyMap<string, Make> = new Map([
  ...resourceTypes.flatMap(ofType),
  ...calls.filter(({ isRefused }) => !isRefused).map(ofCall),
]);

const odd = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(300),
  [],
  {},
  [[]],
  { id: '' },
  '../..',
  '10.0.0.0/99',
  '😀',
  '00000000-0000-0000-0000-000000000000',
];

const added = ['__proto__', 'constructor', 'provisioningState', 'etag', 'extra', 'id', 'toString'];

type Member = [string, unknown];

/** JSON again from its members. Written as text, since only text can hold a member named `__proto__`. */
const jsonOf = (isList: boolean, members: readonly Member[]): string =>
  isList
    ? `[${members.map(([, item]) => JSON.stringify(item)).join(',')}]`
    : `{${members.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item)}`).join(',')}}`;

/** The JSON with one member somewhere made odd, taken out or added. */
function spoiled(value: unknown, draw: Draw, depth = 0): unknown {
  const strange = pick(draw, odd, `odd ${depth}`);
  if (typeof value !== 'object' || value === null || draw(4, `stop ${depth}`) === 0) return strange;
  const members: Member[] = Object.entries(value);
  const at = draw(members.length + 1, `member ${depth}`);
  const read = (all: readonly Member[]): unknown => JSON.parse(jsonOf(Array.isArray(value), all));
  if (at === members.length) return read([...members, [pick(draw, added, 'added') ?? '', strange]]);
  if (draw(4, `drop ${depth}`) === 0) return read(members.filter((_, index) => index !== at));
  return read(members.map(([key, item], index) => [key, index === at ? spoiled(item, draw, depth + 1) : item]));
}

const jsonSpoiled = (text: string, draw: Draw): string => JSON.stringify(spoiled(JSON.parse(text), draw) ?? null);

const spoilers: ((asked: Asked, draw: Draw) => Asked)[] = [
  (asked, draw) => ({
    ...asked,
    body: asked.body === undefined ? '{}' : jsonSpoiled(asked.body, draw),
  }),
  (asked, draw) => ({
    ...asked,
    body: asked.body === undefined ? '{}' : jsonSpoiled(asked.body, draw),
  }),
  (asked, draw) => ({ ...asked, body: (asked.body ?? '{}').slice(0, draw(40, 'cut')) }),
  (asked, draw) => ({
    ...asked,
    body:
      pick(
        draw,
        ['null', '[]', '"text"', '{"a":', '\u0000', '['.repeat(5_000), '{"__proto__":{"polluted":true}}'],
        'not json',
      ) ?? '',
  }),
  (asked) => ({ ...asked, query: {} }),
  (asked, draw) => ({
    ...asked,
    query: { 'api-version': pick(draw, ['2099-01-01', 'latest', '', '2015-06-15'], 'version') ?? '' },
  }),
  (asked, draw) => ({
    ...asked,
    method: pick(draw, ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], 'verb') ?? 'GET',
  }),
  (asked) => ({ ...asked, path: asked.path.toUpperCase() }),
  (asked, draw) => ({
    ...asked,
    path: `${asked.path}/${pick(draw, ['..', '%2e%2e', '%2F', 'peerings', '__proto__', 'constructor/x', '%00', '%E0%A4%A', '', 'a/b/c/d'], 'tail') ?? ''}`,
  }),
  (asked, draw) => ({
    ...asked,
    path: asked.path.replace(
      /[^/]+$/,
      pick(draw, ['__proto__', 'constructor', 'hasOwnProperty', 'ü', 'x'.repeat(200), '%20', 'a%2Fb', '.'], 'name') ??
        'x',
    ),
  }),
  (asked, draw) => ({
    ...asked,
    path: asked.path
      .split('/')
      .filter((_, index, all) => index !== 1 + draw(all.length - 1, 'part'))
      .join('/'),
  }),
  (asked, draw) => ({ ...asked, headers: { 'if-match': pick(draw, ['*', 'W/"stale"', '"', ''], 'etag') ?? '*' } }),
  (asked, draw) => ({ ...asked, headers: { 'if-none-match': pick(draw, ['*', 'W/"x"'], 'etag') ?? '*' } }),
  (asked, draw) => ({
    ...asked,
    query: {
      ...asked.query,
      $top: pick(draw, ['0', '-1', '1', 'many', '1e9'], 'top') ?? '',
      $skiptoken: pick(draw, ['', 'x', '%'], 'token') ?? '',
      $filter: pick(draw, ["resourceType eq 'x'", "'", 'name eq'], 'filter') ?? '',
    },
  }),
];

/** The next requests of a seed: an operation that was asked least, or any; a third of the last ones are spoilt. */
export function nextRequests(cloud: Cloud, draw: Draw, counts: ReadonlyMap<string, number>): Asked[] {
  const names = [...operations.keys()];
  const rare = names.reduce(
    (least, name) => ((counts.get(name) ?? 0) < (counts.get(least) ?? 0) ? name : least),
    names[0] ?? '',
  );
  const name = draw(3, 'rare') === 0 ? rare : (pick(draw, names, 'operation') ?? rare);
  const asked = operations.get(name)?.(cloud, draw) ?? [];
  const last = asked.at(-1);
  const spoil = draw(5, 'spoil') < 2 ? pick(draw, spoilers, 'spoiler') : undefined;
  return spoil && last ? [...asked.slice(0, -1), spoil(last, draw)] : asked;
}
