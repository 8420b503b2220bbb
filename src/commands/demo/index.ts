import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../base/refusal.ts';
import { nothing } from '../../kit/command.ts';
import { text } from '../../kit/inputs.ts';
import { command, type DeskContext } from '../desk.ts';
import { DEMO_NOW, script, type Step } from './script.ts';

const USUAL = 'docket-demo';

export default command({
  summary:
    'Opens a shop to play with: imports its spreadsheets, takes an order from placing to refund, shows the reports.',
  examples: [
    ['docket demo', 'in ./docket-demo'],
    ['docket demo /tmp/shop', 'in a folder of your own'],
  ],
  args: { folder: text('DIR', 'Where the shop is made (docket-demo, or docket-demo-2 where that is taken)') },
  async run(context, { args }) {
    const folder = args.folder ?? freshFolder();
    const db = path.join(folder, 'docket.db');
    if (existsSync(db))
      throw new Refusal('exists', `There is a shop in ${folder} already.`, {
        hint: 'docket demo ANOTHER-DIR',
      });
    await play(context, db);
    return nothing({
      notes:
        args.folder === undefined && folder !== USUAL ? [`The shop in ./${USUAL} is left as it is.`] : [],
      done: `The shop is yours to play with: ${db}.`,
      next: `export DOCKET_DB=${db}      then docket orders list, docket stock low, docket help`,
    });
  },
});

/** A second demo does not need the first one deleted. */
function freshFolder(): string {
  const names = [USUAL, ...Array.from({ length: 99 }, (_, index) => `${USUAL}-${index + 2}`)];
  return names.find((name) => !existsSync(path.join(name, 'docket.db'))) ?? `${USUAL}-100`;
}

async function play(context: DeskContext, db: string): Promise<void> {
  const desk = await context.app();
  const sheets = path.relative('', path.join(desk.fixtures, 'shop'));
  // Within the demo nobody is asked anything, and no pager waits for a key.
  const env = { DOCKET_DB: db, DOCKET_NOW: DEMO_NOW, CI: 'demo' };
  for (const step of script) {
    if (context.signal.aborted) return;
    const typed = await named(step, db);
    if (step.why !== undefined) desk.say(`\n${step.why}\n`);
    desk.say(`\n$ docket ${typed.replaceAll('%', sheets)}\n`);
    const status = await desk.call(
      wordsOf(typed).map((word) => word.replaceAll('%', sheets)),
      env,
    );
    if (status !== 0) throw new Refusal('failed', `The demo stopped: docket ${typed} ended with ${status}.`);
  }
}

/** Puts the numbers of the order, parcel and return that the demo just made into the next command. */
async function named({ typed }: Step, db: string): Promise<string> {
  if (!/\{\w+\}/.test(typed)) return typed;
  const { latestNumbers } = await import('../../store/list/latest.ts');
  const numbers = await latestNumbers(db);
  return typed.replaceAll(/\{(\w+)\}/g, (_, word: string) => String(numbers[word] ?? ''));
}

/** The words of a typed line; a quoted part is one word. */
export function wordsOf(typed: string): string[] {
  return [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
