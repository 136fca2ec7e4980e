/** One item of QTI 3 as a question that is not checked yet. */
import type { Element, Node } from '@xmldom/xmldom';
import { noReason, type Fault, type RawItem } from '#src/quiz/exchange/own.ts';
import { all, childrenOf, isPlain, lineOf, one, proseOf, tidy } from '#src/quiz/exchange/qti/elements.ts';
import { readers } from '#src/quiz/exchange/qti/interactions.ts';

const interactions = Object.keys(readers);

/** What an item of ours says to authors, by name. */
function notesOf(body: Element): ReadonlyMap<string, string> {
  const list = all(body, 'dl').find((found) => found.parentNode?.parentNode?.nodeName === 'qti-rubric-block');
  if (!list) return new Map();
  const names = all(list, 'dt').map(({ textContent }) => textContent ?? '');
  const values = all(list, 'dd').map(({ textContent }) => textContent ?? '');
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}

/** The stem: every paragraph before, between and after what is answered, but not the note for authors. */
function stemOf(body: Element, faults: Fault[]): string {
  const without = ['qti-rubric-block', ...interactions];
  return childrenOf(body)
    .filter((child) => !without.includes(child.tagName) && !one(child, 'qti-text-entry-interaction'))
    .map((child) => (isPlain(child, faults) ? tidy(proseOf(child, faults, without)) : ''))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Reads one item, or says why it cannot be asked. */
export function rawOf(root: Element, faults: Fault[]): RawItem | Fault {
  const id = root.getAttribute('identifier') ?? '';
  const refuse = (node: Node | undefined, says: string): Fault => ({ line: lineOf(node), says });
  const [body] = all(root, 'qti-item-body');
  if (!body) return refuse(root, `The item "${id}" has no <qti-item-body>.`);
  const asked = interactions.flatMap((name) => all(body, name));
  const [interaction] = asked;
  const other = all(body, '*').find(
    ({ tagName }) => tagName.endsWith('-interaction') && !interactions.includes(tagName),
  );
  if (other)
    return refuse(
      other,
      `<${other.tagName}> is not known here. Known are ${interactions.map((name) => `<${name}>`).join(', ')}.`,
    );
  if (!interaction) return refuse(body, `The item "${id}" asks nothing: it has no interaction.`);
  if (asked.length > 1)
    return refuse(asked[1], `The item "${id}" has ${String(asked.length)} interactions. Make an item of each.`);
  const declared = all(root, 'qti-response-declaration').find(
    (found) => found.getAttribute('identifier') === interaction.getAttribute('response-identifier'),
  );
  const correct = declared && one(declared, 'qti-correct-response');
  const right = correct ? all(correct, 'qti-value').map(({ textContent }) => tidy(textContent ?? '')) : [];
  if (right.length === 0)
    return refuse(declared ?? root, `The item "${id}" has no key: <qti-correct-response> is empty or missing.`);
  const notes = notesOf(body);
  const feedback = new Map(
    all(root, 'qti-modal-feedback').map((found) => [
      (found.getAttribute('identifier') ?? '').replace(/^why-/, ''),
      tidy(proseOf(found, faults)),
    ]),
  );
  const whyOf = (part: string): string => feedback.get(part) || noReason;
  const fields = readers[interaction.tagName]?.({ interaction, right, notes, whyOf, faults }) ?? {};
  const difficulty = notes.get('difficulty');
  return {
    id: id || `line-${String(lineOf(root))}`,
    line: lineOf(root),
    lines: {
      stem: lineOf(body),
      options: lineOf(interaction),
      steps: lineOf(interaction),
      prompts: lineOf(interaction),
    },
    value: {
      stem: stemOf(body, faults),
      keepOrder: notes.has('keep order') ? notes.get('keep order') === 'true' : fields['kind'] !== 'ordering',
      ...Object.fromEntries(
        ['objective', 'needs', 'profile'].flatMap((name) => {
          const value = notes.get(name);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      ...(difficulty === undefined ? {} : { difficulty: Number(difficulty) }),
      ...(notes.has('facts') ? { facts: (notes.get('facts') ?? '').split(' ') } : {}),
      ...fields,
    },
  };
}
