/** A case study in QTI 3: a section of the test, the texts of its tabs as a stimulus, and each of its questions as an item. */
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { commonNotes } from '#src/quiz/exchange/qti/note.ts';
import { writeItem, type Stimulus } from '#src/quiz/exchange/qti/write.ts';
import { declared, escaped, paragraphs, prose, rootAttributes, tag, xmlName } from '#src/quiz/exchange/qti/xml.ts';

export type Case = Extract<OwnItem['item'], { kind: 'case-study' }>;
type Exhibit = Case['tabs'][number]['exhibits'][number];

/** Before the id of a tab, in the stimulus. */
export const tabPrefix = 'tab-';

/** An item as a file of a package. */
export interface File {
  identifier: string;
  href: string;
  xml: string;
}

export interface WrittenCase {
  identifier: string;
  title: string;
  /** What the section says to authors. */
  notes: Readonly<Record<string, string>>;
  stimulus: File;
  items: readonly File[];
}

const row = (cells: readonly string[], name: 'th' | 'td'): string =>
  tag('tr', {}, ...cells.map((cell) => tag(name, {}, prose(cell))));

function exhibitOf({ text, list, table }: Exhibit): string {
  if (text !== undefined) return tag('div', {}, paragraphs(text));
  if (list !== undefined) return tag('ul', {}, ...list.map((one) => tag('li', {}, prose(one))));
  if (table === undefined) return '';
  return tag(
    'table',
    {},
    tag('caption', {}, prose(table.caption)),
    tag('thead', {}, row(table.head, 'th')),
    tag('tbody', {}, ...table.rows.map((cells) => row(cells, 'td'))),
  );
}

const stimulusOf = (identifier: string, { title, stem, tabs }: Case): string =>
  declared(
    tag(
      'qti-assessment-stimulus',
      { ...rootAttributes, identifier, title, 'xml:lang': 'en-US', 'tool-name': 'Crossconnect' },
      tag(
        'qti-stimulus-body',
        {},
        paragraphs(stem),
        ...tabs.map((tab) =>
          tag(
            'div',
            { id: `${tabPrefix}${tab.id}` },
            tag('h2', {}, escaped(tab.title)),
            ...tab.exhibits.map(exhibitOf),
          ),
        ),
      ),
    ),
  );

/** The files of a case, or undefined where it shows a figure or asks for a place in one: a package has no drawings. */
export function writeCase(id: string, item: Case): WrittenCase | undefined {
  if (item.tabs.some(({ exhibits }) => exhibits.some(({ figure }) => figure !== undefined))) return undefined;
  const identifier = xmlName(id);
  const href = `cases/${identifier}.xml`;
  const about: Stimulus = { identifier, href: `../${href}`, title: item.title };
  const items = item.questions.map(({ id: question, ask }) => {
    const own = `${id}.${question}`;
    const name = xmlName(own);
    return { identifier: name, href: `items/${name}.xml`, xml: writeItem({ id: own, item: ask }, { about }) };
  });
  const written = items.flatMap(({ xml, ...file }) => (xml === undefined ? [] : [{ ...file, xml }]));
  if (written.length < items.length) return undefined;
  return {
    identifier,
    title: item.title,
    notes: { ...commonNotes(item), id },
    stimulus: { identifier, href, xml: stimulusOf(identifier, item) },
    items: written,
  };
}
