/** A sentence of a lab with its two marks: `**strong**` and `` `code` ``. */
export function Words({ children }: { children: string }) {
  return children
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .map((part, index) =>
      part.startsWith('**') ? (
        <strong key={index}>{part.slice(2, -2)}</strong>
      ) : part.startsWith('`') ? (
        <code key={index}>{part.slice(1, -1)}</code>
      ) : (
        part
      ),
    );
}

/** The same sentence without its marks, for a screen reader's announcement. */
export const plainWords = (text: string): string => text.replaceAll(/\*\*|`/g, '');
