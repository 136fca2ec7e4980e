/** Azure's form of a private peering beside the routers of a site: what does not fit, what is seen of it, and what mends it. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { fillIn, multiple, single, yesNo, type Draft } from './_item.ts';
import { circuitNames, firms } from './_names.ts';
import { askMend, faults, symptoms, symptomOf, type Fault, type MismatchProblem } from './_sheet-faults.ts';
import { edgeAddress, fitting, misfit, routerAddress, rows, type Row } from './_two-sheets.ts';
import { fits, names, sheets, wrongly } from './_sheet-words.ts';

const facts = ['peering-ends-agree', 'link-addresses', 'azure-asn', 'vlan-both-links'];

/** The rows of the sheets as options: those that do not fit are what is asked for, or those that do. */
function askRows(problem: MismatchProblem): Item {
  const { azure, router, shown } = problem;
  const drafts = shown.map((row): Draft => {
    const because = misfit(azure, router, row);
    return {
      text: names[row],
      correct: because !== undefined,
      why: because ?? fits(azure, row),
      belief: because === undefined ? wrongly(azure, row, true) : undefined,
    };
  });
  const many = drafts.filter(({ correct }) => correct).length > 1;
  const about = {
    objective: problem.objective,
    facts,
    difficulty: 2 as const,
    stem: `${sheets(problem)}\n\n${many ? 'What of it does not fit together?' : 'Which one does not fit together?'}`,
  };
  return many ? multiple(about, drafts) : single(about, drafts);
}

function askJudged(problem: MismatchProblem): Item {
  const { azure, router, shown } = problem;
  return yesNo(
    {
      objective: problem.objective,
      facts,
      difficulty: 2,
      stem: `${sheets(problem)}\n\nDo both ends agree, line by line?`,
    },
    shown.map((row) => {
      const because = misfit(azure, router, row);
      return {
        text: `${names[row]}: both ends agree.`,
        holds: because === undefined,
        why: because ?? fits(azure, row),
        belief: wrongly(azure, row, because === undefined),
      };
    }),
  );
}

/** What is seen at the links, and the four things that can be. */
function askSymptom(problem: MismatchProblem): Item {
  const { azure, router } = problem;
  const found = symptomOf(azure, router);
  return single(
    {
      objective: problem.objective,
      facts: [...facts, 'arp-entry-missing', 'session-states'],
      difficulty: 3,
      stem: `${sheets(problem)}\n\nWhat do the tools in Azure show of it?`,
    },
    symptoms
      .filter(({ id }) => problem.seen.includes(id))
      .map(({ id, text, why, belief }) => {
        const correct = id === found;
        const reasons = rows.flatMap((row) => misfit(azure, router, row) ?? []);
        return {
          text,
          correct,
          why: !correct ? why : reasons.length > 0 ? reasons.join(' ') : 'All entries agree, so both sessions come up.',
          belief: correct ? undefined : belief,
        };
      }),
  );
}

/** What has to stand at the routers instead. */
function askValue(problem: MismatchProblem): Item {
  const { azure, router, fault } = problem;
  const row: Row = fault === 'asn' ? 'own' : fault === 'vlan' ? 'vlan' : fault === 'remote' ? 'remote' : 'primary';
  const right = fitting(azure);
  const isAddress = row === 'primary';
  const answer = isAddress ? routerAddress(azure.primary) : String(right[row]);
  const wrong: Draft[] = isAddress
    ? [
        {
          text: edgeAddress(azure.primary),
          why: 'That is the second usable address of the subnet, and it belongs to Microsoft’s edge.',
          belief: 'microsoft-has-the-first-address',
        },
        {
          text: azure.primary.slice(0, azure.primary.indexOf('/')),
          why: 'That is the address of the subnet itself. No router can have it.',
          belief: 'every-address-is-a-routers',
        },
        {
          text: routerAddress(azure.secondary),
          why: 'That belongs to the secondary link, which has a subnet of its own.',
          belief: 'links-share-a-subnet',
        },
      ]
    : [
        {
          text: String(router[row]),
          why: 'That is what stands there now, and the other end has another number.',
          belief: wrongly(azure, row, false),
        },
        ...(row === 'vlan'
          ? []
          : [
              {
                text: String(row === 'own' ? right.remote : right.own),
                why: 'That is the AS number of the other end.',
                belief: 'peer-asn-is-azures',
              },
            ]),
      ];
  const because = misfit(azure, router, row) ?? fits(azure, row);
  return fillIn(
    {
      objective: problem.objective,
      facts,
      difficulty: 2,
      stem: `${sheets(problem)}\n\nOne entry on the routers is wrong, and Azure's form is right. ${
        isAddress ? 'Which address belongs on their interface of the primary link?' : 'Which number has to stand there?'
      }`,
    },
    {
      form: isAddress ? 'address' : row === 'vlan' ? 'number' : 'asn',
      label: isAddress ? 'Address of the router' : 'Right number',
      answer,
      why: `${because} So ${answer} it has to be.`,
      wrong,
    },
  );
}

