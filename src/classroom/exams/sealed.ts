/** A learner's form: the questions of a paper in an order of its own, under names that tell nothing. */
import { mixedBy } from '#src/base/random.ts';
import { itemsOf, type Form } from '#src/quiz/exam/form.ts';
import type { Drawn, Paper } from './paper.ts';
import type { ShownForm } from './shown.ts';
import { veiled } from './veil.ts';

export interface Sealed {
  /** With the names that the learner's page uses, and what each question is truly worth. */
  form: Form;
  /** By these names: the id of the question, and the question. */
  questions: ReadonlyMap<string, { id: string } & Drawn>;
}

/** The form of this id made of a paper. Two forms of one paper ask in different orders, so that neighbors see different questions. */
export function sealed({ form, questions }: Paper, id: string): Sealed {
  let number = 0;
  const named = new Map<string, { id: string } & Drawn>();
  const sections = form.sections.map((section) => ({
    ...section,
    items: mixedBy(section.items, (item) => `${id} ${item.id}`).map(({ unit: _unit, ...item }) => {
      number += 1;
      const name = `q${String(number)}`;
      const question = questions[item.id];
      if (!question) throw new Error(`The paper of the form ${id} lacks its question ${item.id}.`);
      named.set(name, { id: item.id, ...question });
      return { ...item, id: name };
    }),
  }));
  return { form: { ...form, id, sections }, questions: named };
}

/** What of a form a learner's page gets: what is asked, and nothing about how it is weighed, made or marked. */
export function shownOf({ form, questions }: Sealed): ShownForm {
  const { id, course, blueprint, title, minutes, profile, sections } = form;
  return {
    form: {
      ...{ id, course, blueprint, title, minutes, profile },
      // The page's own machine asks for these; what is true stays here.
      ...{ version: 'class', seed: '', cut: 0.5 },
      sections: sections.map(({ items, ...section }) => ({
        ...section,
        items: items.map(({ id: name, kind }) => ({ id: name, objective: 'hidden', kind, points: 0, difficulty: 0 })),
      })),
    },
    questions: itemsOf(form).flatMap(({ id: name, kind }) => {
      const question = questions.get(name);
      return question ? [{ id: name, kind, view: veiled(question.view) }] : [];
    }),
  };
}
