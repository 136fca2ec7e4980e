/** An item made again from what may be seen of it and its key: how a form that was drawn is exported by a page that never had the items. */
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { item as itemSchema } from '#src/quiz/item.ts';
import type { Key, KeyOption } from '#src/quiz/score.ts';
import type { PublicView } from '#src/quiz/view.ts';
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
}

const reasons = ({ why, belief }: KeyOption) => ({ why, ...(belief === undefined ? {} : { belief }) });

function fieldsOf({ view, key }: Asked): Readonly<Record<string, unknown>> | undefined {
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
          const beliefs = pairs(id).flatMap((one) =>
            one.belief === undefined ? [] : [[one.id.slice(id.length + 1), one.belief] as const],
          );
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
    default:
      return undefined;
  }
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
