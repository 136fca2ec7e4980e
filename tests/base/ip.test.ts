/** How addresses and prefixes are read and written. */
import { expect, test } from 'vitest';
import {
  covers,
  formatAddress,
  formatPrefix,
  isTidy,
  overlap,
  parseAddress,
  parsePrefix,
  sizeOf,
} from '#src/base/ip.ts';

test.for([
  { text: '10.0.0.256', because: 'a part ends at 255' },
  { text: '10.0.0', because: 'four parts are needed' },
  { text: '10.0.0.01', because: 'some systems read a leading zero as octal' },
  { text: '10.0.0.1 ', because: 'a space is no digit' },
  { text: 'fd00:::1', because: 'three colons mean nothing' },
  { text: 'fd00::1::2', because: 'it would be unclear where the zeros go' },
  { text: '1:2:3:4:5:6:7', because: 'eight groups are needed' },
  { text: '', because: 'it is empty' },
])('"$text" is no address: $because', ({ text }) => {
  expect(parseAddress(text)).toBeUndefined();
});

test.for([
  { text: '10.0.0.0/33', because: 'IPv4 has 32 bits' },
  { text: '10.0.0.0/', because: 'the length is missing' },
  { text: '10.0.0.0/1/2', because: 'there is one length' },
  { text: 'fd00::/129', because: 'IPv6 has 128 bits' },
])('"$text" is no prefix: $because', ({ text }) => {
  expect(parsePrefix(text)).toBeUndefined();
});

test.for([
  { text: '2001:0db8:0:0:0:0:0:1', written: '2001:db8::1' },
  { text: '::', written: '::' },
  { text: '::1', written: '::1' },
  { text: 'fd00::', written: 'fd00::' },
  { text: '1:0:0:2:0:0:0:3', written: '1:0:0:2::3' },
  { text: '192.168.1.1', written: '192.168.1.1' },
])('$text is written $written', ({ text, written }) => {
  const address = parseAddress(text);
  expect(address && formatAddress(address)).toBe(written);
});

test('a prefix drops what is beyond its length, and says when it had to', () => {
  const prefix = parsePrefix('10.1.2.3/16');
  expect(prefix && formatPrefix(prefix)).toBe('10.1.0.0/16');
  expect(isTidy('10.1.2.3/16')).toBe(false);
  expect(isTidy('10.1.0.0/16')).toBe(true);
});

test('prefixes cover and overlap by their bits, and never across families', () => {
  const [wide, narrow, other, six] = ['10.0.0.0/8', '10.1.0.0/16', '11.0.0.0/8', '::/0'].map((text) =>
    parsePrefix(text)!,
  );
  expect(covers(wide!, narrow!)).toBe(true);
  expect(covers(narrow!, wide!)).toBe(false);
  expect(overlap(narrow!, wide!)).toBe(true);
  expect(overlap(wide!, other!)).toBe(false);
  expect(overlap(wide!, six!)).toBe(false);
  expect(sizeOf(wide!)).toBe(16_777_216n);
});
