/** What a text that is filled in can be. Apart from how each is read, since every lesson page loads the names. */
export const forms = ['prefix', 'address', 'number', 'asn', 'word'] as const;
export type Form = (typeof forms)[number];

export const isForm = (value: unknown): value is Form => forms.some((form) => form === value);
