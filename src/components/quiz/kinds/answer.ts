/** What every kind's view is given, and how its controls hold an answer: a lesson's page prints them and reads the form, the exam room renders them with the words. */
import type { ReactNode } from 'react';
import { piecesOf } from '#src/quiz/prose.ts';
import type { PublicView } from '#src/quiz/view.ts';

export interface AnswerProps {
  /** Of a hot area: its areas with their labels, in the order of the figure (`askedFigure` makes it; `bank.json` has it so). */
  view: PublicView;
  /** Begins the names and ids of the controls; no other question on the page has it. */
  name: string;
  /** The words of the answer. */
  answer?: readonly string[] | undefined;
  /** Told the whole answer at each change. Without it an answer is only shown, and without both the page holds what is chosen. */
  onAnswer?: ((words: string[]) => void) | undefined;
  /** What stands with the question and is drawn elsewhere: on a lesson's page the figure of a hot area. */
  children?: ReactNode;
  /** The same as HTML, for a page that draws nothing itself: as the entry of `bank.json` has it. */
  figures?: Readonly<Record<string, string>> | undefined;
}

type Held = Pick<AnswerProps, 'answer' | 'onAnswer'>;

/** The members of a radio button or checkbox: none where the page itself holds the answer. `next` is the answer once it was pressed. */
export const boxOf = ({ answer, onAnswer }: Held, isChosen: boolean, next: () => string[]) =>
  answer === undefined && onAnswer === undefined
    ? {}
    : { checked: isChosen, onChange: () => onAnswer?.(next()), ...closedUnless(onAnswer) };

/** The members of a list or a text box that has the value; `next` is the answer once it has another. */
export const fieldOf = ({ answer, onAnswer }: Held, value: string, next: (value: string) => string[]) =>
  answer === undefined && onAnswer === undefined
    ? {}
    : {
        value,
        onChange: (event: { target: { value: string } }) => onAnswer?.(next(event.target.value)),
        ...closedUnless(onAnswer),
      };

/** An answer that is only shown can be reached and read, but not changed. */
const closedUnless = (onAnswer: Held['onAnswer']) => (onAnswer ? {} : { 'aria-disabled': true as const });

/** The answer with a word about a part in place of any other about it; an empty word takes it away. */
export const withWord = (answer: readonly string[] = [], part: string, word: string): string[] => [
  ...answer.filter((one) => !one.startsWith(`${part}:`)),
  ...(word === '' ? [] : [word]),
];

/** What an answer says about a part; empty where it says nothing. */
export const wordOf = (answer: readonly string[] = [], part: string): string =>
  answer.find((one) => one.startsWith(`${part}:`)) ?? '';

/** The mark of the first, second, third … of several: A, B, C. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** A text as lists and names have it: code loses its backticks. */
export const plain = (text: string): string =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('');
