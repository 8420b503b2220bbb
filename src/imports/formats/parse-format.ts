import { kindNames, type KindName } from '../../domain/imports/kinds.ts';
import { nearest } from '../../base/nearest.ts';
import { Refusal } from '../../base/refusal.ts';
import { fieldsOf } from '../kinds/index.ts';
import {
  called,
  calledLists,
  flag,
  leftOut,
  needed,
  oneOf,
  patterns,
  pattern,
  record,
  texts,
} from './checks.ts';
import type { Check } from './checks.ts';
import type { Format } from './format.ts';

/** What each part of a format must be. */
const checks: Readonly<Record<keyof Format, Check>> = {
  name: pattern(/^[a-z][a-z0-9_]*$/, 'must be a name in small letters, digits and _'),
  kind: oneOf(kindNames),
  about: pattern(/\S/, 'must be a text'),
  columns: record(called),
  joined: record(calledLists),
  marks: calledLists,
  constants: record(pattern(/^/, 'must be a text')),
  words: record(texts),
  left_out: leftOut,
  adds_up: needed,
  lines_by: (value, fields) => needed([value], fields),
  apostrophes: needed,
  entities: flag,
  needs: (value, fields) =>
    Array.isArray(value) ? value.flatMap((either) => needed(either, fields)) : needed(value, fields),
  dates: oneOf(['iso', 'dmy', 'mdy', 'ymd', 'open']),
  decimal: pattern(/^[.,]$/, 'must be . or ,'),
  services: patterns,
};

/**
 * Reads a format of a person's own: JSON of the shape of `Format`, where only `name`, `kind` and `columns` are needed.
 * Refuses (2) with everything that is wrong with it.
 */
export function parseFormat(json: string, file: string): Format {
  const given = objectIn(json, file);
  const fields = fieldsIn(given['kind']);
  const problems = [...lacking(given), ...Object.entries(given).flatMap((part) => problemsOf(part, fields))];
  if (problems.length > 0) {
    throw new Refusal('input.invalid', [`${file} is no format:`, ...problems].join('\n'), {
      hint: 'docket help import',
      details: { file, problems },
    });
  }
  const defaults = { about: file, dates: 'open', services: [] } as const;
  return { ...defaults, ...given } as unknown as Format;
}

function objectIn(json: string, file: string): Readonly<Record<string, unknown>> {
  const given = parsed(json);
  if (given !== null && typeof given === 'object' && !Array.isArray(given))
    return given as Readonly<Record<string, unknown>>;
  throw new Refusal('input.invalid', `${file} is no format: it is not a JSON object.`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The fields that columns may be of; those of a kind that does not exist cannot be known. */
function fieldsIn(kind: unknown): readonly string[] | undefined {
  return kindNames.includes(kind as KindName) ? fieldsOf(kind as KindName) : undefined;
}

function lacking(given: Readonly<Record<string, unknown>>): string[] {
  return ['name', 'kind', 'columns'].filter((part) => !(part in given)).map((part) => `${part} is missing`);
}

function problemsOf([part, value]: [string, unknown], fields: readonly string[] | undefined): string[] {
  const check = Object.hasOwn(checks, part) ? checks[part as keyof Format] : undefined;
  if (check) return check(value, fields).map((problem) => `${part}${problem}`);
  const near = nearest(part, Object.keys(checks));
  return [`${part}: there is no such part${near === undefined ? '' : ` (did you mean ${near}?)`}`];
}
