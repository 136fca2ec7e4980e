/** Which operations of the simulated Azure an official client went through, from the list of requests that the program keeps. */

/** What a User-Agent header calls the client, and what we call it. */
const agents = [
  { pattern: /\bAZURECLI\/(\S+)/, name: () => 'az' },
  { pattern: /\bazsdk-js-([a-z-]+)\/(\S+)/, name: (library) => `@azure/${library}` },
];

/** The client behind a User-Agent header, `{ name, version }`; undefined when it is none of Microsoft's. */
export function clientOf(userAgent = '') {
  for (const { pattern, name } of agents) {
    const found = pattern.exec(userAgent);
    if (found) return { name: name(found[1]), version: found.at(-1) };
  }
  return undefined;
}

const groups = /^resourcegroups$/i;

/**
 * The path of an operation, with `{}` for each part that a caller chooses: in the path of a resource every
 * second part is a name. `/subscriptions/1/resourceGroups/g` becomes `/subscriptions/{}/resourceGroups/{}`.
 */
export function templateOf(pathname) {
  const parts = pathname.split('/').filter(Boolean);
  const shown = [];
  let isName = false;
  for (const [index, part] of parts.entries()) {
    if (isName) {
      shown.push('{}');
      isName = false;
    } else if (parts[index - 1]?.toLowerCase() === 'providers') {
      shown.push(decodeURIComponent(part));
    } else {
      shown.push(groups.test(part) ? 'resourceGroups' : part);
      isName = part.toLowerCase() !== 'providers';
    }
  }
  return `/${shown.join('/')}`;
}

/** Polls: how often one is asked, and what it answers meanwhile, is a matter of the moment. */
const isPoll = (path) => /\/(?:operations|operationResults|operationStatuses)\/\{\}$/i.test(path);

const byText = (one, other) => (one < other ? -1 : Number(one > other));
const keyOf = ({ client, method, path, apiVersion }) => [client, path, method, apiVersion].join(' ');

/**
 * One row for each client, method, path and api-version: `{ client, version, method, path, apiVersion, statuses, codes }`,
 * in an order that does not depend on the run. Only rows with at least one success are proven.
 */
export function provenOf(requests) {
  const rows = new Map();
  for (const { method, url, status, userAgent, code } of requests) {
    const client = clientOf(userAgent);
    // A path may begin with two slashes; as the second argument of URL it would be read as a host.
    const { pathname, searchParams } = new URL(`https://arm${url}`);
    const apiVersion = searchParams.get('api-version');
    if (!client || apiVersion === null) continue;
    const path = templateOf(pathname);
    const row = { client: client.name, version: client.version, method, path, apiVersion };
    const known = rows.get(keyOf(row)) ?? { ...row, statuses: new Set(), codes: new Set() };
    if (!isPoll(path)) known.statuses.add(status);
    else if (status < 300) known.statuses.add(200);
    if (code) known.codes.add(code);
    rows.set(keyOf(row), known);
  }
  return [...rows.values()]
    .filter(({ statuses }) => [...statuses].some((status) => status < 300))
    .sort((one, other) => byText(keyOf(one), keyOf(other)))
    .map(({ statuses, codes, ...row }) => ({ ...row, statuses: [...statuses].sort(), codes: [...codes].sort() }));
}

/** The proven rows that a run did not go through again, among those of the clients and versions that it ran. */
export function missingFrom(seen, proven) {
  const keys = new Set(seen.map(keyOf));
  const ran = new Set(seen.map(({ client, version }) => `${client} ${version}`));
  return proven.filter((row) => ran.has(`${row.client} ${row.version}`) && !keys.has(keyOf(row)));
}

/** The new rows, and the old ones of clients that did not run. */
export function merged(seen, proven) {
  const ran = new Set(seen.map(({ client }) => client));
  const kept = proven.filter(({ client }) => !ran.has(client));
  return [...kept, ...seen].sort((one, other) => byText(keyOf(one), keyOf(other)));
}
