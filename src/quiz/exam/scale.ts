/**
 * The scale of the score: from 1 to 1000, and 700 passes. The blueprint says which share of the points passes a form of middling difficulty.
 * From it follows who passes, somebody of one ability, and from that ability the share that passes any other form: less of a harder one.
 */

/** One question as far as the scale goes. */
export interface Weighed {
  points: number;
  /** In logits. */
  difficulty: number;
}

export const lowest = 1;
export const passing = 700;
export const highest = 1000;

/** The share of a question's points that somebody of this ability earns on average, as the Rasch model has it. */
const expected = (ability: number, difficulty: number): number => 1 / (1 + Math.exp(difficulty - ability));

/** The share of the points of these questions that somebody of this ability earns on average, from 0 to 1. Without points it is that of a question of difficulty 0. */
export function shareAt(ability: number, items: readonly Weighed[]): number {
  const points = items.reduce((sum, item) => sum + item.points, 0);
  if (points === 0) return expected(ability, 0);
  return items.reduce((sum, item) => sum + item.points * expected(ability, item.difficulty), 0) / points;
}

/** Nobody is further from the middle than this, in logits. */
const farthest = 12;

/** The ability that earns this share of the points of these questions on average, in logits. */
export function abilityFor(share: number, items: readonly Weighed[]): number {
  let [low, high] = [-farthest, farthest];
  for (let halved = 0; halved < 50; halved += 1) {
    const middle = (low + high) / 2;
    if (shareAt(middle, items) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A share as it is kept and printed: to a tenth of a percent. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/**
 * The share of the points that passes these questions, for the ability that passes `measure` with the share `cut`. Never nothing and
 * never everything, so that there is something to earn on both sides.
 */
export const cutOf = (items: readonly Weighed[], cut: number, measure: readonly Weighed[]): number =>
  Math.min(0.95, Math.max(0.05, rounded(shareAt(abilityFor(cut, measure), items))));

/** The score for a share of the points: a straight line up to the cut and another one above it. It passes where the share does. */
export function scaledOf(share: number, cut: number): number {
  if (share >= cut) return passing + Math.floor(((highest - passing) * (share - cut)) / (1 - cut) + 1e-9);
  return Math.min(passing - 1, lowest + Math.floor(((passing - lowest) * share) / cut + 1e-9));
}

/** What the scale is and what it is not, for every page that shows a score. `cut` is that of the form. */
export const aboutScale = (cut: number): readonly string[] => [
  `The score runs from ${lowest} to ${highest}, and ${passing} passes. ${passing} is not 70 percent: this form is passed with ${percent(cut)} of its points, and another form, if it is harder or easier, with less or more.`,
  'Below the mark, and above it, each point is worth the same. How hard a question is was estimated from its features and from answers given here.',
  'It is our own scale in the manner of the exam’s. How the exam turns points into a score is not published, so a score here says how you did on these questions, and predicts no result elsewhere.',
];

/** A share in words: `68.5 %`. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
