/** Questions as QTI 3 items: what is asked as an interaction, the points as a mapping, every reason as feedback, and the rest in a note for authors. */
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { commonNotes, noteOf } from '#src/quiz/exchange/qti/note.ts';
import { interactionOf, type Response } from '#src/quiz/exchange/qti/writers.ts';
import {
  declared,
  escaped,
  paragraphs,
  prose,
  rootAttributes,
  tag,
  titleOf,
  xmlName,
} from '#src/quiz/exchange/qti/xml.ts';
import { paragraphsOf } from '#src/quiz/prose.ts';

const outcome = (identifier: string, type: string, value: string): string =>
  tag(
    'qti-outcome-declaration',
    { identifier, cardinality: 'single', 'base-type': type },
    tag('qti-default-value', {}, tag('qti-value', {}, escaped(value))),
  );

const declaration = ({ identifier, cardinality, base, right, points }: Response): string =>
  tag(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': base },
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
  );

const mostOf = ({ cardinality, right, points }: Response): number =>
  cardinality === 'single' || !points ? 1 : right.length;

/** How an answer is marked: by a template where there is one response, and by the sum of the points where there are several. */
function processing(responses: readonly Response[]): string {
  const [first] = responses;
  if (responses.length === 1)
    return tag('qti-response-processing', {
      template: `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${first?.points ? 'map_response' : 'match_correct'}.xml`,
    });
  return tag(
    'qti-response-processing',
    {},
    tag(
      'qti-set-outcome-value',
      { identifier: 'SCORE' },
      tag('qti-sum', {}, ...responses.map(({ identifier }) => tag('qti-map-response', { identifier }))),
    ),
  );
}

/** A text that is told before the question, in a file of its own. */
export interface Stimulus {
  identifier: string;
  href: string;
  title: string;
}

interface Place {
  /** Its name in XML, where that is not its id. */
  identifier?: string;
  /** What a question of a case is about. */
  about?: Stimulus;
}

/** The XML of one item, or undefined where QTI has nothing like its kind. */
export function writeItem({ id, item }: OwnItem, place: Place = {}): string | undefined {
  const interaction = interactionOf(item);
  if (!interaction) return undefined;
  const { body, responses, why, notes } = interaction;
  const { identifier = xmlName(id), about } = place;
  return declared(
    tag(
      'qti-assessment-item',
      {
        ...rootAttributes,
        identifier,
        title: titleOf(paragraphsOf(item.stem)[0]),
        adaptive: false,
        'time-dependent': false,
        'xml:lang': 'en-US',
        'tool-name': 'Crossconnect',
      },
      ...responses.map(declaration),
      outcome('SCORE', 'float', '0'),
      outcome('MAXSCORE', 'float', String(responses.reduce((sum, one) => sum + mostOf(one), 0))),
      tag('qti-outcome-declaration', { identifier: 'FEEDBACK', cardinality: 'multiple', 'base-type': 'identifier' }),
      ...(about ? [tag('qti-assessment-stimulus-ref', { ...about })] : []),
      tag(
        'qti-item-body',
        {},
        noteOf({ ...commonNotes(item), ...(identifier === id ? {} : { id }), ...notes }),
        paragraphs(item.stem),
        body,
      ),
      processing(responses),
      ...why.map(([part, reason]) =>
        tag(
          'qti-modal-feedback',
          { 'outcome-identifier': 'FEEDBACK', identifier: `why-${part}`, 'show-hide': 'show' },
          tag('qti-content-body', {}, tag('p', {}, prose(reason))),
        ),
      ),
    ),
  );
}
