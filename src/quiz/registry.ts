/** Every kind of question there is. A new one is a folder under `kinds/`, a line here and a line in `marking.ts`. */
import type { Kind } from '#src/quiz/kind.ts';
import multiple from '#src/quiz/kinds/multiple/kind.ts';
import single from '#src/quiz/kinds/single/kind.ts';

export const kinds: readonly Kind[] = [single, multiple];

/** Finds a kind by name; an unknown one is our mistake, so the message lists what is known. */
export function kindOf(name: string): Kind {
  const kind = kinds.find((known) => known.kind === name);
  if (!kind)
    throw new Error(
      `No kind of question is called "${name}". Known kinds: ${kinds.map((known) => known.kind).join(', ')}.`,
    );
  return kind;
}
