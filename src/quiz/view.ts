/** What a learner may see of an item before answering. */
import { mixedBy } from '#src/base/random.ts';
import type { Form } from '#src/quiz/form-names.ts';

/** One thing a reason is given for: an option, a step, a prompt, a statement, an area, or the box to fill in. */
export interface Part {
  id: string;
  /** Empty for an area: its label stands in the figure. */
  text: string;
}

/** Something that a case is about: words, a list, a table, or a figure, by the key under which its drawing is handed over. */
export type Exhibit =
  | { kind: 'text'; text: string }
  | { kind: 'list'; list: string[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | { kind: 'figure'; drawing: string; id: string; panel: number };

/** One tab of a case. */
export interface Tab {
  id: string;
  title: string;
  exhibits: Exhibit[];
}

/** The parts of an item that are shown. An answer is a list of words, whose meaning is its kind's. */
export interface PublicView {
  kind: string;
  stem: string;
  profile: 'both' | 'taught' | 'today';
  /** In the order the page shows them. */
  parts: Part[];
  /** What to do, in words: "Choose two." Empty where the question says it. */
  asks: string;
  /** How many words a complete answer has. */
  choose: number;
  /** What the prompts of a matching question are matched with. */
  choices?: Part[];
  /** In which form a text is to be written. */
  form?: Form;
  /** The figure whose elements are to be marked, and which panel of it. */
  figure?: { id: string; panel: number };
  /** The text of a drop-down: `{{gap}}` stands where the gap of that id is. Whether it is configuration, whose lines are kept. */
  text?: string;
  isCode?: boolean;
  /** What each gap can be filled with, by the gap's id. */
  gaps?: Record<string, Part[]>;
  /** What a case study is called, and what it tells. */
  title?: string;
  tabs?: Tab[];
  /** What a case study asks. A word about one is `question/word`, and so are its parts. */
  questions?: { id: string; view: PublicView }[];
  /** The id of the lab to be done. */
  lab?: string;
}

interface Shown {
  kind: string;
  stem: string;
  profile: PublicView['profile'];
  keepOrder: boolean;
}

/** The fields of a view that every kind has. Views name what is shown, one by one, so that a new field of a schema stays secret. */
export const shownOf = ({ kind, stem, profile }: Shown) => ({ kind, stem, profile });

/** Parts in an order that depends on their ids and the question alone: the same at every build, and no habit of an author's. */
export const shuffled = <One extends { id: string }>({ stem, keepOrder }: Shown, all: readonly One[]): One[] =>
  keepOrder ? [...all] : mixedBy(all, ({ id }) => `${stem} ${id}`);
