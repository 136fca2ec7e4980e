/** One item of QTI 3 as a question that is not checked yet. */
import type { Element, Node } from '@xmldom/xmldom';
import { noReason, type Fault, type RawItem } from '#src/quiz/exchange/own.ts';
import { all, childrenOf, isPlain, lineOf, one, proseOf, tidy } from '#src/quiz/exchange/qti/elements.ts';
import { gapFields, gapInteraction, gappedBlocks } from '#src/quiz/exchange/qti/gaps.ts';
import { readers } from '#src/quiz/exchange/qti/interactions.ts';
import { commonFields, notesOf } from '#src/quiz/exchange/qti/note.ts';

const interactions = [...Object.keys(readers), gapInteraction];

/** What is said where a text with gaps stands alone. */
const choosing = 'Choose what belongs into each gap.';

/** The stem: every paragraph before, between and after what is answered, but not the note for authors, and no text with gaps. */
function stemOf(body: Element, faults: Fault[]): string {
  const without = ['qti-rubric-block', ...interactions];
  const gapped = gappedBlocks(body);
  const paragraphs = childrenOf(body)
    .filter((child) => !without.includes(child.tagName) && !one(child, 'qti-text-entry-interaction'))
    .filter((child) => !gapped.includes(child))
    .map((child) => (isPlain(child, faults) ? tidy(proseOf(child, faults, without)) : ''))
    .filter((paragraph) => paragraph !== '');
  return paragraphs.length === 0 && gapped.length > 0 ? choosing : paragraphs.join('\n\n');
}

/** An item of QTI as it was read, with the text in another file that it rests on. */
export interface ReadItem extends RawItem {
  about?: { href: string; line: number };
}

/** The text of its own file that an item rests on. */
function aboutOf(root: Element): Pick<ReadItem, 'about'> {
  const found = one(root, 'qti-assessment-stimulus-ref');
  return found ? { about: { href: found.getAttribute('href') ?? '', line: lineOf(found) } } : {};
}

/** Reads one item, or says why it cannot be asked. */
export function rawOf(root: Element, faults: Fault[]): ReadItem | Fault {
  const identifier = root.getAttribute('identifier') ?? '';
  const refuse = (node: Node | undefined, says: string): Fault => ({ line: lineOf(node), says });
  const [body] = all(root, 'qti-item-body');
  if (!body) return refuse(root, `The item "${identifier}" has no <qti-item-body>.`);
  const notes = notesOf(body);
  const id = notes.get('id') ?? identifier;
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
  const hasGaps = interaction.tagName === gapInteraction;
  if (asked.length > 1 && !hasGaps)
    return refuse(asked[1], `The item "${id}" has ${String(asked.length)} interactions. Make an item of each.`);
  const declaredFor = (of: Element) =>
    all(root, 'qti-response-declaration').find(
      (found) => found.getAttribute('identifier') === of.getAttribute('response-identifier'),
    );
  const rightOf = (of: Element): string[] => {
    const declared = declaredFor(of);
    const correct = declared && one(declared, 'qti-correct-response');
    return correct ? all(correct, 'qti-value').map(({ textContent }) => tidy(textContent ?? '')) : [];
  };
  const open = asked.find((of) => rightOf(of).length === 0);
  if (open)
    return refuse(
      declaredFor(open) ?? root,
      `The item "${id}" has no key: <qti-correct-response> is empty or missing.`,
    );
  const right = rightOf(interaction);
  const feedback = new Map(
    all(root, 'qti-modal-feedback').map((found) => [
      (found.getAttribute('identifier') ?? '').replace(/^why-/, ''),
      tidy(proseOf(found, faults)),
    ]),
  );
  const whyOf = (part: string): string => feedback.get(part) || noReason;
  const fields = hasGaps
    ? gapFields({ body, rightOf, notes, whyOf, faults })
    : (readers[interaction.tagName]?.({ interaction, right, notes, whyOf, faults }) ?? {});
  return {
    id: id || `line-${String(lineOf(root))}`,
    line: lineOf(root),
    lines: {
      stem: lineOf(body),
      options: lineOf(interaction),
      steps: lineOf(interaction),
      prompts: lineOf(interaction),
      text: lineOf(interaction),
      ...Object.fromEntries(
        (hasGaps ? asked : []).map((gap, index): [string, number] => [`gaps.${String(index)}`, lineOf(gap)]),
      ),
    },
    ...aboutOf(root),
    value: {
      stem: stemOf(body, faults),
      keepOrder: fields['kind'] !== 'ordering',
      ...commonFields(notes),
      ...fields,
    },
  };
}
