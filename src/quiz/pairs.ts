/** Questions whose parts each get one of several answers, as words `part:answer`: how they are marked, one point for each part. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Verdict } from '#src/base/verdict.ts';
import { beliefIn, type Key, type KeyOption, type Score } from '#src/quiz/score.ts';

const partOf = (word: string): string => word.slice(0, word.indexOf(':'));

/** What an answer says about each part. Of two words about one part the first counts, and no part counts twice. */
const saidAbout = (answer: readonly string[]): ReadonlyMap<string, string> =>
  new Map(answer.toReversed().map((word) => [partOf(word), word]));

/** Finished when each part has its word. `what` names one part and several. */
export function eachHasOne(choose: number, answer: readonly string[], [one, many]: readonly [string, string]): Verdict {
  const said = saidAbout(answer).size;
  if (said >= choose) return pass(`Each of the ${choose} ${many} has its answer.`);
  if (said === 0) return fail(`Nothing is chosen yet. Choose ${choose}, one for each ${one}.`);
  return fail(`${said} of ${choose} ${many} answered. Choose one for each ${one}.`);
}

/** One point for each part that got its right answer. Two answers for one part are too many: that part earns nothing. */
export function scorePairs({ options }: Key, answer: readonly string[]): Score {
  const because = [...Map.groupBy(options, ({ id }) => partOf(id))].map(([part, own]) => {
    const words = new Set(answer.filter((word) => partOf(word) === part));
    const given = own.find(({ id }) => words.has(id) && words.size === 1);
    return reasonFor(part, own, given, words.size > 0);
  });
  return { points: because.filter(({ chosen, correct }) => chosen && correct).length, outOf: because.length, because };
}

function reasonFor(part: string, own: readonly KeyOption[], given: KeyOption | undefined, chosen: boolean) {
  const right = own.find(({ correct }) => correct);
  const reason = { option: part, chosen, correct: given?.correct === true };
  const { id: answer, why } = right ?? { id: '', why: '' };
  return reason.correct ? { ...reason, why } : { ...reason, why: '', ...beliefIn(given), right: { answer, why } };
}
