/** `$filter` of a list of resources, as far as Azure Resource Manager documents it: by type, name, location, group and tag. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { normalLocation } from './geographies.ts';
import type { Resource } from './cloud.ts';

type Question = (resource: Resource) => boolean;

export interface Filter {
  isMeant: Question;
  /** The only type that is meant, where the filter says so and nothing else beside it with `or`. */
  type: string | undefined;
}

const fields: Readonly<Record<string, (resource: Resource) => string>> = {
  resourcetype: ({ type }) => type,
  name: ({ name }) => name,
  location: ({ location }) => location ?? '',
  resourcegroup: ({ id }) => parseResourceId(id)?.group ?? '',
};

const notUnderstood = (filter: string): Refusal =>
  new Refusal(
    400,
    'CrossconnectNotSimulated',
    `The filter ${filter} is not simulated. There is: resourceType, name, location or resourceGroup eq or ne 'value'; substringof('part', name); startswith(tagName, 'part'); tagName eq 'name' and tagValue eq 'value'; joined by and, or by or.`,
    { target: '$filter' },
  );

const clauseRule = /^\s*(\w+)\s+(eq|ne)\s+'((?:[^']|'')*)'\s*$/i;
const partRule = /^\s*substringof\(\s*'((?:[^']|'')*)'\s*,\s*(\w+)\s*\)\s*$/i;
const startRule = /^\s*startswith\(\s*tagname\s*,\s*'((?:[^']|'')*)'\s*\)\s*$/i;
const tagRule = /tagname\s+eq\s+'((?:[^']|'')*)'(?:\s+and\s+tagvalue\s+eq\s+'((?:[^']|'')*)')?/i;

const plain = (quoted: string | undefined): string => (quoted ?? '').replaceAll("''", "'");

const fieldOf = (name: string): ((resource: Resource) => string) | undefined =>
  Object.hasOwn(fields, keyOf(name)) ? fields[keyOf(name)] : undefined;

function clause(text: string, filter: string): Question {
  const tag = tagRule.exec(text);
  if (tag && tag[0].length === text.trim().length) {
    const [, name, value] = tag;
    return ({ tags }) =>
      Object.entries(tags ?? {}).some(
        ([key, held]) => keyOf(key) === keyOf(plain(name)) && (value === undefined || held === plain(value)),
      );
  }
  const [, field = '', how = '', quoted] = clauseRule.exec(text) ?? [];
  const read = fieldOf(field);
  if (read) {
    const sent = plain(quoted);
    const wanted = keyOf(keyOf(field) === 'location' ? normalLocation(sent) : sent);
    return (resource) => (keyOf(read(resource)) === wanted) === (keyOf(how) === 'eq');
  }
  const [, part, inside = ''] = partRule.exec(text) ?? [];
  const searched = fieldOf(inside);
  if (searched) return (resource) => keyOf(searched(resource)).includes(keyOf(plain(part)));
  const start = startRule.exec(text)?.[1];
  if (start === undefined) throw notUnderstood(filter);
  return ({ tags }) => Object.keys(tags ?? {}).some((key) => keyOf(key).startsWith(keyOf(plain(start))));
}

/** Splits at a word that stands outside quotes. A tag's name and value belong together. */
function parts(filter: string, word: 'and' | 'or'): string[] {
  const pieces = filter.match(/'(?:[^']|'')*'|[^']+/g) ?? [];
  const found = [''];
  for (const piece of pieces) {
    const split = piece.startsWith("'") ? [piece] : piece.split(new RegExp(String.raw`\s${word}\s`, 'i'));
    for (const [index, text] of split.entries()) {
      if (index > 0) found.push('');
      found.push(`${found.pop() ?? ''}${text}`);
    }
  }
  return found;
}

const isTagValue = (text: string): boolean => /^\s*tagvalue\s/i.test(text);

function clausesIn(filter: string): string[] {
  const joined: string[] = [];
  for (const part of parts(filter, 'and')) {
    const before = joined.at(-1);
    if (before !== undefined && isTagValue(part)) joined[joined.length - 1] = `${before.trim()} and ${part.trim()}`;
    else joined.push(part);
  }
  return joined;
}

/** The filter a URL carries; without one everything is meant. */
export function filterIn(url: URL): Filter {
  const filter = url.searchParams.get('$filter');
  if (filter === null || filter.trim() === '') return { isMeant: () => true, type: undefined };
  const ways = parts(filter, 'or').map((way) => clausesIn(way).map((text) => ({ text, holds: clause(text, filter) })));
  const [only, ...others] = ways;
  const named = others.length > 0 ? undefined : only?.flatMap(({ text }) => typeIn(text) ?? [])[0];
  return {
    isMeant: (resource) => ways.some((clauses) => clauses.every(({ holds }) => holds(resource))),
    type: named,
  };
}

function typeIn(text: string): string | undefined {
  const [, field = '', how = '', quoted] = clauseRule.exec(text) ?? [];
  return keyOf(field) === 'resourcetype' && keyOf(how) === 'eq' ? plain(quoted) : undefined;
}
