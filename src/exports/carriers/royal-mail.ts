import { blank, ordersFor } from './carrier.ts';

/**
 * Royal Mail Click & Drop, import from a spreadsheet (help.parcel.royalmail.com, article 360000250093). There is no
 * fixed header: columns are matched once in its settings. The lengths are those of its fields; a country is written in
 * full, a telephone number in digits.
 */
export const royalMail = ordersFor({
  format: 'royal_mail',
  about: 'Royal Mail Click & Drop: a row for each order that may be sent.',
  rows: 'order',
  street: { lines: 3, width: 100 },
  fields: [
    { name: 'Order reference', max: 40, needed: true, of: ({ parcel }) => String(parcel.number) },
    { name: 'Full name', max: 200, needed: true, cut: true, of: ({ parcel }) => parcel.name },
    { name: 'Address line 1', max: 100, needed: true, cut: true, of: ({ street }) => street[0] ?? '' },
    { name: 'Address line 2', max: 100, cut: true, of: ({ street }) => street[1] ?? '' },
    { name: 'Address line 3', max: 100, cut: true, of: ({ street }) => street[2] ?? '' },
    { name: 'City', max: 100, needed: true, of: ({ parcel }) => parcel.city },
    blank('County'),
    { name: 'Postcode', max: 20, needed: true, of: ({ parcel }) => parcel.postcode },
    { name: 'Country', max: 200, needed: true, of: ({ parcel }) => countryName(parcel.country) },
    { name: 'Phone', max: 25, of: ({ parcel }) => parcel.phone.replace('+', '00') },
    { name: 'Email', max: 100, of: ({ parcel }) => parcel.email },
    { name: 'Service code', max: 100, of: ({ parcel }) => parcel.service },
    blank('Weight'),
    blank('Package size'),
    { name: 'Special instructions', max: 100, cut: true, of: ({ parcel }) => parcel.note },
  ],
});

/** `GB` is `United Kingdom`; what is no code stays as it is. */
function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code;
}
