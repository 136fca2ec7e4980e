/** Elements of a QTI document, and the plain texts in them. */
import type { Element, Node } from '@xmldom/xmldom';
import type { Fault } from '#src/quiz/exchange/own.ts';

const elementType = 1;
export const isElement = (node: Node): node is Element => node.nodeType === elementType;
export const childrenOf = (parent: Node): Element[] => Array.from(parent.childNodes).filter(isElement);
export const all = (within: Element, name: string): Element[] => [...within.getElementsByTagName(name)];
export const one = (within: Element, name: string): Element | undefined => all(within, name)[0];
export const lineOf = (node: Node | undefined): number => Math.max(1, node?.lineNumber ?? 1);
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a text may be set with; anything else in it is refused. */
const plainTags = new Set(['p', 'div', 'span', 'em', 'strong', 'b', 'i', 'br', 'sub', 'sup', 'qti-content-body']);

export function isPlain(element: Element, faults: Fault[]): boolean {
  if (plainTags.has(element.tagName)) return true;
  faults.push({
    line: lineOf(element),
    says: `<${element.tagName}> is not taken in a question: texts are plain, with <p> and <code>. Leave it out.`,
  });
  return false;
}

/** A text with its code between backticks. */
export function proseOf(node: Node, faults: Fault[], without: readonly string[] = []): string {
  const text = Array.from(node.childNodes, (child) => {
    if (!isElement(child)) return child.nodeValue ?? '';
    const name = child.tagName;
    if (without.includes(name)) return '';
    if (name === 'code') return `\`${child.textContent ?? ''}\``;
    return isPlain(child, faults) ? proseOf(child, faults, without) : '';
  });
  return text.join('');
}

/** An identifier as an id of ours. */
export const slugOf = (identifier: string): string =>
  identifier
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'part';
