/** How learners come in: the code to read aloud, the address, and a QR code to scan. */
import { useMemo } from 'react';
import { encode } from 'uqr';
import { Copy } from './Copy.tsx';

interface CodeProps {
  code: string;
  address: string;
  /** To be read from the back of a room. */
  isLarge?: boolean;
  /** Whether the address leads nowhere on any other machine. */
  isOnlyHere?: boolean;
}

/** The dark squares as one path, a unit wide each. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');

/** What is typed: without the code, where that stands beside it in large letters. */
const shortOf = (address: string, isLarge: boolean): string => {
  const short = address.replace(/^https?:\/\//, '');
  return isLarge ? short.replace(/\?.*$/, '') : short;
};

export function Code({ code, address, isLarge = false, isOnlyHere = false }: CodeProps) {
  const { path, size } = useMemo(() => {
    const found = encode(address, { border: 2 });
    return { path: pathOf(found.data), size: found.size };
  }, [address]);
  return (
    <div className="teach-code" data-large={isLarge}>
      <svg viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={`QR code of ${address}`}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <div>
        <p className="teach-code-letters" aria-label={`Code: ${code.replaceAll(/(?<=.)(?=.)/g, ' ')}`}>
          {code}
        </p>
        <p className="teach-code-address">
          <span>{shortOf(address, isLarge)}</span>
        </p>
        {!isLarge && <Copy text={address}>Copy the link</Copy>}
      </div>
      {isOnlyHere && (
        <p className="teach-warn teach-code-only" role="status">
          <strong>Only this computer can open this address.</strong> For learners on other devices, end the server
          (Ctrl+C where it runs), start it with <code>npm start -- --lan</code>, and reload this page. Everything in the
          class is kept, and so is its code.
        </p>
      )}
    </div>
  );
}
