import { PassThrough, Writable } from 'node:stream';
import { Refusal, Refusals } from '../../src/base/refusal.ts';
import { type Command, type Entry, many, nothing, one, text as body } from '../../src/kit/command.ts';
import { commandsOf } from '../../src/kit/define.ts';
import {
  decimal,
  documentNumber,
  day,
  many as several,
  required,
  text,
  toggle,
  wholeNumber,
  word,
} from '../../src/kit/inputs.ts';
import { runProgram } from '../../src/kit/program.ts';
import type { SignalSource } from '../../src/kit/signals.ts';
import { column, type View } from '../../src/kit/view.ts';

/** A program that keeps trees instead of orders: the kit must not notice the difference. */
export interface Tree {
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly price: string;
  readonly planted: string | null;
}

export class Garden {
  readonly trees: Tree[];
  closed = 0;

  constructor(trees: readonly Tree[] = usual) {
    this.trees = [...trees];
  }
}

const usual: readonly Tree[] = [
  { number: 1, name: 'Oak', kind: 'broad_leaf', price: '1250.00', planted: '2026-11-23' },
  { number: 2, name: '=Pine\u001b[31m', kind: 'needle', price: '-3.50', planted: null },
];

export const treeView: View<Tree> = {
  name: 'tree',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('name', 'text'),
    column('kind', 'word'),
    column('price', 'money'),
    column('currency', 'word'),
    column('planted_on', 'day', 'Planted'),
    column('leaves', 'nested'),
  ],
  shown: ['number', 'name', 'kind', 'price', 'planted_on'],
  row: ({ planted, ...tree }) => ({ ...tree, currency: 'GBP', planted_on: planted, leaves: [{ at: 1 }] }),
};

const command = commandsOf<Garden>();

const list = command({
  summary: 'Lists the trees.',
  examples: [['trees list', 'every tree']],
  flags: { kind: word(['broad_leaf', 'needle'], 'KIND', 'Only this kind') },
  view: treeView,
  run: async (context, { flags }) => {
    const { trees } = await context.app();
    return many(
      treeView,
      trees.filter((tree) => flags.kind === undefined || tree.kind === flags.kind),
    );
  },
});

const show = command({
  summary: 'Shows a tree.',
  examples: [['trees show 1', 'the first tree']],
  args: { number: required(documentNumber('TREE', 'Its number')) },
  view: treeView,
  run: async (context, { args }) => {
    const number: number = args.number;
    const found = (await context.app()).trees.find((tree) => tree.number === number);
    if (found) return one(treeView, found);
    throw new Refusal('not_found', `There is no tree ${number}.`, {
      hint: 'garden trees list',
      details: { number },
    });
  },
});

const plant = command({
  summary: 'Plants a tree.',
  examples: [['trees plant Elm --price 12.50', 'a tree without a day']],
  args: { name: required(text('NAME', 'What it is')) },
  flags: {
    price: required(decimal('PRICE', 'What it costs')),
    planted_on: day('When it was planted'),
    kind: word(['broad_leaf', 'needle'], 'KIND', 'What kind it is'),
    tag: several(text('TAG', 'A label')),
    deep: toggle('Plant it deep'),
  },
  view: treeView,
  writes: true,
  run: async (context, { args, flags }) => {
    const { trees } = await context.app();
    const given: {
      name: string;
      price: string;
      planted: string | undefined;
      tags: readonly string[];
      deep: boolean;
    } = {
      name: args.name,
      price: flags.price,
      planted: flags.planted_on,
      tags: flags.tag,
      deep: flags.deep,
    };
    const tree: Tree = {
      number: trees.length + 1,
      kind: 'broad_leaf',
      ...given,
      planted: given.planted ?? null,
    };
    trees.push(tree);
    return one(treeView, tree, {
      done: `Tree ${tree.number} is planted.`,
      next: `garden trees show ${tree.number}`,
    });
  },
});

const move = command({
  summary: 'Moves trees by some metres.',
  examples: [['trees move Oak -3', 'three metres back']],
  args: { name: required(text('NAME', 'Which')), metres: required(wholeNumber('±METRES', 'How far')) },
  flags: { from: text('PLACE', 'From where'), to: text('PLACE', 'Where to') },
  locations: true,
  run: async (_, { args, flags }) => body(`${JSON.stringify({ ...args, ...flags })}\n`),
});

const fell = command({
  summary: 'Fells trees.',
  examples: [['trees fell 1 2', 'two trees']],
  args: { numbers: required(several(documentNumber('TREE', 'Which'))) },
  writes: true,
  run: async (context, { args }) => {
    await context.person.confirm(`Fell ${args.numbers.length}?`);
    return body(`${args.numbers.join('+')}\n`);
  },
});

