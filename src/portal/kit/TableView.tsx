/** A table that turns into cards where it is narrow. The roles are written out, since the cards are drawn by display rules. */
import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import type { Row, Table } from '#src/portal/blade.ts';
import { CellView } from '#src/portal/kit/CellView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';
import type { IconName } from '#src/portal/kit/Icon.tsx';

interface Props {
  table: Table;
  label: string;
  /** Stands over what an empty table says. */
  icon?: IconName;
  onRemove?: (row: NonNullable<Row['remove']>) => void;
}

/** What is copied from a cell is called after its row too, where there are several. */
const labelIn = (rows: readonly Row[], column: string, row: string | undefined): string =>
  rows.length === 1 || row === undefined || row === column ? column : `${column} of ${row}`;

export function TableView({
  table: { columns, rows, empty },
  label,
  icon = 'resources',
  onRemove,
}: Props): JSX.Element {
  if (rows.length === 0)
    return (
      <div className="ccp-empty">
        <Icon name={icon} size={40} />
        <p>{empty}</p>
      </div>
    );
  const canRemove = onRemove !== undefined && rows.some(({ remove }) => remove !== undefined);
  return (
    <table className="ccp-table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
          {canRemove && (
            <th role="columnheader" scope="col">
              <span className="ccp-unseen">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells, remove }) => (
          <tr key={key} role="row">
            {cells.map((cell, index) => (
              <td key={columns[index]} role="cell" data-label={columns[index]}>
                <CellView cell={cell} label={labelIn(rows, columns[index] ?? '', cells[0]?.text)} />
              </td>
            ))}
            {canRemove && (
              <td role="cell" data-label="Actions">
                {remove !== undefined && (
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<Icon name="delete" size={16} />}
                    aria-label={`Delete ${remove.name}`}
                    onClick={() => onRemove(remove)}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
