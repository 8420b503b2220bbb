import { Refusal } from '../../base/refusal.ts';

const reasons: Readonly<Record<string, string>> = {
  sending: 'is being sent, or was when docket was stopped: whether it arrived is not known',
  sent: 'was sent',
  withdrawn: 'was withdrawn',
};

/** Why a message is not sent now (4), if it is not: with `again` also one of which nobody knows whether it arrived. */
export function unsendable(
  { number, state }: { readonly number: number; readonly state: string },
  again: boolean,
): Refusal[] {
  const reason = reasons[state];
  if (reason === undefined || (state === 'sending' && again)) return [];
  const hint =
    state === 'sending' ? `docket notify send ${number} --again` : `docket notify preview ${number}`;
  return [
    new Refusal('state', `Message ${number} ${reason}.`, { hint, details: { message: number, state } }),
  ];
}
