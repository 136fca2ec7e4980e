/** Whose hands a learner's portal is in, as whoever looks at it follows that. */
import type { FeedWord } from '#src/classroom/feed-words.ts';

export type Controls =
  /** The learner's own. */
  | { at: 'learner' }
  /** The learner was asked, and has not answered. */
  | { at: 'asked' }
  /** The learner said no. */
  | { at: 'declined' }
  | { at: 'mine' }
  | { at: 'another'; name: string };

/** Who is named as holding them, as seen by the account `me`. */
export const heldBy = (holder: { account: string; name: string } | undefined, me: string): Controls =>
  holder ? (holder.account === me ? { at: 'mine' } : { at: 'another', name: holder.name }) : { at: 'learner' };

/** The controls after a word of the feed; the same ones when it is about something else. */
export function controlsAfter(now: Controls, word: FeedWord, attempt: string, me: string): Controls {
  if (word.kind === 'consent' && word.body.attempt === attempt)
    return now.at === 'asked' && !word.body.given ? { at: 'declined' } : now;
  if (word.kind !== 'held' || word.body.attempt !== attempt) return now;
  const { by, name = 'Somebody else' } = word.body;
  return heldBy(by === undefined ? undefined : { account: by, name }, me);
}
