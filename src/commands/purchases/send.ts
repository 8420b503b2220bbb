import { Refusal } from '../../base/refusal.ts';
import type { Document } from '../../documents/document.ts';
import { one, text, type Outcome } from '../../kit/command.ts';
import { documentNumber, required, word } from '../../kit/inputs.ts';
import type { PurchaseRecord } from '../../store/list/purchases.ts';
import { purchaseView } from '../../views/purchase.ts';
import { command, type DeskContext, write } from '../desk.ts';

export default command({
  summary: 'Prints a purchase order for its supplier, as PDF or plain text, and notes that it was sent.',
  examples: [
    ['docket purchases send 12 -o order-12.pdf', 'pages to send'],
    ['docket purchases send 12 -o look.pdf --dry-run', 'the pages to look at; it counts as not sent'],
    ['docket purchases send 12', 'as plain text, to read or to paste; sent once, it may be printed again'],
  ],
  args: { purchase: required(documentNumber('PURCHASE', 'The purchase order’s number')) },
  flags: {
    format: word(['text', 'pdf'], 'HOW', 'How it is written (pdf into a FILE, unless it ends in .txt)'),
  },
  view: purchaseView,
  writes: true,
  async run(context, { args, flags }) {
    const format = flags.format ?? usualFormat(context.globals.output);
    if (format === 'pdf' && context.globals.output === undefined) throw nowhere();
    const [{ sendPurchase }, { showPurchase }, { documents }] = await Promise.all([
      import('../../operations/purchases/send.ts'),
      import('../../store/list/purchases.ts'),
      import('../../documents/index.ts'),
    ]);
    const { record, document } = await write(
      context,
      { command: 'purchases send', request: args },
      sendPurchase,
      async (work, number) => {
        const shown = await showPurchase(work, Number(number));
        return { record: shown, document: documents.purchase_order(work.shop, shown) };
      },
    );
    return printed(context, record, await piecesOf(context, document, format));
  },
});

function usualFormat(file: string | undefined): 'text' | 'pdf' {
  return file === undefined || file === '-' || file.endsWith('.txt') ? 'text' : 'pdf';
}

function nowhere(): Refusal {
  return new Refusal('usage', 'Pages are no text for a terminal.', {
    hint: '-o FILE      or -o - for standard output',
  });
}

async function piecesOf(
  context: DeskContext,
  document: Document,
  format: 'text' | 'pdf',
): Promise<AsyncIterable<Uint8Array> | string> {
  if (format === 'text') return (await import('../../documents/plain.ts')).plainText(document);
  const [{ pdf }, desk] = await Promise.all([import('../../documents/pdf.ts'), context.app()]);
  return pdf(document, await desk.fonts());
}

async function printed(
  { globals, pour }: DeskContext,
  record: PurchaseRecord,
  pieces: AsyncIterable<Uint8Array> | string,
): Promise<Outcome> {
  const { number, sent_on } = record.header;
  const where = globals.output === undefined || globals.output === '-' ? '' : `, and is in ${globals.output}`;
  const remarks = {
    done: `Purchase order ${number} was sent on ${sent_on}${where}.`,
    next: `docket purchases receive ${number} --all`,
  };
  if (where !== '' || typeof pieces !== 'string') {
    await pour(typeof pieces === 'string' ? single(pieces) : pieces);
    return one(purchaseView, record, remarks);
  }
  return globals.json || globals.quiet ? one(purchaseView, record, remarks) : text(pieces, remarks);
}

async function* single(piece: string): AsyncIterable<string> {
  yield piece;
}
