/** A time line: lanes of spans and marks above one axis, linear or logarithmic. */
import * as z from 'zod';
import { common, elementId, tone, words, type Area, type Problem } from '#src/components/figures/figure.ts';

/** A number, or facts and numbers joined by +, * and /. */
const place = z.union([
  z.number(),
  z.string().includes('{{', 'write a number without quotes, or a sum with {{course/fact}}'),
]);

export const shape = z.strictObject({
  kind: z.literal('timeline'),
  ...common,
  axis: z.strictObject({ label: words, unit: words, scale: z.enum(['linear', 'log']), until: place }),
  lanes: z
    .array(
      z.strictObject({
        id: elementId.optional(),
        label: words,
        spans: z
          .array(
            z.strictObject({
              id: elementId.optional(),
              from: place,
              to: place,
              label: words,
              tone: tone.default('plain'),
            }),
          )
          .default([]),
        marks: z.array(z.strictObject({ id: elementId.optional(), at: place, label: words })).default([]),
      }),
    )
    .min(1),
});

export type TimelineFigure = z.infer<typeof shape>;

/** Places off the axis, spans that end before they begin. Looks at figures whose facts are filled in. */
export function problems({ axis, lanes }: TimelineFigure): Problem[] {
  const until = Number(axis.until);
  const off = (at: number | string): boolean => Number(at) < 0 || Number(at) > until;
  const message = (at: number | string): string => `${at} is not between 0 and ${until}, where the axis ends`;
  return lanes.flatMap(({ spans, marks }, lane) => [
    ...spans.flatMap(({ from, to }, span) => {
      const field = `lanes.${lane}.spans.${span}`;
      if (Number(from) >= Number(to))
        return [{ field, message: `it runs from ${from} to ${to}: write the earlier end first` }];
      const out = [from, to].find(off);
      return out === undefined ? [] : [{ field, message: message(out) }];
    }),
    ...marks.flatMap(({ at }, mark) =>
      off(at) ? [{ field: `lanes.${lane}.marks.${mark}.at`, message: message(at) }] : [],
    ),
  ]);
}

/** Lanes, spans and marks that have an id. */
export const areas = ({ lanes }: TimelineFigure): Area[] =>
  lanes
    .flatMap((lane) => [lane, ...lane.spans, ...lane.marks])
    .flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label }]));
