/** Lists to choose from within a text of QTI 3, as a text with gaps. */
import type { Element, Node } from '@xmldom/xmldom';
import type { Fault } from '#src/quiz/exchange/own.ts';
import { all, childrenOf, isElement, isPlain, proseOf, slugOf, tidy } from '#src/quiz/exchange/qti/elements.ts';
import type { Fields } from '#src/quiz/exchange/qti/interactions.ts';
import { gapPrefix } from '#src/quiz/exchange/qti/writers.ts';

export const gapInteraction = 'qti-inline-choice-interaction';

const nameOf = (interaction: Element): string => interaction.getAttribute('response-identifier') ?? '';
const gapOf = (interaction: Element): string => slugOf(nameOf(interaction).replace(gapPrefix, ''));

/** The blocks of a body from the first with a gap on: those before it are the stem. */
export function gappedBlocks(body: Element): Element[] {
  const blocks = childrenOf(body).filter(({ tagName }) => tagName !== 'qti-rubric-block');
  const first = blocks.findIndex((block) => all(block, gapInteraction).length > 0);
  return first === -1 ? [] : blocks.slice(first);
}

/** The text of a block, with a mark where a gap stands. */
function marked(node: Node, faults: Fault[]): string {
  return Array.from(node.childNodes, (child) => {
    if (!isElement(child)) return child.nodeValue ?? '';
    if (child.tagName === gapInteraction) return `{{${gapOf(child)}}}`;
    if (child.tagName === 'code') return `\`${child.textContent ?? ''}\``;
    return isPlain(child, faults) ? marked(child, faults) : '';
  }).join('');
}

interface Gapped {
  body: Element;
  rightOf: (interaction: Element) => readonly string[];
  notes: ReadonlyMap<string, string>;
  whyOf: (part: string) => string;
  faults: Fault[];
}

/** The fields of a text with gaps. */
export function gapFields({ body, rightOf, notes, whyOf, faults }: Gapped): Fields {
  const blocks = gappedBlocks(body);
  const isCode = blocks.length === 1 && blocks[0]?.tagName === 'pre';
  const gaps = all(body, gapInteraction).map((interaction) => {
    const id = gapOf(interaction);
    const choices = all(interaction, 'qti-inline-choice').map((choice) => {
      const own = choice.getAttribute('identifier') ?? '';
      return { own, id: slugOf(own.replace(`${id}.`, '')), text: tidy(proseOf(choice, faults)) };
    });
    const held = choices.flatMap((choice) => {
      const belief = notes.get(`belief ${choice.own}`);
      return belief === undefined ? [] : [[choice.id, belief] as const];
    });
    return {
      id,
      choices: choices.map(({ own: _own, ...choice }) => choice),
      answer: choices.find(({ own }) => rightOf(interaction).includes(own))?.id ?? 'no-answer',
      why: whyOf(nameOf(interaction)),
      ...(held.length === 0 ? {} : { beliefs: Object.fromEntries(held) }),
    };
  });
  return {
    kind: 'drop-down',
    isCode,
    text: blocks
      .map((block) => (block.tagName === 'pre' || isPlain(block, faults) ? marked(block, faults) : ''))
      .map((text) => (isCode ? text : tidy(text)))
      .join('\n\n'),
    gaps,
  };
}
