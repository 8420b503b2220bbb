import { text } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Prints the packing slip of a parcel as plain text.',
  examples: [
    ['docket shipments print 12', 'to read'],
    ['docket shipments print 12 -o slip.txt', 'into a file'],
  ],
  args: { shipment: required(documentNumber('SHIPMENT', 'The shipment’s number')) },
  async run(context, { args }) {
    const [{ packingSlip }, { showShipment }, { loadShop }] = await Promise.all([
      import('../../documents/packing-slip.ts'),
      import('../../store/list/shipments.ts'),
      import('../../store/load/shop.ts'),
    ]);
    const slip = await read(context, async (reading) =>
      packingSlip((await loadShop(reading.tx)).name, await showShipment(reading, args.shipment)),
    );
    return text(slip);
  },
});
