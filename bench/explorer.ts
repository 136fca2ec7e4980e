/** What the packet explorer takes, on its own page: a new layout and another path at a hundred nodes, and the bytes it loads. */
import { fileURLToPath } from 'node:url';
import { median, startChromium } from './support/chromium.ts';
import { bytesOf, fetchedBy, fetchedByExplorer, isReact, without, type Files } from './support/explorer-bytes.ts';
import { newLayout, openLarge, recolored, type NewLayout } from './support/explorer-page.ts';
import { allOf, kinds, type Work } from './support/main-thread.ts';
import { buildMap } from './support/map.ts';
import { serveFolder } from './support/server.ts';

const goals = { layout: 250, recoloring: 16, bytes: 150_000 };
/** What browsers call a long task, in milliseconds: people feel it. */
const long = 50;
const rounds = { layout: 9, recoloring: 20 };

const folder = fileURLToPath(new URL('../dist', import.meta.url));
const path = '/expressroute/explorer/';
const browser = await startChromium();
const site = await serveFolder(folder);
const bareSite = await serveFolder(await buildMap());

const large = await openLarge(browser, site.address + path);
const layouts: NewLayout[] = [];
// The first round of each warms the page up, and does not count.
for (let round = 0; round <= rounds.layout; round += 1) {
  const layout = await newLayout(large, round);
  if (round > 0) layouts.push(layout);
}
await large.done();

const bench = await openLarge(browser, site.address + path);
const alone = await openLarge(browser, `${bareSite.address}/`);
const works: { bench: Work; alone: Work }[] = [];
for (let round = 0; round <= rounds.recoloring; round += 1) {
  const pair = { bench: await recolored(bench, round), alone: await recolored(alone, round) };
  if (round > 0) works.push(pair);
}
await bench.done();
await alone.done();

const lesson = await fetchedBy(browser, site, '/expressroute/09-fastpath/');
const { opening, tabs } = await fetchedByExplorer(browser, site, path);
await browser.close();
site.close();
bareSite.close();

const verdict = (isMet: boolean): string => (isMet ? 'met' : 'missed');
const figure = (value: number): string => value.toFixed(1);
/** The median of some milliseconds with their spread. */
const spread = (all: readonly number[]): string =>
  `${figure(median(all))} ms (${figure(Math.min(...all))} to ${figure(Math.max(...all))})`;
const share = (value: number, limit: number): string => `${(value / limit).toFixed(2)} of`;

const answers = layouts.map(({ answer }) => answer);
console.log(
  `a new layout of ${large.nodes} nodes, off the main thread: ${spread(answers)}, ${share(median(answers), goals.layout)} ${goals.layout} ms: ${verdict(median(answers) <= goals.layout)}`,
);
const longest = layouts.map((layout) => layout.longest);
console.log(
  `the longest task of the main thread meanwhile, by the processor: ${spread(longest)}, ${share(median(longest), long)} the ${long} ms of a long task; by the clock ${spread(layouts.map(({ longestByClock }) => longestByClock))}`,
);
console.log(
  `drawing the answer, work of the processor on the main thread: ${spread(layouts.map(({ drawing }) => drawing))}`,
);

const workRow = (all: readonly Work[]) => ({
  ...Object.fromEntries(kinds.map((kind) => [kind, figure(median(all.map((work) => work[kind])))])),
  'all, median': figure(median(all.map(allOf))),
});
const benchWork = works.map((pair) => pair.bench);
const aloneWork = works.map((pair) => pair.alone);
console.log(`\nanother path among ${bench.nodes} nodes, milliseconds of the processor on the main thread:`);
console.table({ 'the map alone': workRow(aloneWork), 'the whole bench around it': workRow(benchWork) });
/** What the goal names: without tasks of the browser's own. */
const named = ({ script, style, layout, paint }: Work): number => script + style + layout + paint;
for (const [name, all] of Object.entries({ 'the map alone': aloneWork, 'the whole bench': benchWork })) {
  const sums = all.map(named);
  console.log(
    `${name}, script, style, layout and paint: ${spread(sums)}, ${share(median(sums), goals.recoloring)} ${goals.recoloring} ms: ${verdict(median(sums) <= goals.recoloring)}`,
  );
}
console.log(
  `the whole bench / the map alone: ${(median(benchWork.map(named)) / median(aloneWork.map(named))).toFixed(2)}`,
);

const isCode = (file: string): boolean => /\.(?:js|css)$/.test(file);
const some = (files: Files, isWanted: (file: string) => boolean): Files =>
  new Map([...files].filter(([file]) => isWanted(file)));
/** Scripts, styles and the worker that a lesson does not fetch. */
const own = some(without(opening, lesson), isCode);
const react = some(own, (file) => isReact(folder, file));
const onDemand = [...tabs.values()].reduce((sum, files) => sum + bytesOf(files), 0);
console.log('\nbytes in brotli, each file once, without headers:');
console.table({
  'the lesson page, everything': { files: lesson.size, bytes: bytesOf(lesson) },
  'the explorer’s page, everything': { files: opening.size, bytes: bytesOf(opening) },
  '  its HTML': { files: 1, bytes: opening.get(path) },
  '  scripts, styles and worker that the lesson has not': { files: own.size, bytes: bytesOf(own) },
  '    of these React': { files: react.size, bytes: bytesOf(react) },
  ...Object.fromEntries(
    [...tabs].map(([tab, files]) => [`on demand, tab ${tab}`, { files: files.size, bytes: bytesOf(files) }]),
  ),
});
const ownBytes = bytesOf(own);
const withTabs = ownBytes - bytesOf(react) + onDemand;
console.log(
  `opening the explorer, React and worker included: ${ownBytes}, ${share(ownBytes, goals.bytes)} ${goals.bytes}: ${verdict(ownBytes <= goals.bytes)}`,
);
console.log(
  `its own code with every tab, React apart: ${withTabs}, ${share(withTabs, goals.bytes)} ${goals.bytes}: ${verdict(withTabs <= goals.bytes)}`,
);
console.log(`the explorer’s page / the lesson page, everything: ${(bytesOf(opening) / bytesOf(lesson)).toFixed(2)}`);
