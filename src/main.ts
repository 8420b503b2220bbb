import manifest from '../package.json' with { type: 'json' };

/** Everything else is loaded only where there is more to do than to say a version. */
async function main(argv: readonly string[]): Promise<void> {
  const { name, version } = manifest;
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const [{ runProgram }, { entries, about }] = await Promise.all([
    import('./kit/program.ts'),
    import('./commands/index.ts'),
  ]);
  process.exitCode = await runProgram({
    name,
    version,
    entries,
    about,
    argv,
    // Standard input is opened when it is first looked at.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signals: process,
    openApp: async (globals) => (await import('./app.ts')).openApp(globals),
    closeApp: async (app) => (await import('./app.ts')).closeApp(app),
  });
}

void main(process.argv.slice(2));
