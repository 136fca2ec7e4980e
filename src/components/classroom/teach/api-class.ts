/** Asks about classes: which one leads, what one is made of, and what is done with it. */
import * as z from 'zod/mini';
import { moment } from '#src/classroom/classes/moment.ts';
import type { Moment } from '#src/classroom/classes/moment.ts';
import { classPlan } from '#src/classroom/classes/plan.ts';
import type { ClassPlan } from '#src/classroom/classes/plan.ts';
import { classSettings } from '#src/classroom/classes/settings.ts';
import type { SettingsChange } from '#src/classroom/classes/settings.ts';
import { staffRoles } from '#src/classroom/roles.ts';
import { ask, askAs } from '../api.ts';
import type { Answer } from '../api.ts';

const state = z.enum(['preparing', 'running', 'paused', 'ended']);
const role = z.enum(staffRoles);

const meShape = z.object({
  account: z.exactOptional(z.object({ id: z.string(), name: z.string(), email: z.string() })),
});
export type Me = z.infer<typeof meShape>;

const ledShape = z.object({
  id: z.string(),
  course: z.string(),
  title: z.string(),
  code: z.nullable(z.string()),
  state,
  role,
  madeAt: z.number(),
  learners: z.number(),
});
/** A class in the list of those that one leads or observes. */
export type Led = z.infer<typeof ledShape>;

const classShape = z.object({
  id: z.string(),
  course: z.string(),
  title: z.string(),
  code: z.nullable(z.string()),
  state,
  role,
  plan: classPlan,
  settings: classSettings,
  moment,
  seq: z.int(),
  now: z.number(),
  /** When it ended; nothing before. */
  endedAt: z.nullish(z.number()),
});
/** A class as those who lead it read it. */
export type ClassView = z.infer<typeof classShape>;
export type ClassState = ClassView['state'];

const of = (inClass: string): `/api/${string}` => `/api/classes/${encodeURIComponent(inClass)}`;

export const me = (): Promise<Answer<Me>> => askAs(meShape, 'GET', '/api/me');
export const signOut = (): Promise<Answer<unknown>> => ask('POST', '/api/sign-out');

export const classesLed = (): Promise<Answer<Led[]>> => askAs(z.array(ledShape), 'GET', '/api/classes');

export interface NewClass {
  course: string;
  title: string;
  plan: ClassPlan;
  settings: SettingsChange;
}
export const makeClass = (made: NewClass): Promise<Answer<{ id: string }>> =>
  askAs(z.object({ id: z.string() }), 'POST', '/api/classes', made);

export const readClass = (inClass: string): Promise<Answer<ClassView>> => askAs(classShape, 'GET', of(inClass));

export interface ClassChange {
  title?: string;
  plan?: ClassPlan;
  settings?: SettingsChange;
  code?: 'new';
}
export const changeClass = (inClass: string, change: ClassChange): Promise<Answer<unknown>> =>
  ask('PATCH', of(inClass), change);

/** Deletes the class and everything in it. `title` says that it is meant. */
export const forgetClass = (inClass: string, title: string): Promise<Answer<unknown>> =>
  ask('DELETE', of(inClass), { sure: title });

/** Keeps the class for so many days after its end. */
export const keepClass = (inClass: string, days: number): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/keeping`, { days });

export const moveClass = (inClass: string, to: 'running' | 'paused' | 'ended'): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass)}/state`, { state: to });

/** Opens the gate of an entry, or shuts it. */
export const setGate = (inClass: string, entry: string, open: boolean): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/gates/${encodeURIComponent(entry)}`, { open });

/** Takes a class that goes step by step to an entry of its plan. */
export const setStep = (inClass: string, entry: string): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/step`, { entry });

/** What of the moment is changed: what is left out stays, `null` takes it away. */
export interface MomentChange {
  eyesUp?: { text: string } | null;
  timer?: Moment['timer'] | null;
  broadcast?: { attempt: string } | null;
}
export const changeMoment = (inClass: string, change: MomentChange): Promise<Answer<unknown>> =>
  ask('PUT', `${of(inClass)}/moment`, change);

const announcementShape = z.object({ id: z.string(), at: z.number(), text: z.string(), by: z.string() });
export type Announcement = z.infer<typeof announcementShape>;

export const announcementsOf = (inClass: string): Promise<Answer<Announcement[]>> =>
  askAs(z.array(announcementShape), 'GET', `${of(inClass)}/announcements`);

export const announce = (inClass: string, text: string): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass)}/announcements`, { text });

/** Puts learners together at random who share one Cloud in a lab of the plan. */
export const makeGroups = (inClass: string, entry: string): Promise<Answer<unknown>> =>
  ask('POST', `${of(inClass)}/clouds`, { entry });
