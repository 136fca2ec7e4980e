/** Questions as QTI 3 items: what is asked as an interaction, the points as a mapping, every reason as feedback, and the rest in a note for authors. */
import { tag, escaped } from '#src/quiz/exchange/qti/xml.ts';
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import type { Item } from '#src/quiz/item.ts';
import { paragraphsOf, piecesOf, type Piece } from '#src/quiz/prose.ts';

export const namespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';
const response = 'RESPONSE';

const inline = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isCode }) => (isCode ? tag('code', {}, escaped(text)) : escaped(text))).join('');
const prose = (text: string): string => inline(piecesOf(text));
const paragraphs = (text: string): string =>
  paragraphsOf(text)
    .map((pieces) => tag('p', {}, inline(pieces)))
    .join('');

/** How an item is answered. */
interface Interaction {
  body: string;
  cardinality: 'single' | 'multiple' | 'ordered';
  base: 'identifier' | 'directedPair' | 'string';
  right: readonly string[];
  /** Points by answer; without it the whole answer has to be right for one point. */
  points?: readonly (readonly [answer: string, points: number])[];
  /** Reasons by the id of what they are about. */
  why: readonly (readonly [part: string, why: string])[];
  /** What only an author needs: read again when the item comes back. */
  notes?: Readonly<Record<string, string>>;
}

const choices = (options: Extract<Item, { kind: 'single' }>['options'], most: number): Interaction => {
  const right = options.flatMap(({ id, correct }) => (correct ? [id] : []));
  return {
    body: tag(
      'qti-choice-interaction',
      { 'response-identifier': response, 'max-choices': most, shuffle: false },
      ...options.map(({ id, text }) => tag('qti-simple-choice', { identifier: id }, prose(text))),
    ),
    cardinality: most === 1 ? 'single' : 'multiple',
    base: 'identifier',
    right,
    points: right.map((id) => [id, 1]),
    why: options.map(({ id, why }) => [id, why]),
    notes: Object.fromEntries(
      options.flatMap(({ id, belief }) => (belief === undefined ? [] : [[`belief ${id}`, belief]])),
    ),
  };
};

interface Sides {
  rows: readonly { id: string; text: string; why: string }[];
  columns: readonly { id: string; text: string }[];
  right: readonly string[];
}

/** Rows that each get one of the columns. */
const matched = ({ rows, columns, right }: Sides): Omit<Interaction, 'notes'> => {
  const set = (all: readonly { id: string; text: string }[], most: number) =>
    tag(
      'qti-simple-match-set',
      {},
      ...all.map(({ id, text }) =>
        tag('qti-simple-associable-choice', { identifier: id, 'match-max': most }, prose(text)),
      ),
    );
  return {
    body: tag(
      'qti-match-interaction',
      { 'response-identifier': response, 'max-associations': rows.length, shuffle: false },
      set(rows, 1),
      set(columns, rows.length),
    ),
    cardinality: 'multiple',
    base: 'directedPair',
    right,
    points: right.map((pair) => [pair, 1]),
    why: rows.map(({ id, why }) => [id, why]),
  };
};

