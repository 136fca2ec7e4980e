/** What a form of the portal refused before anything was sent. It is in no log: pages send it with their signs of life. */
import * as z from 'zod/mini';

/** Longer words are cut by the page. Of all that forms refused, so many are kept. */
export const limits = { attempt: 200, form: 200, field: 100, says: 600, atOnce: 20, kept: 40, ago: 600_000 } as const;

const text = (most: number) => z.string().check(z.maxLength(most));

export const formRefusal = z.object({
  attempt: text(limits.attempt),
  /** What the form is called. */
  form: text(limits.form),
  /** The first field that is wrong, and what is said there. */
  field: text(limits.field),
  says: text(limits.says),
});
export type FormRefusal = z.infer<typeof formRefusal>;
/** What the form itself knows of it. */
export type RefusedByForm = Omit<FormRefusal, 'attempt'>;

/** As a page sends them, oldest first, with how many milliseconds ago each was. */
export const refusalsSent = z
  .array(z.extend(formRefusal, { ago: z.int().check(z.minimum(0), z.maximum(limits.ago)) }))
  .check(z.maxLength(limits.atOnce));

/** The signs with the newest refusals only, so that they do not crowd out the others. */
export function keptRefusals<One extends { refused?: FormRefusal }>(signs: readonly One[]): One[] {
  let left = limits.kept;
  return signs
    .toReversed()
    .filter(({ refused }) => refused === undefined || (left -= 1) >= 0)
    .toReversed();
}
