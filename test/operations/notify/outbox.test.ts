import { expect, it } from 'vitest';
import { parseAddress } from '../../../src/domain/notify/address.ts';
import { sendMessages } from '../../../src/mail/send.ts';
import type { Handed, Outgoing, Sender } from '../../../src/mail/sender.ts';
import { claimMessage } from '../../../src/operations/notify/claim.ts';
import { tellLow } from '../../../src/operations/notify/low.ts';
import { placeOrder } from '../../../src/operations/orders/place.ts';
import { addProduct } from '../../../src/operations/products/add.ts';
import { receiveStock } from '../../../src/operations/stock/receive.ts';
import { dueMessages, listMessages, lostMessages } from '../../../src/store/list/messages.ts';
import { onEveryEngine, type TestShop } from '../../support/shop.ts';

const owner = parseAddress('Ann Lee <ann@example.com>');
const setup = {
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls',
  user: null,
  passwordFile: null,
  from: parseAddress('shop@example.com'),
} as const;

/** Three mugs, of which no more than four should ever be left. */
async function withFewMugs(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, {
    sku: 'MUG', name: 'Harbour mug', price: '14.50', reorder_point: '4', reorder_quantity: '12',
  }); // prettier-ignore
  await shop.run(receiveStock, { sku: 'MUG', quantity: '3' });
  return shop;
}

async function told(shop: TestShop): Promise<string> {
  return shop.run(tellLow, { new: true, mail_to: [owner] });
}

async function outbox(shop: TestShop) {
  const messages = await shop.read((reading) => listMessages(reading));
  return messages.map(({ number, state, attempts, said, next_at }) => ({
    number,
    state,
    attempts,
    said,
    next_at,
  }));
}

/** A mail server that answers as it is told, and remembers what it was given. */
function server(...answers: readonly Partial<Handed>[]): Sender & { readonly given: Outgoing[] } {
  const given: Outgoing[] = [];
  return {
    given,
    send: async (message) => {
      given.push(message);
      const answer = answers[given.length - 1] ?? {};
      return { outcome: 'sent', said: '250 OK', broken: false, ...answer };
    },
    close: () => {},
  };
}

async function send(
  shop: TestShop,
  sender: Sender,
  options: { numbers?: number[]; again?: boolean; key?: string } = {},
) {
  const due = await shop.read((reading) => dueMessages(reading, shop.app.clock()));
  const numbers = options.numbers ?? due.map(({ number }) => number);
  const app = { ...shop.app, idempotencyKey: options.key };
  const { messages, broken } = await sendMessages(app, numbers, {
    setup, sender, again: options.again ?? false, signal: new AbortController().signal,
  }); // prettier-ignore
  return { sent: messages.map(({ number, state }) => [number, state]), broken };
}

