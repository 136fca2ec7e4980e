/** Which single changes would take a packet around the gateway, or to its end where it does not arrive: found by trying them. */
import { networkOf } from '#src/azure/network.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';
import { oneThings } from './one-thing.ts';
import { isProblem } from './parts/part.ts';
import { peeringPart } from './parts/peering-editing.ts';
import type { Scenario } from './scenario.ts';
import { wishFor } from './why.ts';

export interface Remedy {
  /** What to change, in the words of its buttons: `Circuit: Direct, and the rules of today`. */
  label: string;
  scenario: Scenario;
  said: string;
}

const wayOf = ({ cloud, profile, failures, flow: { port, ...flow } }: Scenario): Trace =>
  trace(networkOf(cloud, profile, { failures }), flow.protocol === 'icmp' ? flow : { ...flow, port });

/** Each peering that could allow forwarded traffic, where a packet or its answer is lost since one does not. */
function forwarding(scenario: Scenario, { delivered, fact, back }: Trace): Remedy[] {
  if ((delivered ? back?.fact : fact) !== 'expressroute/peering-forwarded-traffic') return [];
  const { cloud, profile } = scenario;
  const fields = peeringPart
    .items(cloud)
    .flatMap(({ id }) => peeringPart.fields(cloud, id, profile))
    .filter(({ id, value }) => id.endsWith('/allowForwardedTraffic') && value === 'false');
  return fields.flatMap((field): Remedy[] => {
    const result = field.set('true');
    if (isProblem(result)) return [];
    return [{ label: `${field.label}: On`, scenario: { ...scenario, cloud: result.cloud }, said: result.said }];
  });
}

/** At most one change of each kind; first that of the peering that stands in the way. One that helps only under today's rules says so. */
export function remediesOf(scenario: Scenario): readonly Remedy[] {
  const way = wayOf(scenario);
  const wish = wishFor(way);
  if (!wish) return [];
  const helps = (next: Scenario) => {
    const after = wayOf(next);
    return after.delivered && after.answered && (wish === 'arrive' || after.bypassed.length > 0);
  };
  const today: Scenario = { ...scenario, profile: 'today' };
  const rules: Remedy[] =
    scenario.profile === 'taught' && helps(today)
      ? [{ label: 'Rules: Today', scenario: today, said: 'The rules are those of today’s documentation.' }]
      : [];
  const met = [...way.hops.map(({ node }) => node), ...way.bypassed];
  const found = oneThings(scenario, met).flatMap((thing): Remedy[] => {
    const tries = thing.choices
      .filter(({ value }) => value !== thing.value)
      .map(({ value, label }) => ({ label: `${thing.label}: ${label}`, ...thing.set(value) }))
      // Another receiver is another question.
      .filter((one) => one.scenario.flow.to === scenario.flow.to);
    const plain = tries.find((one) => helps(one.scenario));
    if (plain) return [plain];
    if (scenario.profile === 'today' || rules.length > 0) return [];
    const later = tries
      .map((one) => ({ ...one, scenario: { ...one.scenario, profile: 'today' as const } }))
      .find((one) => helps(one.scenario));
    return later
      ? [{ ...later, label: `${later.label}, with the rules of today`, said: `${later.said} The rules are today’s.` }]
      : [];
  });
  const allowed = forwarding(scenario, way).find((one) => helps(one.scenario));
  return [...(allowed ? [allowed] : []), ...rules, ...found];
}
