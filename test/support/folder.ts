import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of a test's own; gone when the test ends. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