onEveryEngine('the outbox', (newShop) => {
  it('has a mail as soon as somebody is to be told, and sends it once', async () => {
    const shop = await withFewMugs(await newShop());
    await told(shop);
    expect(await outbox(shop)).toEqual([
      { number: 1, state: 'waiting', attempts: 0, said: null, next_at: null },
    ]);

    const smtp = server();
    expect(await send(shop, smtp)).toEqual({ sent: [[1, 'sent']], broken: false });
    expect(await send(shop, smtp)).toEqual({ sent: [], broken: false });

    expect(smtp.given).toEqual([
      {
        from: { name: null, address: 'shop@example.com' },
        to: { name: 'Ann Lee', address: 'ann@example.com' },
        subject: 'Harbour & Hearth: MUG is running low',
        token: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        body: [
          'At or below the reorder point in Harbour & Hearth:',
          '',
          'MUG  Harbour mug',
          '  3 available + 0 incoming - 0 waited for = 3 projected',
          '  reorder at 4: buy 13',
          '',
          'docket purchases suggest      works out what to order',
          '',
        ].join('\n'),
      },
    ]);
    expect(await outbox(shop)).toEqual([
      { number: 1, state: 'sent', attempts: 1, said: '250 OK', next_at: null },
    ]);
    await shop.booksAreSound();
  });

  it('has no mail where nothing fires, where it is tried only, and where the write is repeated', async () => {
    const shop = await withFewMugs(await newShop());
    await shop.run(tellLow, { new: true, mail_to: [owner] }, { dryRun: true });
    await shop.run(tellLow, { new: true, mail_to: [owner] }, { idempotencyKey: 'night' });
    await shop.run(tellLow, { new: true, mail_to: [owner] }, { idempotencyKey: 'night' });
    await told(shop);
    expect(await outbox(shop)).toHaveLength(1);

    await shop.run(receiveStock, { sku: 'MUG', quantity: '7' });
    await shop.run(placeOrder, { line: ['MUG=8'] });
    await told(shop);
    expect(await outbox(shop)).toHaveLength(2);
    await shop.run(tellLow, { new: false, mail_to: [owner, parseAddress('bob@example.com')] });
    expect(await outbox(shop)).toHaveLength(4);
  });

  it('waits longer after each time that the server puts it off, and gives up in the end', async () => {
    const shop = await withFewMugs(await newShop());
    await told(shop);
    const later = { outcome: 'deferred', said: '451 greylisted' } as const;
    const rests: string[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      expect((await send(shop, server(later))).sent).toEqual([[1, 'waiting']]);
      expect((await send(shop, server(later))).sent).toEqual([]);
      const [{ next_at } = { next_at: null }] = await outbox(shop);
      rests.push(next_at ?? '');
      shop.at(next_at ?? '');
    }
    expect(rests.slice(0, 3)).toEqual(['2026-03-02T10:05:00.000Z', '2026-03-02T10:20:00.000Z', '2026-03-02T11:20:00.000Z']);
    expect((await send(shop, server(later))).sent).toEqual([[1, 'failed']]);
    expect(await outbox(shop)).toEqual([{ number: 1, state: 'failed', attempts: 8, said: '451 greylisted', next_at: null }]);

    expect((await send(shop, server(), { numbers: [1] })).sent).toEqual([[1, 'sent']]);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('fails at once what the server refuses, and sends the others', async () => {
    const shop = await withFewMugs(await newShop());
    await shop.run(tellLow, { new: true, mail_to: [parseAddress('nobody@example.com'), owner] });

    const refused = { outcome: 'refused', said: '550 no such user' } as const;
    expect((await send(shop, server(refused))).sent).toEqual([[1, 'failed'], [2, 'sent']]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('sends nothing twice where docket was stopped while it sent, unless somebody asks', async () => {
    const shop = await withFewMugs(await newShop());
    await told(shop);
    await shop.run(claimMessage, { message: 1, again: false });

    expect((await send(shop, server(), { numbers: [1] })).sent).toEqual([]);
    await expect(shop.run(claimMessage, { message: 1, again: false })).rejects.toMatchObject({
      code: 'state',
      message: 'Message 1 is being sent, or was when docket was stopped: whether it arrived is not known.',
      hint: 'docket notify send 1 --again',
    });
    const lost = await shop.read((reading) => lostMessages(reading, '2026-03-02T10:00:01.000Z'));
    expect(lost.map(({ number }) => number)).toEqual([1]);

    expect((await send(shop, server(), { numbers: [1], again: true })).sent).toEqual([[1, 'sent']]);
    const attempts = await shop.read(({ tx }) => tx.selectFrom('message_attempts').select('outcome').orderBy('id').execute());
    expect(attempts).toEqual([{ outcome: 'unknown' }, { outcome: 'sent' }]);
    await shop.booksAreSound();
  }); // prettier-ignore

  it('stops where the line breaks, and knows what it does not know', async () => {
    const shop = await withFewMugs(await newShop());
    await shop.run(tellLow, { new: true, mail_to: [owner, parseAddress('bob@example.com')] });

    const broke = { outcome: 'unknown', said: 'Connection closed', broken: true } as const;
    expect(await send(shop, server(broke))).toEqual({ sent: [[1, 'sending']], broken: true });
    expect((await outbox(shop)).map(({ number, state }) => [number, state])).toEqual([[2, 'waiting'], [1, 'sending']]); // prettier-ignore
    await shop.booksAreSound();
  });

  it('sends each message once for one idempotency key', async () => {
    const shop = await withFewMugs(await newShop());
    await told(shop);
    const later = { outcome: 'deferred', said: '451 later' } as const;
    expect((await send(shop, server(later), { key: 'tonight' })).sent).toEqual([[1, 'waiting']]);
    expect((await send(shop, server(), { key: 'tonight', numbers: [1] })).sent).toEqual([]);
  });

  it('withdraws with the telling what was not sent, and keeps what was', async () => {
    const shop = await withFewMugs(await newShop());
    await told(shop);
    await shop.undo();
    expect((await outbox(shop)).map(({ state }) => state)).toEqual(['withdrawn']);
    await expect(shop.run(claimMessage, { message: 1, again: true })).rejects.toMatchObject({
      code: 'state',
    });

    const operation = Number(await told(shop));
    await send(shop, server());
    await expect(shop.undo()).rejects.toMatchObject({ code: 'undo.impossible' });
    await expect(shop.undo(operation)).rejects.toMatchObject({
      code: 'undo.impossible',
      message: 'This cannot be undone: message 2 of it was sent.',
    });
    await shop.booksAreSound();
  });
});
