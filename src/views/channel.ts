import { column, type View } from '../kit/view.ts';
import type { ChannelRecord } from '../store/list/places.ts';

/** Where orders come in. */
export const channelView: View<ChannelRecord> = {
  name: 'channel',
  key: 'code',
  columns: [column('code', 'text'), column('name', 'text'), column('archived_at', 'instant', 'Archived')],
  shown: ['code', 'name'],
  row: ({ code, name, archived_at }) => ({ code, name, archived_at }),
};
