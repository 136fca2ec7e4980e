/** What each kind of question becomes in QTI 3: an interaction, its key with the points, and the reasons. */
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { escaped, inline, prose, tag, xmlName } from '#src/quiz/exchange/qti/xml.ts';
import { stretchesOf } from '#src/quiz/kinds/drop-down/gaps.ts';
import { codeAndWords } from '#src/quiz/prose.ts';

type Item = OwnItem['item'];

/** What the one response of an item is called; a gap has one of its own, with the gap's id after it. */
export const response = 'RESPONSE';
export const gapPrefix = `${response}-`;

/** One thing that is answered, with its key. */
export interface Response {
  identifier: string;
  cardinality: 'single' | 'multiple' | 'ordered';
  base: 'identifier' | 'directedPair' | 'string';
  right: readonly string[];
  /** Points by answer; without it the whole answer has to be right for one point. */
  points?: readonly (readonly [answer: string, points: number])[];
}

/** How an item is answered. */
export interface Interaction {
  body: string;
  responses: readonly Response[];
  /** Reasons by the identifier of what they are about. */
  why: readonly (readonly [part: string, why: string])[];
  /** What only an author needs: read again when the item comes back. */
  notes: Readonly<Record<string, string>>;
}

const beliefs = (parts: readonly { id: string; belief?: string | undefined }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parts.flatMap(({ id, belief }) => (belief === undefined ? [] : [[`belief ${xmlName(id)}`, belief]])),
  );
const reasons = (parts: readonly { id: string; why: string }[]): Interaction['why'] =>
  parts.map(({ id, why }) => [xmlName(id), why]);
const simpleChoices = (parts: readonly { id: string; text: string }[]): string[] =>
  parts.map(({ id, text }) => tag('qti-simple-choice', { identifier: xmlName(id) }, prose(text)));

const choices = (options: Extract<Item, { kind: 'single' }>['options'], most: number): Interaction => {
  const right = options.flatMap(({ id, correct }) => (correct ? [xmlName(id)] : []));
  return {
    body: tag(
      'qti-choice-interaction',
      { 'response-identifier': response, 'max-choices': most, shuffle: false },
      ...simpleChoices(options),
    ),
    responses: [
      {
        identifier: response,
        cardinality: most === 1 ? 'single' : 'multiple',
        base: 'identifier',
        right,
        points: right.map((id) => [id, 1]),
      },
    ],
    why: reasons(options),
    notes: beliefs(options),
  };
};

interface Sides {
  rows: readonly { id: string; text: string; why: string }[];
  columns: readonly { id: string; text: string }[];
  /** The id of the column that a row gets. */
  answerOf: (row: string) => string;
}

/** Rows that each get one of the columns. An identifier stands once in a document, so a column that is called as a row is gets another one. */
const matched = ({ rows, columns, answerOf }: Sides): Omit<Interaction, 'notes'> => {
  const right = rows.map(({ id }) => `${xmlName(id)} ${columnName(rows, answerOf(id))}`);
  const set = (all: readonly { name: string; text: string }[], most: number) =>
    tag(
      'qti-simple-match-set',
      {},
      ...all.map(({ name, text }) =>
        tag('qti-simple-associable-choice', { identifier: name, 'match-max': most }, prose(text)),
      ),
    );
  return {
    body: tag(
      'qti-match-interaction',
      { 'response-identifier': response, 'max-associations': rows.length, shuffle: false },
      set(
        rows.map(({ id, text }) => ({ name: xmlName(id), text })),
        1,
      ),
      set(
        columns.map(({ id, text }) => ({ name: columnName(rows, id), text })),
        rows.length,
      ),
    ),
    responses: [
      {
        identifier: response,
        cardinality: 'multiple',
        base: 'directedPair',
        right,
        points: right.map((pair) => [pair, 1]),
      },
    ],
    why: reasons(rows),
  };
};

/** Before the name of a column that is called as a row is: no two choices of an item have the same name. */
export const columnPrefix = 'to.';
const columnName = (rows: Sides['rows'], id: string): string =>
  rows.some((row) => row.id === id) ? `${columnPrefix}${id}` : xmlName(id);

/** Two gaps may offer the same, so a choice has the name of its gap before its own. */
const choiceOfGap = (gap: string, choice: string): string => xmlName(`${gap}.${choice}`);

