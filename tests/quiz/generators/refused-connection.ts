/** How refused-connection is proven: by a list of rules, written down from the facts, in the order in which Azure looks at them. */
import { changes } from '#src/quiz/generators/_connection-changes.ts';
import { refusedConnection, type Problem } from '#src/quiz/generators/refused-connection.ts';
import { prove } from './proof.ts';

type Plan = Problem['plan'];

const europe = ['West Europe', 'North Europe', 'UK South', 'Sweden Central'];
const america = ['East US', 'North Central US'];
/** The geopolitical region of each place, and what a Local circuit there reaches. */
const home: Record<string, { near: string[]; local: string }> = {
  Amsterdam: { near: europe, local: 'West Europe' },
  London: { near: europe, local: 'UK South' },
  Chicago: { near: america, local: 'North Central US' },
  Singapore: { near: ['Southeast Asia', 'East Asia'], local: 'Southeast Asia' },
};
const circuitsOf: Record<string, number> = { ErGw1AZ: 4, ErGw2AZ: 8, ErGw3AZ: 16, UltraPerformance: 16 };
const premium: Record<number, number> = { 200: 25, 500: 40, 10000: 100 };

const rules: readonly [broken: (plan: Plan) => boolean, reason: string][] = [
  [({ sharedKey }) => sharedKey, 'It has a key of the wrong kind'],
  [({ weight }) => weight > 32_000, 'Its routing weight is out of range'],
  [({ privateLink, fastPath }) => privateLink && !fastPath, 'FastPath itself is not switched on'],
  [({ gatewayType }) => gatewayType === 'Vpn', 'The gateway is of the wrong type'],
  [({ region, gatewayRegion }) => region !== gatewayRegion, 'It is not in the region of the gateway'],
  [({ isTwin }) => isTwin, 'The two are connected already'],
  [
    ({ tier, mbps, links }) => links >= (tier === 'Premium' ? (premium[mbps] ?? 0) : 10),
    'The circuit takes no more networks',
  ],
  [({ sku, circuits }) => circuits >= (circuitsOf[sku] ?? 0), 'The gateway takes no more circuits'],
  [({ samePlace }) => samePlace >= 4, 'Too many of its circuits share a place'],
  [({ spaces }) => spaces > 200, 'The network has too many address spaces'],
  [
    ({ tier, location, gatewayRegion }) =>
      (tier === 'Standard' && !home[location]?.near.includes(gatewayRegion)) ||
      (tier === 'Local' && home[location]?.local !== gatewayRegion),
    'The circuit does not reach that region',
  ],
  [
    ({ fastPath, sku }) => fastPath && sku !== 'ErGw3AZ' && sku !== 'UltraPerformance',
    'The gateway is too small for FastPath',
  ],
  [({ status }) => status !== 'Provisioned', 'The provider has not finished'],
];
const reason = (plan: Plan): string => rules.find(([broken]) => broken(plan))?.[1] ?? '';

/** The question's own texts; which of them is right is worked out by the rules above. */
function second(problem: Problem): string[] {
  const { plan, kind } = problem;
  const item = refusedConnection.ask(problem);
  const after = (text: string): string => {
    const change = changes.find(
      ({ deed, then }) => deed === text || text.toLowerCase().startsWith(`${then},`.toLowerCase()),
    );
    if (!change) throw new Error(`No change says "${text}".`);
    return reason(change.apply(plan));
  };
  if (kind === 'why') return [reason(plan)];
  if (item.kind === 'single') return item.options.map(({ text }) => text).filter((text) => after(text) === '');
  if (item.kind === 'yes-no')
    return item.statements.map(({ text }) => `${text} → ${after(text) === '' ? 'yes' : 'no'}`);
  throw new Error(`Nobody asks for a ${item.kind}.`);
}

const plan: Plan = {
  gatewayType: 'ExpressRoute',
  sku: 'ErGw1AZ',
  gatewayRegion: 'North Europe',
  circuits: 0,
  samePlace: 0,
  tier: 'Standard',
  location: 'Amsterdam',
  mbps: 500,
  links: 0,
  status: 'Provisioned',
  spaces: 1,
  region: 'North Europe',
  weight: 0,
  fastPath: false,
  privateLink: false,
  sharedKey: false,
  isTwin: false,
};
const base: Problem = { firm: 'Alder Mills', kind: 'why', plan, order: changes.map((_, index) => index) };

export default prove({
  generator: refusedConnection,
  byHand: [
    {
      problem: { ...base, plan: { ...plan, fastPath: true } },
      key: ['The gateway is too small for FastPath'],
      because: 'ErGw1AZ has no FastPath.',
    },
    {
      problem: { ...base, plan: { ...plan, links: 10 } },
      key: ['The circuit takes no more networks'],
      because: 'A Standard circuit takes ten.',
    },
    {
      problem: { ...base, plan: { ...plan, tier: 'Local' } },
      key: ['The circuit does not reach that region'],
      because: 'A Local circuit in Amsterdam reaches West Europe only.',
    },
    {
      problem: { ...base, plan: { ...plan, circuits: 4 } },
      key: ['The gateway takes no more circuits'],
      because: 'ErGw1AZ takes four circuits.',
    },
    {
      problem: { ...base, kind: 'mend', plan: { ...plan, circuits: 4 } },
      key: ['Make the gateway an `ErGw3AZ`'],
      because: 'The largest size takes sixteen.',
    },
    {
      problem: { ...base, plan: { ...plan, status: 'Provisioning' } },
      key: ['The provider has not finished'],
      because: 'A connection needs a circuit that is Provisioned.',
    },
  ],
  second,
});
