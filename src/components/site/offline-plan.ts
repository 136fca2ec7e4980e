/** Which files a unit needs without a network, as the build wrote it to `/offline.json`. */
import { isRecord } from '#src/base/is-record.ts';

export interface OfflinePlan {
  /** What the files take when they travel. */
  bytes: number;
  files: string[];
}

const isPlan = (value: unknown): value is OfflinePlan =>
  isRecord(value) &&
  typeof value.bytes === 'number' &&
  Array.isArray(value.files) &&
  value.files.every((file) => typeof file === 'string');

/** The plan of each unit by its id; what is no plan is left out. */
export function parseOfflinePlans(text: string): Map<string, OfflinePlan> {
  const value: unknown = JSON.parse(text);
  const units = isRecord(value) && isRecord(value.units) ? Object.entries(value.units) : [];
  return new Map(units.flatMap(([unit, plan]) => (isPlan(plan) ? [[unit, plan]] : [])));
}
