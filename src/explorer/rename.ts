/** Another name for a thing of a Cloud: in its own id, in those of what stands in it, and wherever they are named. */
import { keyOf } from '#src/base/resource-id.ts';
import { cloudOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { all, find } from './cloud.ts';

type Rewrite = (text: string) => string;

function rewritten(value: unknown, rewrite: Rewrite): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => rewritten(inner, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, rewritten(inner, rewrite)]),
  );
}

/** The id that a thing gets with another name. */
export const renamedId = (id: string, name: string): string => [...id.split('/').slice(0, -1), name].join('/');

/** Why a thing cannot be called so, or undefined. */
export function whyNoName(cloud: PlainCloud, id: string, text: string): string | undefined {
  if (!/^[a-z\d](?:[\w.-]{0,62}[a-z\d_])?$/i.test(text))
    return `"${text}" is not a name. Write up to 64 letters, digits, dots, hyphens and underscores, a letter or digit first.`;
  const there = find(cloud, renamedId(id, text));
  return there && keyOf(there.id) !== keyOf(id) ? `${there.name} is there already. Choose another name.` : undefined;
}

/** The Cloud in which a thing has another name. */
export function renamed(cloud: PlainCloud, id: string, name: string): PlainCloud {
  const [from, to] = [keyOf(id), renamedId(id, name)];
  const rewrite: Rewrite = (text) => {
    const key = text.toLowerCase();
    return key === from || key.startsWith(`${from}/`) ? to + text.slice(from.length) : text;
  };
  return cloudOf(
    all(cloud).map((one) => {
      const properties = Object.fromEntries(
        Object.entries(one.properties).map(([key, value]) => [key, rewritten(value, rewrite)]),
      );
      return { ...one, id: rewrite(one.id), ...(keyOf(one.id) === from && { name }), properties };
    }),
  );
}
