/** The table of the gradebook: as many rows and columns as a class has, of which only those that are seen are drawn. */
import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Column, Row } from '../api-grades.ts';
import { partShown } from '../wall/part-shown.ts';
import type { Part } from '../wall/part-shown.ts';
import { useSeen } from '../wall/useSeen.ts';
import { pointsWords, shortWords, sumOf } from './cell-words.ts';
import { useNameWidth } from './useNameWidth.ts';
import { moved } from './moves.ts';
import type { Spot } from './moves.ts';

interface GridProps {
  rows: readonly Row[];
  columns: readonly Column[];
  /** A cell was opened: its row, and the number of its column. */
  onOpen: (row: Row, column: number) => void;
}

/** Pixels; the style sheet has the same. */
const size = { row: 44, head: 88, cell: 112 } as const;
const beside = { rows: 8, columns: 3 } as const;
const step = { across: 3 * size.cell, down: 4 * size.row } as const;

/** Column 0 is the name, 1 the sum, and from 2 on the entries of the plan. */
const before = 2;

export function Grid({ rows, columns, onOpen }: GridProps) {
  const box = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const nameWidth = useNameWidth();
  const { across, down } = useSeen(sheet, box, step);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: before });
  const hasFocus = useRef(false);
  const lines = partShown(rows.length, size.row, down, beside.rows);
  const part = partShown(
    columns.length,
    size.cell,
    { offset: across.offset - size.cell, length: across.length - nameWidth + size.cell },
    beside.columns,
  );
  const here: Spot = {
    row: Math.min(spot.row, Math.max(0, rows.length - 1)),
    column: Math.min(spot.column, columns.length + before - 1),
  };

  useLayoutEffect(() => {
    if (!hasFocus.current) return;
    box.current?.querySelector<HTMLElement>('[data-here="true"]')?.focus({ preventScroll: true });
  });
  const reveal = (to: Spot) => {
    const element = box.current;
    if (!element) return;
    const top = to.row * size.row;
    const least = element.scrollTop;
    const most = element.scrollTop + element.clientHeight - size.head - size.row;
    if (top < least) element.scrollTop = top;
    else if (top > most) element.scrollTop = top - (element.clientHeight - size.head - size.row);
    if (to.column === 0) return;
    const left = (to.column - 1) * size.cell;
    const widest = element.scrollLeft + element.clientWidth - nameWidth - size.cell;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (left > widest) element.scrollLeft = left - (element.clientWidth - nameWidth - size.cell);
  };
  const open = useCallback(
    (row: number, column: number) => {
      const found = rows[row];
      setSpot({ row, column });
      if (found && column >= before) onOpen(found, column - before);
    },
    [rows, onOpen],
  );
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(here.row, here.column);
      return;
    }
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 440) - size.head) / size.row) - 1);
    const to = moved(here, event, { rows: rows.length, columns: columns.length + before, page });
    if (!to) return;
    event.preventDefault();
    reveal(to);
    setSpot(to);
  };
  return (
    <div
      ref={box}
      className="teach-grid-box"
      role="grid"
      aria-label="Gradebook"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + before}
      onKeyDown={press}
      onFocus={() => (hasFocus.current = true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null || document.activeElement !== document.body)
          hasFocus.current = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      }}
    >
      <Head columns={columns} from={part.from} to={part.to} nameWidth={nameWidth} />
      <div
        ref={sheet}
        className="teach-grid-sheet"
        role="rowgroup"
        style={{ height: rows.length * size.row, width: nameWidth + (columns.length + 1) * size.cell }}
      >
        {withHere(lines, here.row, rows.length).map((index) => {
          const row = rows[index];
          return row ? (
            <GridRow
              key={row.seat}
              row={row}
              index={index}
              columns={columns}
              from={part.from}
              to={part.to}
              nameWidth={nameWidth}
              here={here.row === index ? here.column : undefined}
              onOpen={open}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** The indexes of a part, and that of the cell in hand wherever it stands: it must not be lost while one scrolls. */
function withHere({ from, to }: Part, here: number, count: number): number[] {
  const part = Array.from({ length: to - from }, (_, at) => from + at);
  return here < count && (here < from || here >= to) ? [...part, here] : part;
}

interface HeadProps extends Part {
  columns: readonly Column[];
  nameWidth: number;
}

const Head = memo(function Head({ columns, from, to, nameWidth }: HeadProps) {
  return (
    <div className="teach-grid-head" role="rowgroup" style={{ width: nameWidth + (columns.length + 1) * size.cell }}>
      <div role="row" aria-rowindex={1}>
        <div role="columnheader" aria-colindex={1} className="teach-grid-name">
          Name
        </div>
        <div role="columnheader" aria-colindex={2} style={{ left: nameWidth }}>
          So far
        </div>
        {columns.slice(from, to).map(({ entry, title, outOf }, at) => (
          <div
            key={entry}
            role="columnheader"
            aria-colindex={from + at + 1 + before}
            title={title}
            style={{ left: nameWidth + (from + at + 1) * size.cell }}
          >
            <span>{title}</span>
            {outOf > 0 && <small>of {pointsWords(outOf)}</small>}
          </div>
        ))}
      </div>
    </div>
  );
});

interface GridRowProps {
  row: Row;
  index: number;
  columns: readonly Column[];
  from: number;
  to: number;
  nameWidth: number;
  here: number | undefined;
  onOpen: (row: number, column: number) => void;
}

const GridRow = memo(function GridRow({ row, index, columns, from, to, nameWidth, here, onOpen }: GridRowProps) {
  const sum = sumOf(row.cells);
  const cells = Array.from({ length: to - from }, (_, at) => from + at);
  if (here !== undefined && here >= before && !cells.includes(here - before)) cells.push(here - before);
  return (
    <div
      className="teach-grid-row"
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${String(index * size.row)}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className="teach-grid-name"
        tabIndex={here === 0 ? 0 : -1}
        data-here={here === 0}
      >
        <bdi>{row.name}</bdi>
      </div>
      <div
        role="gridcell"
        aria-colindex={2}
        style={{ left: nameWidth }}
        tabIndex={here === 1 ? 0 : -1}
        data-here={here === 1}
        className="teach-grid-sum"
      >
        {sum.outOf === 0 ? '' : `${pointsWords(sum.points)}/${pointsWords(sum.outOf)}`}
      </div>
      {cells.map((column) => {
        const head = columns[column];
        const cell = row.cells[column];
        if (!head) return null;
        const isHere = here === column + before;
        return (
          <div
            key={head.entry}
            role="gridcell"
            aria-colindex={column + 1 + before}
            style={{ left: nameWidth + (column + 1) * size.cell }}
            tabIndex={isHere ? 0 : -1}
            data-here={isHere}
            data-set={cell?.overridden ? true : undefined}
            onClick={() => onOpen(index, column + before)}
          >
            {shortWords(cell)}
            {cell?.overridden && <span className="teach-voice">, set by a person</span>}
          </div>
        );
      })}
    </div>
  );
});
