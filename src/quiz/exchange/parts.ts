/** What the readers of tables and of Markdown have in common: from the texts of a question's parts to the fields of its kind. */
import { noReason, type Fault } from '#src/quiz/exchange/own.ts';

/** A part as it was written, with what stands beside it. */
export interface Written {
  text: string;
  /** Marked as right; of a statement, that it holds. */
  isRight: boolean;
  why: string;
  line: number;
}

interface Question {
  kind: string;
  parts: readonly Written[];
  /** What is accepted in a box. */
  accepted: readonly string[];
  form: string;
  label: string;
  why: string;
}

const letterOf = (index: number): string => String.fromCharCode(97 + index);

/** The fields that a kind makes of its parts, and the line of each. An unknown kind has none: the check names it. */
export function fieldsOf({ kind, parts, accepted, form, label, why }: Question): {
  value: Readonly<Record<string, unknown>>;
  lines: Readonly<Record<string, number>>;
  faults?: readonly Fault[];
} {
  const lined = (field: string) =>
    Object.fromEntries([
      [field, parts[0]?.line ?? 1],
      ...parts.map(({ line }, index): [string, number] => [`${field}.${String(index)}`, line]),
    ]);
  const reason = (own: string) => (own === '' ? why || noReason : own);
  switch (kind) {
    case 'single':
    case 'multiple':
      return {
        value: {
          keepOrder: true,
          options: parts.map(({ text, isRight, why: own }, index) => ({
            id: letterOf(index),
            text,
            correct: isRight,
            why: reason(own),
          })),
        },
        lines: lined('options'),
      };
    case 'yes-no':
      return {
        value: {
          keepOrder: true,
          statements: parts.map(({ text, isRight, why: own }, index) => ({
            id: letterOf(index),
            text,
            holds: isRight,
            why: reason(own),
          })),
        },
        lines: lined('statements'),
      };
    case 'ordering':
      return {
        value: { steps: parts.map(({ text, why: own }, index) => ({ id: letterOf(index), text, why: reason(own) })) },
        lines: lined('steps'),
      };
    case 'matching': {
      // What begins with the arrow is a choice that belongs to nothing.
      const pairs = parts.map(({ text }) => text.split(/\s*=>\s*/).map((side) => side.trim()));
      const choices = [...new Set(pairs.map(([, choice = '']) => choice))].filter((text) => text !== '');
      return {
        value: {
          keepOrder: true,
          prompts: parts.flatMap(({ why: own }, index) => {
            const [prompt = '', choice = ''] = pairs[index] ?? [];
            return prompt === ''
              ? []
              : [
                  {
                    id: letterOf(index),
                    text: prompt,
                    answer: `to-${letterOf(Math.max(0, choices.indexOf(choice)))}`,
                    why: reason(own),
                  },
                ];
          }),
          choices: choices.map((text, index) => ({ id: `to-${letterOf(index)}`, text })),
        },
        lines: lined('prompts'),
        faults: parts.flatMap(({ text, line }, index) =>
          (pairs[index]?.[1] ?? '') === ''
            ? [{ line, says: `"${text}" has nothing to match it with. Write: what is asked => what belongs to it.` }]
            : [],
        ),
      };
    }
    case 'fill-in':
      return {
        value: { form: form || 'word', label: label || 'Answer', answers: accepted, why: why || noReason },
        lines: {},
      };
    default:
      return { value: {}, lines: {} };
  }
}