/** A text with gaps, each of them a list to choose from where it stands. */
function gapped({ text, isCode, gaps }: Extract<Item, { kind: 'drop-down' }>): Interaction {
  const listOf = (id: string): string =>
    tag(
      'qti-inline-choice-interaction',
      { 'response-identifier': `${gapPrefix}${id}`, shuffle: false },
      ...(gaps.find((gap) => gap.id === id)?.choices ?? []).map((choice) =>
        tag('qti-inline-choice', { identifier: choiceOfGap(id, choice.id) }, prose(choice.text)),
      ),
    );
  const written = (lines: string): string =>
    stretchesOf(lines)
      .map((piece) =>
        'gap' in piece ? listOf(piece.gap) : isCode ? escaped(piece.words) : inline(codeAndWords(piece.words)),
      )
      .join('');
  return {
    body: isCode
      ? tag('pre', {}, written(text))
      : text
          .trim()
          .split(/\n\s*\n/)
          .map((paragraph) => tag('p', {}, written(paragraph)))
          .join(''),
    responses: gaps.map(({ id, answer }) => ({
      identifier: `${gapPrefix}${id}`,
      cardinality: 'single',
      base: 'identifier',
      right: [choiceOfGap(id, answer)],
      points: [[choiceOfGap(id, answer), 1]],
    })),
    why: gaps.map(({ id, why }) => [`${gapPrefix}${id}`, why]),
    notes: Object.fromEntries(
      gaps.flatMap(({ id, beliefs: held = {} }) =>
        Object.entries(held).map(([choice, belief]) => [`belief ${choiceOfGap(id, choice)}`, belief]),
      ),
    ),
  };
}

/** How an item is asked in QTI; undefined where QTI has nothing like its kind. */
export function interactionOf(item: Item): Interaction | undefined {
  switch (item.kind) {
    case 'single':
      return choices(item.options, 1);
    case 'multiple':
      return choices(item.options, item.options.filter(({ correct }) => correct).length);
    case 'yes-no':
      return {
        ...matched({
          rows: item.statements,
          columns: [
            { id: 'yes', text: 'Yes' },
            { id: 'no', text: 'No' },
          ],
          answerOf: (row) => (item.statements.some(({ id, holds }) => id === row && holds) ? 'yes' : 'no'),
        }),
        notes: beliefs(item.statements),
      };
    case 'matching':
      return {
        ...matched({
          rows: item.prompts,
          columns: item.choices,
          answerOf: (row) => item.prompts.find(({ id }) => id === row)?.answer ?? '',
        }),
        notes: Object.fromEntries(
          item.prompts.flatMap(({ id, beliefs: held = {} }) =>
            Object.entries(held).map(([choice, belief]) => [
              `belief ${xmlName(id)} ${columnName(item.prompts, choice)}`,
              belief,
            ]),
          ),
        ),
      };
    case 'ordering':
      return {
        body: tag(
          'qti-order-interaction',
          { 'response-identifier': response, shuffle: true },
          ...simpleChoices(item.steps),
        ),
        responses: [
          {
            identifier: response,
            cardinality: 'ordered',
            base: 'identifier',
            right: item.steps.map(({ id }) => xmlName(id)),
          },
        ],
        why: reasons(item.steps),
        notes: Object.fromEntries(
          item.beliefs.flatMap(({ before, after, belief, why }) => [
            [`belief ${xmlName(before)} ${xmlName(after)}`, belief],
            [`why ${xmlName(before)} ${xmlName(after)}`, why],
          ]),
        ),
      };
    case 'fill-in':
      return filled(item);
    case 'drop-down':
      return gapped(item);
    default:
      return undefined;
  }
}

function filled({ form, label, answers, why, wrong }: Extract<Item, { kind: 'fill-in' }>): Interaction {
  return {
    body: tag(
      'p',
      {},
      `${prose(label)}: `,
      tag('qti-text-entry-interaction', { 'response-identifier': response, 'expected-length': 24 }),
    ),
    responses: [
      {
        identifier: response,
        cardinality: 'single',
        base: 'string',
        right: answers.slice(0, 1),
        points: answers.map((answer) => [answer, 1]),
      },
    ],
    why: [['answer', why]],
    notes: {
      form,
      label,
      ...Object.fromEntries(answers.map((answer, index) => [`answer ${String(index + 1)}`, answer])),
      ...Object.fromEntries(
        wrong.flatMap(({ text, why: reason, belief }, index): [string, string][] => [
          [`wrong ${String(index + 1)}`, text],
          [`wrong why ${String(index + 1)}`, reason],
          ...(belief === undefined ? [] : [[`wrong belief ${String(index + 1)}`, belief] satisfies [string, string]]),
        ]),
      ),
    },
  };
}
