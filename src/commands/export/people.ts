import type { Command } from '../../kit/command.ts';
import { exportView } from '../../views/export.ts';
import { command, type Desk } from '../desk.ts';
import { changedSince, fileFlags } from './flags.ts';
import { exporting } from './write.ts';

export const exportCustomers = people('customers');
export const exportSuppliers = people('suppliers');

function people(of: 'customers' | 'suppliers'): Command<Desk> {
  return command({
    summary: `Exports the ${of} as CSV, in the columns that import ${of} reads.`,
    examples: [
      [`docket export ${of} -o ${of}.csv`, 'into a file'],
      [`docket export ${of} --changed-since 2026-03-01`, 'only those that were added or edited since'],
    ],
    flags: { ...changedSince, ...fileFlags },
    view: exportView,
    run: (context, { flags }) => exporting(context, of, flags),
  });
}
