import { describe, expect, test } from 'vitest';
import { demoTrace, usualDemo, type DemoTarget } from '#src/components/figures/packet-path-demo.ts';
import { decisions, type Way } from '#src/components/lesson/decisions.ts';

/** The rows of the lesson's table that the demonstration network has a target for. Enrollment for Private Link is not simulated. */
const rows: { target: string; to: DemoTarget }[] = [
  { target: 'Virtual machine in the hub, IPv4', to: 'machine' },
  { target: 'Machine in a peered spoke, same region', to: 'spoke' },
  { target: 'Basic internal load balancer', to: 'basic-load-balancer' },
  { target: 'Private endpoint', to: 'private-endpoint' },
];
const columns = [
  { column: 'taught', profile: 'taught', circuit: 'provider' },
  { column: 'provider', profile: 'today', circuit: 'provider' },
  { column: 'direct', profile: 'today', circuit: 'direct' },
] as const;

describe('the table of the lesson says what the tracer says', () => {
  test.for(rows.flatMap((row) => columns.map((column) => ({ ...row, ...column }))))(
    '$target, $column',
    ({ target, to, column, profile, circuit }) => {
      const said = decisions.find((decision) => decision.target === target)?.[column];
      const { trace } = demoTrace({ ...usualDemo, to, circuit }, profile);
      const traced: Way = trace.bypassed.length > 0 ? 'around' : 'gateway';
      expect(trace.delivered).toBe(true);
      expect(said?.note === 'only when enrolled' ? 'gateway' : said?.way).toBe(traced);
    },
  );
});
