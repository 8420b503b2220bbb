import { reorderPolicyOf, type ReorderPolicy } from '../../domain/purchasing/reorder-policy.ts';
import { settingFallbacks } from '../../domain/settings.ts';
import type { Tx } from '../transact.ts';
import { loadSettings } from './shop.ts';

/** How the shop reckons reorder points. */
export async function loadReorderPolicy(tx: Tx): Promise<ReorderPolicy> {
  const settings = await loadSettings(tx);
  return reorderPolicyOf((key) => settings.get(key) ?? settingFallbacks.get(key) ?? '');
}
