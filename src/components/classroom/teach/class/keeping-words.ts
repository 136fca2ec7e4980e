/** How long a class is kept, in words with the day on which it goes. */
const day = 24 * 3_600_000;

const dateOf = (at: number): string => new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' });

/** `endedAt`: when the class ended, nothing while it has not; `now` stands for its end then. */
export function keptWords(keepDays: number, endedAt: number | null | undefined, now: number): string {
  const days = keepDays === 1 ? '1 day' : `${String(keepDays)} days`;
  return typeof endedAt === 'number'
    ? `Ended on ${dateOf(endedAt)}. All of it is deleted on ${dateOf(endedAt + keepDays * day)}, ${days} after its end.`
    : `All of it is deleted ${days} after its end. If it ended today, that would be on ${dateOf(now + keepDays * day)}.`;
}
