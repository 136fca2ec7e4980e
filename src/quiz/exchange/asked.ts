/** An item made again from what may be seen of it and its key: how a form that was drawn is exported by a page that never had the items. */
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { keyWithin } from '#src/quiz/kinds/case-study/marking.ts';
import { item as itemSchema } from '#src/quiz/item.ts';
import type { Key, KeyOption } from '#src/quiz/score.ts';
import type { PublicView, Tab } from '#src/quiz/view.ts';
import * as z from 'zod/mini';

/** A question of the bank or of a generator, with its key. */
export interface Asked {
  id: string;
  objective: string;
  difficulty: number;
  needs: string;
  facts: readonly string[];
  view: PublicView;
  key: Key;
  /** What its figures show, in words, by the names they are drawn under. */
  told?: Readonly<Record<string, string>>;
  /** Of a case: what each of its questions tests. */
  questions?: readonly Pick<Asked, 'id' | 'objective' | 'difficulty' | 'needs' | 'facts'>[];
}

const reasons = ({ why, belief }: KeyOption) => ({ why, ...(belief === undefined ? {} : { belief }) });

function fieldsOf(asked: Asked): Readonly<Record<string, unknown>> | undefined {
  const { view, key, told = {} } = asked;
  const about = (id: string) => key.options.find((option) => option.id === id);
  const pairs = (part: string) => key.options.filter(({ id }) => id.startsWith(`${part}:`));
  const textOf = (id: string) => view.parts.find((part) => part.id === id)?.text ?? '';
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return {
        options: view.parts.flatMap(({ id, text }) => {
          const option = about(id);
          return option ? [{ id, text, correct: option.correct, ...reasons(option) }] : [];
        }),
      };
    case 'yes-no':
      return {
        statements: view.parts.flatMap(({ id, text }) => {
          const right = pairs(id).find(({ correct }) => correct);
          const wrong = pairs(id).find(({ correct }) => !correct);
          return right && wrong ? [{ id, text, holds: right.id === `${id}:yes`, ...reasons(wrong) }] : [];
        }),
      };
    case 'matching':
      return {
        choices: view.choices ?? [],
        prompts: view.parts.flatMap(({ id, text }) => {
          const right = pairs(id).find(({ correct }) => correct);
          if (!right) return [];
          const beliefs = beliefsOf(pairs(id), id);
          return [
            {
              id,
              text,
              answer: right.id.slice(id.length + 1),
              why: right.why,
              ...(beliefs.length === 0 ? {} : { beliefs: Object.fromEntries(beliefs) }),
            },
          ];
        }),
      };
    case 'ordering':
      return {
        keepOrder: false,
        steps: key.options.flatMap(({ id, correct, why }) => (correct ? [{ id, text: textOf(id), why }] : [])),
        beliefs: key.options.flatMap(({ id, correct, why, belief }) => {
          const [before, after] = id.split(':');
          return correct || belief === undefined ? [] : [{ before, after, why, belief }];
        }),
      };
    case 'fill-in': {
      const rights = key.options.filter(({ correct }) => correct);
      return {
        form: view.form,
        label: view.parts[0]?.text,
        answers: rights.map(({ id }) => id),
        why: rights[0]?.why,
        wrong: key.options.flatMap((option) => (option.correct ? [] : [{ text: option.id, ...reasons(option) }])),
      };
    }
    case 'drop-down':
      return {
        text: view.text,
        isCode: view.isCode,
        gaps: view.parts.map(({ id }) => {
          const right = pairs(id).find(({ correct }) => correct);
          const beliefs = beliefsOf(pairs(id), id);
          return {
            id,
            choices: view.gaps?.[id] ?? [],
            answer: right?.id.slice(id.length + 1),
            why: right?.why,
            ...(beliefs.length === 0 ? {} : { beliefs: Object.fromEntries(beliefs) }),
          };
        }),
      };
    case 'hot-area':
      // A file has no drawing to point into: the places become options, and what is drawn is said.
      return told['figure'] === undefined
        ? undefined
        : {
            kind: view.choose === 1 ? 'single' : 'multiple',
            stem: `${view.stem}\n\nThe figure: ${told['figure']}`,
            options: view.parts.flatMap(({ id, text }) => {
              const option = about(id);
              return option ? [{ id, text, correct: option.correct, ...reasons(option) }] : [];
            }),
          };
    case 'case-study':
      return caseFields(asked);
    default:
      return undefined;
  }
}

const beliefsOf = (options: readonly KeyOption[], part: string) =>
  options.flatMap((one) => (one.belief === undefined ? [] : [[one.id.slice(part.length + 1), one.belief] as const]));

/** A case with its figures in words; undefined where one of its questions cannot be made. */
function caseFields({ view, key, told = {}, questions = [] }: Asked): Readonly<Record<string, unknown>> | undefined {
  const made = (view.questions ?? []).map(({ id, view: one }) => {
    const about = questions.find((question) => question.id === id);
    const figure = told[id];
    const own =
      about &&
      itemFrom({
        ...about,
        view: one,
        key: keyWithin(key, id),
        ...(figure === undefined ? {} : { told: { figure } }),
      });
    return { id, ask: own?.item };
  });
  if (made.some(({ ask }) => ask === undefined)) return undefined;
  const exhibits = (tab: Tab) =>
    tab.exhibits.map((exhibit) => {
      switch (exhibit.kind) {
        case 'text':
          return { text: exhibit.text };
        case 'list':
          return { list: exhibit.list };
        case 'table':
          return { table: { caption: exhibit.caption, head: exhibit.head, rows: exhibit.rows } };
        case 'figure':
          return { text: `A figure: ${told[exhibit.drawing] ?? 'it cannot be shown here.'}` };
      }
    });
  return {
    title: view.title,
    tabs: (view.tabs ?? []).map((tab) => ({ id: tab.id, title: tab.title, exhibits: exhibits(tab) })),
    questions: made,
  };
}

/** The item, or undefined where its kind does not leave the course. Its parts stand in the order they are shown in. */
export function itemFrom(asked: Asked): OwnItem | undefined {
  const fields = fieldsOf(asked);
  if (!fields) return undefined;
  const { id, objective, difficulty, needs, facts, view } = asked;
  const { kind, stem, profile } = view;
  return {
    id,
    item: z.parse(itemSchema, { kind, stem, profile, objective, difficulty, needs, facts, keepOrder: true, ...fields }),
  };
}
