/** The buttons below the map: play, step, speed; closer, farther, all of it. */
import type { Zoom } from './useViewport.ts';
import { speeds, type Player } from './usePlayer.ts';

const signs = {
  play: 'M5 3L13 8L5 13Z',
  pause: 'M4.5 3H6.5V13H4.5ZM9.5 3H11.5V13H9.5Z',
  again: 'M3.5 8A4.5 4.5 0 1 0 5 4.6M5 2V5H8',
  back: 'M4 3V13M12.5 3L6 8L12.5 13Z',
  step: 'M12 3V13M3.5 3L10 8L3.5 13Z',
  closer: 'M8 3V13M3 8H13',
  farther: 'M3 8H13',
  fit: 'M3 6V3H6M10 3H13V6M13 10V13H10M6 13H3V10',
} as const;

function Button({
  sign,
  words,
  ...rest
}: {
  sign: keyof typeof signs;
  words: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" className="xm-button" aria-label={words} title={words} {...rest}>
      <svg viewBox="0 0 16 16" data-sign={sign} aria-hidden="true">
        <path d={signs[sign]} />
      </svg>
    </button>
  );
}

interface PacketProps {
  player: Player;
  /** How many stops there are; with fewer than two there is nothing to play. */
  stops: number;
  moves: boolean;
}

export function PacketControls({ player, stops, moves }: PacketProps) {
  const { at, isPlaying, speed } = player;
  const last = stops - 1;
  if (stops < 2) return null;
  return (
    <div className="xm-group" role="group" aria-label="The packet">
      {moves &&
        (isPlaying ? (
          <Button sign="pause" words="Pause" onClick={player.pause} />
        ) : at >= last ? (
          <Button sign="again" words="Play again" onClick={player.play} />
        ) : (
          <Button sign="play" words="Play" onClick={player.play} />
        ))}
      <Button sign="back" words="One hop back" disabled={at <= 0} onClick={() => player.step(-1)} />
      <Button sign="step" words="Next hop" disabled={at >= last} onClick={() => player.step(1)} />
      {moves && (
        <label className="xm-speed">
          <span className="xm-hidden">Speed</span>
          <select
            className="xm-select"
            value={speed}
            onChange={({ target: { value } }) => player.setSpeed(speeds.find((one) => String(one) === value) ?? 1)}
          >
            {speeds.map((one) => (
              <option key={one} value={one}>
                {one === 0.5 ? '½' : one}×
              </option>
            ))}
          </select>
        </label>
      )}
      <span className="xm-count" aria-hidden="true">
        {Math.max(0, Math.min(at, last)) + 1} / {stops}
      </span>
    </div>
  );
}

export function ZoomControls({ closer, farther, fit }: Zoom) {
  return (
    <div className="xm-group xm-zoom" role="group" aria-label="Size of the map">
      <Button sign="farther" words="Zoom out" onClick={farther} />
      <Button sign="closer" words="Zoom in" onClick={closer} />
      <Button sign="fit" words="Show all of it" onClick={fit} />
    </div>
  );
}
