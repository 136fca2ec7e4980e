/** A form: a page of settings as somebody filled it in. */
import * as z from 'zod';
import { common, elementId, words, type Area, type Problem } from '#src/components/figures/figure.ts';

export const shape = z.strictObject({
  kind: z.literal('form'),
  ...common,
  /** The title of the page of settings. */
  screen: words,
  rows: z.array(z.strictObject({ id: elementId, label: words, value: words })).min(2),
});

export type FormFigure = z.infer<typeof shape>;

/** Everything that can be wrong with a form is seen in its shape. */
export const problems = (_: FormFigure): Problem[] => [];

/** The settings. */
export const areas = ({ rows }: FormFigure): Area[] =>
  rows.map(({ id, label, value }) => ({ id, label: `${label}: ${value}` }));
