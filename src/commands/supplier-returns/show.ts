import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { supplierReturnView } from '../../views/supplier-return.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Shows one return to a supplier, line by line.',
  examples: [['docket supplier-returns show 3', 'what went back, and what is owed for it']],
  args: { supplier_return: required(documentNumber('RETURN', 'The return’s number')) },
  view: supplierReturnView,
  async run(context, { args }) {
    const { showSupplierReturn } = await import('../../store/list/supplier-returns.ts');
    return one(
      supplierReturnView,
      await read(context, (reading) => showSupplierReturn(reading, args.supplier_return)),
    );
  },
});
