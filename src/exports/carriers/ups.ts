import { blank, ordersFor } from './carrier.ts';

/**
 * UPS Batch File Shipping (ups.com, CampusShip support): no header, every field in its place, at most 250 shipments a
 * file. The lengths of the address are UPS's; the rest is filled in there, where weights and packagings are known.
 */
export const ups = ordersFor({
  format: 'ups',
  about: 'UPS Batch File Shipping: no header, a row for each order that may be sent.',
  rows: 'order',
  street: { lines: 3, width: 35 },
  most: 250,
  dialect: { header: false },
  fields: [
    { name: 'Contact Name', max: 35, cut: true, of: ({ parcel }) => parcel.name },
    { name: 'Company or Name', max: 35, needed: true, cut: true, of: ({ parcel }) => parcel.name },
    { name: 'Country', max: 2, needed: true, of: ({ parcel }) => parcel.country },
    { name: 'Address 1', max: 35, needed: true, cut: true, of: ({ street }) => street[0] ?? '' },
    { name: 'Address 2', max: 35, cut: true, of: ({ street }) => street[1] ?? '' },
    { name: 'Address 3', max: 35, cut: true, of: ({ street }) => street[2] ?? '' },
    { name: 'City', max: 30, needed: true, of: ({ parcel }) => parcel.city },
    blank('State/Prov/Other'),
    { name: 'Postal Code', max: 10, of: ({ parcel }) => parcel.postcode },
    { name: 'Telephone', max: 15, of: ({ parcel }) => parcel.phone },
    blank('Ext'),
    blank('Residential Ind'),
    { name: 'Consignee Email', max: 50, of: ({ parcel }) => parcel.email },
    ...[
      'Packaging Type', 'Customs Value', 'Weight', 'Length', 'Width', 'Height', 'Unit of Measure',
      'Description of Goods', 'Documents of No Commercial Value', 'GNIFC', 'Pkg Decl Value',
    ].map(blank),
    { name: 'Service', of: ({ parcel }) => parcel.service },
    ...[
      'Delivery Confirm', 'Shipper Release', 'Ret of Documents', 'Saturday Deliver', 'Carbon Neutral', 'Large Package',
      'Addl handling',
    ].map(blank),
    { name: 'Reference 1', max: 35, needed: true, of: ({ parcel }) => String(parcel.number) },
    { name: 'Reference 2', max: 35, cut: true, of: ({ parcel }) => parcel.external_ref },
    blank('Reference 3'),
  ],
}); // prettier-ignore
