/** The fields that every item has, whatever its kind, and the texts and ids they are made of. */
import * as z from 'zod/mini';

export const line = z.string().check(z.trim(), z.minLength(1, { error: 'must not be empty' }));

/** Names a part of a question in answers and keys. Never shown; it must not tell what is right. */
export const slug = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be small letters, digits and hyphens, like "keeps-gateway"' }),
  );

/** The id of an item is its path: `expressroute/09-fastpath/<name>`. */
export const itemFields = {
  /** The objective it tests: an id under `content/objectives/`. */
  objective: line,
  /** The facts the answer rests on; at least one. */
  facts: z.array(line).check(z.minLength(1, { error: 'name at least one fact the answer rests on' })),
  /** Under which profile the key is true: `both`, or only as `taught` in the course, or only as documented `today`. */
  profile: z._default(z.enum(['both', 'taught', 'today']), 'both'),
  /** Where the item stands in its unit's check; items with the same number follow the alphabet. */
  order: z._default(z.int(), 0),
  /** 1 for one step from a fact, 2 for two or for a likely trap, 3 for weighing several rules. */
  difficulty: z.literal([1, 2, 3], { error: 'must be 1 (one fact), 2 (two steps or a trap) or 3 (several rules)' }),
  /** `decision` is a choice on a given topology, address plan, state or requirement; `recall` is anything less. */
  needs: z.enum(['recall', 'decision'], {
    error: 'must be recall (what is known) or decision (a choice on a given situation)',
  }),
  /** `true` where the written order is a scale, such as sizes; else the page shuffles by a fixed hash. */
  keepOrder: z._default(z.boolean(), false),
  /** The question. `Backticks` set code; an empty line starts a paragraph. */
  stem: line,
};

/** Refuses a list in which two members have the same id, or say the same. */
export const eachOnce = (what: string) =>
  [
    z.refine<readonly { id: string }[]>((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: `two ${what} have the same id`,
    }),
    z.refine<readonly { text: string }[]>(
      (all) => new Set(all.map(({ text }) => text.toLowerCase())).size === all.length,
      { error: `two ${what} say the same` },
    ),
  ] as const;
