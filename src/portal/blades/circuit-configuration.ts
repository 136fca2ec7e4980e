/** The configuration of a circuit: what can be changed afterwards, saved by a full PUT. */
import { defineBlade } from '#src/portal/blade.ts';
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { circuitAsIs, circuitRefresh } from '#src/portal/circuit-refresh.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { bandwidthsFor, circuitChangeProblems, isDirectCircuit, mbpsOf } from '#src/portal/rules/circuitChange.ts';
import { textOf } from '#src/portal/values.ts';
import { bandwidthWords } from '#src/portal/words.ts';

export default defineBlade({
  id: 'circuit-configuration',
  machine: 'resource',
  icon: 'configuration',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => `${idParts(of).name} | Configuration`,
  reads: ({ of = '' }) => ({
    resource: { get: of },
    ports: { list: 'Microsoft.Network/expressRoutePorts', isOptional: true },
  }),
  menu: circuitMenu,
  fieldsTitle: 'Bandwidth and SKU',
  fields: [
    {
      name: 'bandwidth',
      label: 'Bandwidth',
      control: 'choice',
      hint: 'It can grow while the circuit carries traffic. It cannot be lowered.',
      choices: (_values, { resource, ports }) =>
        bandwidthsFor(resource, ports, 'today').map((mbps) => ({ value: String(mbps), label: bandwidthWords(mbps) })),
    },
    {
      name: 'tier',
      label: 'SKU',
      control: 'choice',
      hint: 'Premium reaches every Azure region and takes more routes and more networks.',
      choices: () => ['Local', 'Standard', 'Premium'].map((tier) => ({ value: tier, label: tier })),
    },
    {
      name: 'family',
      label: 'Billing model',
      control: 'choice',
      hint: 'Metered can become Unlimited, and not the other way round.',
      choices: () => [
        { value: 'MeteredData', label: 'Metered' },
        { value: 'UnlimitedData', label: 'Unlimited' },
      ],
    },
  ],
  rules: ({ profile }) => ({
    initial: ({ resource }) => ({
      bandwidth: String(mbpsOf(resource)),
      tier: textAt(resource, 'sku.tier'),
      family: textAt(resource, 'sku.family'),
    }),
    problems: (values, answers) => circuitChangeProblems(values, answers, profile),
    save: (values, { resource }) => {
      const [mbps, tier, family] = [
        Number(textOf(values, 'bandwidth')),
        textOf(values, 'tier'),
        textOf(values, 'family'),
      ];
      const whole = circuitAsIs(resource);
      const line = at(resource, 'properties.serviceProviderProperties');
      return {
        method: 'PUT',
        id: idOf(resource),
        title: `Save circuit ${nameOf(resource)}`,
        body: {
          ...whole,
          sku: { name: `${tier}_${family}`, tier, family },
          properties: {
            ...whole.properties,
            ...(isDirectCircuit(resource)
              ? { bandwidthInGbps: mbps / 1000 }
              : { serviceProviderProperties: { ...(isRecord(line) ? line : {}), bandwidthInMbps: mbps } }),
          },
        },
      };
    },
    refresh: ({ resource }) => circuitRefresh(resource),
  }),
});
