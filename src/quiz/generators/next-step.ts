/** Asks what the tools mean: the next step, who has to act, where the fault shows first, which tool comes next, and what the cause is. */
import { defineGenerator } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { causes, layers, layerText, parties, steps, whyNot } from './_diagnosis.ts';
import { faults, readingsOf, type Readings } from './_fault-world.ts';
import { single, yesNo, type About } from './_item.ts';
import { diagnosisOf, partyNames, stepNames, stepProblem, type StepProblem } from './_step-problem.ts';
import { range, tolds, toldIn } from './_told.ts';
import { routerText, shownAt } from './_tool-texts.ts';

function complaint({ firm, opening, world, ask }: StepProblem, readings: Readings): string {
  const { circuit, ranges, hub } = world;
  const network = `\`${range(hub)}\` in Azure`;
  if (ask === 'tool')
    return `Between a site of ${firm} and ${network} nothing comes through as it should. Somebody looks at \`${circuit}\`, from below, and has found so far:`;
  if (readings.answered && readings.fromSite.length < ranges.length)
    return `At ${firm}, machines in \`${range(ranges[1])}\` do not reach ${network}. Others of the site do. The circuit is \`${circuit}\`.`;
  if (readings.answered)
    return `An alert about \`${circuit}\`, the circuit of ${firm}, came in the night. Its site has the ranges \`${range(ranges[0])}\` and \`${range(ranges[1])}\`, and reaches ${network}.`;
  return (
    [
      `No machine at the site of ${firm} (\`${range(ranges[0])}\` and \`${range(ranges[1])}\`) reaches ${network}. The circuit is \`${circuit}\`.`,
      `${firm} has a new line, \`${circuit}\`, from its ranges \`${range(ranges[0])}\` and \`${range(ranges[1])}\` to ${network}. Nothing comes through.`,
      `A ticket at ${firm} says that ${network} is silent since the morning. The site has \`${range(ranges[0])}\` and \`${range(ranges[1])}\`, the circuit is \`${circuit}\`.`,
    ][opening] ?? ''
  );
}

const questions = {
  step: 'What is the next step?',
  who: 'Who has to act?',
  layer: 'Which of these is the first, from below, that is not as it should be?',
  tool: 'What is looked at next?',
  cause: 'What is the cause?',
  judge: 'Does each statement hold?',
};

function ask(problem: StepProblem): Item {
  const { ask: asked, world, shown, options } = problem;
  const readings = readingsOf(world);
  const found = diagnosisOf(world, readings);
  const lines = shown.map((layer) => shownAt(layer, readings)).filter((text) => text !== '');
  const isRouterShown = asked === 'cause' || asked === 'judge' || (asked === 'who' && world.fault !== 'circuit');
  const seen = [...lines, ...(isRouterShown ? [routerText(readings)] : [])].join('\n\n');
  const about: About = {
    objective: 'E13',
    facts: ['troubleshooting-order', found.fact],
    difficulty: asked === 'cause' || asked === 'judge' ? 3 : 2,
    stem: `${complaint(problem, readings)}\n\n${seen}\n\n${questions[asked]}`,
  };
  switch (asked) {
    case 'step':
      return single(
        about,
        stepNames
          .filter((name) => options.includes(name))
          .map((name) => {
            const { text, belief } = steps[name];
            return name === found.step
              ? { text, correct: true, why: found.because }
              : { text, why: `${whyNot[name]} ${found.because}`, belief };
          }),
      );
    case 'who':
      return single(
        about,
        partyNames.map((name) => {
          const { text, belief } = parties[name];
          return name === found.party
            ? { text, correct: true, why: found.because }
            : { text, why: `${text} can change nothing here. ${found.because}`, belief };
        }),
      );
    case 'layer':
      return single(
        about,
        layers
          .filter((name) => options.includes(name))
          .map((name) => {
            const { text, belief } = layerText[name];
            const isEarlier = layers.indexOf(name) < layers.indexOf(found.layer);
            const why = isEarlier
              ? `${text}: all as it should be. ${found.because}`
              : `${text}: whatever is missing there follows from what is below. ${found.because}`;
            return name === found.layer ? { text, correct: true, why: found.because } : { text, why, belief };
          }),
      );
    case 'tool': {
      const next = layers[shown.length];
      return single(
        about,
        layers
          .filter((name) => options.includes(name))
          .map((name) => {
            const { tool: text, belief } = layerText[name];
            if (name === next)
              return {
                text,
                correct: true,
                why: `What was seen so far is fine, so one looks one layer higher: states, peering, ARP, sessions, routes, and only then what blocks packets.`,
              };
            return layers.indexOf(name) < shown.length
              ? { text, why: `${text}: that was looked at, and all is as it should be.`, belief: 'tools-are-alike' }
              : {
                  text,
                  why: `${text}: that comes later. As long as what is below it is not known, it may only show what follows.`,
                  belief,
                };
          }),
      );
    }
    case 'cause':
      return single(
        about,
        faults
          .filter((name) => options.includes(name))
          .map((name) => {
            const { text, belief } = causes[name];
            const others = name === world.fault ? readings : readingsOf({ ...world, fault: name });
            const same = JSON.stringify(others) === JSON.stringify(readings);
            const why = same
              ? found.because
              : `${text} Then the tools would show something else: ${diagnosisOf(world, others).because}`;
            return { text, correct: same, why, belief };
          }),
      );
    case 'judge':
      return yesNo(
        about,
        tolds.filter((name) => options.includes(name)).map((name) => toldIn(name, world, readings)),
      );
  }
}

export const nextStep = defineGenerator<StepProblem>({
  id: 'next-step',
  title: 'What the tools show, and what follows from it',
  objectives: ['az-700/E13'],
  problem: stepProblem,
  ask,
  difficulty: ({ ask: asked, shown }) =>
    ({ step: 0.2, who: 0.1, layer: 0.3, tool: -0.4, cause: 0.7, judge: 0.4 })[asked] + (shown.length > 4 ? 0.1 : 0),
});
