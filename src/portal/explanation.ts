/** Why something was refused, for whoever asks: the rule in the words of its fact, where that comes from, and the lesson that teaches it. */
import { facts, isFactId } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';
import { taughtAt } from '#src/base/taught-facts.generated.ts';
import type { Lesson } from '#src/base/taught-facts.generated.ts';
import { remedyFor } from '#src/portal/remedies.ts';
import type { Refused } from '#src/portal/request.ts';

export interface Explanation {
  /** The rule; twice where the course as taught and today's documentation differ. The one that holds here is marked. */
  rules: readonly { label?: string; text: string; holds: boolean }[];
  source?: { title: string; url: string; asOf: string };
  lesson?: Lesson;
  /** What to do, where no fact stands behind the refusal. */
  remedy?: string;
}

/** Explains a refusal under the rules that hold here. There is always something to say. */
export function explanationOf({ code, fact = '' }: Pick<Refused, 'code' | 'fact'>, profile: Profile): Explanation {
  if (!isFactId(fact)) return { rules: [], remedy: remedyFor(code) };
  const { taught, today, differs, source, asOf } = facts[fact];
  const lesson = taughtAt[fact];
  return {
    rules: differs
      ? [
          { label: 'As taught', text: taught.statement, holds: profile === 'taught' },
          { label: 'Today', text: today.statement, holds: profile === 'today' },
        ]
      : [{ text: today.statement, holds: true }],
    source: { ...source, asOf },
    ...(lesson === undefined ? {} : { lesson }),
  };
}
