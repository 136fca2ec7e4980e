/** Saves what a page made as a file among the downloads. */

/** How long the browser is given to fetch what it saves: some read it a moment later. */
const patience = 60_000;

export function saveFile(name: string, content: string | Uint8Array, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }),
  );
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}

/** A title as a name that every system takes for a file. */
export const fileName = (title: string, ending: string): string =>
  `${
    title
      .normalize('NFKD')
      .replace(/[^\w -]/g, '')
      .trim()
      .replace(/\s+/g, '-')
      .slice(0, 60) || 'questions'
  }.${ending}`;
