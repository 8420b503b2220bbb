import type { Instant } from '../base/days.ts';
import type { Fonts } from '../documents/pdf-sheet.ts';
import type { Context } from '../kit/command.ts';
import { commandsOf } from '../kit/define.ts';
import type { App, Subject, Write } from '../operations/perform.ts';
import type { Tx } from '../store/transact.ts';
import type { Work, Dated } from '../store/work.ts';

/** Where commands work: it knows which shop is meant and opens it when one asks. */
export interface Desk {
  /** A file's path, or the address of a PostgreSQL database. */
  readonly location: string;
  /** The folder of the program's own fixtures, for the demo. */
  readonly fixtures: string;
  /** The letters that documents are printed with. */
  readonly fonts: () => Promise<Fonts>;
  /** What time it is, or is pretended to be. */
  readonly clock: () => Instant;
  /** What the environment says of a setting, as `DOCKET_SMTP_HOST` of `smtp_host`; empty where it says nothing. */
  readonly surroundings: (setting: string) => string;
  /** Opens the shop that is there; the same one however often it is asked. */
  readonly open: () => Promise<App>;
  /** Makes a new shop there; a dry run makes it where it leaves nothing behind. */
  readonly create: () => Promise<App>;
  /** Runs docket once more from within, as if these words had been typed; for the demo. */
  readonly call: (words: readonly string[], env: Readonly<Record<string, string>>) => Promise<number>;
  /** Before a long stream: memory stays flat instead of growing with what is free on the machine, at a little time. */
  readonly steady: () => void;
  /** Shows text at once, between the outputs of such calls. */
  readonly say: (text: string) => void;
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

/** The same as `write`, rolled back: what would be made, for a preview; refuses what the write would refuse. */
export async function rehearse<Request, Made>(
  context: DeskContext,
  asked: Write<Request>,
  operation: (work: Work, request: Request) => Promise<Subject>,
  show: (work: Work, subject: string) => Promise<Made>,
): Promise<Made> {
  const [app, { perform }] = await Promise.all([opened(context), import('../operations/perform.ts')]);
  return perform({ ...app, dryRun: true }, asked, operation, show);
}

/** Asks y/N below a preview before a write that takes something back; a dry run changes nothing and asks nothing. */
export async function confirmed(
  context: DeskContext,
  { question, preview }: { readonly question: string; readonly preview: () => Promise<string> },
): Promise<void> {
  const { globals, person } = context;
  if (globals.dryRun || globals.yes) return;
  await person.confirm(question, person.present ? await preview() : undefined);
}

/** Reads from the shop, everything as it was at one moment. */
export async function read<T>(
  context: DeskContext,
  query: (reading: Dated & { readonly tx: Tx }) => Promise<T>,
): Promise<T> {
  const [app, { reading }] = await Promise.all([opened(context), import('../store/transact.ts')]);
  return reading(app.store, (tx) => query({ tx, engine: app.store.engine, now: app.clock() }));
}

async function opened(context: DeskContext): Promise<App> {
  return (await context.app()).open();
}
