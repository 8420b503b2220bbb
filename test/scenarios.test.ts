import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { typed, wordsOf } from './support/terminal.ts';

/**
 * Transcripts are documentation that cannot lie: every `$ docket …` in a ```console block is typed in a folder of the
 * page's own, where `$ export DOCKET_DB=FILE` goes on in another shop, and what the page shows must be what docket says.
 * `DOCKET_WRITE_TRANSCRIPTS=1` writes them anew.
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
  const desk = { folder: mkdtempSync(path.join(tmpdir(), 'docket-page-')), db: 'docket.db' };
  onTestFinished(() => rmSync(desk.folder, { recursive: true, force: true }));
  const parts: string[] = [];
  let end = 0;
  for (const found of page.matchAll(block)) {
    parts.push(page.slice(end, found.index), '```console\n', await played(found[1] ?? '', desk), '```');
    end = found.index + found[0].length;
  }
  return [...parts, page.slice(end)].join('');
}

interface Desk {
  readonly folder: string;
  /** The shop, a file of the folder. */
  db: string;
}

async function played(block: string, desk: Desk): Promise<string> {
  const said: string[] = [];
  for (const command of commandsOf(block)) {
    const other = /^export DOCKET_DB=(\S+)$/.exec(command)?.[1];
    desk.db = other ?? desk.db;
    said.push(`$ ${command}\n${other === undefined ? await answerTo(command, desk) : ''}`);
  }
  return said.join('');
}

async function answerTo(command: string, { folder, db }: Desk): Promise<string> {
  const env = {
    DOCKET_DB: path.join(folder, db),
    DOCKET_NOW: '2026-11-23T10:00:00Z',
    DOCKET_ACTOR: 'ann',
    HOME: folder,
  };
  const words = wordsOf(command.replace(/^docket /, '').replaceAll(/\\\n\s*/g, ' '));
  const { status, screen } = await typed(words, env);
  const output = screen
    .replaceAll(`${folder}/`, '')
    // How long it takes is the machine's, and so is whether a bar is shown meanwhile.
    .replaceAll(/[^\n]*\u001b\[K/g, '')
    .replaceAll(/ in [\d.]+ s:/g, ' in 0.1 s:')
    .replaceAll(/[ \t]+$/gm, '')
    .trimEnd();
  return `${output}${output === '' ? '' : '\n'}${status === 0 ? '' : `(exit ${status})\n`}`;
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
