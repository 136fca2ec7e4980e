/** What the portal needs from the page that hosts it: one door to Azure, a clock, a memory, a voice. */
import type { Profile } from '#src/base/facts.ts';

export interface PortalHost {
  /** The door of Azure Resource Manager. */
  fetch(request: Request): Promise<Response>;
  /** Tells when the Cloud or the virtual clock moved, also when another tab moved it. Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Virtual time in milliseconds. */
  now(): number;
  /** When the next thing Azure works on is done, in virtual milliseconds; undefined while it works on nothing. */
  dueAt?(): number | undefined;
  /** Survives a reload: the open blade, what was typed, the notifications. Values are plain JSON. */
  memory: { get(key: string): unknown; set(key: string, value: unknown): void };
  /** Says something to a screen reader without moving the focus. */
  announce(message: string, politeness?: 'polite' | 'assertive'): void;
  /** The browser's history, if the portal may leave entries in it. */
  history?: PortalHistory;
  /** Which of the two sets of rules and wizard shapes holds; `taught` where nothing is said. */
  profile?: Profile;
  /** Whether the course's lessons stand on the same site, so that an explanation can lead to one. */
  hasLessons?: boolean;
  /** Who is signed in here, as people name them. */
  person?: { name: string; title: string };
  /** Takes down that something here looks wrong, as `what` names it; without it nobody is asked. */
  looksWrong?(what: string): void;
  /** Hears what a form refuses before anything is sent: a press of Next, Create or Save that led nowhere. */
  refused?(refusal: FormRefusal): void;
  /** Whether the portal may say more than Azure's own would: what is missing, what comes of a choice. It may where nothing is said. */
  advises?(): boolean;
}

/** What a form refused before anything was sent. */
export interface FormRefusal {
  /** What the form is called. */
  form: string;
  /** The first field that is wrong, and what is said there. */
  field: string;
  says: string;
}

/** Entries of the browser's history, each of which knows a portal path. */
export interface PortalHistory {
  /** Notes a path in a new entry, or in the one at hand. */
  note(path: string, entry: 'new' | 'same'): void;
  /** Tells the path of an entry that was gone back or forward to. Returns how to stop listening. */
  subscribe(listener: (path: string) => void): () => void;
}

/** Where the learner is and how it stands there: what hints and stories are matched against. */
export interface Screen {
  blade: string;
  /** The id of the resource the blade is about. */
  resource?: string;
  /** The label of the open tab. */
  tab?: string;
  /** The state of the blade's machine, dotted. */
  state: string;
  /** What the fields hold, by field name. */
  values?: Record<string, unknown>;
  /** The shape the forms have. */
  shape?: Profile;
}