const asks = ['rows', 'rows', 'judged', 'judged', 'symptom', 'value', 'mend', 'mend'] as const;

function problem(chance: Chance): MismatchProblem {
  const ask = chance.pick('ask', asks);
  const third = chance.integer('third', 200);
  const start = 8 * chance.integer('block', 30);
  const range = chance.pick('range', ['172.16', '172.20', '192.168', '10.255'] as const);
  const hasKey = chance.happens('key', 50);
  const azure = {
    peerAsn: 65001 + chance.integer('asn', 400),
    vlan: 100 + chance.integer('vlan', 900),
    primary: `${range}.${third}.${start}/30`,
    secondary: `${range}.${third}.${start + 4}/30`,
    key: hasKey ? chance.pick('secret', ['Lantern42', 'Harbor7Gate', 'Quiet9Mill']) : '',
  };
  const possible: readonly Fault[] =
    ask === 'symptom'
      ? ['asn', 'vlan', 'swapped', 'edge-primary', 'edge-secondary', 'none']
      : ask === 'value'
        ? ['asn', 'vlan', 'remote', 'edge-primary']
        : ['asn', 'vlan', 'remote', 'swapped', 'edge-primary', 'edge-secondary', 'mask', 'key'];
  const [fault = 'asn', other = 'vlan'] = chance.shuffled('faults', possible);
  const isDouble =
    (ask === 'rows' && chance.happens('double', 40)) || (ask === 'judged' && chance.happens('double', 70));
  const once = faults[fault](azure, fitting(azure));
  const router = isDouble ? faults[other](azure, once) : once;
  const wrong = rows.filter((row) => misfit(azure, router, row) !== undefined);
  const right = chance.shuffled('right rows', rows).filter((row) => !wrong.includes(row));
  const shown =
    ask === 'judged'
      ? [...wrong.slice(0, 3), ...right.slice(0, chance.pick('judged', [1, 2]))].slice(0, 5)
      : [...wrong, ...right.slice(0, Math.max(4 - wrong.length, 1))];
  const seen = chance
    .shuffled(
      'seen',
      symptoms.map(({ id }) => id),
    )
    .filter((one) => one !== symptomOf(azure, router));
  return {
    ask,
    objective: chance.happens('objective', 50) ? 'E13' : 'E6',
    firm: chance.pick('firm', firms),
    circuit: chance.pick('circuit', circuitNames),
    azure,
    router,
    fault,
    shown: shown.length < 3 ? [...shown, ...right.slice(2, 4)] : shown,
    seen: [symptomOf(azure, router), ...seen.slice(0, 3)],
    order: chance.shuffled('order', rows),
    told: chance.pick('told', [0, 1, 2] as const),
    mends: chance.shuffled('mends', rows),
  };
}

export const peeringMismatch = defineGenerator<MismatchProblem>({
  id: 'peering-mismatch',
  title: 'What does not fit between Azure’s form of a peering and the routers',
  objectives: ['az-700/E6', 'az-700/E13'],
  problem,
  ask(one) {
    switch (one.ask) {
      case 'rows':
        return askRows(one);
      case 'judged':
        return askJudged(one);
      case 'symptom':
        return askSymptom(one);
      case 'value':
        return askValue(one);
      case 'mend':
        return askMend(one);
    }
  },
  difficulty: ({ ask, fault }) =>
    (ask === 'symptom' ? 0.7 : ask === 'judged' ? 0.1 : -0.2) +
    (fault === 'mask' || fault.startsWith('edge') ? 0.4 : 0),
});
