import { nearest } from '../../base/nearest.ts';

/** Says what is wrong with a part of a format, as it goes on after the part's name; `fields` are those of its kind. */
export type Check = (value: unknown, fields: readonly string[] | undefined) => string[];

const isText = (value: unknown): value is string => typeof value === 'string';

export function pattern(allowed: RegExp, must: string): Check {
  return (value) => (isText(value) && allowed.test(value) ? [] : [` ${must}`]);
}

export function oneOf(words: readonly string[]): Check {
  return (value) => {
    if (isText(value) && words.includes(value)) return [];
    const near = isText(value) ? nearest(value, words) : undefined;
    return [` must be one of ${words.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}`];
  };
}

export const flag: Check = (value) => (typeof value === 'boolean' ? [] : [' must be true or false']);

/** A column's name, or several of which a file has one. */
export const called: Check = (value) => {
  const names = Array.isArray(value) ? value : [value];
  const good = names.length > 0 && names.every((name) => isText(name) && name.trim() !== '');
  return good ? [] : [' must be the name of a column, or a list of names'];
};

export const calledLists: Check = (value, fields) =>
  Array.isArray(value) && value.length > 0
    ? value.flatMap((name) => called(name, fields))
    : [' must be a list of columns'];

export const texts: Check = (value) =>
  isObject(value) && Object.values(value).every(isText) ? [] : [' must be an object of words'];

/** An object whose keys are fields. */
export function record(check: Check): Check {
  return (value, fields) => {
    if (!isObject(value) || Object.keys(value).length === 0) return [' must be an object of fields'];
    return Object.entries(value).flatMap(([field, part]) => [
      ...unknown(field, fields),
      ...check(part, fields).map((problem) => `.${field}${problem}`),
    ]);
  };
}

/** A list of fields. */
export const needed: Check = (value, fields) =>
  Array.isArray(value) && value.every(isText)
    ? value.flatMap((field) => unknown(field, fields))
    : [' must be made of fields'];

function unknown(field: string, fields: readonly string[] | undefined): string[] {
  if (fields === undefined || fields.includes(field)) return [];
  const near = nearest(field, fields);
  return [`: there is no field ${field}${near === undefined ? '' : ` (did you mean ${near}?)`}`];
}

export const patterns: Check = (value) =>
  Array.isArray(value) ? value.flatMap((one) => expression(one)) : [' must be a list of patterns'];

export const leftOut: Check = (value, fields) => {
  if (!Array.isArray(value)) return [' must be a list of { column, matches }'];
  return value.flatMap((rule: unknown) =>
    isObject(rule)
      ? [
          ...called(rule['column'], fields).map((problem) => `.column${problem}`),
          ...expression(rule['matches']),
        ]
      : [' must be a list of { column, matches }'],
  );
};

function expression(value: unknown): string[] {
  if (!isText(value)) return [' must have patterns that are texts'];
  try {
    return [new RegExp(value, 'iu')].flatMap(() => []);
  } catch {
    return [`: “${value}” is no regular expression`];
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
