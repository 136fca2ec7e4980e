/** The bench: a story, a packet, one thing to change, the map of its way before and after, and everything that can be edited. */
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react';
import type { Trace } from '#src/datapath/trace.ts';
import { differenceOf } from '../difference.ts';
import { cameFrom, canRedo, canUndo, lastDone, redoes, undoes } from '../history.ts';
import { PathHops } from '../map/PathHops.tsx';
import { verdictSentence } from '../map/sentences.ts';
import { oneThings, type OneThing } from '../one-thing.ts';
import type { Change } from '../parts/part.ts';
import type { WordsById } from '../predict/words.ts';
import type { Scenario, ScenarioFlow } from '../scenario.ts';
import { stories } from '../stories.ts';
import { withCloud } from '../target.ts';
import { thingOfNode } from '../tree.ts';
import { firstScenario } from '../usual.ts';
import { Boundary } from './Boundary.tsx';
import { failuresSaid, nodeAt } from './shown.ts';
import { FlowPicker } from './FlowPicker.tsx';
import { Maps } from './Maps.tsx';
import { OneThingBar } from './OneThingBar.tsx';
import type { Opening } from './opening.ts';
import { Reason } from './Reason.tsx';
import { Segmented } from './Segmented.tsx';
import { Stories } from './Stories.tsx';
import { Tabs, type Tab } from './Tabs.tsx';
import { Things } from './Things.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useBench, type Bench } from './useBench.ts';
import { useStable } from './useStable.ts';
import { useUndoKeys } from './useUndoKeys.ts';
import { namesOf, useWay } from './useWay.ts';
import './explorer.css';

const Share = lazy(() => import('./Share.tsx').then((module) => ({ default: module.Share })));
const Capacity = lazy(() => import('./Capacity.tsx').then((module) => ({ default: module.Capacity })));
const PredictPanel = lazy(() =>
  import('../predict/PredictPanel.tsx').then((module) => ({ default: module.PredictPanel })),
);

const WhatIfPanel = lazy(() =>
  import('../what-if/WhatIfPanel.tsx').then((module) => ({ default: module.WhatIfPanel })),
);
const ConsolePanel = lazy(() =>
  import('../console/ConsolePanel.tsx').then((module) => ({ default: module.ConsolePanel })),
);
const Routers = lazy(() => import('./Routers.tsx').then((module) => ({ default: module.Routers })));

type TabId = 'path' | 'predict' | 'what-if' | 'console' | 'routers' | 'capacity';

const tabs: readonly Tab<TabId>[] = [
  { id: 'path', label: 'Path' },
  { id: 'predict', label: 'Predict' },
  { id: 'what-if', label: 'What if' },
  { id: 'console', label: 'Console' },
  { id: 'routers', label: 'Router setup' },
  { id: 'capacity', label: 'Capacity' },
];

const rules = [
  { value: 'taught', label: 'As taught' },
  { value: 'today', label: 'Today' },
];

export interface ExplorerProps {
  opened: Opening;
  /** What people believe wrongly, in words, for the predictions. */
  words: WordsById;
  /** The address of the page without its fragment, for links to a scenario. */
  page: string;
}

export function Explorer({ opened, words, page }: ExplorerProps) {
  const bench = useBench(opened);
  const { act, change, history, scenario } = bench;
  return (
    <Boundary
      of={scenario}
      onUndo={canUndo(history) ? () => act({ type: 'undo' }) : undefined}
      onBegin={() => change(firstScenario, `Opened “${stories[0].title}”.`)}
    >
      <Room bench={bench} words={words} page={page} />
    </Boundary>
  );
}

