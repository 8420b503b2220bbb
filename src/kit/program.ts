import { loadColors } from './colors.ts';
import type { Command, Entry, Globals, Person } from './command.ts';
import { makeContext } from './context.ts';
import { openDelivery } from './deliver.ts';
import { peek } from './globals.ts';
import { fillGaps } from './gaps.ts';
import { type Keeper, keep } from './keep.ts';
import { openOutput, type Output } from './output.ts';
import { type Given, parseCommand } from './parse.ts';
import { meetPerson } from './person.ts';
import type { Display } from './render.ts';
import { findRoute, type Route } from './route.ts';
import { selectColumns } from './select.ts';
import { listen, type Signals, type SignalSource } from './signals.ts';
import type { Streams } from './streams.ts';

export interface Program<App> extends Streams {
  readonly name: string;
  readonly version: string;
  readonly entries: readonly Entry<App>[];
  /** One sentence for each noun, and for the program under `''`. */
  readonly about: Readonly<Record<string, string>>;
  readonly openApp: (globals: Globals) => Promise<App>;
  readonly closeApp: (app: App) => Promise<void> | void;
  /** The words after the program's name. */
  readonly argv: readonly string[];
  /** The process, where signals are to be heard. */
  readonly signals?: SignalSource;
}

/** Runs one call of the program from its words to its exit status; what goes wrong is said on standard error. */
export async function runProgram<App>(program: Program<App>): Promise<number> {
  const session: Session = {
    out: openOutput(program.stdout),
    err: openOutput(program.stderr),
    signals: listen(program.signals, () => program.stderr.write(`${program.name}: Interrupted.\n`)),
  };
  try {
    return await follow(program, session, findRoute(program.name, program.entries, program.argv));
  } catch (error) {
    return await fail(program, session, error);
  } finally {
    session.signals.stop();
  }
}

interface Session {
  readonly out: Output;
  readonly err: Output;
  readonly signals: Signals;
}

async function follow<App>(program: Program<App>, session: Session, route: Route<App>): Promise<number> {
  if (route.to === 'version') await session.out.write([`${program.version}\n`]);
  else if (route.to === 'help') await showHelp(program, session, route.words);
  else return call(program, session, route);
  return 0;
}

async function showHelp<App>(
  program: Program<App>,
  { out }: Session,
  words: readonly string[],
): Promise<void> {
  const { findHelp } = await import('./help.ts');
  const colors = await loadColors(program.stdout, program.env, peek(program.argv).color);
  await out.write([await findHelp(words, { ...program, colors, width: Math.min(100, widthOf(program)) })]);
}

async function call<App>(
  program: Program<App>,
  session: Session,
  { entry, rest }: Extract<Route<App>, { to: 'command' }>,
): Promise<number> {
  const command = (await entry.load()).default;
  const lines = async function* (): AsyncIterable<string> {
    yield* (await import('./lines.ts')).linesOf(program.stdin);
  };
  const parsed = await parseCommand(command, `${program.name} ${entry.path}`, rest, lines);
  if (parsed.help) {
    await showHelp(program, session, entry.path.split(' '));
    return 0;
  }
  const { globals, wishes } = parsed;
  const { signal } = session.signals;
  const person = meetPerson({ streams: program, globals, noInput: wishes.noInput, signal });
  const given = await fillGaps(parsed, person);
  // Before anything is written: a slip in a field's name must not cost a second order.
  if (command.view !== undefined) selectColumns(command.view, given.wishes.fields ?? []);
  return perform(program, session, command, {
    given,
    lines,
    person,
    app: keep(() => program.openApp(given.globals)),
  });
}

interface Performance<App> {
  readonly given: Given;
  readonly lines: () => AsyncIterable<string>;
  readonly person: Person;
  readonly app: Keeper<App>;
}

async function perform<App>(
  program: Program<App>,
  { out, signals }: Session,
  command: Command<App>,
  { given, lines, person, app }: Performance<App>,
): Promise<number> {
  const { globals, wishes } = given;
  const display = await displayOf(program, given);
  const delivery = openDelivery({ streams: program, out, signals, globals, wishes, display });
  const colors = await loadColors(program.stderr, program.env, peek(program.argv).color);
  const context = await makeContext({
    streams: program,
    globals,
    display,
    person,
    colors,
    lines,
    app: app.get,
    write: delivery.write,
    signal: signals.signal,
  });
  const closing = (): Promise<void> => app.close(program.closeApp);
  try {
    const outcome = await command.run(context, given);
    context.endEmitting();
    // Closed before anything is shown, but shown even where closing fails: by then it has been saved.
    const trouble = await closing().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await delivery.finish(outcome);
    if (trouble !== undefined) throw trouble.error;
    return outcome.exit ?? 0;
  } catch (error) {
    context.endEmitting();
    await closing().catch(() => {});
    await out.flush().catch(() => {});
    throw error;
  }
}

async function displayOf<App>(program: Program<App>, { globals, wishes }: Given): Promise<Display> {
  const { stdout, env } = program;
  const toFile = globals.output !== undefined && globals.output !== '-';
  const human = stdout.isTTY === true && !toFile;
  return {
    form: wishes.form ?? (human ? 'human' : 'tsv'),
    fields: wishes.fields,
    limit: globals.limit,
    chart: wishes.chart,
    width: widthOf(program),
    colors: await loadColors({ isTTY: human }, env, peek(program.argv).color),
  };
}

/** The window's width; 80 where there is no window. */
function widthOf({ stdout, env }: Streams): number {
  return Math.max(20, stdout.columns ?? (Number(env.COLUMNS) || 80));
}

async function fail<App>(program: Program<App>, { err, signals }: Session, error: unknown): Promise<number> {
  const { describe } = await import('./errors.ts');
  const { json, debug, color } = peek(program.argv);
  const colors = await loadColors(program.stderr, program.env, color);
  const interrupted = signals.signal.aborted;
  const cause: unknown = interrupted ? signals.signal.reason : error;
  const { text, exit } = describe(cause, { name: program.name, json, debug, colors });
  // Where nobody hears what went wrong, the status still says it.
  await err.write([text]).catch(() => {});
  return interrupted ? (signals.status() ?? exit) : exit;
}
