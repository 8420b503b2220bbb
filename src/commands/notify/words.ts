import { mailSetup } from '../../domain/notify/setup.ts';
import type { Address } from '../../domain/notify/address.ts';
import { read, type DeskContext } from '../desk.ts';

/** What holds of a setting of mail: what the environment says, else what the shop does, else nothing. */
export async function mailWords(context: DeskContext): Promise<(key: string) => string> {
  const { loadSettings } = await import('../../store/load/shop.ts');
  const settings = await read(context, ({ tx }) => loadSettings(tx));
  const { surroundings } = await context.app();
  return (key) => surroundings(key) || (settings.get(key) ?? '');
}

/** Whom mail can be written to: those that are wanted, and nobody, with a remark, where mail is not set up. */
export async function recipients(
  context: DeskContext,
  wanted: readonly Address[],
): Promise<readonly Address[]> {
  if (wanted.length === 0 || mailSetup(await mailWords(context)) !== null) return wanted;
  context.note('Nothing is mailed: mail is not set up.      docket config set smtp_host HOST, and mail_from');
  return [];
}