function Room({ bench, words, page }: { bench: Bench } & Pick<ExplorerProps, 'words' | 'page'>) {
  const { history, scenario, change, act } = bench;
  const { cloud, profile, flow, failures } = scenario;
  const way = useWay(scenario);
  const [pinned, setPinned] = useState<Scenario>();
  const last = history.past.at(-1)?.scenario;
  // One story is not compared with another.
  const before = pinned ?? (last?.title === scenario.title ? last : undefined);
  const wayBefore = useWay(before ?? scenario);
  // After Undo the sentence is about the step that was taken back; the maps still show what led here.
  const came = pinned ?? cameFrom(history);
  const seen = came?.title === scenario.title ? came : undefined;
  const waySeen = useWay(seen ?? scenario);
  const done = lastDone(history);
  const sharing = useId();
  const [isSharing, setSharing] = useState(false);
  const [isBoth, setBoth] = useState(false);
  const [tab, setTab] = useState<TabId>('path');
  const [answered, setAnswered] = useState<Scenario>();
  const [compare, setCompare] = useState<Trace>();
  const [open, setOpen] = useState<string>();
  const [goTo, setGoTo] = useState(0);
  const [selected, setSelected] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const [here, setHere] = useState<{ node: string; way: 'there' | 'back' }>();
  const root = useRef<HTMLDivElement>(null);
  useUndoKeys(root, act);

  const isAsking = tab === 'predict' && answered !== scenario;
  const met = useMemo(() => [...way.trace.hops.map(({ node }) => node), ...way.trace.bypassed], [way]);
  const things = useMemo(() => oneThings(scenario, met), [scenario, met]);
  const difference = useMemo(() => {
    const names = (id: string) => {
      const name = namesOf(way.network)(id);
      return name === id ? namesOf(waySeen.network)(id) : name;
    };
    const found = seen && differenceOf(waySeen.trace, way.trace, names);
    // After a quoted step, what is so at present says so.
    return history.by === 'undo' ? found?.replace(/^The packet passes/, 'Now the packet passes') : found;
  }, [seen, way, waySeen, history.by]);

  const edited = useStable(({ cloud: after, said, id, warning }: Change) => {
    const next = withCloud(scenario, after);
    change(after === scenario.cloud ? scenario : next.scenario, [said, next.said, warning ?? ''].join(' ').trim());
    if (id !== undefined && after !== scenario.cloud) {
      setOpen(id);
      setGoTo((count) => count + (id === open ? 0 : 1));
    }
  });
  const sendOther = useStable((next: ScenarioFlow, said: string) => change({ ...scenario, flow: next }, said));
  const openThing = useStable((id: string | undefined) => {
    setOpen(id);
    if (id !== undefined) setSelected(nodeAt(way.network.nodes, cloud, id));
  });
  const selectNode = useStable((node: string) => {
    setSelected(node);
    const found = thingOfNode(cloud, node);
    if (found) setOpen(found.item.id);
  });
  const reason = useMemo(
    () => <Reason scenario={scenario} profile={profile} trace={way.trace} onChange={change} />,
    [scenario, profile, way, change],
  );
  const [, setFailed] = useState<never>();
  const openStory = useStable((id: string) => {
    void import('../presets.ts').then(
      ({ presetOf }) => {
        const { scenario: next, title } = presetOf(id);
        change(next, `Opened “${title}”.`);
        setOpen(undefined);
        setSelected(undefined);
        setPinned(undefined);
      },
      // As with every part of the bench that cannot be loaded: the boundary around it says so.
      (error: unknown) =>
        setFailed(() => {
          throw error;
        }),
    );
  });
  const setOne = useStable((thing: OneThing, value: string) => {
    const { scenario: next, said } = thing.set(value);
    change(next, said);
  });
  const thing = useMemo(() => (selected === undefined ? undefined : thingOfNode(cloud, selected)), [cloud, selected]);

  return (
    <div className="cc-x not-content" ref={root} data-explorer-usable>
      <button
        type="button"
        className="cc-x-button cc-x-skip"
        onClick={() => document.querySelector<HTMLElement>('#x-here')?.focus()}
      >
        Go to what is here
      </button>
      <section className="cc-x-panel cc-x-setup" aria-label="Story and packet">
        <div className="cc-x-top">
          <Stories title={scenario.title} isAsking={isAsking} onOpen={openStory} />
          <Toolbar
            bench={bench}
            undo={canUndo(history) ? undoes(history) : undefined}
            redo={canRedo(history) ? redoes(history) : undefined}
            sharing={sharing}
            isSharing={isSharing}
            onShare={() => setSharing(!isSharing)}
            onBegin={openStory}
          />
        </div>
        {bench.told?.isTrouble === true && (
          <p className="cc-x-notice" role="alert">
            {bench.told.text}
          </p>
        )}
        <div id={sharing} hidden={!isSharing}>
          {isSharing && (
            <Suspense fallback={<p className="cc-x-said">Loading…</p>}>
              <Share scenario={scenario} page={page} />
            </Suspense>
          )}
        </div>
        <div className="cc-x-row">
          <FlowPicker cloud={cloud} flow={flow} onChange={sendOther} />
          <Segmented
            label="Rules"
            value={profile}
            choices={rules}
            describedBy="x-rules"
            onChoose={(value) =>
              change(
                { ...scenario, profile: value === 'today' ? 'today' : 'taught' },
                value === 'today'
                  ? 'The rules are those of today’s documentation.'
                  : 'The rules are those of the course as taught.',
              )
            }
          />
          <p className="cc-x-said" id="x-rules">
            As taught: the rules of FastPath as courses have told them. Today: those of Microsoft’s present
            documentation.
          </p>
        </div>
      </section>
      <section className="cc-x-one" aria-labelledby="x-one">
        <header>
          <h2 id="x-one">{things.length > 0 ? 'Change one thing' : 'Nothing to change yet'}</h2>
          <div className="cc-x-map-tools" role="group" aria-label="Compare">
            <button
              type="button"
              className="cc-x-button cc-x-toggle"
              aria-pressed={isBoth}
              disabled={!before || isAsking}
              onClick={() => setBoth(!isBoth)}
            >
              Before and after
            </button>
            <button
              type="button"
              className="cc-x-button cc-x-toggle"
              aria-pressed={pinned !== undefined}
              onClick={() => setPinned(pinned ? undefined : scenario)}
            >
              Hold this as “before”
            </button>
          </div>
        </header>
        <OneThingBar things={things} onSet={setOne} />
        <p className="cc-x-changed" role="status" data-empty={difference === undefined || undefined}>
          {done !== '' && (
            <>
              {done} {!isAsking && difference !== undefined && <strong>{difference}</strong>}
            </>
          )}
        </p>
      </section>
      <div className="cc-x-bench" data-both={(isBoth && before !== undefined && !isAsking) || undefined}>
        <div
          className="cc-x-main"
          onKeyUp={({ key, target }) => {
            // Who opened a node with a key goes on to what can be changed there.
            if (key === 'Enter' && target instanceof Element && target.closest('.xm-node'))
              root.current?.querySelector<HTMLElement>('.cc-x-selected button')?.focus();
          }}
        >
          <Maps
            now={way}
            before={before ? wayBefore : undefined}
            profile={profile}
            profileBefore={before?.profile ?? profile}
            isAsking={isAsking}
            compare={compare}
            note={reason}
            isBoth={isBoth}
            selected={selected}
            pointed={pointed}
            onPoint={setPointed}
            onHere={setHere}
            onSelect={selectNode}
          />
          {thing && selected !== undefined && (
            <p className="cc-x-selected" role="status">
              <span>
                {thing.part.one} <strong>{thing.item.name}</strong>, {thing.item.about}
              </span>
              <button
                type="button"
                className="cc-x-button"
                onClick={() => {
                  setOpen(thing.item.id);
                  setGoTo((count) => count + 1);
                }}
              >
                Change {thing.item.name}
              </button>
            </p>
          )}
        </div>
        <Tabs
          label="About this packet"
          tabs={tabs}
          chosen={tab}
          onChoose={(next) => {
            setTab(next);
            setCompare(undefined);
          }}
        >
          <Suspense fallback={<p className="cc-x-said">Loading…</p>}>
            {tab === 'path' && (
              <PathHops
                network={way.network}
                trace={way.trace}
                profile={profile}
                pointed={pointed}
                onPoint={setPointed}
                selected={selected}
                onSelect={setSelected}
                here={here}
              />
            )}
            {tab === 'predict' && (
              <PredictPanel
                cloud={cloud}
                profile={profile}
                flow={flow}
                failures={failures}
                seed={`${history.past.length}`}
                words={words}
                onAnswered={() => setAnswered(scenario)}
                onAskAgain={() => setAnswered(undefined)}
                onCompare={setCompare}
              />
            )}
            {tab === 'what-if' && (
              <WhatIfPanel
                cloud={cloud}
                profile={profile}
                flow={flow}
                failures={failures}
                onFailuresChange={(next) =>
                  change({ ...scenario, failures: next }, failuresSaid(cloud, failures, next))
                }
              />
            )}
            {tab === 'console' && <ConsolePanel cloud={cloud} profile={profile} failures={failures} flow={flow} />}
            {tab === 'routers' && <Routers cloud={cloud} profile={profile} met={met} />}
            {tab === 'capacity' && <Capacity cloud={cloud} profile={profile} trace={way.trace} />}
          </Suspense>
        </Tabs>
        <Things
          cloud={cloud}
          profile={profile}
          open={open}
          goTo={goTo}
          onOpen={openThing}
          onChange={edited}
          verdict={
            !isAsking && (
              <p className="cc-x-now" data-layer>
                {verdictSentence(way.trace)}
              </p>
            )
          }
        />
      </div>
    </div>
  );
}
