/** A line of the Azure CLI: its command, its options, how it is written, and the shape by which lines of one kind are told. */
import { parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';

/** What follows an option: one word, several, or nothing at all. */
type Argument = string | readonly string[] | true | undefined;

export interface AzCommand {
  /** `network express-route create`, without `az`. */
  command: string;
  /** In the order they are written. Those without an argument to give are left out. */
  options: Readonly<Record<string, Argument>>;
}

/** A write as the portal makes it. */
export interface Written {
  method: 'PUT' | 'DELETE' | 'POST';
  id: ResourceId;
  body: unknown;
  /** It created the resource; otherwise it was there and was changed. */
  isNew: boolean;
}

/** What az has for the writes of one resource type. */
export interface AzLines {
  type: string;
  /** The commands that leave behind what this PUT does, in their order; undefined where az has none. */
  put?(written: Written): readonly AzCommand[] | undefined;
  remove?(written: Written): readonly AzCommand[];
  /** By the name of the action: `arpTables`. `argument` is what follows it in the path. */
  actions?: Readonly<
    Record<string, (asked: { id: ResourceId; argument: string; query: URLSearchParams }) => AzCommand>
  >;
}

/** Describes the lines of one resource type. */
export const defineLines = (lines: AzLines): AzLines => lines;

/** The member at a path such as `properties.sku.name`; undefined where there is none. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null) return undefined;
    return Object.entries(part).find(([name]) => name === key)?.[1];
  }, value);
}

/** The text, number or truth value at a path as a word of the command line; undefined where there is none. */
export function wordAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? `${found}` : undefined;
}

/** The members of a list at a path. */
export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found.map((one: unknown) => one) : [];
}

/** The words of a list at a path; undefined where it has none. */
export function wordsAt(value: unknown, path: string): string[] | undefined {
  const words = listAt(value, path).flatMap((one) => (typeof one === 'string' ? [one] : []));
  return words.length === 0 ? undefined : words;
}

/** A resource by its name where it stands in the same group, else by its whole id. */
export function nameOrId(id: string | undefined, beside: ResourceId): string | undefined {
  if (id === undefined) return undefined;
  const parsed = parseResourceId(id);
  const isNear =
    parsed?.subscription.toLowerCase() === beside.subscription.toLowerCase() &&
    parsed.group?.toLowerCase() === beside.group?.toLowerCase();
  return isNear && parsed.parent === undefined ? parsed.name : id;
}

/** The two options by which nearly every command says which resource. */
export const which = ({ group, name }: ResourceId): Record<string, Argument> => ({ '-g': group, '-n': name });

/** What a shell would take apart stands in quotation marks. */
const quoted = (word: string): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`);

const written = (argument: Argument): string[] =>
  argument === true || argument === undefined ? [] : [argument].flat().map((word) => quoted(word));

/** The line as one types it; the subscription stands at its end. */
export function lineOf({ command, options }: AzCommand, subscription: string): string {
  const all: AzCommand['options'] = { ...options, '--subscription': subscription };
  const parts = Object.entries(all).flatMap(([option, argument]) =>
    argument === undefined ? [] : [option, ...written(argument)],
  );
  return ['az', command, ...parts].join(' ');
}

/** What lines of one kind have in common: the command, and which options it has. */
export const shapeOf = ({ command, options }: AzCommand): string =>
  [command, ...Object.keys(options).filter((option) => options[option] !== undefined)].join(' ');
