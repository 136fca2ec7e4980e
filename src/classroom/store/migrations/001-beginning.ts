/** The tables as the first version of the class server has them. */
import type { Kysely } from 'kysely';
import type { Migration } from './list.ts';

type Column = 'text' | 'text?' | 'bigint' | 'bigint?' | 'integer' | 'integer?' | 'real' | 'real?';
type Shape = Readonly<Record<string, Column>>;

const types = { text: 'text', bigint: 'bigint', integer: 'integer', real: 'double precision' } as const;

const tables: Readonly<
  Record<string, { key: readonly string[]; columns: Shape; by?: readonly (readonly string[])[] }>
> = {
  classes: {
    key: ['id'],
    columns: {
      id: 'text',
      course: 'text',
      title: 'text',
      code: 'text?',
      state: 'text',
      plan: 'text',
      settings: 'text',
      moment: 'text',
      made_at: 'bigint',
      started_at: 'bigint?',
      ended_at: 'bigint?',
      seq: 'bigint',
    },
    by: [['code']],
  },
  staff: {
    key: ['class', 'account'],
    columns: { class: 'text', account: 'text', role: 'text', name: 'text', added_at: 'bigint' },
    by: [['account']],
  },
  seats: {
    key: ['id'],
    columns: {
      id: 'text',
      class: 'text',
      name: 'text',
      external: 'text?',
      group: 'text?',
      state: 'text',
      merged_into: 'text?',
      phrase_hash: 'text?',
      joined_at: 'bigint?',
      seen_at: 'bigint?',
      hand_at: 'bigint?',
      hand_text: 'text?',
    },
    by: [['class'], ['phrase_hash']],
  },
  seat_sessions: {
    key: ['token_hash'],
    columns: { token_hash: 'text', seat: 'text', made_at: 'bigint' },
    by: [['seat']],
  },
  groups: { key: ['id'], columns: { id: 'text', class: 'text', name: 'text' }, by: [['class']] },
  feed: {
    key: ['class', 'seq'],
    columns: { class: 'text', seq: 'bigint', at: 'bigint', kind: 'text', to: 'text', body: 'text' },
  },
  attempts: {
    key: ['id'],
    columns: {
      id: 'text',
      class: 'text',
      seat: 'text?',
      lab: 'text',
      way: 'text',
      cloud: 'integer',
      people: 'text?',
      length: 'bigint',
      standing: 'text?',
      held_by: 'text?',
      made_at: 'bigint',
      changed_at: 'bigint',
    },
    by: [['class'], ['seat']],
  },
  lines: {
    key: ['attempt', 'n'],
    columns: { attempt: 'text', n: 'bigint', at: 'bigint', by: 'text', entry: 'text' },
  },
  events: { key: ['seat', 'id'], columns: { seat: 'text', id: 'text', at: 'bigint', event: 'text' } },
  forms: {
    key: ['id'],
    columns: {
      id: 'text',
      class: 'text',
      seat: 'text',
      entry: 'text',
      form: 'text',
      state: 'text',
      length: 'bigint',
      made_at: 'bigint',
      submitted_at: 'bigint?',
    },
    by: [['class', 'entry'], ['seat']],
  },
  form_lines: { key: ['form', 'n'], columns: { form: 'text', n: 'bigint', at: 'bigint', event: 'text' } },
  grades: {
    key: ['class', 'seat', 'entry'],
    columns: {
      class: 'text',
      seat: 'text',
      entry: 'text',
      points: 'real',
      out_of: 'real',
      evidence: 'text?',
      detail: 'text?',
      graded_at: 'bigint',
      override_points: 'real?',
      override_by: 'text?',
      override_why: 'text?',
    },
  },
  jobs: {
    key: ['id'],
    columns: {
      id: 'text',
      kind: 'text',
      about: 'text',
      made_at: 'bigint',
      taken_at: 'bigint?',
      tries: 'integer',
      done_at: 'bigint?',
      trouble: 'text?',
    },
    by: [['done_at', 'made_at']],
  },
  polls: {
    key: ['id'],
    columns: { id: 'text', class: 'text', item: 'text', state: 'text', made_at: 'bigint' },
    by: [['class']],
  },
  votes: { key: ['poll', 'seat'], columns: { poll: 'text', seat: 'text', words: 'text', at: 'bigint' } },
  notes: {
    key: ['id'],
    columns: { id: 'text', class: 'text', seat: 'text', by: 'text', text: 'text', at: 'bigint' },
    by: [['class']],
  },
  audit: {
    key: ['id'],
    columns: { id: 'text', class: 'text?', at: 'bigint', by: 'text', what: 'text', about: 'text' },
    by: [['class', 'at']],
  },
  own_items: {
    key: ['class', 'id'],
    columns: { id: 'text', class: 'text', item: 'text', added_at: 'bigint' },
  },
  settings: { key: ['name'], columns: { name: 'text', value: 'text' } },
};

async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, { key, columns, by = [] }] of Object.entries(tables)) {
    let table = db.schema.createTable(name);
    for (const [column, kind] of Object.entries(columns)) {
      const isMaybe = kind.endsWith('?');
      table = table.addColumn(column, types[typeOf(kind)], (one) => (isMaybe ? one : one.notNull()));
    }
    await table.addPrimaryKeyConstraint(`${name}_key`, key as never).execute();
    for (const list of by)
      await db.schema
        .createIndex(`${name}_by_${list.join('_')}`)
        .on(name)
        .columns(list as never)
        .execute();
  }
}

const typeOf = (kind: Column) => {
  switch (kind) {
    case 'text':
    case 'text?':
      return 'text';
    case 'bigint':
    case 'bigint?':
      return 'bigint';
    case 'integer':
    case 'integer?':
      return 'integer';
    case 'real':
    case 'real?':
      return 'real';
  }
};

export const migration: Migration = { name: '001-beginning', up };
