/** A case study read from QTI 3: a section of the test with a note for authors, the stimulus of its items, and the items themselves. */
import type { Element } from '@xmldom/xmldom';
import { filledIn, type Fault, type RawItem } from '#src/quiz/exchange/own.ts';
import { tabPrefix } from '#src/quiz/exchange/qti/case-writer.ts';
import { all, childrenOf, lineOf, one, proseOf, slugOf, tidy } from '#src/quiz/exchange/qti/elements.ts';
import { commonFields, notesOf } from '#src/quiz/exchange/qti/note.ts';

/** A section that is a case, as the test tells it. */
export interface Section {
  id: string;
  title: string;
  notes: ReadonlyMap<string, string>;
  /** The files of its items. */
  hrefs: readonly string[];
}

/** The sections of a test that are cases. */
export const casesIn = (test: Element): Section[] =>
  all(test, 'qti-assessment-section').flatMap((section) => {
    const notes = notesOf(section);
    if (notes.get('kind') !== 'case-study') return [];
    return [
      {
        id: notes.get('id') ?? section.getAttribute('identifier') ?? '',
        title: section.getAttribute('title') ?? '',
        notes,
        hrefs: all(section, 'qti-assessment-item-ref').map((found) => found.getAttribute('href') ?? ''),
      },
    ];
  });

const texts = (within: Element, name: string, faults: Fault[]): string[] =>
  all(within, name).map((found) => tidy(proseOf(found, faults)));

function exhibitOf(element: Element, faults: Fault[]): Readonly<Record<string, unknown>> | undefined {
  switch (element.tagName) {
    case 'div':
      return { text: texts(element, 'p', faults).join('\n\n') };
    case 'p':
      return { text: tidy(proseOf(element, faults)) };
    case 'ul':
      return { list: texts(element, 'li', faults) };
    case 'table': {
      const [head] = all(element, 'thead');
      const [body] = all(element, 'tbody');
      return {
        table: {
          caption: texts(element, 'caption', faults).join(' '),
          head: head ? texts(head, 'th', faults) : [],
          rows: body ? all(body, 'tr').map((row) => texts(row, 'td', faults)) : [],
        },
      };
    }
    default:
      faults.push({
        line: lineOf(element),
        says: `<${element.tagName}> is not taken in a case: a tab has a <h2>, and <div>, <ul> and <table> below it.`,
      });
      return undefined;
  }
}

/** What a stimulus tells: the paragraphs before its tabs, and the tabs. */
export function toldIn(stimulus: Element, faults: Fault[]): { stem: string; tabs: unknown[] } {
  const blocks = childrenOf(one(stimulus, 'qti-stimulus-body') ?? stimulus);
  const isTab = (block: Element): boolean => (block.getAttribute('id') ?? '').startsWith(tabPrefix);
  return {
    stem: blocks
      .filter((block) => !isTab(block))
      .map((block) => tidy(proseOf(block, faults)))
      .join('\n\n'),
    tabs: blocks.filter(isTab).map((block) => ({
      id: slugOf((block.getAttribute('id') ?? '').slice(tabPrefix.length)),
      title: tidy(one(block, 'h2')?.textContent ?? ''),
      exhibits: childrenOf(block)
        .filter(({ tagName }) => tagName !== 'h2')
        .flatMap((element) => exhibitOf(element, faults) ?? []),
    })),
  };
}

/** The case as a question that is not checked yet. Faults in one of its questions are told with that question's line. */
export function caseOf(section: Section, told: { stem: string; tabs: unknown[] }, items: readonly RawItem[]): RawItem {
  const { id, title, notes } = section;
  return {
    id,
    line: 1,
    lines: Object.fromEntries(
      items.flatMap(({ line, lines }, index): [string, number][] => {
        const path = `questions.${String(index)}`;
        return [
          [path, line],
          ...Object.entries(lines).map(([name, where]): [string, number] => [`${path}.ask.${name}`, where]),
        ];
      }),
    ),
    value: {
      kind: 'case-study',
      title,
      ...told,
      keepOrder: true,
      ...commonFields(notes),
      questions: items.map((item) => ({
        id: slugOf(item.id.startsWith(`${id}.`) ? item.id.slice(id.length + 1) : item.id),
        ask: filledIn(item.value),
      })),
    },
  };
}
