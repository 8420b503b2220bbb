import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mailServer } from './support/mail-server.ts';
import { typed, wordsOf } from './support/terminal.ts';

/**
 * Transcripts are documentation that cannot lie: every `$ docket …` in a ```console block is typed in a folder of the
 * page's own, where `$ export DOCKET_DB=FILE` goes on in another shop and `$ export DOCKET_NOW=…` at another moment, and what the page
 * shows must be what docket says. The mail server that a page sends through is one of this machine.
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
  const desk: Desk = {
    folder: mkdtempSync(path.join(tmpdir(), 'docket-page-')),
    env: { DOCKET_DB: 'docket.db', DOCKET_NOW: '2026-11-23T10:00:00Z' },
    mail: page.includes('docket notify send') ? await mailingThrough() : {},
  };
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
  /** The shop, a file of the folder, and the moment. */
  readonly env: Record<string, string>;
  /** Where mail goes instead of the server that the page names. */
  readonly mail: Readonly<Record<string, string>>;
}

async function mailingThrough(): Promise<Record<string, string>> {
  const { port } = await mailServer();
  return { DOCKET_SMTP_HOST: '127.0.0.1', DOCKET_SMTP_PORT: String(port), DOCKET_SMTP_SECURITY: 'none' };
}

async function played(block: string, desk: Desk): Promise<string> {
  const said: string[] = [];
  for (const command of commandsOf(block)) {
    const [, name, value] = /^export (DOCKET_DB|DOCKET_NOW)=(\S+)$/.exec(command) ?? [];
    if (name !== undefined && value !== undefined) desk.env[name] = value;
    said.push(`$ ${command}\n${name === undefined ? await answerTo(command, desk) : ''}`);
  }
  return said.join('');
}

async function answerTo(command: string, { folder, env: own, mail }: Desk): Promise<string> {
  const db = path.join(folder, own['DOCKET_DB'] ?? '');
  const env = { ...own, ...mail, DOCKET_DB: db, DOCKET_ACTOR: 'ann', HOME: folder };
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
