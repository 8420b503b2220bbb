import { column, type View } from '../kit/view.ts';
import type { ChannelRecord } from '../store/list/places.ts';

/** Where orders come in. */
export const channelView: View<ChannelRecord> = {
  name: 'channel',
  key: 'code',
  columns: [
    column('code', 'text'),
    column('name', 'text'),
    column('buffer', 'number', 'Kept back'),
    column('cap', 'number', 'At most'),
    column('archived_at', 'instant', 'Archived'),
  ],
  shown: ['code', 'name', 'buffer', 'cap'],
  row: ({ code, name, buffer, cap, archived_at }) => ({ code, name, buffer, cap, archived_at }),
};
