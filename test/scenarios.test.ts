import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { typed, wordsOf } from './support/terminal.ts';

/**
 * Transcripts are documentation that cannot lie: every `$ docket …` in a ```console block is typed in a shop of its own
 * (one a file), and what the page shows must be what docket says. `DOCKET_WRITE_TRANSCRIPTS=1` writes them anew.
 */
const root = path.join(import.meta.dirname, '..');
const folder = path.join(import.meta.dirname, 'scenarios');
const pages = [
  path.join(root, 'README.md'),
  ...readdirSync(folder).map((file) => path.join(folder, file)),
].filter((file) => file.endsWith('.md'));

describe('transcripts', () => {
  it.each(pages.map((page) => path.relative(root, page)))('%s shows what docket says', async (page) => {
    const file = path.join(root, page);
    const written = readFileSync(file, 'utf8');
    const shown = await retyped(written);
    if (process.env['DOCKET_WRITE_TRANSCRIPTS']) writeFileSync(file, shown);
    expect(shown).toBe(process.env['DOCKET_WRITE_TRANSCRIPTS'] ? shown : written);
  });
});

const block = /^```console\n(.*?)^```$/gms;

/** The page with every output replaced by what docket says now. */
async function retyped(page: string): Promise<string> {
  const shop = mkdtempSync(path.join(tmpdir(), 'docket-page-'));
  onTestFinished(() => rmSync(shop, { recursive: true, force: true }));
  const parts: string[] = [];
  let end = 0;
  for (const found of page.matchAll(block)) {
    parts.push(page.slice(end, found.index), '```console\n', await played(found[1] ?? '', shop), '```');
    end = found.index + found[0].length;
  }
  return [...parts, page.slice(end)].join('');
}

async function played(block: string, shop: string): Promise<string> {
  const said: string[] = [];
  for (const command of commandsOf(block)) {
    const env = {
      DOCKET_DB: path.join(shop, 'docket.db'),
      DOCKET_NOW: '2026-11-23T10:00:00Z',
      DOCKET_ACTOR: 'ann',
      HOME: shop,
    };
    const { status, screen } = await typed(
      wordsOf(command.replace(/^docket /, '').replaceAll(/\\\n\s*/g, ' ')),
      env,
    );
    const output = screen
      .replaceAll(`${shop}/`, '')
      .replaceAll(/[ \t]+$/gm, '')
      .trimEnd();
    said.push(
      `$ ${command}\n${output}${output === '' ? '' : '\n'}${status === 0 ? '' : `(exit ${status})\n`}`,
    );
  }
  return said.join('');
}

/** The commands of a block; a line that ends in a backslash goes on. */
function commandsOf(block: string): string[] {
  const commands: string[] = [];
  let going = false;
  for (const line of block.split('\n')) {
    if (going) commands.push(`${commands.pop()}\n${line}`);
    else if (line.startsWith('$ ')) commands.push(line.slice(2));
    going = (going || line.startsWith('$ ')) && line.endsWith('\\');
  }
  return commands;
}
