import { Refusal, refuseAll } from '../../base/refusal.ts';
import { showChannel } from '../../store/list/places.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { changesTo } from '../changes.ts';
import { Problems } from '../collect.ts';
import { placeProblems, refuseTaken } from './add-location.ts';

/** Where orders come in that name no channel. */
const USUAL_CHANNEL = 'direct';

/** How much of the stock a channel is told of, in whole pieces. */
interface Offers {
  readonly buffer?: number | undefined;
  /** `null` for as many as there are. */
  readonly cap?: number | null | undefined;
}

export interface ChannelRequest extends Offers {
  readonly code: string;
  /** Else the code, written like a name. */
  readonly name?: string | undefined;
}

/** Adds a channel; refuses (4) a code that is taken. Returns the code. */
export async function addChannel(work: Work, request: ChannelRequest): Promise<string> {
  const { code, name = channelName(code), buffer = 0, cap = null } = request;
  const problems = new Problems();
  problems.add(...placeProblems({ code, name }));
  await problems.attemptLater(() => refuseTaken(work, 'channel', code), undefined);
  refuseAll(problems.found);
  await record(work, [{ type: 'channel_added', code, name: name.trim(), buffer, cap }]);
  return code;
}

/** What a channel is called that nobody named: `Ebay`. */
export function channelName(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1);
}

export interface ChannelEdit extends Offers {
  readonly code: string;
  readonly name?: string | undefined;
  /** Takes it back from the archive. */
  readonly restore?: boolean | undefined;
}

/** Renames a channel, changes how much it is told of, or takes it back from the archive. */
export async function editChannel(work: Work, request: ChannelEdit): Promise<string> {
  const { code, name, restore, buffer, cap } = request;
  const problems = new Problems();
  const found = await problems.attemptLater(() => showChannel(work, code), undefined);
  problems.add(...placeProblems({ name }));
  const channel = problems.unlessFound(found);
  const changed = changesTo(channel, {
    name: name?.trim(),
    buffer,
    cap,
    archived_at: restore ? null : undefined,
  });
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
