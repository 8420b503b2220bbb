import Database from 'better-sqlite3';
import { rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { checking } from './cases/check.ts';
import { growth, journey } from './cases/journey.ts';
import { importing } from './cases/import.ts';
import { importingProducts, importingYears } from './cases/import-large.ts';
import { nightly, placingAmongMoves, reorderPoints } from './cases/large.ts';
import { place } from './cases/place.ts';
import { reporting } from './cases/report.ts';
import { start } from './cases/start.ts';
import { verdict, type Case, type Figure } from './figure.ts';
import { folder, root } from './program.ts';

const cases: Readonly<Record<string, Case>> = {
  start,
  place,
  journey,
  growth,
  importing,
  importingYears,
  importingProducts,
  reporting,
  checking,
  nightly,
  placingAmongMoves,
  reorderPoints,
};

/** Measures every figure beside its floor, or the named cases only; a full run is written to bench/RESULTS.md. */
async function main(names: readonly string[]): Promise<void> {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(cases)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const found = await measure();
    figures.push(...found);
    for (const figure of found) console.log(row(figure));
  }
  if (names.length === 0) writeFileSync(path.join(root, 'bench', 'RESULTS.md'), results(figures));
  rmSync(folder, { recursive: true, force: true });
}

function row(figure: Figure): string {
  const { name, measured, floor, unit, note } = figure;
  const said = [verdict(figure), note].filter(Boolean).join(', ');
  return `| ${name} | ${short(measured)} ${unit} | ${short(floor)} ${unit} | ${(measured / floor).toFixed(2)}× | ${said} |`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function results(figures: readonly Figure[]): string {
  const sqlite = new Database(':memory:').prepare('select sqlite_version() as version').get() as {
    version: string;
  };
  const machine = `Node ${process.version}, SQLite ${sqlite.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  return [
    '# What docket costs',
    '',
    'Written by `npm run bench`. Every figure stands beside its floor, the least that the same work could cost, measured in',
    'the same run on the same machine: read the ratios, since machines differ.',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}.`,
    '',
    '| figure | measured | floor | ratio | goal |',
    '|---|---|---|---|---|',
    ...figures.map(row),
    '',
  ].join('\n');
}

await main(process.argv.slice(2));
