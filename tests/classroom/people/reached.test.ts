/** Links for others begin with an address that others reach. */
import { expect, test } from 'vitest';
import { originForOthers } from '#src/classroom/people/reached.ts';

const lan = 'http://192.0.2.10:4321';

test.for([
  { asked: 'http://127.0.0.1:4321', origins: [lan], gives: lan, because: 'others would look on their own machine' },
  { asked: 'http://localhost:4321', origins: [lan], gives: lan, because: 'the name means the same everywhere' },
  { asked: 'http://[::1]:4321', origins: [lan], gives: lan, because: 'so does the newer address' },
  { asked: 'http://127.0.0.1:4321', origins: [], gives: 'http://127.0.0.1:4321', because: 'nobody else reaches it' },
  { asked: 'https://class.test', origins: [lan], gives: 'https://class.test', because: 'who asks came by a name' },
])('asked at $asked, a link begins with $gives: $because', ({ asked, origins, gives }) => {
  expect(originForOthers(new Request(`${asked}/api/`), { origins: () => origins })).toBe(gives);
});
