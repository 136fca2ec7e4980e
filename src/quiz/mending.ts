/** Which questions to mend, and why: what their statistics complain of, once enough people have answered. */
import type { ItemStatistics, Subject } from '#src/quiz/statistics.ts';

/** From so many answers on something is said of how hard a question is, what is chosen in it, and how long it takes. */
export const enough = 20;
/** Correlations swing more, so it takes more answers. */
export const enoughToTellApart = 30;
const tooEasy = 0.95;
const hardlyAboveGuessing = 0.05;
const tellsApart = 0.1;
const tooLong = 180;
const askedTooOften = 3;

export interface Mending {
  item: string;
  /** In sentences, each with what to look at. */
  because: readonly string[];
}

const percent = (share: number): string => `${Math.round(share * 100)} of 100`;

function complaints(
  { exposure, facility, discrimination, choices, seconds }: ItemStatistics,
  { options, guessed = 0 }: Subject,
): string[] {
  const said: string[] = [];
  if (exposure >= enough && facility !== undefined) {
    if (facility >= tooEasy)
      said.push(
        `It earns ${percent(facility)} points, so it tells nobody apart. Make its wrong answers more tempting.`,
      );
    if (facility <= guessed + hardlyAboveGuessing)
      said.push(
        `It earns ${percent(facility)} points, and guessing earns ${percent(guessed)}. Look at its key and its wording.`,
      );
    for (const { word } of choices.filter(({ word, times }) => times === 0 && options?.includes(word)))
      said.push(`Nobody of ${exposure} chose "${word}". Put a belief there that people hold.`);
    const [first] = choices;
    const right = Math.max(0, ...choices.filter(({ correct }) => correct).map(({ times }) => times));
    if (options && first?.correct === false && first.times > right)
      said.push(
        `"${first.word}" is wrong and is chosen more often than what is right. Look at the key, or teach against it.`,
      );
    if (seconds !== undefined && seconds > tooLong)
      said.push(`Half of the answers take more than ${Math.round(seconds)} seconds. Shorten it.`);
  }
  if (exposure >= enoughToTellApart && discrimination !== undefined && discrimination < tellsApart)
    said.push(
      discrimination < 0
        ? `Who does well elsewhere does worse here (correlation ${discrimination.toFixed(2)}). The key may be wrong.`
        : `Who does well elsewhere hardly does better here (correlation ${discrimination.toFixed(2)}). Ask for one thing only.`,
    );
  return said;
}

/** The questions to mend, those with most complaints first. Where too few have answered nothing is said. */
export function toMend(statistics: readonly ItemStatistics[], subjects: readonly Subject[]): Mending[] {
  const byItem = new Map(subjects.map((subject) => [subject.item, subject]));
  const asked = statistics.filter(({ exposure }) => exposure > 0);
  const usual = asked.reduce((sum, { exposure }) => sum + exposure, 0) / Math.max(1, asked.length);
  return statistics
    .map((one) => {
      const because = complaints(one, byItem.get(one.item) ?? { item: one.item });
      if (one.exposure >= enough && one.exposure > askedTooOften * usual)
        because.push(`It was asked ${one.exposure} times, the others ${Math.round(usual)} times. Write more like it.`);
      return { item: one.item, because };
    })
    .filter(({ because }) => because.length > 0)
    .toSorted((one, other) => other.because.length - one.because.length || (one.item < other.item ? -1 : 1));
}

/** How many questions were asked often enough to be judged, and how many never were: what a page of the bank's health begins with. */
export const judged = (statistics: readonly ItemStatistics[]): { judged: number; never: number; all: number } => ({
  judged: statistics.filter(({ exposure }) => exposure >= enough).length,
  never: statistics.filter(({ exposure }) => exposure === 0).length,
  all: statistics.length,
});
