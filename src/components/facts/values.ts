/** Values laid out for reference: a line for a sheet, rows for a table. */
import type { FactValue } from '#src/base/facts.ts';

export interface ValueRow {
  /** What part of the value it is; empty where the value has no parts. */
  name: string;
  text: string;
}

const number = (value: number): string => value.toLocaleString('en-US');

/** `keepAlive` → keep alive, `ipv6` → IPv6; a name of Azure's stays as it is. */
export function nameInWords(name: string): string {
  if (/^ipv[46]$/.test(name)) return `IPv${name.slice(-1)}`;
  if (/^\d+$/.test(name)) return number(Number(name));
  return /^[a-z]+([A-Z][a-z]*|\d+)*$/.test(name)
    ? name.replaceAll(/[A-Z]+|\d+/g, (part) => ` ${part.toLowerCase()}`).trim()
    : name;
}

/** A value in one line: lists by commas, records as `name value`, joined by commas inside and by semicolons outside. */
export function lineOf(value: FactValue, separator = '; '): string {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part: number | string) => lineOf(part)).join(', ');
  return Object.entries(value)
    .map(([name, part]) => `${nameInWords(name)} ${lineOf(part, ', ')}`)
    .join(separator);
}

/** A value as rows: one for each part of a record, else a single one without a name. */
export function rowsOf(value: FactValue): ValueRow[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [{ name: '', text: lineOf(value) }];
  return Object.entries(value).map(([name, part]) => ({ name: nameInWords(name), text: lineOf(part, ', ') }));
}
