/** What each interaction of QTI becomes here: the fields of a kind of question. */
import type { Element } from '@xmldom/xmldom';
import { noReason, type Fault } from '#src/quiz/exchange/own.ts';
import { all, lineOf, proseOf, slugOf, tidy } from '#src/quiz/exchange/qti/elements.ts';
import { columnPrefix } from '#src/quiz/exchange/qti/writers.ts';

/** An interaction, with what else its item says. */
export interface Found {
  interaction: Element;
  right: readonly string[];
  notes: ReadonlyMap<string, string>;
  whyOf: (part: string) => string;
  faults: Fault[];
}

const simpleChoices = ({ interaction, faults }: Found, name: string) =>
  all(interaction, name).map((choice) => ({
    id: slugOf(choice.getAttribute('identifier') ?? ''),
    own: choice.getAttribute('identifier') ?? '',
    text: tidy(proseOf(choice, faults, ['qti-feedback-inline'])),
    line: lineOf(choice),
  }));

export const withBelief = (belief: string | undefined) => (belief === undefined ? {} : { belief });

export type Fields = Readonly<Record<string, unknown>>;

function chosen(found: Found): Fields {
  const { right, notes, whyOf, interaction } = found;
  const single = interaction.getAttribute('max-choices') === '1' || right.length === 1;
  return {
    kind: single ? 'single' : 'multiple',
    options: simpleChoices(found, 'qti-simple-choice').map(({ id, own, text }) => ({
      id,
      text,
      correct: right.includes(own),
      why: whyOf(own),
      ...withBelief(notes.get(`belief ${own}`)),
    })),
  };
}

function ordered(found: Found): Fields {
  const { right, notes, whyOf } = found;
  const steps = simpleChoices(found, 'qti-simple-choice').map(({ id, own, text }) => ({
    id,
    own,
    text,
    why: whyOf(own),
  }));
  const beliefs = [...notes].flatMap(([name, belief]) => {
    const [, before, after] = /^belief (\S+) (\S+)$/.exec(name) ?? [];
    return before === undefined || after === undefined
      ? []
      : [{ before, after, belief, why: notes.get(`why ${before} ${after}`) ?? noReason }];
  });
  return {
    kind: 'ordering',
    steps: right.flatMap((id) => steps.filter(({ own }) => own === id).map(({ own: _own, ...step }) => step)),
    ...(beliefs.length === 0 ? {} : { beliefs }),
  };
}

function matched(found: Found): Fields {
  const { interaction, right, notes, whyOf, faults } = found;
  const [rows = [], columns = []] = all(interaction, 'qti-simple-match-set').map((set) =>
    simpleChoices({ ...found, interaction: set, faults }, 'qti-simple-associable-choice').map((choice) => ({
      ...choice,
      id: slugOf(choice.own.replace(columnPrefix, '')),
    })),
  );
  const answerOf = (own: string) => right.map((pair) => pair.split(' ')).find(([row]) => row === own)?.[1] ?? '';
  if (columns.map(({ id }) => id).join(' ') === 'yes no')
    return {
      kind: 'yes-no',
      statements: rows.map(({ id, own, text }) => ({
        id,
        text,
        holds: answerOf(own).replace(columnPrefix, '') === 'yes',
        why: whyOf(own),
        ...withBelief(notes.get(`belief ${own}`)),
      })),
    };
  return {
    kind: 'matching',
    prompts: rows.map(({ id, own, text }) => {
      const beliefs = columns.flatMap((column) => {
        const belief = notes.get(`belief ${own} ${column.own}`);
        return belief === undefined ? [] : [[column.id, belief] as const];
      });
      return {
        id,
        text,
        answer: columns.find((column) => column.own === answerOf(own))?.id ?? 'no-answer',
        why: whyOf(own),
        ...(beliefs.length === 0 ? {} : { beliefs: Object.fromEntries(beliefs) }),
      };
    }),
    choices: columns.map(({ id, text }) => ({ id, text })),
  };
}

function filled({ right, notes, whyOf }: Found): Fields {
  const numbered = (name: string): string[] =>
    [...notes].flatMap(([key, value]) => (new RegExp(`^${name} \\d+$`).test(key) ? [value] : []));
  const answers = numbered('answer');
  return {
    kind: 'fill-in',
    form: notes.get('form') ?? 'word',
    label: notes.get('label') ?? 'Answer',
    answers: answers.length > 0 ? answers : right,
    why: whyOf('answer'),
    wrong: numbered('wrong').map((text, index) => ({
      text,
      why: notes.get(`wrong why ${String(index + 1)}`) ?? noReason,
      ...withBelief(notes.get(`wrong belief ${String(index + 1)}`)),
    })),
  };
}

/** How each interaction that is known is read. */
export const readers: Readonly<Record<string, (found: Found) => Fields>> = {
  'qti-choice-interaction': chosen,
  'qti-order-interaction': ordered,
  'qti-match-interaction': matched,
  'qti-text-entry-interaction': filled,
};
