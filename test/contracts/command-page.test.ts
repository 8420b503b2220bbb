import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { about, entries } from '../../src/commands/index.ts';

const file = path.join(import.meta.dirname, '..', '..', 'docs', 'commands.md');

/** `DOCKET_WRITE_TRANSCRIPTS=1` writes the page anew. */
it('docs/commands.md lists every command with what help says of it', async () => {
  const page = await commandPage();
  if (process.env['DOCKET_WRITE_TRANSCRIPTS']) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});

async function commandPage(): Promise<string> {
  const nouns = [...new Set(entries.map(({ path: words }) => words.split(' ')[0] ?? ''))].toSorted();
  const sections = await Promise.all(nouns.map(section));
  return `# Commands\n\nEvery command, by its noun; \`docket <noun> <verb> -h\` says more.\n\n${sections.join('\n')}`;
}

async function section(noun: string): Promise<string> {
  const own = entries.filter(({ path: words }) => words.split(' ')[0] === noun);
  const rows = await Promise.all(
    own.map(async ({ path: words, load }) => {
      const { summary, examples } = (await load()).default;
      return `| \`docket ${words}\` | ${summary} | \`${examples[0]?.[0].replaceAll('|', '\\|') ?? ''}\` |`;
    }),
  );
  const head = about[noun] === undefined ? '' : `${about[noun]}\n\n`;
  return `## ${noun}\n\n${head}| command | what it does | example |\n|---|---|---|\n${rows.join('\n')}\n`;
}
