/** The refusal for what is named and is not there, or stands in another region. */
import { Refusal } from '#src/base/refusal.ts';

/** Azure says the same for both. */
export const missing = (named: string, by: string, target: string): Refusal =>
  new Refusal(
    400,
    'InvalidResourceReference',
    `Resource ${named} referenced by resource ${by} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    { target },
  );
