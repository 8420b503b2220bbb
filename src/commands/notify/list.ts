import { word } from '../../kit/inputs.ts';
import { messageView } from '../../views/message.ts';
import { daysAsked } from '../days.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists the outbox: mail that waits, was sent or failed, the newest first.',
  examples: [
    ['docket notify list --state waiting', 'what the next docket notify send sends'],
    ['docket notify list --state failed', 'what the mail server would not take'],
  ],
  flags: {
    state: word(['waiting', 'sending', 'sent', 'failed', 'withdrawn'], 'WORD', 'Only messages that stand so'),
  },
  view: messageView,
  async run(context, { flags }) {
    const { listMessages } = await import('../../store/list/messages.ts');
    const days = await daysAsked(context);
    return shown(context, { view: messageView, which: 'newest', what: 'messages' }, (limit) =>
      read(context, (reading) => listMessages(reading, { ...flags, ...days, limit })),
    );
  },
});
