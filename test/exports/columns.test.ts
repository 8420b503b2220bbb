import { describe, expect, it } from 'vitest';
import type { ExportName } from '../../src/domain/exports/formats.ts';
import { kindNames, type KindName } from '../../src/domain/imports/kinds.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { foreign, own } from '../../src/exports/index.ts';
import { fieldsOf } from '../../src/imports/kinds/index.ts';

const shop = { country: 'GB', currency: 'GBP' } as Shop;

/** What stands in an export for people, and can be told by no import: the payment that a refund names. */
const forPeople = new Set(['payments.refund_of']);

describe('the columns of an export', () => {
  const both = kindNames.filter((name): name is KindName & ExportName => name in own);

  it.each(both)('of %s are all read by their import', (name) => {
    const columns = own[name].columns(shop).map((one) => one.name);
    const read = fieldsOf(name);

    expect(columns.filter((column) => !read.includes(column) && !forPeople.has(`${name}.${column}`))).toEqual(
      [],
    );
  });

  it.each([...Object.values(own), ...Object.values(foreign)])(
    'of $of for $format have a name each',
    (one) => {
      const columns = one.columns(shop).map(({ name }) => name);

      expect(new Set(columns).size).toBe(columns.length);
      expect(one.about).toMatch(/^\p{L}.*\.$/u);
    },
  );
});
