/** What a blade is: a description that one of the four machines and one of the four views bring to life. */
import type { Profile } from '#src/base/facts.ts';
import type { Chart } from '#src/portal/chart.ts';
import type { IconName } from '#src/portal/kit/Icon.tsx';
import type { WizardRules } from '#src/portal/machines/wizard.ts';
import type { ResourceRules } from '#src/portal/machines/resource.ts';
import type { Removal } from '#src/portal/machines/list.ts';
import type { Place } from '#src/portal/place.ts';
import type { AskRules } from '#src/portal/machines/ask.ts';
import type { Answers, Reads } from '#src/portal/request.ts';
import type { Values } from '#src/portal/values.ts';
import type { Tone } from '#src/portal/words.ts';

/** One piece of text on a blade, and what can be done with it. */
export interface Cell {
  text: string;
  /** Where it leads. */
  open?: Place;
  tone?: Tone;
  /** An identifier: shown in a fixed-width face, with a button that copies it. */
  copy?: boolean;
  icon?: IconName;
}

export interface Row {
  key: string;
  cells: Cell[];
  /** What else a filter finds it by. */
  words?: string;
  /** The resource a Delete button in this row would delete, and what the notification calls that. */
  remove?: { id: string; title: string; name: string; warning: string };
}

export interface Table {
  columns: readonly string[];
  rows: Row[];
  empty: string;
}

export interface Notice {
  tone: 'info' | 'warning' | 'error' | 'success';
  title: string;
  text: string;
  /** Says what Azure's own portal would leave to the learner to find. */
  isAdvice?: true;
}

/** A station on the way of a packet. */
export interface Hop {
  text: string;
  icon: IconName;
  /** The packet goes past it. */
  isPassed?: boolean;
  remark?: string;
}

/** What comes of a form as it is filled in now. */
export interface Summary {
  title: string;
  rows: { label: string; cell: Cell; isAdvice?: true }[];
  /** The way of a packet, and what that means. Both are advice. */
  way: Hop[];
  text: string;
}

/** Texts to be copied, one shown at a time. */
export interface Texts {
  title: string;
  texts: readonly { label: string; text: string }[];
}

/** An entry of the menu on the left. Without a place there is no blade for it, and it says why; `asks` ends the path of what a blade would ask. */
export type MenuEntry =
  { label: string; icon: IconName; open: Place } | { label: string; icon: IconName; reason: string; asks?: string };

export interface Command {
  label: string;
  icon: IconName;
  /** The blade it opens. Refresh, Save, Discard and Delete belong to the machines and need no command. */
  open: Place;
}

export interface Field {
  name: string;
  label: string;
  /** `said` is no control: a text that belongs between the others. `button` changes other fields. `many` holds several of its choices, with commas between. */
  control: 'text' | 'choice' | 'many' | 'tick' | 'said' | 'button';
  /** The tab it stands on, by index or by label; only wizards have tabs. */
  tab?: number | string;
  group?: string;
  hint?: string;
  isRequired?: boolean;
  /** What can be chosen; what is off stands there greyed, and the remark says why. */
  choices?(values: Values, answers: Answers): readonly { value: string; label: string; isOff?: boolean }[];
  /** The text of a `said` field. */
  says?(values: Values, answers: Answers): string;
  /** Said about the field while nothing is wrong with it, for example why an option cannot be chosen. */
  remark?(values: Values, answers: Answers, profile: Profile): string | undefined;
  isShown?(values: Values, answers: Answers): boolean;
  /** Whether what it holds follows from another field and cannot be typed. */
  isLocked?(values: Values): boolean;
  /** What a press on a `button` changes, and the field the focus then goes to. */
  press?(values: Values, answers: Answers): { values: Values; goTo?: string };
  /** In which shapes of the blade it stands; in all if unsaid. */
  shapes?: readonly Profile[];
}

export interface About {
  place: Place;
  /** Which rules hold in this Azure. */
  profile: Profile;
  /** Which shape the forms have: as the course teaches them, or today's. The learner can switch it; the rules stay. */
  shape: Profile;
}

interface Frame {
  id: string;
  icon: IconName;
  /** Said under the heading: what kind of thing this is. */
  kind: string;
  title(place: Place): string;
  menu?(place: Place): MenuEntry[];
  commands?(place: Place): Command[];
}

export interface ListBlade extends Frame {
  machine: 'list';
  /** What it reads, which may depend on what is chosen in its fields. */
  reads(place: Place, values?: Values): Reads;
  /** What is chosen above the table, and what is chosen before anybody chooses. */
  fields?: readonly Field[];
  initial?: Values | ((place: Place) => Values);
  /** What the filter box is called; without one there is no filter. */
  filter?: string;
  /** The search text it begins with. */
  filterOf?(place: Place): string;
  table(answers: Answers, about: About, values: Values): Table;
  notices?(answers: Answers, about: About): Notice[];
  /** Tiles above the table. */
  tiles?(answers: Answers): { label: string; text: string; icon: IconName; open: Place }[];
  tableTitle?: string;
  /** What the blade is about can be deleted: the button, the question, and what goes with it. */
  removal?(answers: Answers, about: About): Removal & { button: string; items: readonly string[]; label: string };
  /** Charts above the table. */
  charts?(answers: Answers, about: About, values: Values): Chart[];
}

export interface ResourceBlade extends Frame {
  machine: 'resource';
  reads(place: Place): Reads;
  essentials?(answers: Answers, about: About): { label: string; cell: Cell; isAdvice?: true }[];
  tables?(answers: Answers, about: About): (Table & { title: string })[];
  notices?(answers: Answers, about: About): Notice[];
  /** The whole resource, or what it shows, as JSON, with a button that copies it. */
  json?(answers: Answers, about: About): unknown;
  /** What that JSON is called. */
  jsonTitle?: string;
  texts?(answers: Answers, about: About): Texts | undefined;
  fields?: readonly Field[];
  fieldsTitle?: string;
  /** Stands beside the fields. */
  summary?(values: Values, answers: Answers, about: About): Summary;
  rules?(about: About): ResourceRules;
  /** What the confirm dialog says before the resource is deleted. */
  removal?(answers: Answers): { title: string; text: string };
}

export interface WizardBlade extends Frame {
  machine: 'wizard';
  reads(place: Place): Reads;
  /** What is said above the fields of each tab but the review: in the order of the tabs, or by the label of the tab. */
  intros: readonly string[] | ((tab: string) => string);
  /** The fields, which may follow from what was typed where rows repeat. */
  fields: readonly Field[] | ((values: Values, answers: Answers, about: About) => readonly Field[]);
  rules(about: About): WizardRules;
  notices?(values: Values, answers: Answers, about: About): Notice[];
  /** Stands beside the fields of every tab but the review. */
  summary?(values: Values, answers: Answers, about: About): Summary;
}

/** What Azure works out only when it is asked: a button, and the tables that were answered. */
export interface AskBlade extends Frame {
  machine: 'ask';
  /** What the button gets, as it is said in a sentence: `ARP records`. */
  sought: string;
  /** Said above the button: what the tables show. */
  intro: string;
  /** What is chosen before it is asked. */
  fields?: readonly Field[];
  rules(about: About): AskRules;
  /** `told` has an answer for each request, in the order asked; each round follows the one before. */
  tables(told: readonly unknown[], about: About): (Table & { title: string })[];
  /** Said where there is no table at all. */
  empty?: string;
}

export type Blade = ListBlade | ResourceBlade | WizardBlade | AskBlade;

/** Describes a list blade, a resource blade, a wizard or a blade that asks. */
export const defineBlade = <One extends Blade>(blade: One): One => blade;
