import { column } from '../kit/view.ts';
import type { Export } from './export.ts';

const columns = [
  column('number', 'text'),
  column('kind', 'word'),
  column('order', 'number'),
  column('external_ref', 'text'),
  column('channel', 'text'),
  column('issued_on', 'day'),
  column('due_on', 'day'),
  column('customer_code', 'text'),
  column('customer_name', 'text'),
  column('currency', 'text'),
  column('net', 'money'),
  column('tax', 'money'),
  column('gross', 'money'),
];

/** The shop issues no invoices: the file says so by being empty, and its reader by what it remarks. */
export const invoices: Export = {
  of: 'invoices',
  format: 'docket',
  about: 'Invoices and credit notes; docket has issued none.',
  columns: () => columns,
  async *pages({ remark }) {
    remark('docket has issued no invoices: the file has a header and no rows.');
    yield [];
  },
};
