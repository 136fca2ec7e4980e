/** Takes from a question what its parts are called within, since such a name may tell who wrote or made it: a learner's page sees `p1` and `c2`. */
import type { PublicView } from '#src/quiz/view.ts';

const partName = (index: number): string => `p${String(index + 1)}`;
const choiceName = (index: number): string => `c${String(index + 1)}`;

/** A text to fill in has no parts that are named in an answer. */
const isText = ({ kind }: Pick<PublicView, 'kind'>): boolean => kind === 'fill-in';

/** The view as a learner's page gets it: every field named here, so that a new one stays on the server. */
export function veiled(view: PublicView): PublicView {
  const { kind, stem, profile, parts, asks, choose, choices, form } = view;
  return {
    ...{ kind, stem, profile, asks, choose },
    parts: isText(view) ? parts : parts.map(({ text }, index) => ({ id: partName(index), text })),
    ...(choices === undefined ? {} : { choices: choices.map(({ text }, index) => ({ id: choiceName(index), text })) }),
    ...(form === undefined ? {} : { form }),
  };
}

/** The words of an answer with the names that the question itself has. A name that the view does not have stays, and is no answer to anything. */
export function unveiled(view: PublicView, words: readonly string[]): string[] {
  if (isText(view)) return [...words];
  const parts = new Map(view.parts.map(({ id }, index) => [partName(index), id]));
  const choices = new Map((view.choices ?? []).map(({ id }, index) => [choiceName(index), id]));
  return words.map((word) => {
    const [part = '', ...rest] = word.split(':');
    const own = parts.get(part);
    if (own === undefined) return '?';
    if (rest.length === 0) return own;
    const choice = rest.join(':');
    return `${own}:${choices.get(choice) ?? choice}`;
  });
}
