import { isTimezone } from '../base/time-zone.ts';
import { parsePercent } from '../base/money.ts';
import { nearest } from '../base/nearest.ts';
import { Refusal, refuseAll } from '../base/refusal.ts';
import { codeProblem } from './catalog/code.ts';
import { freeTextProblems, optionalTextProblems } from './free-text.ts';
import { mailSettings } from './notify/settings.ts';
import { reorderSettings } from './purchasing/reorder-policy.ts';
import { adjustReasons, paymentMethods, returnReasons } from './shop.ts';

/** Something of the shop that can be set. Values are kept as text. */
export interface Setting {
  readonly key: string;
  readonly about: string;
  /** What holds where it was never set. */
  readonly fallback: string;
  /** The typed value as it is kept; refuses (2) what cannot be. */
  readonly parse: (typed: string) => string;
  /** Cannot change once there are orders, since their amounts were reckoned with it. */
  readonly untilOrders?: true;
}

/** Everything of the shop that can be set, in the order in which it is shown. */
export const settings: readonly Setting[] = [
  { key: 'name', about: 'The shop’s name, on documents', fallback: 'Shop', parse: named },
  { key: 'address', about: 'Where the shop is, on documents; commas between its lines', fallback: '', parse: addressed },
  { key: 'timezone', about: 'Business days are counted in it', fallback: 'UTC', parse: timezone },
  { key: 'location', about: 'Where goods are received unless another place is named', fallback: 'main', parse: place },
  choice('ship_before_payment', 'Whether goods may leave before they are paid', ['allow', 'deny']),
  choice('ship_policy', 'Whether orders leave complete or in parts, unless they say so', ['complete', 'partial']),
  { key: 'over_receipt_tolerance', about: 'How much more than was ordered a supplier may deliver', fallback: '10%', parse: percent },
  ...reorderSettings,
  { key: 'return_window_days', about: 'How long after delivery goods may come back', fallback: '30', parse: days },
  words('return_reasons', 'The shop’s own reasons for returns, besides the usual ones', { usual: returnReasons }),
  words('adjust_reasons', 'The shop’s own reasons for adjusting stock, besides the usual ones; without any, every text is one', { usual: adjustReasons }),
  words('payment_methods', 'The shop’s own ways to pay, besides the usual ones', {
    usual: paymentMethods,
    reserved: { imported: 'what was paid before docket came', exchange: 'goods that are exchanged' },
  }),
  choice('smtp_security', 'How the way to the mail server is made private', ['starttls', 'tls', 'none']),
  ...mailSettings,
  { ...code('currency', 'ISO 4217, such as GBP', /^[A-Z]{3}$/, 'GBP'), untilOrders: true },
  { ...code('country', 'ISO 3166, such as GB: whose tax is charged', /^[A-Z]{2}$/, 'GB'), untilOrders: true },
  { ...choice('prices', 'Whether prices have tax in them', ['with_tax', 'without_tax']), untilOrders: true },
]; // prettier-ignore

/** The values that hold where nothing was set. */
export const settingFallbacks: ReadonlyMap<string, string> = new Map(
  settings.map(({ key, fallback }) => [key, fallback]),
);

/** A setting by its key, typed with `-` or `_`; refuses (3) what there is none of and names the nearest. */
export function settingNamed(typed: string): Setting {
  const key = typed.trim().toLowerCase().replaceAll('-', '_');
  const found = settings.find((setting) => setting.key === key);
  if (found) return found;
  const keys = settings.map((setting) => setting.key);
  const near = nearest(key, keys);
  throw new Refusal('not_found', `There is no setting “${typed}”.`, {
    hint:
      near === undefined ? `Known are ${keys.join(', ')}.` : `Did you mean ${near}?      docket config list`,
    details: { setting: typed, nearest: near ?? null },
  });
}

function named(typed: string): string {
  refuseAll(freeTextProblems({ name: typed }));
  return typed.trim();
}

function addressed(typed: string): string {
  refuseAll(optionalTextProblems({ address: typed }));
  return typed.trim();
}

function place(typed: string): string {
  const code = typed.trim();
  const problem = codeProblem(code);
  if (problem !== undefined) throw new Refusal('input.invalid', problem, { details: { value: typed } });
  return code;
}

function timezone(typed: string): string {
  if (isTimezone(typed.trim())) return typed.trim();
  throw invalid(typed, 'no time zone such as Europe/London');
}

function days(typed: string): string {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (count >= 0) return String(count);
  throw invalid(typed, 'no number of days such as 30');
}

function percent(typed: string): string {
  parsePercent(typed, 'The tolerance');
  return typed.trim();
}

function choice(key: string, about: string, choices: readonly [string, ...string[]]): Setting {
  return {
    key,
    about: `${about}: ${choices.join(' or ')}`,
    fallback: choices[0],
    parse(typed) {
      const word = typed.trim().toLowerCase().replaceAll('-', '_');
      if (choices.includes(word)) return word;
      throw invalid(typed, `neither ${choices.join(' nor ')}`);
    },
  };
}

interface KnownWords {
  /** Hold anyhow, whether they are typed or not. */
  readonly usual: readonly string[];
  /** What docket itself means by a word; nobody else may use it. */
  readonly reserved?: Readonly<Record<string, string>>;
}

/** Words of the shop's own, besides those that docket knows already. */
function words(key: string, about: string, { usual, reserved = {} }: KnownWords): Setting {
  return {
    key,
    about,
    fallback: '',
    parse(typed) {
      const own = typed.toLowerCase().split(/[\s,]+/).filter((word) => word !== '').map((word) => word.replaceAll('-', '_')); // prettier-ignore
      const bad = own.find((word) => !/^[a-z][a-z0-9_]{0,39}$/.test(word));
      if (bad !== undefined) throw invalid(bad, 'no word of letters, digits and _');
      const taken = own.find((word) => Object.hasOwn(reserved, word));
      if (taken !== undefined) throw invalid(taken, `docket’s own word, for ${reserved[taken]}`);
      return [...new Set(own)].filter((word) => !usual.includes(word)).join(' ');
    },
  };
}

function code(key: string, about: string, shape: RegExp, fallback: string): Setting {
  return {
    key,
    about,
    fallback,
    parse(typed) {
      const value = typed.trim().toUpperCase();
      if (shape.test(value)) return value;
      throw invalid(typed, `no ${key} code such as ${fallback}`);
    },
  };
}

function invalid(typed: string, why: string): Refusal {
  return new Refusal('input.invalid', `“${typed}” is ${why}.`, { details: { value: typed } });
}
