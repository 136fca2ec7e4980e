/** The little formatting that stems, options and reasons know: paragraphs, and `code` between backticks. */
export interface Piece {
  text: string;
  isCode: boolean;
}

/** Plain pieces and code of a stretch of text, the spaces at its ends included: what stands between two gaps. A lonely backtick stays what it is. */
export const codeAndWords = (text: string): Piece[] =>
  text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.length > 2 && piece.startsWith('`') && piece.endsWith('`')
        ? { text: piece.slice(1, -1), isCode: true }
        : { text: piece, isCode: false },
    );

/** Splits a text into paragraphs and each paragraph into plain pieces and code. */
export const paragraphsOf = (text: string): Piece[][] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map(codeAndWords);

/** The pieces of a text that is one line, whatever breaks it has. */
export const piecesOf = (text: string): Piece[] => paragraphsOf(text.replace(/\s+/g, ' ')).flat();
