import type { Context } from '../kit/command.ts';
import { commandsOf } from '../kit/define.ts';
import type { App, Subject, Write } from '../operations/perform.ts';
import type { Tx } from '../store/transact.ts';
import type { Work, Reading } from '../store/work.ts';

/** Where commands work: it knows which shop is meant and opens it when one asks. */
export interface Desk {
  /** A file's path, or the address of a PostgreSQL database. */
  readonly location: string;
  /** The folder of the program's own fixtures, for the demo. */
  readonly fixtures: string;
  /** Opens the shop that is there; the same one however often it is asked. */
  readonly open: () => Promise<App>;
  /** Makes a new shop there. */
  readonly create: () => Promise<App>;
}

export type DeskContext = Context<Desk>;

/** The `command` helper of every file in this folder. */
export const command = commandsOf<Desk>();

/** Runs an operation on the shop as one transaction and shows what it made; see `perform`. */
export async function write<Request, Made>(
  context: DeskContext,
  asked: Write<Request>,
  operation: (work: Work, request: Request) => Promise<Subject>,
  show: (work: Work, subject: string) => Promise<Made>,
): Promise<Made> {
  const [app, { perform }] = await Promise.all([opened(context), import('../operations/perform.ts')]);
  return perform(app, asked, operation, show);
}

/** Reads from the shop, everything as it was at one moment. */
export async function read<T>(
  context: DeskContext,
  query: (reading: Reading & { readonly tx: Tx }) => Promise<T>,
): Promise<T> {
  const [app, { reading }] = await Promise.all([opened(context), import('../store/transact.ts')]);
  return reading(app.store, (tx) => query({ tx, engine: app.store.engine }));
}

async function opened(context: DeskContext): Promise<App> {
  return (await context.app()).open();
}
