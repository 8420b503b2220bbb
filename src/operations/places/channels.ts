import { Refusal, refuseAll } from '../../base/refusal.ts';
import { showChannel } from '../../store/list/places.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import { placeProblems, refuseTaken } from './add-location.ts';

/** Where orders come in that name no channel. */
const USUAL_CHANNEL = 'direct';

export interface ChannelRequest {
  readonly code: string;
  readonly name: string;
}

/** Adds a channel; refuses (4) a code that is taken. Returns the code. */
export async function addChannel(work: Work, { code, name }: ChannelRequest): Promise<string> {
  const problems = new Problems();
  problems.add(...placeProblems({ code, name }));
  await problems.attemptLater(() => refuseTaken(work, 'channel', code), undefined);
  refuseAll(problems.found);
  await record(work, [{ type: 'channel_added', code, name: name.trim() }]);
  return code;
}

export interface ChannelEdit {
  readonly code: string;
  readonly name?: string | undefined;
  /** Takes it back from the archive. */
  readonly restore?: boolean | undefined;
}

/** Renames a channel or takes it back from the archive. */
export async function editChannel(work: Work, { code, name, restore }: ChannelEdit): Promise<string> {
  const problems = new Problems();
  const found = await problems.attemptLater(() => showChannel(work, code), undefined);
  problems.add(...placeProblems({ name }));
  const channel = problems.unlessFound(found);
  const changed = changesTo(channel, { name: name?.trim(), archived_at: restore ? null : undefined });
  if (changed) await record(work, [{ type: 'edited', kept: 'channel', id: channel.id, ...changed }]);
  return code;
}

/** Takes no more orders through a channel; refuses (4) the one of orders that name none. */
export async function archiveChannel(work: Work, { code }: { readonly code: string }): Promise<string> {
  const channel = await showChannel(work, code);
  if (channel.archived_at !== null) return code;
  if (code === USUAL_CHANNEL) {
    throw new Refusal(
      'in_use',
      `Orders that name no channel come in through ${code}; it cannot be archived.`,
      {
        hint: `docket channels edit ${code} --name …`,
        details: { channel: code },
      },
    );
  }
  const changes = { archived_at: work.now };
  await record(work, [
    { type: 'edited', kept: 'channel', id: channel.id, changes, before: { archived_at: null } },
  ]);
  return code;
}
