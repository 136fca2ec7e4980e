import { expect, test } from 'vitest';
import { read } from '#src/quiz/forms.ts';

test.for([
  { form: 'prefix', text: ' 10.0.0.4 / 30 ', value: '10.0.0.4/30' },
  { form: 'prefix', text: 'FD00:0:0::/126', value: 'fd00::/126' },
  { form: 'address', text: '192.0.2.10 ', value: '192.0.2.10' },
  { form: 'address', text: 'FD00:0:0:0::1', value: 'fd00::1' },
  { form: 'number', text: '10,000', value: '10000' },
  { form: 'number', text: '1 000 000', value: '1000000' },
  { form: 'number', text: ' 99.95', value: '99.95' },
  { form: 'number', text: '0200', value: '200' },
  { form: 'asn', text: 'AS65001', value: '65001' },
  { form: 'asn', text: 'asn 12076', value: '12076' },
  { form: 'asn', text: '1.10', value: '65546' },
  { form: 'word', text: ' Active-Active. ', value: 'active active' },
  { form: 'word', text: '"Not  provisioned"', value: 'not provisioned' },
] as const)('$form: "$text" means $value', ({ form, text, value }) => {
  expect(read(form, text)).toEqual({ value });
});

test.for([
  { form: 'prefix', text: '10.0.0.5/30', says: 'first address of the block' },
  { form: 'prefix', text: '10.0.0.4', says: 'an address and a length' },
  { form: 'prefix', text: '10.0.0.4/33', says: 'not a prefix' },
  { form: 'address', text: '10.0.0.4/30', says: 'without a length' },
  { form: 'address', text: '10.0.0.256', says: 'not an address' },
  { form: 'number', text: '10,00', says: 'digits alone' },
  { form: 'number', text: '1,000 000', says: 'digits alone' },
  { form: 'number', text: '10 Gbps', says: 'digits alone' },
  { form: 'asn', text: '4294967296', says: 'not an AS number' },
  { form: 'asn', text: '65536.1', says: 'not an AS number' },
  { form: 'asn', text: '1.2.3', says: 'not an AS number' },
  { form: 'asn', text: 'AS', says: 'not an AS number' },
  { form: 'asn', text: '0', says: 'not an AS number' },
  { form: 'word', text: ' . ', says: 'Nothing is written' },
] as const)('$form: "$text" is not marked, since it is $says', ({ form, text, says }) => {
  const meant = read(form, text);
  expect('because' in meant ? meant.because : meant.value).toContain(says);
});
