import type { Refusal } from '../base/refusal.ts';
import { loadColors } from './colors.ts';
import type { Command, Entry, Person } from './command.ts';
import { makeContext } from './context.ts';
import { openDelivery } from './deliver.ts';
import { fillGaps } from './gaps.ts';
import { peek } from './globals.ts';
import { type Keeper, keep } from './keep.ts';
import { type Given, parseCommand } from './parse.ts';
import { meetPerson } from './person.ts';
import { showsInstants } from './render.ts';
import type { Display } from './shown.ts';
import { selectColumns } from './select.ts';
import { type Program, type Session, widthOf } from './session.ts';

/**
 * Runs one command with the words that follow its path and yields its exit status,
 * or `help` where that is what they ask for. Refuses everything that is wrong with them at once.
 */
export async function callCommand<App>(
  program: Program<App>,
  session: Session,
  { entry, rest }: { readonly entry: Entry<App>; readonly rest: readonly string[] },
): Promise<number | 'help'> {
  const command = (await entry.load()).default;
  const lines = async function* (): AsyncIterable<string | Refusal> {
    yield* (await import('./lines.ts')).linesOf(program.stdin);
  };
  const parsed = await parseCommand(command, `${program.name} ${entry.path}`, rest, lines);
  if (parsed.help) return 'help';
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
  readonly lines: () => AsyncIterable<string | Refusal>;
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
  const timezone = async (): Promise<string | undefined> => {
    const opened = await app.opened();
    return opened === undefined ? undefined : program.timezoneOf?.(opened);
  };
  const context = await makeContext({
    streams: program,
    globals,
    display,
    person,
    colors,
    lines,
    app: app.get,
    timezone,
    write: delivery.write,
    pour: delivery.pour,
    signal: signals.signal,
  });
  const closing = (): Promise<void> => app.close(program.closeApp);
  try {
    const outcome = await command.run(context, given);
    context.endEmitting();
    const zone = showsInstants(outcome, display) ? await timezone() : undefined;
    // Closed before anything is shown, but shown even where closing fails: by then it has been saved.
    const trouble = await closing().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await delivery.finish(outcome, zone);
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
