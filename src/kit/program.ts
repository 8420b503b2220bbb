import { Refusal } from '../base/refusal.ts';
import { callCommand } from './call.ts';
import { loadColors } from './colors.ts';
import { peek } from './globals.ts';
import { openOutput } from './output.ts';
import { findRoute, type Route } from './route.ts';
import { type Program, type Session, widthOf } from './session.ts';
import { listen } from './signals.ts';

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

async function follow<App>(program: Program<App>, session: Session, route: Route<App>): Promise<number> {
  if (route.to === 'command') {
    const ended = await callCommand(program, session, route);
    if (ended !== 'help') return ended;
    await showHelp(program, session, route.entry.path.split(' '));
  } else if (route.to === 'help') await showHelp(program, session, route.words);
  else await session.out.write([`${program.version}\n`]);
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

async function fail<App>(program: Program<App>, { err, signals }: Session, error: unknown): Promise<number> {
  const { describe } = await import('./errors.ts');
  const { json, debug, color } = peek(program.argv);
  const colors = await loadColors(program.stderr, program.env, color);
  const interrupted = signals.signal.aborted;
  // A command that was stopped may say itself how far it came.
  const cause: unknown = interrupted && !(error instanceof Refusal) ? signals.signal.reason : error;
  const { text, exit } = describe(cause, { name: program.name, json, debug, colors });
  signals.answered();
  // Where nobody hears what went wrong, the status still says it.
  await err.write([text]).catch(() => {});
  return interrupted ? (signals.status() ?? exit) : exit;
}
