/** The note for authors in a QTI document: what only this project knows of a question, by name, so that it comes back. */
import type { Element } from '@xmldom/xmldom';
import { all } from '#src/quiz/exchange/qti/elements.ts';
import { escaped, tag } from '#src/quiz/exchange/qti/xml.ts';

export const noteOf = (notes: Readonly<Record<string, string>>): string =>
  tag(
    'qti-rubric-block',
    { use: 'scoring', view: 'author' },
    tag(
      'qti-content-body',
      {},
      tag(
        'dl',
        {},
        ...Object.entries(notes).flatMap(([name, value]) => [
          tag('dt', {}, escaped(name)),
          tag('dd', {}, escaped(value)),
        ]),
      ),
    ),
  );

/** The note in the body of an item or in a section; empty where there is none. */
export function notesOf(within: Element): ReadonlyMap<string, string> {
  const list = all(within, 'dl').find((found) => found.parentNode?.parentNode?.nodeName === 'qti-rubric-block');
  if (!list) return new Map();
  const names = all(list, 'dt').map(({ textContent }) => textContent ?? '');
  const values = all(list, 'dd').map(({ textContent }) => textContent ?? '');
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}

/** The fields that every question has, as a note. */
export const commonNotes = ({ kind, objective, difficulty, needs, profile, keepOrder, facts }: Common) => ({
  kind,
  objective,
  difficulty: String(difficulty),
  needs,
  profile,
  'keep order': String(keepOrder),
  facts: facts.join(' '),
});

interface Common {
  kind: string;
  objective: string;
  difficulty: number;
  needs: string;
  profile: string;
  keepOrder: boolean;
  facts: readonly string[];
}

/** The same fields as a note tells them; those that it does not tell are left to whoever checks the question. */
export function commonFields(notes: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const difficulty = notes.get('difficulty');
  return {
    ...(notes.has('keep order') ? { keepOrder: notes.get('keep order') === 'true' } : {}),
    ...Object.fromEntries(
      ['objective', 'needs', 'profile'].flatMap((name) => {
        const value = notes.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...(difficulty === undefined ? {} : { difficulty: Number(difficulty) }),
    ...(notes.has('facts') ? { facts: (notes.get('facts') ?? '').split(' ') } : {}),
  };
}
