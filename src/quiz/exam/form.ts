/** A form: the questions of one exam in the order they are asked, with everything an attempt needs to stay readable when the bank has changed. */
import * as z from 'zod/mini';

const id = z.string().check(z.minLength(1));
const count = z.number().check(z.nonnegative());

/** One question of a form. Its text is read from the bank, or made again from its seed; its key is fetched when it is marked. */
export const formItem = z.object({
  /** `expressroute/09-fastpath/<name>`, or `generated/<generator>/<seed>`. */
  id,
  /** The skill it counts for, such as `az-700/E4`. */
  objective: id,
  kind: id,
  /** What it was worth when the form was made. */
  points: count,
  /** How hard it was held to be when the form was made, in logits. */
  difficulty: z.number(),
  /** The unit that teaches it, where one does: `expressroute/09-fastpath`. */
  unit: z.exactOptional(z.string()),
});

export const sectionKind = z.enum(['plain', 'case-study', 'series', 'lab']);

/** A part of a form. Between sections that do not lock one goes to and fro; one that locks is left once and for all. */
export const section = z.object({
  id,
  title: id,
  kind: sectionKind,
  locks: z.boolean(),
  items: z.array(formItem).check(z.minLength(1)),
});

export const form = z.object({
  /** Unlike that of any other form: the blueprint's name, and what follows from seed, profile and bank. */
  id,
  /** The version of the bank it was drawn from: see `bankVersion`. */
  version: id,
  course: id,
  /** The blueprint it was made from: `full`, `ten-minutes`. */
  blueprint: id,
  title: id,
  /** The one skill it is about, where it was made for one. */
  objective: z.exactOptional(z.string()),
  seed: z.string(),
  /** How long it takes without extra time. */
  minutes: z.number().check(z.positive()),
  profile: z.enum(['taught', 'today']),
  /** The share of the points at which a form of this difficulty is passed, from 0 to 1. */
  cut: z.number().check(z.gt(0), z.lt(1)),
  sections: z.array(section).check(z.minLength(1)),
});

export type FormItem = z.infer<typeof formItem>;
export type SectionKind = z.infer<typeof sectionKind>;
export type Section = z.infer<typeof section>;
export type Form = z.infer<typeof form>;

/** All questions of a form, in the order they are asked. */
export const itemsOf = ({ sections }: Pick<Form, 'sections'>): FormItem[] => sections.flatMap(({ items }) => items);

/** The section an item stands in; undefined for an item of another form. */
export const sectionOf = ({ sections }: Pick<Form, 'sections'>, item: string): Section | undefined =>
  sections.find(({ items }) => items.some((one) => one.id === item));
