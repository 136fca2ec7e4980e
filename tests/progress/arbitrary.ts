/** Random records for property tests. Few ids and names, so that collisions are common. */
import fc from 'fast-check';
import { answeringPlaces, type ProgressEvent } from '#src/progress/events.ts';

const id = fc.oneof(fc.uuid(), fc.constantFrom('a', 'b', 'c'));
const at = fc.nat({ max: 2_000_000_000_000 });
const unit = fc.constantFrom('expressroute/09-fastpath', 'expressroute/02-explore');
const lab = fc.constantFrom('expressroute/connect-a-network', 'expressroute/try-fastpath');
const attempt = fc.constantFrom('first', 'second');
const task = fc.constantFrom('add', 'remove');
const stamped = { id, at, course: fc.constant('expressroute') };

const words = fc.array(fc.constantFrom('first', 'second'), { maxLength: 2 });
const points = { points: fc.nat({ max: 6 }), outOf: fc.nat({ max: 6 }) };

const event: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({ ...stamped, kind: fc.constantFrom('unit.opened' as const, 'unit.read' as const), unit }),
  fc.record({ ...stamped, kind: fc.constantFrom('lab.started' as const, 'lab.done' as const), lab, attempt }),
  fc.record({
    ...stamped,
    kind: fc.constantFrom('lab.task-done' as const, 'hint.used' as const),
    lab,
    attempt,
    task,
    unit,
  }),
  fc.record({
    ...stamped,
    kind: fc.constant('check.marked' as const),
    unit,
    points: fc.nat({ max: 6 }),
    outOf: fc.nat({ max: 6 }),
    items: fc.array(fc.record({ item: fc.constantFrom('x', 'y'), points: fc.nat({ max: 1 }), outOf: fc.constant(1) }), {
      maxLength: 3,
    }),
  }),
  fc.record(
    {
      ...stamped,
      ...points,
      kind: fc.constant('item.answered' as const),
      item: fc.constantFrom('expressroute/09-fastpath/one', 'generated/next-hop/7'),
      objective: fc.constantFrom('az-700/E4', 'az-700/E13'),
      itemKind: fc.constantFrom('single', 'matching'),
      where: fc.constantFrom(...answeringPlaces),
      seconds: fc.nat({ max: 600 }),
      words,
      beliefs: words,
      facts: words,
      difficulty: fc.double({ min: -4, max: 4, noNaN: true }),
    },
    { requiredKeys: ['id', 'at', 'course', 'kind', 'item', 'objective', 'itemKind', 'points', 'outOf', 'where'] },
  ),
  fc.record({
    ...stamped,
    ...points,
    kind: fc.constant('exam.done' as const),
    form: fc.constantFrom('full', 'ten-minutes'),
    attempt,
    scaled: fc.integer({ min: 1, max: 1000 }),
    minutes: fc.nat({ max: 100 }),
  }),
);

export const someEvents = fc.array(event, { maxLength: 20 }).map((events) => {
  // One list holds an id once: that is what a store keeps.
  return [...new Map(events.map((one) => [one.id, one])).values()];
});
