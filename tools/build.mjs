// One bundle with lazily loaded chunks; better-sqlite3 stays outside because its binary lies in its package.
// CommonJS, because Node starts it a third faster than the same chunks as ES modules.
import { cp } from 'node:fs/promises';
import { rolldown } from 'rolldown';

/** Commander loads a module that docket has no use for (commands that are programs of their own): 6 ms at every start. */
const withoutChildProcess = {
  name: 'commander-without-child-process',
  resolveId(source, importer) {
    return source === 'node:child_process' && importer?.includes('/commander/')
      ? '\0no-child-process'
      : undefined;
  },
  load(id) {
    return id === '\0no-child-process' ? 'export default {}' : undefined;
  },
};

const bundle = await rolldown({
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: [/^better-sqlite3/, /^pg-native$/],
  plugins: [withoutChildProcess],
  onLog(level, log, print) {
    if (log.code === 'CIRCULAR_DEPENDENCY' || log.code === 'EVAL') return;
    print(level, log);
  },
});
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  cleanDir: true,
  // Files that are always needed together lie together: every further chunk costs a start about half a millisecond.
  codeSplitting: {
    groups: [
      {
        name: 'kit',
        test: /commander|src\/base\/|src\/kit\/(argv|call|clean|command|context|define|deliver|emit|format|globals|inputs|keep|output|parse|program|render|route|select|session|signals|streams|values|view)\.ts/,
      },
      {
        name: 'store',
        test: /node_modules\/kysely|migrations\/|src\/store\/(application|columns|failures|migrate|open|rows|sqlite|transact)\.ts/,
      },
    ],
  },
  minify: { compress: true, mangle: false },
});
await bundle.close();

// The letters of documents lie beside the bundle: they are read when something is printed.
const fonts = 'node_modules/dejavu-fonts-ttf';
for (const file of ['ttf/DejaVuSansCondensed.ttf', 'ttf/DejaVuSansCondensed-Bold.ttf', 'LICENSE'])
  await cp(`${fonts}/${file}`, `dist/fonts/${file.replace('ttf/', '')}`);
