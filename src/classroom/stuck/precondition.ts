/** Somebody works at what comes later, or looks for it all over the portal, while what comes first is not there. */
import { keyOf } from '#src/base/resource-id.ts';
import { acceptedIn, clause, deedOf, fresh, isAbout, spellOf, times, triesIn } from '#src/classroom/stuck/evidence.ts';
import type { Known, Sign, Stuck } from '#src/classroom/stuck/known.ts';

/** How much it takes: tries alone, tries with pages between them, or pages alone, most of them opened before. */
const enough = { tries: 3, triesBetweenPages: 2, pagesBetween: 3, pages: 7, pagesAgain: 4 };
/** Pages that follow one another like this were not read: so many in a minute. */
const hurry = 60_000;

const isNear = ({ opened = '' }: Sign, on: readonly string[]): boolean =>
  on.some((one) => keyOf(opened).includes(keyOf(one.split('/').at(-1) ?? one)));

/** Undefined where no precondition is what holds this learner up. */
export function atPrecondition({ lines, signs, standing }: Known, now: number): Stuck | undefined {
  const { on, title = '', wants } = standing;
  const from = Math.max(standing.since, now - fresh);
  const spell = spellOf(lines).filter(({ at }) => at >= from);
  const tries = triesIn(spell).filter(({ path }) => !isAbout(path, on));
  const accepted = spell.filter((line) => acceptedIn(line).length > 0).at(-1)?.at ?? 0;
  const pages = signs.filter((sign) => sign.inPortal === true && sign.at >= from && !isNear(sign, on));
  const recent = pages.filter(({ at }) => at > accepted && at >= now - hurry);
  const again = recent.filter((page) => pages.some(({ at, opened }) => at < page.at && opened === page.opened));
  const isTrying =
    tries.length >= enough.tries || (tries.length >= enough.triesBetweenPages && pages.length >= enough.pagesBetween);
  // Whoever has a question to answer is meant to look around.
  const isLooking = wants !== undefined && recent.length >= enough.pages && again.length >= enough.pagesAgain;
  if (!isTrying && !isLooking) return undefined;
  const unmet = wants === undefined ? 'its question is not answered yet' : `this is not met yet: ${clause(wants)}`;
  const last = tries.at(-1);
  const does =
    last === undefined
      ? `opened ${recent.length} pages of the portal, ${again.length} of them again, and changed nothing`
      : `tried what comes later ${times(tries.length)} (last “${deedOf(last)}”, refused with ${last.code})`;
  const since = Math.min(...(isTrying ? tries : recent).map(({ at }) => at));
  return { reason: 'precondition', since, says: `“${title}”: ${does}, while ${unmet}.` };
}
