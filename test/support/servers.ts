import type { TestProject } from 'vitest/node';
import { CompiledQuery } from 'kysely';
import { createStore, storeOn } from '../../src/store/open.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { startServer, type Server } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the test server's database `%`, or null where PostgreSQL is not installed. */
    readonly postgres: string | null;
  }
}

const missing = 'PostgreSQL is not installed here: NOTHING is tested on a real server in this run.';
const narrowed = 'DOCKET_TEST_ENGINES leaves PostgreSQL out: NOTHING is tested on a real server in this run.';

/** Starts the PostgreSQL server that all test files share, each with databases of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = process.env['DOCKET_TEST_ENGINES']?.includes('postgres') ?? true;
  const server = wanted ? await startServer() : null;
  if (server === null) console.warn(`\n*** ${wanted ? missing : narrowed} ***\n`);
  if (server !== null) await makeTemplate(server);
  project.provide('postgres', server === null ? null : server.url('%'));
  return async () => server?.stop();
}

/** A database with the schema in it: a copy of it is quicker than the migrations. */
async function makeTemplate(server: Server): Promise<void> {
  const admin = storeOn('postgres', await postgresDialect(server.url('postgres')), 'admin');
  await admin.db.executeQuery(CompiledQuery.raw('create database docket_template'));
  await admin.close();
  const template = await createStore(server.url('docket_template'));
  await template.close();
}
