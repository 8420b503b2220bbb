import { expect, test } from 'vitest';
import type { Entry } from '../../src/kit/command.ts';
import { findRoute } from '../../src/kit/route.ts';

const entries: readonly Entry<never>[] = ['trees', 'trees list', 'trees plant', 'ask'].map((path) => ({
  path,
  summary: '',
  load: () => Promise.reject(new Error('nothing is called here')),
}));

function called(line: string) {
  const route = findRoute('garden', entries, line.split(' '));
  return route.to === 'command' ? { path: route.entry.path, rest: route.rest } : route;
}

test('a noun that is a command of its own goes on with a verb or with flags', () => {
  expect(called('trees')).toEqual({ path: 'trees', rest: [] });
  expect(called('trees --json')).toEqual({ path: 'trees', rest: ['--json'] });
  expect(called('tree list --json')).toEqual({ path: 'trees list', rest: ['--json'] });
  expect(called('trees help')).toEqual({ to: 'help', words: ['trees'] });
});

test('any other word after it is a slip, and not its argument', () => {
  expect(() => called('trees lsit')).toThrow(
    expect.objectContaining({
      message: 'There is no “lsit” in garden trees.',
      details: { value: 'lsit', choices: ['list', 'plant'] },
    }),
  );
});

test('a command without verbs takes what follows', () => {
  expect(called('ask why')).toEqual({ path: 'ask', rest: ['why'] });
  expect(called('ask help')).toEqual({ path: 'ask', rest: ['help'] });
});
