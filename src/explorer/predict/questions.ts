/** The questions that can be asked about a flow, each with its choices: the truth, what beliefs would answer, and what else comes to mind. */
import { hash128 } from '#src/base/random.ts';
import type { Answer, Asked, QuestionKind } from './question.ts';
import { arrival } from './questions/arrival.ts';
import { ending } from './questions/ending.ts';
import { gateway } from './questions/gateway.ts';
import { link } from './questions/link.ts';
import { nextHop } from './questions/next-hop.ts';
import type { Scene } from './scene.ts';

export const questionKinds: readonly QuestionKind[] = [gateway, arrival, nextHop, link, ending];

/** More than this many choices are read by nobody. */
export const mostChoices = 5;

export interface Question extends Asked {
  id: string;
  /** Never two alike, the right one among them, in an order that says nothing. */
  choices: readonly Answer[];
}

/** Things in an order that depends on the seed alone. */
function shuffled<T>(things: readonly T[], key: (thing: T) => string, seed: string): T[] {
  const rank = new Map(things.map((thing) => [thing, hash128(`${seed}\n${key(thing)}`)]));
  const of = (thing: T) => rank.get(thing) ?? '';
  return things.toSorted((one, other) => (of(one) < of(other) ? -1 : 1));
}

function choicesOf({ truth, network, believed }: Scene, { answerOf, others }: Asked): Answer[] {
  const found = new Map<string, Answer>();
  const right = answerOf(truth, network);
  for (const answer of [right, ...believed.map((one) => answerOf(one.trace, one.network)), ...others]) {
    // Two answers in the same words cannot be told apart, whatever their keys.
    const isKnown = [...found.values()].some(({ text }) => text === answer.text);
    if (found.size < mostChoices && !found.has(answer.key) && !isKnown) found.set(answer.key, answer);
  }
  return [...found.values()];
}

/** Every question that makes sense for the scene, the order of questions and choices drawn from the seed. */
export function questionsFor(scene: Scene, seed: string): Question[] {
  const questions = questionKinds.flatMap((kind): Question[] => {
    const asked = kind.ask(scene);
    if (!asked) return [];
    const choices = choicesOf(scene, asked);
    if (choices.length < 2) return [];
    return [{ ...asked, id: kind.id, choices: shuffled(choices, ({ key }) => key, `${seed}\n${kind.id}`) }];
  });
  return shuffled(questions, ({ id }) => id, seed);
}
