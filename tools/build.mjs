// One bundle with lazily loaded chunks; better-sqlite3 stays outside because its binary lies in its package.
import { rolldown } from 'rolldown';

const bundle = await rolldown({
  input: { main: 'src/main.ts' },
  platform: 'node',
  external: [/^better-sqlite3/, /^pg-native$/],
  onLog(level, log, print) {
    if (log.code === 'CIRCULAR_DEPENDENCY' || log.code === 'EVAL') return;
    print(level, log);
  },
});
await bundle.write({ dir: 'dist', format: 'esm', cleanDir: true, minify: { compress: true, mangle: false } });
await bundle.close();
