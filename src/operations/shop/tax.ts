import { parsePercent } from '../../base/money.ts';
import type { Day } from '../../base/days.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { codeProblem } from '../../domain/catalog/code.ts';
import type { DocketEvent } from '../../domain/events.ts';
import { optionalTextProblems } from '../../domain/free-text.ts';
import { record } from '../../store/record/index.ts';
import { loadRateSet } from '../../store/load/tax.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface TaxRequest {
  readonly category: string;
  /** Such as `20%`. */
  readonly rate: string;
  /** Whose rate; the shop's own country where none is named. */
  readonly country?: string | undefined;
  /** From when on; today where no day is named, a new category's first rate from ever. */
  readonly from_day?: Day | undefined;
  /** Makes a new category of this name. */
  readonly name?: string | undefined;
}

/** Sets a tax rate from a day on, in a category that is there or, with a name, in a new one. Returns the category. */
export async function setTaxRate(work: Work, request: TaxRequest): Promise<string> {
  const problems = new Problems();
  const { category, name } = request;
  const rate = problems.attempt(() => parsePercent(request.rate, 'The rate'), 0);
  const country = (request.country ?? work.shop.country).toUpperCase();
  problems.add(...shapeProblems(category, country), ...optionalTextProblems({ name }));
  const known = await work.tx
    .selectFrom('tax_categories')
    .select('code')
    .where('code', '=', category)
    .executeTakeFirst();
  if (!known && name === undefined) problems.add(unknownCategory(category));
  if (known && name !== undefined) problems.add(takenCategory(category));
  refuseAll(problems.found);
  const added: DocketEvent[] =
    name === undefined ? [] : [{ type: 'tax_category_added', code: category, name: name.trim() || category }];
  // A new category has had its first rate for ever, so that orders of earlier days find one.
  const from_day = request.from_day ?? (known ? work.today : '1970-01-01');
  const before = await loadRateSet(work, { category, country, from_day });
  await record(work, [...added, { type: 'tax_rate_set', category, country, from_day, rate, before }]);
  return category;
}

function shapeProblems(category: string, country: string): Refusal[] {
  const found = [
    codeProblem(category),
    /^[A-Z]{2}$/.test(country) ? undefined : `“${country}” is no country code such as GB.`,
  ];
  return found.flatMap((message) => (message === undefined ? [] : [new Refusal('input.invalid', message)]));
}

function unknownCategory(category: string): Refusal {
  return new Refusal('not_found', `There is no tax category “${category}”.`, {
    hint: `docket config tax ${category} RATE --name …      makes a new one`,
    details: { category },
  });
}

function takenCategory(category: string): Refusal {
  return new Refusal('exists', `There is a tax category “${category}” already.`, {
    hint: `docket config tax ${category} RATE`,
    details: { category },
  });
}
