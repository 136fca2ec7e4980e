/** Creates an ExpressRoute circuit, or two of them for maximum resiliency. */
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { circuitFields } from '#src/portal/circuit-fields.ts';
import { members } from '#src/portal/json.ts';
import {
  fieldOf,
  groupWrites,
  nameField,
  networkIdOf,
  projectFields,
  projectInitial,
  projectReads,
  regionField,
} from '#src/portal/project.ts';
import type { Write } from '#src/portal/request.ts';
import { circuitProblems, isDirect, isMaximum, providerOf } from '#src/portal/rules/circuitCreate.ts';
import type { Which } from '#src/portal/rules/circuitCreate.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';

const fields: readonly Field[] = [
  ...projectFields,
  {
    name: 'resiliency',
    label: 'Resiliency',
    control: 'choice',
    tab: 'Basics',
    group: 'Resiliency',
    isRequired: true,
    shapes: ['today'],
    hint: 'Maximum makes two circuits. Put them at two peering locations: then one may fail.',
    remark: () => 'High resiliency needs a Metro peering location, and none is simulated.',
    choices: () => [
      { value: 'Maximum', label: 'Maximum resiliency (recommended)' },
      { value: 'High', label: 'High resiliency', isOff: true },
      { value: 'Standard', label: 'Standard resiliency' },
    ],
  },
  { ...regionField, hint: 'Where Azure keeps the circuit: a region near the peering location.' },
  nameField,
  ...circuitFields,
];

const tabsOf = { taught: ['Basics', 'Configuration', 'Review + create'], today: ['Basics', 'Review + create'] };

const intros: Readonly<Record<string, string>> = {
  Basics: 'A circuit is a line to Microsoft that a connectivity provider brings, or a port pair of your own.',
  Configuration: 'Choose whose line it is, where it meets Microsoft, how fast it is, and how it is billed.',
};

/** The write that makes one of the circuits. */
function circuitWrite(values: Values, which: Which, shape: 'taught' | 'today'): Write {
  const name = textOf(values, `name${which}`);
  const [tier, family] = [textOf(values, 'tier'), textOf(values, 'family')];
  const mbps = Number(textOf(values, `bandwidth${which}`));
  return {
    method: 'PUT',
    id: networkIdOf(values, 'expressRouteCircuits', name),
    title: `Create circuit ${name}`,
    body: {
      location: textOf(values, 'region'),
      sku: { name: `${tier}_${family}`, tier, family },
      properties: {
        ...(which === '' && isDirect(values)
          ? {
              expressRoutePort: { id: textOf(values, 'port') },
              bandwidthInGbps: mbps / 1000,
              enableDirectPortRateLimit: isTicked(values, 'rateLimit'),
            }
          : {
              serviceProviderProperties: {
                serviceProviderName: textOf(values, `provider${which}`),
                peeringLocation: textOf(values, `location${which}`),
                bandwidthInMbps: mbps,
              },
            }),
        ...(shape === 'taught' && isTicked(values, 'classic') ? { allowClassicOperations: true } : {}),
      },
    },
  };
}

export default defineBlade({
  id: 'circuit-create',
  machine: 'wizard',
  icon: 'circuit',
  kind: 'ExpressRoute circuit',
  title: () => 'Create an ExpressRoute circuit',
  reads: () => ({
    ...projectReads,
    circuits: { list: 'Microsoft.Network/expressRouteCircuits' },
    providers: { list: 'Microsoft.Network/expressRouteServiceProviders' },
    ports: { list: 'Microsoft.Network/expressRoutePorts', isOptional: true },
  }),
  intros: (tab) => intros[tab] ?? '',
  fields,
  notices: (values, _answers, { shape }) => [
    {
      tone: 'info',
      isAdvice: true,
      title: 'The bill begins with the service key',
      text: 'Azure bills a circuit from the moment it is created, also while the provider has not acted yet.',
    },
    ...(shape === 'today' &&
    isMaximum(values) &&
    textOf(values, 'location') !== '' &&
    textOf(values, 'location') === textOf(values, 'locationTwo')
      ? [
          {
            tone: 'warning' as const,
            title: 'One location for both',
            text: `Both circuits end in ${textOf(values, 'location')}. If that place fails, both fail. Choose another peering location for the second one.`,
          },
        ]
      : []),
  ],
  rules: (about) => {
    const { shape } = about;
    const tabs = tabsOf[shape];
    const ownFields = fields.filter(({ shapes }) => shapes?.includes(shape) ?? true);
    return {
      tabs,
      tabOf: tabFinder(ownFields, tabs),
      initial: (answers) => ({
        ...projectInitial(answers),
        ...(shape === 'today' ? { resiliency: 'Maximum' } : {}),
        region: '',
        name: '',
        portType: 'Provider',
        provider: '',
        location: '',
        port: '',
        bandwidth: '',
        rateLimit: false,
        ...(shape === 'today' ? { nameTwo: '', providerTwo: '', locationTwo: '', bandwidthTwo: '' } : {}),
        tier: 'Standard',
        family: 'MeteredData',
        classic: false,
      }),
      problems: (values, answers) => circuitProblems(values, answers, about),
      follows: (field, values, answers) => {
        const end: Which | undefined = field === 'provider' ? '' : field === 'providerTwo' ? 'Two' : undefined;
        if (end !== undefined) {
          const isThere = providerOf(values, answers, end)?.locations.includes(textOf(values, `location${end}`));
          return isThere === true ? {} : { [`location${end}`]: '' };
        }
        if (field === 'tier' && textOf(values, 'tier') === 'Local') return { family: 'UnlimitedData' };
        return field === 'portType' || field === 'port' ? { bandwidth: '' } : {};
      },
      create: (values) => [
        ...groupWrites(values),
        ...(shape === 'today' && isMaximum(values) ? [circuitWrite(values, 'Two', shape)] : []),
        circuitWrite(values, '', shape),
      ],
      isThere: (id, answers) => byId(members(answers['circuits']), id) !== undefined,
      concerns: (refused) =>
        fieldOf(refused, {
          targets: [
            [/peeringLocation$/i, 'location'],
            [/serviceProviderName$/i, 'provider'],
            [/bandwidthIn\w+$/i, 'bandwidth'],
            [/expressRoutePort/i, 'port'],
            [/sku\.family$/i, 'family'],
            [/^sku/i, 'tier'],
            [/^location$/i, 'region'],
          ],
        }),
    };
  },
});