const grow = command({
  summary: 'Streams trees.',
  examples: [['trees grow', 'one after the other']],
  view: treeView,
  run: async (context) => {
    const emit = context.emitter(treeView);
    for (const tree of (await context.app()).trees) emit(tree);
    context.note('Grown\u0007.');
    return nothing({ exit: 10 });
  },
});

const pour = command({
  summary: 'Pours trees.',
  examples: [['trees pour -o trees.txt', 'a line each, into a file']],
  flags: { fail: toggle('Stumble on the way') },
  view: treeView,
  run: async (context, { flags }) => {
    const { trees } = await context.app();
    async function* pieces(): AsyncIterable<string> {
      for (const { name } of trees) yield `${name}\n`;
      if (flags.fail) throw new Refusal('failed', 'It is spilt.');
    }
    await context.pour(pieces());
    return many(treeView, trees, { done: 'Poured.', notes: ['Mind the puddle.'] });
  },
});

const wait = command({
  summary: 'Waits for ever.',
  examples: [['trees wait', 'until it is stopped']],
  run: async ({ signal }) => {
    const alive = setInterval(() => {}, 1000);
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }).finally(() => clearInterval(alive));
    return nothing();
  },
});

const sleep = command({
  summary: 'Sleeps, whatever happens.',
  examples: [['trees sleep', 'for half a second']],
  run: async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    return nothing();
  },
});

const ail = command({
  summary: 'Goes wrong.',
  examples: [['trees ail twice', 'says two things at once']],
  args: { how: required(word(['bug', 'twice'], 'HOW', 'In which way')) },
  run: async (_, { args }) => {
    if (args.how === 'bug') throw new TypeError('leaf is undefined');
    const first = new Refusal('state', 'It is \u202efelled.', { details: { size: 12n } });
    throw new Refusals([first, new Refusal('not_found', 'There is no tree 9.')]);
  },
});

const today = command({
  summary: 'What there is to do.',
  examples: [['today', 'the list']],
  flags: { fail: toggle('Exit 10 when there is something') },
  run: async (_, { flags }) => body('Water\tthe \u009boak.\n', flags.fail ? { exit: 10 } : {}),
});

function entry(path: string, made: Command<Garden>): Entry<Garden> {
  return { path, summary: made.summary, load: () => Promise.resolve({ default: made }) };
}

export const entries: readonly Entry<Garden>[] = [
  entry('trees list', list),
  entry('trees show', show),
  entry('trees plant', plant),
  entry('trees move', move),
  entry('trees fell', fell),
  entry('trees grow', grow),
  entry('trees pour', pour),
  entry('trees wait', wait),
  entry('trees sleep', sleep),
  entry('trees ail', ail),
  entry('today', today),
];

export interface Told {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly garden?: Garden;
  readonly input?: string;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The reader leaves after so many characters. */
  readonly leavesAfter?: number;
  readonly signals?: SignalSource;
}

/** Types one line in the toy program (words are split at spaces) and hears everything it says. */
export async function garden(line: string | readonly string[], world: World = {}): Promise<Told> {
  const stdout = new Ear(world);
  const stderr = new Ear({ ...world, leavesAfter: Infinity });
  const stdin = Object.assign(new PassThrough(), { isTTY: world.terminal ?? false });
  if (world.terminal === true) type(world.input, { stdin, stderr });
  else stdin.end(world.input ?? '');
  const exit = await runProgram({
    name: 'garden',
    version: '1.2.3',
    entries,
    about: { '': 'Keeps trees.', trees: 'Trees.' },
    openApp: async () => world.garden ?? new Garden(),
    closeApp: (app) => {
      app.closed += 1;
    },
    stdin,
    stdout,
    stderr,
    env: { PAGER: '', ...world.env },
    argv: typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line,
    ...(world.signals === undefined ? {} : { signals: world.signals }),
  });
  return { exit, out: stdout.heard, err: stderr.heard };
}

/** Keys are pressed when there is something to answer: what is typed ahead of a prompt is dropped. */
function type(keys: string | undefined, { stdin, stderr }: { stdin: PassThrough; stderr: Ear }): void {
  if (keys === undefined) return;
  const waiting = setInterval(() => {
    if (!stderr.heard.includes('(--')) return;
    clearInterval(waiting);
    stdin.write(keys);
  }, 20);
}

class Ear extends Writable {
  heard = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly rows = 24;
  readonly leavesAfter: number;

  constructor({ terminal = false, columns, leavesAfter = Infinity }: World) {
    super();
    this.isTTY = terminal;
    this.columns = columns;
    this.leavesAfter = leavesAfter;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    if (this.heard.length >= this.leavesAfter)
      return done(Object.assign(new Error('left'), { code: 'EPIPE' }));
    this.heard += chunk.toString('utf8');
    return done();
  }
}
