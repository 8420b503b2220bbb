import { Refusal } from '../../base/refusal.ts';
import { isEmail } from '../../domain/catalog/email.ts';
import type { NewParty } from '../../domain/events.ts';
import { freeTextProblems, keptText, optionalTextProblems } from '../../domain/free-text.ts';
import type { Work } from '../../store/work.ts';
import type { Problems } from '../collect.ts';

export type PartyKind = 'customer' | 'supplier';

/** What can be said of a customer or supplier; an empty text takes a value away. */
export interface PartyDetails {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  /** Days until what they order, or we order, is due. */
  readonly terms?: number | undefined;
  readonly note?: string | undefined;
}

type Details = Pick<NewParty, keyof PartyDetails>;

const LONGEST_TERMS = 3650;

/** The details as they are kept; what was not said is `undefined`. Gathers what cannot be (2) and an e-mail that is taken (4). */
export async function detailsOf(
  work: Work,
  request: PartyDetails,
  {
    problems,
    kind,
    own,
  }: { readonly problems: Problems; readonly kind: PartyKind; readonly own?: number | undefined },
): Promise<{ [K in keyof Details]: Details[K] | undefined }> {
  const { name, email, country, terms, ...texts } = request;
  problems.add(...freeTextProblems({ name }), ...optionalTextProblems(texts));
  return {
    name: name?.trim(),
    email: await problems.attemptLater(() => emailOf(work, email, { kind, own }), undefined),
    phone: kept(texts.phone),
    line1: kept(texts.line1),
    line2: kept(texts.line2),
    city: kept(texts.city),
    postcode: kept(texts.postcode),
    country: problems.attempt(() => countryOf(country), undefined),
    terms: problems.attempt(() => termsOf(terms), undefined),
    note: kept(texts.note),
  };
}

function kept(text: string | undefined): string | null | undefined {
  return text === undefined ? undefined : keptText(text);
}

async function emailOf(
  work: Work,
  text: string | undefined,
  { kind, own }: { readonly kind: PartyKind; readonly own: number | undefined },
): Promise<string | null | undefined> {
  const email = kept(text)?.toLowerCase() ?? (text === undefined ? undefined : null);
  if (email == null) return email;
  if (!isEmail(email)) throw new Refusal('input.invalid', `“${email}” is no e-mail address.`);
  if (kind === 'customer') await refuseTaken(work, email, own);
  return email;
}

/** An order that names its customer by e-mail must mean one. */
async function refuseTaken(work: Work, email: string, own: number | undefined): Promise<void> {
  const holders = await work.tx
    .selectFrom('parties')
    .select(['id', 'code'])
    .where('email', '=', email)
    .where('kind', '=', 'customer')
    .where('undone_by', 'is', null)
    .where('archived_at', 'is', null)
    .execute();
  const holder = holders.find(({ id }) => id !== own);
  if (!holder) return;
  throw new Refusal('exists', `${email} is the e-mail address of customer ${holder.code} already.`, {
    hint: `docket customers show ${holder.code}`,
    details: { email, code: holder.code },
  });
}

function countryOf(text: string | undefined): string | null | undefined {
  const country = kept(text)?.toUpperCase();
  if (country === undefined) return text === undefined ? undefined : null;
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw new Refusal('input.invalid', `“${text}” is no country code.`, { hint: '--country GB' });
}

function termsOf(terms: number | undefined): number | undefined {
  if (terms === undefined || (terms >= 0 && terms <= LONGEST_TERMS)) return terms;
  throw new Refusal('input.invalid', `The terms are ${terms} days; they go from 0 to ${LONGEST_TERMS}.`);
}
