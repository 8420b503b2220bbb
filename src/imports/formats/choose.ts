import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import type { KindName } from '../../domain/imports/kinds.ts';
import type { Format } from './format.ts';
import { formats } from './index.ts';
import { parseFormat } from './parse-format.ts';

/**
 * The formats that a file of a kind may be of: those that docket knows, the one that was named, or a person's own in a
 * JSON file. The past may be written like any orders. Refuses (2, 3) a format that is none, or of another kind.
 */
export async function formatsFor(kind: KindName, asked: string | undefined): Promise<readonly Format[]> {
  const known = formats.filter((format) => isOf(format, kind));
  if (asked === undefined) return known;
  if (asked.endsWith('.json')) return [await ownFormat(asked, kind)];
  const name = asked.toLowerCase().replaceAll('-', '_');
  const named = known.filter((format) => format.name === name);
  if (named.length > 0) return named;
  const names = known.map((format) => format.name);
  const near = nearest(name, names);
  throw new Refusal('not_found', `There is no format “${asked}” of ${kind}.`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}Known are ${names.join(', ')}, or a JSON file of your own.`,
    details: { format: asked, formats: names },
  });
}

function isOf(format: Format, kind: KindName): boolean {
  return format.kind === kind || (kind === 'history' && format.kind === 'orders' && format.name !== 'docket');
}

async function ownFormat(file: string, kind: KindName): Promise<Format> {
  const json = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal('input.cannot_open', `The format ${file} cannot be opened.`, {
      cause,
      details: { file },
    });
  });
  const format = parseFormat(json, path.basename(file));
  if (isOf(format, kind)) return format;
  throw new Refusal('input.invalid', `${file} is a format of ${format.kind}, not of ${kind}.`, {
    hint: `docket import ${format.kind} FILE --format ${file}`,
  });
}
