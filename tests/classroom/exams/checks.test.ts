/** The check of a unit in a class: drawn for each learner, marked here, and the best try counts. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkOf } from '#src/classroom/content/course-content.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { databases } from '../support/databases.ts';
import { gradeOf, openRoom, sits, type Room } from './room.ts';

const entry = { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' } as const;
const shown = z.object({ questions: z.array(z.object({ id: z.string(), kind: z.string(), view: z.unknown() })) });
const told = z.object({ points: z.number(), outOf: z.number() });

/** A complete answer: all right, or as wrong as can be without leaving anything open. */
function answerTo(item: Item, isRight: boolean): string[] {
  const { options } = kindOf(item.kind).keyOf(item);
  const all = options.filter(({ correct }) => correct === isRight).map(({ id }) => id);
  const parts = new Set(options.map(({ id }) => id.split(':')[0]));
  switch (item.kind) {
    case 'single':
      return all.slice(0, 1);
    case 'multiple':
    case 'hot-area': {
      const rightOnes = options.filter(({ correct }) => correct).length;
      return isRight ? all : [...all, ...options.map(({ id }) => id)].slice(0, rightOnes);
    }
    case 'ordering': {
      const steps = options.filter(({ correct }) => correct).map(({ id }) => id);
      return isRight ? steps : steps.toReversed();
    }
    case 'fill-in':
      return isRight ? all.slice(0, 1) : ['1'];
    default:
      return [...parts].flatMap((part) => all.find((id) => id.split(':')[0] === part) ?? []);
  }
}

describe.for(databases)('a check on $engine', ({ open: openStore }) => {
  let last: Room | undefined;
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });
  const open = async (more: Partial<Parameters<typeof openRoom>[0]> = {}) =>
    (last = await openRoom({ plan: [entry], store: await openStore(), ...more }));
  const path = ({ id }: Room) => `/api/classes/${id}/checks/check`;
  const asked = async (room: Room, seat: string) =>
    shown.parse((await room.ask(sits(seat, room.id), 'GET', path(room))).body).questions;
  const hand = async (room: Room, answers: Readonly<Record<string, readonly string[]>>) =>
    room.ask(sits('bo', room.id), 'POST', path(room), { answers });
  const answersOf = async (room: Room, isRight: boolean) => {
    const items = await checkOf('expressroute', '09-fastpath');
    const questions = await asked(room, 'bo');
    return Object.fromEntries(
      questions.map(({ id }) => {
        const item = items.get(id);
        return [id, item ? answerTo(item, isRight) : []];
      }),
    );
  };

  test('asks each learner ten questions, the same however often, and others than the neighbor’s', async () => {
    const room = await open();
    const [bo, again, cy] = [await asked(room, 'bo'), await asked(room, 'bo'), await asked(room, 'cy')];
    expect(bo).toHaveLength(10);
    expect(again).toEqual(bo);
    expect(cy.map(({ id }) => id)).not.toEqual(bo.map(({ id }) => id));
  });

  test('is marked by the keys that stand here, and the best try counts', async () => {
    const room = await open();
    const [wrong, right] = [await answersOf(room, false), await answersOf(room, true)];
    const poor = told.parse((await hand(room, wrong)).body);
    expect(await gradeOf(room, 'bo', 'check')).toMatchObject({ points: poor.points, detail: { tries: 1 } });
    const full = told.parse((await hand(room, right)).body);
    expect(full.points).toBe(full.outOf);
    expect(poor.points).toBeLessThan(full.points);
    expect(await gradeOf(room, 'bo', 'check')).toMatchObject({ points: full.points, out_of: full.outOf });
    await hand(room, wrong);
    expect(await gradeOf(room, 'bo', 'check')).toMatchObject({ points: full.points });
  });

  test('is not marked before every question is answered', async () => {
    const room = await open();
    const [first, ...rest] = Object.entries(await answersOf(room, true));
    const answer = await hand(room, Object.fromEntries(rest));
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'NotFinished' } } });
    expect(JSON.stringify(answer.body)).toContain('Question 1 is not answered yet');
    expect(first).toBeDefined();
    expect(await gradeOf(room, 'bo', 'check')).toBeUndefined();
  });

  test('answers to questions that were not asked count for nothing', async () => {
    const room = await open();
    const right = await answersOf(room, true);
    const all = told.parse((await hand(room, { ...right, 'expressroute/02-other/none': ['a'] })).body);
    expect(all.outOf).toBe(told.parse((await hand(room, right)).body).outOf);
  });

  test('shows nothing of itself before it opens', async () => {
    const room = await open({ plan: [{ ...entry, opens: Date.UTC(2027, 0, 1) }] });
    expect((await room.ask(sits('bo', room.id), 'GET', path(room))).body).toMatchObject({
      questions: [],
      because: 'This opens at 2027-01-01 00:00 UTC.',
    });
    expect((await hand(room, {})).body).toMatchObject({ error: { code: 'CheckShut' } });
  });
});
