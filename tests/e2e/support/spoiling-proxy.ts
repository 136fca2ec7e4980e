/** A proxy as some networks have one: pages and answers pass, and event streams are spoilt. */
import { createServer, request } from 'node:http';

/** `buffers`: nothing of a stream arrives, ever. `cuts`: it ends after a second. */
export type Spoils = 'buffers' | 'cuts';

export interface SpoilingProxy {
  url: string;
  spoil: (how: Spoils) => void;
  stop: () => void;
}

const cutAfter = 1000;

/** Starts it before a server. */
export async function startProxy(target: string): Promise<SpoilingProxy> {
  let spoils: Spoils = 'buffers';
  const server = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked;
    // The server compares where a request comes from with the host it was asked at, so that stays the proxy's.
    const onward = request(new URL(url, target), { method, headers }, (came) => {
      const isStream = came.headers['content-type']?.startsWith('text/event-stream') === true;
      if (isStream && spoils === 'buffers') {
        came.resume();
        return;
      }
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
      if (isStream) setTimeout(() => answer.destroy(), cutAfter);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    spoil(how) {
      spoils = how;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
