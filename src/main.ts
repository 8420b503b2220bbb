import manifest from '../package.json' with { type: 'json' };

type Env = Readonly<Record<string, string | undefined>>;

/** Everything else is loaded only where there is more to do than to say a version. */
async function main(argv: readonly string[]): Promise<void> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${manifest.version}\n`);
    return;
  }
  process.exitCode = await run(argv, process.env);
}

/** One call of docket, from its words to its exit status. */
async function run(
  argv: readonly string[],
  env: Env,
  stdout: NodeJS.WriteStream = process.stdout,
): Promise<number> {
  const [{ runProgram }, { entries, about }] = await Promise.all([
    import('./kit/program.ts'),
    import('./commands/index.ts'),
  ]);
  return runProgram({
    name: manifest.name,
    version: manifest.version,
    entries,
    about,
    argv,
    // Standard input is opened when it is first looked at.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr: process.stderr,
    env,
    signals: process,
    openApp: async (globals) => (await import('./app.ts')).openApp(globals, env, runWithin),
    timezoneOf: (app) => app.timezone(),
    closeApp: async (app) => (await import('./app.ts')).closeApp(app),
  });
}

/** The demo calls docket from within docket, and shows what people see at a terminal also where there is none. */
function runWithin(argv: readonly string[], env: Env): Promise<number> {
  if (process.stdout.isTTY) return run(argv, env);
  // One for all calls: whoever opens a stream listens to it for good.
  terminal ??= asTerminal(process.stdout);
  return run(argv, { ...env, NO_COLOR: '1' }, terminal);
}

let terminal: NodeJS.WriteStream | undefined;

/** A stream that says of itself that it is a terminal of 100 columns. */
function asTerminal(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(stream, key) {
      if (key === 'isTTY') return true;
      if (key === 'columns') return 100;
      const value: unknown = Reflect.get(stream, key);
      return typeof value === 'function' ? (value.bind(stream) as unknown) : value;
    },
  });
}

void main(process.argv.slice(2));
