import { access } from 'node:fs/promises';
import { writeFile } from '../kit/file.ts';
import type { Summary } from '../operations/imports/run.ts';
import { rejectPieces } from './engine/rejects.ts';
import type { OpenFile } from './parse.ts';

/**
 * Writes the rejected rows of a file beside it, never over a file that is there: somebody may be correcting it. Yields
 * its path; null where nothing was rejected. Refuses (73) a folder that may not be written to.
 */
export async function keepRejects(
  beside: string,
  { sheet, layout }: OpenFile,
  { issues, rejects: lines }: Summary,
): Promise<string | null> {
  if (lines.size === 0) return null;
  const path = await freeName(beside);
  await writeFile(path, rejectPieces(sheet, layout, { issues, lines }));
  return path;
}

async function freeName(beside: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? `${beside}.rejects.csv` : `${beside}.rejects-${count}.csv`;
    const taken = await access(path).then(
      () => true,
      () => false,
    );
    if (!taken) return path;
  }
}
