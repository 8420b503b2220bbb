import { PASSWORD } from '../../domain/notify/settings.ts';
import type { SettingRecord } from '../../store/list/settings.ts';
import type { DeskContext } from '../desk.ts';

/** The settings as they may be seen: of a password only whether there is one. */
export async function hidden(
  context: DeskContext,
  settings: readonly SettingRecord[],
): Promise<SettingRecord[]> {
  const { surroundings } = await context.app();
  const file = settings.find(({ key }) => key === 'smtp_password_file')?.value ?? '';
  const known = [surroundings(PASSWORD), surroundings('smtp_password_file'), file].some(
    (said) => said !== '',
  );
  return settings.map((one) => (one.key === PASSWORD ? { ...one, value: known ? '(hidden)' : '' } : one));
}
