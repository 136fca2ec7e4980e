/** Values laid out for reference: a line for a sheet, rows for a table. */
import type { FactValue } from '#src/base/facts.ts';
import { countOf } from '#src/components/facts/words.ts';

export interface ValueRow {
  /** What part of the value it is; empty where the value has no parts. */
  name: string;
  text: string;
}

type Unit = string | undefined;

/** A prefix length is written as one; other numbers as in a sentence. */
const written = (value: number, unit: Unit): string =>
  unit === 'prefix length' ? `/${String(value)}` : countOf(value, unit);

/** `keepAlive` → keep alive, `ipv6` → IPv6; a name of Azure's stays as it is. */
export function nameInWords(name: string): string {
  if (/^ipv[46]$/.test(name)) return `IPv${name.slice(-1)}`;
  if (/^\d+$/.test(name)) return Number(name).toLocaleString('en-US');
  return /^[a-z]+([A-Z][a-z]*|\d+)*$/.test(name)
    ? name.replaceAll(/[A-Z]+|\d+/g, (part) => ` ${part.toLowerCase()}`).trim()
    : name;
}

/** A range reads from … to; what else the record has follows. */
function rangeOf(value: FactValue, unit: Unit): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { min, max, ...rest } = Object.fromEntries(Object.entries(value));
  if (typeof min !== 'number' || typeof max !== 'number') return undefined;
  const others = Object.keys(rest).length === 0 ? '' : `, ${lineOf(rest, unit, ', ')}`;
  return `${written(min, unit)} to ${written(max, unit)}${others}`;
}

/** A value in one line: lists by commas, records as `name value`, joined by commas inside and by semicolons outside. */
export function lineOf(value: FactValue, unit?: string, separator = '; '): string {
  if (typeof value === 'number') return written(value, unit);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part: number | string) => lineOf(part, unit)).join(', ');
  return (
    rangeOf(value, unit) ??
    Object.entries(value)
      .map(([name, part]) => `${nameInWords(name)} ${lineOf(part, unit, ', ')}`)
      .join(separator)
  );
}

/** A value with what it counts. `per` is what the names of a table count. */
export function countedLine(value: FactValue, unit?: string, per?: string): string {
  if (per !== undefined && typeof value === 'object' && !Array.isArray(value)) {
    const parts = Object.entries(value).map(
      ([name, part]) => `${nameInWords(name)} ${per}: ${lineOf(part, unit, ', ')}`,
    );
    return `${parts.join(' · ')}${unit === undefined ? '' : ` (${unit})`}`;
  }
  const line = lineOf(value, unit);
  if (unit === 'layer') return `layer ${line}`;
  if (unit === undefined || unit === 'prefix length' || /^(AS numbers?|VLAN IDs?)$/.test(unit)) return line;
  const isPlain = typeof value === 'number' || typeof value === 'string' || rangeOf(value, unit) === line;
  return isPlain ? `${line} ${unit}` : `${line} (${unit})`;
}

/** Whether a value says enough in one line without its sentence: a number, a word, a list, a range, or a table of names that people know. */
export function speaksAlone(value: FactValue, unit?: string, per?: string): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return true;
  if (rangeOf(value, unit) !== undefined) return true;
  return Object.entries(value).every(
    ([name, part]) =>
      (/^([A-Z]|ipv[46]$)/.test(name) || (per !== undefined && /^\d+$/.test(name))) &&
      (typeof part !== 'object' || Array.isArray(part)),
  );
}

/** A value as rows: one for each part of a record, else a single one without a name. */
export function rowsOf(value: FactValue, unit?: string, per?: string): ValueRow[] {
  if (typeof value !== 'object' || Array.isArray(value) || rangeOf(value, unit) !== undefined)
    return [{ name: '', text: countedLine(value, unit) }];
  return Object.entries(value).map(([name, part]) => ({
    name: per === undefined ? nameInWords(name) : `${nameInWords(name)} ${per}`,
    text: lineOf(part, unit, ', '),
  }));
}
