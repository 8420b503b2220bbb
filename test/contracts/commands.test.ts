import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { about, entries } from '../../src/commands/index.ts';
import type { Command } from '../../src/kit/command.ts';
import { parseCommand } from '../../src/kit/parse.ts';
import { findRoute } from '../../src/kit/route.ts';
import { root } from './source.ts';

const isSentence = (text: string): boolean => /^[A-Z][^\n]*[^.\s]\.$/.test(text) && !/[.!?] [A-Z]/.test(text);
const isSnake = (name: string): boolean => /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name);

async function* noLines(): AsyncIterable<string> {}

/** The words of a call as a shell would split them; quotes hold words together. */
function wordsOf(typed: string): string[] {
  return [...typed.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replaceAll(/["']/g, ''));
}

/** The calls of docket in an example, which may stand in a pipe or send their output somewhere. */
function callsIn(typed: string): string[][] {
  return typed
    .split(/\s(?:\||&&|;)\s/)
    .map(wordsOf)
    .map((words) => words.slice(words.indexOf('docket')))
    .filter(([first]) => first === 'docket')
    .map((words) => words.slice(1, words.findIndex((word) => /^[<>]/.test(word)) >>> 0));
}

async function problemsOf(typed: string): Promise<string[]> {
  const calls = callsIn(typed);
  if (calls.length === 0) return [`“${typed}” does not call docket`];
  const found = await Promise.all(calls.map(parseProblems));
  return found.flat().map((problem) => `“${typed}”: ${problem}`);
}

function routeOf(words: readonly string[]): string | undefined {
  const route = findRoute('docket', entries, words);
  return route.to === 'command' ? route.entry.path : undefined;
}

async function parseProblems(words: readonly string[]): Promise<string[]> {
  const route = findRoute('docket', entries, words);
  if (route.to !== 'command') return [];
  const { default: command } = await route.entry.load();
  const given = await parseCommand(command, `docket ${route.entry.path}`, route.rest, noLines);
  return [...given.problems, ...given.gaps.map((gap) => gap.refusal)].map(({ message }) => message);
}

const load = async (): Promise<{ path: string; summary: string; command: Command<never> }[]> =>
  Promise.all(
    entries.map(async ({ path: name, summary, load: loader }) => ({
      path: name,
      summary,
      command: (await loader()).default as unknown as Command<never>,
    })),
  );

describe('every command', () => {
  it('says in one sentence what it does, and the registry begins with the same word', async () => {
    const wrong = (await load()).flatMap(({ path: name, summary, command }) => [
      ...(isSentence(command.summary) ? [] : [`${name}: “${command.summary}” is not one sentence`]),
      ...(isSentence(summary) ? [] : [`${name}: “${summary}” (registry) is not one sentence`]),
      ...(summary.split(/\W/)[0] === command.summary.split(/\W/)[0]
        ? []
        : [`${name}: the registry says “${summary}”, the command “${command.summary}”`]),
    ]);

    expect(wrong).toEqual([]);
  });

  it('has an example of its own, and every example parses', async () => {
    const commands = await load();
    // Two names of one command, such as `config` and `config list`, share their examples.
    const same = (own: Command<never>, words: readonly string[]): boolean =>
      commands.find(({ path: name }) => name === routeOf(words))?.command === own;
    const without = commands.filter(
      ({ command }) =>
        !command.examples.some(([typed]) => callsIn(typed).some((words) => same(command, words))),
    );
    const problems = await Promise.all(
      commands.flatMap(({ command }) => command.examples.map(([typed]) => problemsOf(typed))),
    );

    expect(without.map((one) => one.path)).toEqual([]);
    expect(problems.flat()).toEqual([]);
  });

  it('names flags and arguments in snake_case and says what they are for', async () => {
    const wrong = (await load()).flatMap(({ path: name, command }) =>
      Object.entries({ ...command.args, ...command.flags })
        .filter(([flag, input]) => !isSnake(flag) || input.about === '')
        .map(([flag]) => `${name}: ${flag}`),
    );

    expect(wrong).toEqual([]);
  });

  it('has a noun that is explained, and stands in the registry once', () => {
    const nouns = new Set(
      entries.filter(({ path: name }) => name.includes(' ')).map((one) => one.path.split(' ')[0]),
    );
    const paths = entries.map((one) => one.path);

    expect([...nouns].filter((noun) => about[noun ?? ''] === undefined)).toEqual([]);
    expect(paths.filter((one, at) => paths.indexOf(one) !== at)).toEqual([]);
  });

  it.skipIf(!existsSync(path.join(root, 'README.md')))('is named in the documentation', () => {
    const docs = readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md'));
    const pages = [path.join(root, 'README.md'), ...docs.map((file) => path.join(root, 'docs', file))];
    const text = pages.map((page) => readFileSync(page, 'utf8')).join('\n');
    const unnamed = entries.map((one) => one.path).filter((name) => !named(text, name));

    expect(unnamed).toEqual([]);
  });
});

/** `docket orders place`, or a row of a table such as `orders` … `place`. */
function named(text: string, name: string): boolean {
  const [noun = '', verb] = name.split(' ');
  if (text.includes(`docket ${name}`)) return true;
  if (verb === undefined) return false;
  return text.split('\n').some((line) => new RegExp(`\\b${noun}\\b.*\\b${verb}\\b`).test(line));
}
