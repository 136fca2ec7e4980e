/** Learners of a class, as rows: for tests that do not care how somebody joined. */
import type { Store } from '#src/classroom/store/contract.ts';
import type { SeatRow } from '#src/classroom/store/tables.ts';

/** Adds seats with these ids, who are in the class under names like their ids. */
export const addSeats = (
  store: Store,
  inClass: string,
  ids: readonly string[],
  values: Partial<SeatRow> = {},
): Promise<void> =>
  store.write(async (tx) => {
    for (let from = 0; from < ids.length; from += 100)
      await tx
        .insertInto('seats')
        .values(
          ids.slice(from, from + 100).map((id) => ({
            id,
            class: inClass,
            name: `Learner ${id}`,
            external: null,
            group: null,
            state: 'in' as const,
            merged_into: null,
            phrase_hash: null,
            joined_at: 1,
            seen_at: 1,
            hand_at: null,
            hand_text: null,
            ...values,
          })),
        )
        .execute();
  });
