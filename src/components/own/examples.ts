/** A small file of questions in each way of writing them. A test reads them as the page does. */

export const csvExample = `id,kind,objective,stem,key,A,B,C,D,why A,why B
links,single,E1,How many links has a circuit?,B,One,Two,Three,Four,One would be no reserve.,Each ends at another router.
order,ordering,E9,Put the steps of clean-up in order.,,Delete the connection,Deprovision at the provider,Delete the circuit,,,
`;

export const markdownExample = `# Peering in ten minutes

## asn-of-azure
kind: fill-in
form: asn
label: AS number
Which AS number has Microsoft's side of private peering?
> Every peering is with AS 12076.
= 12076

## true-or-not
kind: yes-no
Does each statement hold?
- [x] A circuit has two links.
> Each ends at another edge router.
- [ ] The second link costs extra.
> Both belong to the circuit.
- [x] Both links carry traffic.
> Routes are learned on both.
`;
