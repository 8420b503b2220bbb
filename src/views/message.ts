import { writtenAddress } from '../domain/notify/address.ts';
import { column, type View } from '../kit/view.ts';
import type { MessageRecord } from '../store/list/messages.ts';

/** A mail of the outbox. */
export const messageView: View<MessageRecord> = {
  name: 'message',
  key: 'number',
  columns: [
    column('number', 'number'),
    column('kind', 'word'),
    column('state', 'word'),
    column('to', 'text'),
    column('subject', 'text'),
    column('queued_at', 'instant', 'Written'),
    column('attempts', 'number'),
    column('next_at', 'instant', 'Again'),
    column('sent_at', 'instant', 'Sent'),
    column('failed_at', 'instant', 'Failed'),
    column('said', 'text', 'The server said'),
    column('body', 'text'),
  ],
  shown: ['number', 'state', 'to', 'subject', 'queued_at', 'attempts', 'next_at', 'sent_at', 'said'],
  important: ['number', 'state', 'to', 'subject'],
  row: ({ to_name, to_address, number, kind, state, subject, queued_at, attempts, next_at, ...rest }) => ({
    number,
    kind,
    state,
    to: writtenAddress({ name: to_name, address: to_address }),
    subject,
    queued_at,
    attempts,
    next_at,
    sent_at: rest.sent_at,
    failed_at: rest.failed_at,
    said: rest.said,
    body: rest.body,
  }),
};
