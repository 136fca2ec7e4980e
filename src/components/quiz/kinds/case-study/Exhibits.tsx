/** What stands on a tab of a case: texts, lists, tables and figures. */
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { paragraphsOf, piecesOf } from '#src/quiz/prose.ts';
import type { Exhibit } from '#src/quiz/view.ts';

interface Props {
  exhibits: readonly Exhibit[];
  /** The drawings of the figures, as HTML. */
  figures: Readonly<Record<string, string>>;
}

export function Exhibits({ exhibits, figures }: Props) {
  return exhibits.map((exhibit, index) => <One key={index} exhibit={exhibit} figures={figures} />);
}

function One({ exhibit, figures }: { exhibit: Exhibit; figures: Props['figures'] }) {
  switch (exhibit.kind) {
    case 'text':
      return paragraphsOf(exhibit.text).map((pieces, index) => (
        <p key={index}>
          <Pieces pieces={pieces} />
        </p>
      ));
    case 'list':
      return (
        <ul>
          {exhibit.list.map((text) => (
            <li key={text}>
              <Pieces pieces={piecesOf(text)} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <Sheet {...exhibit} />;
    case 'figure':
      return (
        <div className="cc-question-figure" dangerouslySetInnerHTML={{ __html: figures[exhibit.drawing] ?? '' }} />
      );
  }
}

/** A table that can be scrolled where it is wider than its place. */
function Sheet({ caption, head, rows }: Extract<Exhibit, { kind: 'table' }>) {
  return (
    <div className="cc-case-sheet" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                <Pieces pieces={piecesOf(cell)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    <Pieces pieces={piecesOf(cell)} />
                  </th>
                ) : (
                  <td key={index}>
                    <Pieces pieces={piecesOf(cell)} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
