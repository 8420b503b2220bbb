import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entries } from '../../src/commands/index.ts';
import { built, docket, newShopAt, start } from '../support/program.ts';

let folder = '';
let db = '';

beforeAll(async () => {
  await built();
  folder = mkdtempSync(path.join(tmpdir(), 'docket-kills-'));
  db = path.join(folder, 'shop.db');
  await newShopAt(db, 1_000_000);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The same numbers between 0 and 1 in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(20_260_302);
const ORDERS = 60;

/** Orders of one round, each with a key of its own. */
const orders = (round: number): string =>
  Array.from({ length: ORDERS }, (_, index) =>
    JSON.stringify({ line: ['MUG=1', 'MUG=2@8.00'], pay: ['card'], idempotency_key: `r${round}-${index}` }),
  ).join('\n');

const place = ['orders', 'place', '-', '--quiet'];

/** The whole lines that a program has printed: what is cut off was not acknowledged. */
function acknowledged(stdout: string): string[] {
  return stdout.split('\n').slice(0, -1);
}

/** The numbers of all orders, read past the program. */
function known(): Set<string> {
  const database = new Database(db, { readonly: true });
  const numbers = database.prepare('select number from orders where undone_by is null').pluck().all();
  database.close();
  return new Set(numbers.map(String));
}

async function isSound(): Promise<void> {
  expect(await docket(['db', 'check'], { db })).toMatchObject({ status: 0, stderr: '' });
}

describe('a program that is killed', () => {
  it('while it places orders has lost none that it acknowledged, and a rerun places each once', async () => {
    const before = Date.now();
    const whole = await docket(place, { db, input: `${orders(0)}\n` });
    // How long a run takes changes with what else the machine does: the estimate follows what the kills find.
    let duration = Date.now() - before;
    expect(acknowledged(whole.stdout)).toHaveLength(ORDERS);

    const said: string[] = [];
    let midway = 0;
    for (let round = 1; round <= 35; round += 1) {
      const { child, ended } = start(place, { db });
      child.stdin?.end(`${orders(round)}\n`);
      await pause(duration * (0.15 + 0.85 * random()));
      child.kill('SIGKILL');
      const numbers = acknowledged((await ended).stdout);
      said.push(...numbers);
      if (numbers.length > 0 && numbers.length < ORDERS) midway += 1;
      else duration *= numbers.length === 0 ? 1.2 : 0.75;
    }

    const placed = known();
    expect(said.filter((number) => !placed.has(number))).toEqual([]);
    expect(midway).toBeGreaterThan(5);
    await isSound();

    const again = Array.from({ length: 36 }, (_, round) => orders(round)).join('\n');
    const rerun = await docket(place, { db, input: `${again}\n` });
    expect(rerun.status).toBe(0);
    expect(new Set(acknowledged(rerun.stdout)).size).toBe(36 * ORDERS);
    expect(known().size).toBe(36 * ORDERS);
    await isSound();
  }, 240_000);

  it.skipIf(!entries.some(({ path: name }) => name === 'import orders'))(
    'while it imports has imported all or nothing, and a rerun completes it once',
    async () => {
      const file = path.join(folder, 'orders.csv');
      const rows = Array.from({ length: 2_000 }, (_, index) => `W-${index},2026-03-01,Ann Lee,MUG,1,9.50`);
      writeFileSync(
        file,
        `external_ref,placed_on,customer_name,sku,quantity,unit_price\n${rows.join('\n')}\n`,
      );
      const before = known().size;

      const began = Date.now();
      await docket(['import', 'orders', file, '--dry-run'], { db });
      const duration = Date.now() - began;
      for (let kill = 0; kill < 15; kill += 1) {
        const { child, ended } = start(['import', 'orders', file], { db });
        child.stdin?.end();
        await pause(duration * (0.2 + 0.7 * random()));
        child.kill('SIGKILL');
        await ended;
        expect([before, before + 2_000]).toContain(known().size);
      }

      expect((await docket(['import', 'orders', file], { db })).status).toBe(0);
      expect(known().size).toBe(before + 2_000);
      await isSound();
    },
    240_000,
  );
});

describe('a program that is asked to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ] as const)('by %s while it places orders keeps whole orders only and says %i', async (signal, status) => {
    const placed = known();
    const { child, ended } = start(place, { db });
    const lines = orders(0).replaceAll('"r0-', `"${signal}-`);
    child.stdin?.write(`${lines}\n`);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill(signal);
    const { status: exit, stdout } = await ended;

    expect(exit).toBe(status);
    const now = known();
    expect(acknowledged(stdout).filter((number) => !now.has(number))).toEqual([]);
    expect(now.size - placed.size).toBeLessThanOrEqual(ORDERS);
    await isSound();
  });

  it('by a reader who has seen enough ends quietly', async () => {
    const { child, ended } = start(['stock', 'moves', '--json'], { db });
    child.stdin?.end();
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { status, stderr } = await ended;

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
