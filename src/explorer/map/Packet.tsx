/** The packet on its line, moved by the browser's own animation so that it stays smooth while React is busy. */
import { useEffect, useRef } from 'react';
import type { Stop } from './stops.ts';
import type { Player } from './usePlayer.ts';

const pace = { least: 320, most: 950, perCharacter: 5 };

interface Props {
  stops: readonly Stop[];
  player: Player;
}

export function Packet({ stops, player: { at, isMoving, isPlaying, speed, arrive } }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const running = useRef<Animation>(undefined);
  const next = stops[at + 1];

  useEffect(() => {
    const packet = element.current;
    if (!isMoving || !packet || next?.d === undefined || typeof packet.animate !== 'function') {
      if (isMoving) arrive();
      return;
    }
    const [sx = 0, sy = 0] = numbersOf(next.d).slice(0, 2);
    const [ex = 0, ey = 0] = numbersOf(next.d).slice(-2);
    const duration = Math.max(pace.least, Math.min(pace.most, Math.hypot(ex - sx, ey - sy) * pace.perCharacter));
    packet.style.offsetPath = `path("${next.d}")`;
    const animation = packet.animate([{ offsetDistance: '0%' }, { offsetDistance: '100%' }], {
      duration,
      easing: 'cubic-bezier(0.45, 0.05, 0.4, 1)',
      fill: 'both',
    });
    running.current = animation;
    animation.addEventListener('finish', arrive);
    return () => {
      running.current = undefined;
      animation.removeEventListener('finish', arrive);
      animation.cancel();
    };
  }, [isMoving, next?.d, arrive]);

  useEffect(() => {
    const animation = running.current;
    if (!animation) return;
    animation.playbackRate = speed;
    if (isPlaying) animation.play();
    else animation.pause();
  }, [isMoving, isPlaying, speed]);

  return <div ref={element} className="xm-packet" data-way={next?.way} hidden={!isMoving} aria-hidden="true" />;
}

const numbersOf = (d: string): number[] => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
