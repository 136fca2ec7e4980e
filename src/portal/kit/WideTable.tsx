/** A table of many short columns, to be compared down its columns: where it is narrow it scrolls in a box of its own. */
import { useId } from 'react';
import type { JSX } from 'react';
import type { Table } from '#src/portal/blade.ts';
import { CellView } from '#src/portal/kit/CellView.tsx';
import { CopyButton } from '#src/portal/kit/CopyButton.tsx';
import { columnText } from '#src/portal/column-text.ts';

export function WideTable({ title, ...table }: Table & { title: string }): JSX.Element {
  const id = useId();
  const { columns, rows, empty } = table;
  if (rows.length === 0)
    return (
      <section className="ccp-section">
        <h3>{title}</h3>
        <p>{empty}</p>
      </section>
    );
  return (
    <section className="ccp-section">
      <div className="ccp-wide" role="region" aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id}>{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td key={columns[index]}>
                    <CellView cell={cell} label={columns[index] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CopyButton text={columnText(table)} what={title} label="Copy" />
    </section>
  );
}
