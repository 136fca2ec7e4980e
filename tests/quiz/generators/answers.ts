/** The right answer of a question in the texts a learner reads, as words, and the answers that come closest to it. */
import type { Item } from '#src/quiz/item.ts';
import { read } from '#src/quiz/forms.ts';
import { kindOf } from '#src/quiz/registry.ts';

const textOf = (id: string, all: readonly { id: string; text: string }[]): string =>
  all.find((one) => one.id === id)?.text ?? id;

/** Options, `prompt → choice`, `statement → yes`, steps in order, or what may be written into the box. */
export function keyTexts(item: Item): string[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.filter(({ correct }) => correct).map(({ text }) => text);
    case 'yes-no':
      return item.statements.map(({ text, holds }) => `${text} → ${holds ? 'yes' : 'no'}`);
    case 'matching':
      return item.prompts.map(({ text, answer }) => `${text} → ${textOf(answer, item.choices)}`);
    case 'ordering':
      return item.steps.map(({ text }) => text);
    case 'fill-in':
      return item.answers;
    case 'hot-area':
      return item.areas.filter(({ correct }) => correct).map(({ id }) => id);
    case 'drop-down':
      return item.gaps.map(({ id, answer, choices }) => `${id} → ${textOf(answer, choices)}`);
    case 'case-study':
      return item.questions.flatMap(({ id, ask }) => keyTexts(ask).map((text) => `${id}: ${text}`));
    case 'lab':
      return item.tasks.map(({ text }) => text);
  }
}

/** Whether somebody's texts are the question's key: in order where order counts, any accepted writing where one writes. */
export function isKey(item: Item, texts: readonly string[]): boolean {
  const own = keyTexts(item);
  if (item.kind === 'fill-in') {
    const meant = read(item.form, texts[0] ?? '');
    return (
      texts.length === 1 &&
      'value' in meant &&
      own.some((text) => JSON.stringify(read(item.form, text)) === JSON.stringify(meant))
    );
  }
  const inOrder = (all: readonly string[]) => JSON.stringify(item.kind === 'ordering' ? all : all.toSorted());
  return inOrder(own) === inOrder(texts);
}

/** The words of the complete right answer. */
export function rightWords(item: Item): string[] {
  const right = kindOf(item.kind)
    .keyOf(item)
    .options.filter(({ correct }) => correct)
    .map(({ id }) => id);
  return item.kind === 'fill-in' ? right.slice(0, 1) : right;
}

/** Complete answers that are one step away from the right one; each must earn less. */
export function rivalsOf(item: Item): string[][] {
  const right = rightWords(item);
  const { options } = kindOf(item.kind).keyOf(item);
  const wrong = options.filter(({ correct }) => !correct).map(({ id }) => id);
  const partOf = (word: string): string => word.split(':')[0] ?? '';
  switch (item.kind) {
    case 'ordering':
      return right.slice(1).map((id, index) => right.with(index, id).with(index + 1, right[index] ?? ''));
    case 'fill-in':
      return wrong.map((text) => [text]);
    case 'yes-no':
    case 'matching':
    case 'drop-down':
      return wrong.map((word) => right.map((own) => (partOf(own) === partOf(word) ? word : own)));
    case 'single':
    case 'multiple':
    case 'hot-area':
      return wrong.flatMap((word) => [...right.map((_, index) => right.with(index, word)), [...right, word]]);
    case 'case-study':
    case 'lab':
      return right.map((_, index) => right.toSpliced(index, 1));
  }
}
