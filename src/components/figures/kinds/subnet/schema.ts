/** A layout of addresses: a prefix as a bar, its parts below it, and what each is for. Parts may have parts. */
import * as z from 'zod';
import { covers, isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import { common, elementId, tone, words, type Area, type Problem } from '#src/components/figures/figure.ts';

export const shape = z.strictObject({
  kind: z.literal('subnet'),
  ...common,
  prefix: words,
  parts: z
    .array(
      z.strictObject({
        id: elementId,
        /** A prefix, or one address. */
        prefix: words,
        label: words,
        note: words.optional(),
        tone: tone.default('plain'),
      }),
    )
    .min(1),
});

export type SubnetFigure = z.infer<typeof shape>;

/** Prefixes that cannot be read, lie outside, or cross each other. */
export function problems({ prefix, parts }: SubnetFigure): Problem[] {
  const all = [
    { field: 'prefix', prefix },
    ...parts.map((part, index) => ({ field: `parts.${index}.prefix`, prefix: part.prefix })),
  ];
  const unread = all.filter((one) => !isTidy(one.prefix));
  if (unread.length > 0)
    return unread.map((one) => ({
      field: one.field,
      message: `"${one.prefix}" is no prefix, or does not begin at its first address. 10.0.0.0/30 and 10.0.0.1 are right.`,
    }));
  const whole = parsePrefix(prefix);
  const inner = parts.flatMap((part, index) => {
    const parsed = parsePrefix(part.prefix);
    return parsed ? [{ field: `parts.${index}.prefix`, text: part.prefix, parsed }] : [];
  });
  return inner.flatMap(({ field, text, parsed }, index) => {
    if (whole && !covers(whole, parsed)) return [{ field, message: `${text} does not lie in ${prefix}` }];
    const twin = inner
      .slice(index + 1)
      .find((other) => other.parsed.length === parsed.length && overlap(other.parsed, parsed));
    return twin ? [{ field: twin.field, message: `${twin.text} is there twice` }] : [];
  });
}

/** The parts. */
export const areas = ({ parts }: SubnetFigure): Area[] =>
  parts.map(({ id, prefix, label }) => ({ id, label: `${label} (${prefix})` }));
