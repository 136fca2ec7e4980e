/** Asking a resource for one table, with nothing to choose. */
import type { AskRules } from '#src/portal/machines/ask.ts';
import type { Place } from '#src/portal/place.ts';

/** The rules of a blade that asks for an action of its resource, once. */
export const oneTable =
  (action: string) =>
  ({ place: { of = '' } }: { place: Place }): AskRules => ({
    asks: (_values, told) => (told.length === 0 ? [{ action: `${of}/${action}` }] : []),
  });