function interactionOf(item: Item): Interaction | undefined {
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
          right: item.statements.map(({ id, holds }) => `${id} ${holds ? 'yes' : 'no'}`),
        }),
        notes: Object.fromEntries(
          item.statements.flatMap(({ id, belief }) => (belief === undefined ? [] : [[`belief ${id}`, belief]])),
        ),
      };
    case 'matching':
      return {
        ...matched({
          rows: item.prompts,
          columns: item.choices,
          right: item.prompts.map(({ id, answer }) => `${id} ${answer}`),
        }),
        notes: Object.fromEntries(
          item.prompts.flatMap(({ id, beliefs = {} }) =>
            Object.entries(beliefs).map(([choice, belief]) => [`belief ${id} ${choice}`, belief]),
          ),
        ),
      };
    case 'ordering':
      return {
        body: tag(
          'qti-order-interaction',
          { 'response-identifier': response, shuffle: true },
          ...item.steps.map(({ id, text }) => tag('qti-simple-choice', { identifier: id }, prose(text))),
        ),
        cardinality: 'ordered',
        base: 'identifier',
        right: item.steps.map(({ id }) => id),
        why: item.steps.map(({ id, why }) => [id, why]),
        notes: Object.fromEntries(
          item.beliefs.flatMap(({ before, after, belief, why }) => [
            [`belief ${before} ${after}`, belief],
            [`why ${before} ${after}`, why],
          ]),
        ),
      };
    case 'fill-in':
      return {
        body: tag(
          'p',
          {},
          `${prose(item.label)}: `,
          tag('qti-text-entry-interaction', { 'response-identifier': response, 'expected-length': 24 }),
        ),
        cardinality: 'single',
        base: 'string',
        right: item.answers.slice(0, 1),
        points: item.answers.map((answer) => [answer, 1]),
        why: [['answer', item.why]],
        notes: {
          form: item.form,
          label: item.label,
          ...Object.fromEntries(item.answers.map((answer, index) => [`answer ${String(index + 1)}`, answer])),
          ...Object.fromEntries(
            item.wrong.flatMap(({ text, why, belief }, index): [string, string][] => [
              [`wrong ${String(index + 1)}`, text],
              [`wrong why ${String(index + 1)}`, why],
              ...(belief === undefined
                ? []
                : [[`wrong belief ${String(index + 1)}`, belief] satisfies [string, string]]),
            ]),
          ),
        },
      };
    default:
      return undefined;
  }
}

const noteOf = (notes: Readonly<Record<string, string>>): string =>
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

/** The XML of one item, or undefined where QTI has nothing like its kind. */
export function writeItem({ id, item }: OwnItem): string | undefined {
  const interaction = interactionOf(item);
  if (!interaction) return undefined;
  const { body, cardinality, base, right, points, why, notes = {} } = interaction;
  const [first = []] = paragraphsOf(item.stem);
  const outcome = (identifier: string, type: string, value: string) =>
    tag(
      'qti-outcome-declaration',
      { identifier, cardinality: 'single', 'base-type': type },
      tag('qti-default-value', {}, tag('qti-value', {}, escaped(value))),
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(
    'qti-assessment-item',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
      identifier: id,
      title: first
        .map(({ text }) => text)
        .join('')
        .slice(0, 80),
      adaptive: false,
      'time-dependent': false,
      'xml:lang': 'en-US',
      'tool-name': 'Crossconnect',
    },
    tag(
      'qti-response-declaration',
      { identifier: response, cardinality, 'base-type': base },
      tag('qti-correct-response', {}, ...right.map((value) => tag('qti-value', {}, escaped(value)))),
      ...(points
        ? [
            tag(
              'qti-mapping',
              { 'default-value': 0 },
              ...points.map(([key, worth]) => tag('qti-map-entry', { 'map-key': key, 'mapped-value': worth })),
            ),
          ]
        : []),
    ),
    outcome('SCORE', 'float', '0'),
    outcome('MAXSCORE', 'float', String(cardinality === 'single' ? 1 : points ? right.length : 1)),
    tag('qti-outcome-declaration', { identifier: 'FEEDBACK', cardinality: 'multiple', 'base-type': 'identifier' }),
    tag(
      'qti-item-body',
      {},
      noteOf({
        kind: item.kind,
        objective: item.objective,
        difficulty: String(item.difficulty),
        needs: item.needs,
        profile: item.profile,
        'keep order': String(item.keepOrder),
        facts: item.facts.join(' '),
        ...notes,
      }),
      paragraphs(item.stem),
      body,
    ),
    tag('qti-response-processing', {
      template: `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${points ? 'map_response' : 'match_correct'}.xml`,
    }),
    ...why.map(([part, reason]) =>
      tag(
        'qti-modal-feedback',
        { 'outcome-identifier': 'FEEDBACK', identifier: `why-${part}`, 'show-hide': 'show' },
        tag('qti-content-body', {}, tag('p', {}, prose(reason))),
      ),
    ),
  )}\n`;
}
