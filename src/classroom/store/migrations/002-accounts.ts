/** The tables of those who lead classes: their accounts as better-auth keeps them (a test holds them to what it asks for), and the links that invite. */
import type { Migration } from './list.ts';
import { makeTables, type Shape } from './shape.ts';

const tables: Readonly<Record<string, Shape>> = {
  auth_users: {
    key: ['id'],
    columns: {
      id: 'text',
      name: 'text',
      email: 'text',
      emailVerified: 'integer',
      image: 'text?',
      createdAt: 'text',
      updatedAt: 'text',
    },
  },
  auth_sessions: {
    key: ['id'],
    columns: {
      id: 'text',
      token: 'text',
      userId: 'text',
      expiresAt: 'text',
      ipAddress: 'text?',
      userAgent: 'text?',
      createdAt: 'text',
      updatedAt: 'text',
    },
    by: [['userId']],
  },
  auth_accounts: {
    key: ['id'],
    columns: {
      id: 'text',
      accountId: 'text',
      providerId: 'text',
      userId: 'text',
      accessToken: 'text?',
      refreshToken: 'text?',
      idToken: 'text?',
      accessTokenExpiresAt: 'text?',
      refreshTokenExpiresAt: 'text?',
      scope: 'text?',
      password: 'text?',
      createdAt: 'text',
      updatedAt: 'text',
    },
    by: [['userId']],
  },
  auth_verifications: {
    key: ['id'],
    columns: {
      id: 'text',
      identifier: 'text',
      value: 'text',
      expiresAt: 'text',
      createdAt: 'text',
      updatedAt: 'text',
    },
    by: [['identifier']],
  },
  invitations: {
    key: ['token_hash'],
    columns: {
      token_hash: 'text',
      class: 'text?',
      role: 'text',
      made_by: 'text',
      made_at: 'bigint',
      ends_at: 'bigint',
    },
    by: [['class']],
  },
};

export const migration: Migration = {
  name: '002-accounts',
  async up(db, engine) {
    await makeTables(db, engine, tables);
    await db.schema.createIndex('auth_users_one_email').on('auth_users').column('email').unique().execute();
    await db.schema.createIndex('auth_sessions_one_token').on('auth_sessions').column('token').unique().execute();
  },
};
