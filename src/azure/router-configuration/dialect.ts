/** What a dialect is: the language of one vendor's routers, in which the sheet of a peering is written down. */
import type { Sheet } from './sheet.ts';

export interface RouterDialect {
  /** A short name for addresses and tests. */
  id: string;
  /** As the vendor calls it. */
  name: string;
  /** The sign that begins a comment. */
  comment: string;
  /** The commands for the customer's router, one a line, ready to be pasted. */
  write(sheet: Sheet): string;
}

/** Describes the language of one vendor. */
export const defineDialect = (dialect: RouterDialect): RouterDialect => dialect;

/** What stands where a value is the customer's own affair. */
export const yours = {
  key: '<shared key of the peering, if it has one>',
  prefix: '<a prefix of yours>',
} as const;

/** What to say above the commands, in any dialect. */
export const opening = ({ title }: Sheet): string[] => [
  `${title}: your side of both links.`,
  'Change the names of the interfaces to yours. With two routers, give each its own link and neighbor.',
];
