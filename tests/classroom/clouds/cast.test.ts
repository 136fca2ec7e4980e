/** Who is put together with whom, and who plays what. */
import { describe, expect, test } from 'vitest';
import { alone, groupsOf, playedBy, seatsIn } from '#src/classroom/clouds/cast.ts';
import { leads, sits } from '../support/server.ts';

const people = [{ id: 'owner' }, { id: 'user' }];

describe('learners are put together', () => {
  test.for([
    { seats: [], led: undefined, groups: [], because: 'nobody is there' },
    { seats: ['a', 'b'], led: undefined, groups: [{ owner: ['a'], user: ['b'] }], because: 'two make a pair' },
    {
      seats: ['a', 'b', 'c'],
      led: undefined,
      groups: [{ owner: ['a', 'c'], user: ['b'] }],
      because: 'whoever is left over joins the last pair',
    },
    {
      seats: ['a'],
      led: undefined,
      groups: [{ owner: ['a'], user: ['a'] }],
      because: 'the only one plays both',
    },
    {
      seats: ['a', 'b'],
      led: 'owner',
      groups: [
        { owner: ['staff'], user: ['a'] },
        { owner: ['staff'], user: ['b'] },
      ],
      because: 'the instructor is the owner for all, in a Cloud with each',
    },
  ])('$because', ({ seats, led, groups }) => {
    expect(groupsOf(people, seats, led)).toEqual(groups);
  });

  test.for([2, 3, 5, 30, 31, 500])(
    '%i learners all find a place, each in one group, and each group is complete',
    (count) => {
      const seats = Array.from({ length: count }, (_, place) => `s${place}`);
      const groups = groupsOf(people, seats);
      expect(groups.flatMap(seatsIn).toSorted()).toEqual(seats.toSorted());
      for (const cast of groups) expect(people.every(({ id }) => (cast[id] ?? []).length > 0)).toBe(true);
    },
  );
});

describe('somebody plays', () => {
  const cast = { owner: ['staff'], user: ['a'] };
  test.for([
    { who: sits('a', 'class-1'), plays: ['user'], because: 'the seat stands there' },
    { who: sits('b', 'class-1'), plays: [], because: 'another learner has no part in it' },
    { who: leads('instructor'), plays: ['owner'], because: 'the owner is played by those who lead' },
    { who: leads('observer'), plays: [], because: 'observers only look' },
  ])('$because', ({ who, plays }) => {
    expect(playedBy(cast, who)).toEqual(plays);
  });

  test('everybody, where the lab is done alone', () => {
    expect(alone({ people: [{ id: 'owner', name: 'Olga', title: 'Circuit owner' }] }, 'a')).toEqual({ owner: ['a'] });
  });
});
