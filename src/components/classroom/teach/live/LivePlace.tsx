/** The live view of a class, with what it reads and asks. */
import { useCallback, useEffect, useState } from 'react';
import { answerHand, heatOf } from '../api-live.ts';
import type { OneClass } from '../InClass.tsx';
import { lookPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';
import { useNow } from '../useNow.ts';
import { useOffer } from '../useOffer.ts';
import { HeatMap } from './HeatMap.tsx';
import { LiveView } from './LiveView.tsx';
import { useLive } from './useLive.ts';

/** Times on tiles are said in minutes. */
const tick = 15_000;
const heatEvery = 10_000;

export function LivePlace({ site, view, now }: OneClass & { site: Site }) {
  const { id } = view;
  const live = useLive(id);
  const offer = useOffer(site, view.course);
  const shown = useNow(now, tick);
  const [isHeat, setHeat] = useState(false);
  const { problem, act } = useAct();
  if (live.tiles === undefined)
    return (
      <p role="status">
        {live.state === 'away' ? 'The server does not answer; trying again.' : 'Reading who is here.'}
      </p>
    );
  const titleOfLab = (lab: string) => offer?.labs.find(({ ref }) => ref === lab)?.title ?? lab;
  const props = {
    tiles: live.tiles,
    now: shown,
    hrefOf: (tile: { seat: string }) => lookPage(site, id, tile.seat),
    mayLead: view.role !== 'observer' && view.state !== 'ended',
    onAnswered: (seat: string) => void act(() => answerHand(id, seat)),
    onHeat: setHeat,
  };
  return (
    <>
      <Problem says={problem} />
      <LiveView {...props} heat={isHeat ? <HeatPlace inClass={id} titleOfLab={titleOfLab} /> : undefined} />
    </>
  );
}

/** The heat map, read when it is looked at, and again now and then. */
function HeatPlace({ inClass, titleOfLab }: { inClass: string; titleOfLab: (lab: string) => string }) {
  const heat = useAnswer(useCallback(() => heatOf(inClass), [inClass]));
  const { again } = heat;
  useEffect(() => {
    const timer = setInterval(again, heatEvery);
    return () => clearInterval(timer);
  }, [again]);
  if (heat.kind === 'loading') return <p role="status">Reading the heat map.</p>;
  if (heat.kind === 'failed') return <Problem says={heat.message} />;
  return <HeatMap heat={heat.value} titleOfLab={titleOfLab} />;
}
