import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';

const withNode = fileURLToPath(new URL('../../tools/with-node.cjs', import.meta.url));

it('runs a script with a Node that is new enough, also from within a script that it runs', () => {
  const script = path.join(newFolder(), 'script.cjs');
  const again = `require('child_process').spawnSync(process.execPath, [${JSON.stringify(withNode)}, __filename, 'inner'], { stdio: 'inherit' })`;
  writeFileSync(
    script,
    `console.log(process.argv[2], process.env.DOCKET_RERUN); if (process.argv[2] === 'outer') process.exit(${again}.status + 7)`,
  );

  const { status, stdout, stderr } = spawnSync(process.execPath, [withNode, script, 'outer'], {
    encoding: 'utf8',
  });

  expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'outer 1\ninner 1\n', stderr: '' });
});

it('passes on an interruption that only it has heard, and takes over the status', async () => {
  const script = path.join(newFolder(), 'script.cjs');
  writeFileSync(
    script,
    `process.on('SIGINT', () => process.exit(130)); setTimeout(() => {}, 20_000); console.log('waiting')`,
  );
  const child = spawn(process.execPath, [withNode, script], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.kill('SIGINT'));

  const [status] = (await once(child, 'exit')) as [number];

  expect(status).toBe(130);
});
