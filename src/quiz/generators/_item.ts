/** What generators share: items of each kind from texts and reasons alone, with ids that say nothing about what is right. */
import { hash128 } from '#src/base/random.ts';
import type { Form } from '#src/quiz/form-names.ts';
import type { Item } from '#src/quiz/item.ts';

/** What every generated question says of itself, whatever its kind. */
export interface About {
  /** `E6`; the exam is AZ-700. */
  objective: string;
  /** Names of facts within the course. */
  facts: readonly string[];
  difficulty: 1 | 2 | 3;
  stem: string;
  profile?: 'both' | 'taught' | 'today';
  /** For options on a scale. */
  keepOrder?: boolean;
}

/** One option as a generator writes it. */
export interface Draft {
  text: string;
  correct?: boolean;
  why: string;
  /** The name of a misconception within the course. On a right option it is left out. */
  belief?: string | undefined;
}

/** One statement of a series. */
export interface Claim {
  text: string;
  holds: boolean;
  why: string;
  belief?: string | undefined;
}

const course = 'expressroute';
const letters = 'abcdefgh';

const fieldsOf = ({ objective, facts, difficulty, stem, profile = 'both', keepOrder = false }: About) => ({
  objective: `az-700/${objective}`,
  facts: [...new Set(facts)].map((fact) => `${course}/${fact}`),
  profile,
  order: 0,
  difficulty,
  needs: 'decision' as const,
  keepOrder,
  stem,
});

const beliefOf = (belief: string | undefined) => (belief === undefined ? {} : { belief: `${course}/${belief}` });

/** The same parts without those that say what an earlier one said, each under a letter that the texts alone decide. */
function lettered<One extends { text: string }>({ stem, keepOrder = false }: About, all: readonly One[]) {
  const once = all.filter(
    ({ text }, index) => all.findIndex((other) => other.text.toLowerCase() === text.toLowerCase()) === index,
  );
  const order = once.map((one) => ({ one, by: hash128(`${stem} ${one.text}`) }));
  if (!keepOrder) order.sort((a, b) => (a.by < b.by ? -1 : 1));
  return order.map(({ one }, index) => ({ one, id: letters.charAt(index) }));
}

const options = (about: About, drafts: readonly Draft[]) =>
  lettered(about, drafts).map(({ one: { text, correct = false, why, belief }, id }) => ({
    id,
    text,
    correct,
    why,
    ...(correct ? {} : beliefOf(belief)),
  }));

/** One right option out of several. Of options that say the same the first stays, so the right one is written first. */
export const single = (about: About, drafts: readonly Draft[]): Item => ({
  kind: 'single',
  ...fieldsOf(about),
  options: options(about, drafts),
});

/** Several right options. */
export const multiple = (about: About, drafts: readonly Draft[]): Item => ({
  kind: 'multiple',
  ...fieldsOf(about),
  options: options(about, drafts),
});

/** Three to five statements that hold or do not. */
export const yesNo = (about: About, claims: readonly Claim[]): Item => ({
  kind: 'yes-no',
  ...fieldsOf(about),
  statements: lettered(about, claims).map(({ one: { text, holds, why, belief }, id }) => ({
    id,
    text,
    holds,
    why,
    ...beliefOf(belief),
  })),
});

/** A text to write into a box; the wrong ones are those that somebody with a wrong idea would write. */
export const fillIn = (
  about: About,
  box: { form: Form; label: string; answer: string; why: string; wrong: readonly Draft[] },
): Item => ({
  kind: 'fill-in',
  ...fieldsOf(about),
  form: box.form,
  label: box.label,
  answers: [box.answer],
  why: box.why,
  wrong: lettered(
    about,
    box.wrong.filter(({ text }) => text !== box.answer),
  ).map(({ one }) => ({ text: one.text, why: one.why, ...beliefOf(one.belief) })),
});

/** The id of the part that says a text. */
function idIn(parts: readonly { one: { text: string }; id: string }[]): (text: string) => string {
  return (text) => {
    const part = parts.find(({ one }) => one.text === text);
    if (!part) throw new Error(`No part says "${text}".`);
    return part.id;
  };
}

/** Three to seven steps in the right order. A wrong idea names two steps by their texts: `before` was put ahead of `after`, which has to come first. */
export function ordering(
  about: About,
  steps: readonly { text: string; why: string }[],
  ideas: readonly { before: string; after: string; belief: string; why: string }[],
): Item {
  const idOf = idIn(lettered(about, steps));
  return {
    kind: 'ordering',
    ...fieldsOf(about),
    steps: steps.map(({ text, why }) => ({ id: idOf(text), text, why })),
    beliefs: ideas.map(({ before, after, belief, why }) => ({
      before: idOf(before),
      after: idOf(after),
      belief: `${course}/${belief}`,
      why,
    })),
  };
}

/** Three to five prompts, each with one of the choices, which may be more. `beliefs`: by the text of a wrong choice. */
export function matching(
  about: About,
  prompts: readonly { text: string; why: string; answer: string; beliefs?: Readonly<Record<string, string>> }[],
  choices: readonly string[],
): Item {
  const all = lettered(
    about,
    choices.map((text) => ({ text })),
  );
  const idOf = idIn(all);
  return {
    kind: 'matching',
    ...fieldsOf(about),
    prompts: lettered(about, prompts).map(({ one: { text, why, answer, beliefs = {} }, id }) => ({
      id,
      text,
      why,
      answer: idOf(answer),
      beliefs: Object.fromEntries(
        Object.entries(beliefs).map(([choice, belief]) => [idOf(choice), `${course}/${belief}`]),
      ),
    })),
    choices: all.map(({ one, id }) => ({ id, text: one.text })),
  };
}
