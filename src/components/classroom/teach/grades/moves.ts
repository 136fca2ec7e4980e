/** Where the keys lead in a grid of cells. */

export interface Spot {
  row: number;
  column: number;
}

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

interface Size {
  rows: number;
  columns: number;
  /** How many rows a page has. */
  page: number;
}

/** The cell that a key leads to, as the pattern of a grid has it; undefined for a key that leads nowhere. */
export function moved({ row, column }: Spot, { key, ctrlKey, metaKey, altKey }: Key, size: Size): Spot | undefined {
  if (altKey) return undefined;
  const isFar = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const inside = (to: Spot): Spot => ({
    row: Math.max(0, Math.min(last.row, to.row)),
    column: Math.max(0, Math.min(last.column, to.column)),
  });
  switch (key) {
    case 'ArrowRight':
      return inside({ row, column: isFar ? last.column : column + 1 });
    case 'ArrowLeft':
      return inside({ row, column: isFar ? 0 : column - 1 });
    case 'ArrowDown':
      return inside({ row: isFar ? last.row : row + 1, column });
    case 'ArrowUp':
      return inside({ row: isFar ? 0 : row - 1, column });
    case 'PageDown':
      return inside({ row: row + size.page, column });
    case 'PageUp':
      return inside({ row: row - size.page, column });
    case 'Home':
      return inside({ row: isFar ? 0 : row, column: 0 });
    case 'End':
      return inside({ row: isFar ? last.row : row, column: last.column });
    default:
      return undefined;
  }
}
