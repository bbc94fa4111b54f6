// The component of each mail. Imported only when a mail is first rendered: react-email is slow to load.
import type { ReactNode } from "react";
import { AlreadySent } from "./already-sent";
import { Answer } from "./answer";
import { ConfirmAppeal } from "./confirm-appeal";
import { LetterNotice } from "./letter-notice";
import { Receipt } from "./receipt";
import { SignIn } from "./sign-in";
import type { MailKind, Slots } from "./slots";

export { render } from "react-email";

export const components: { readonly [K in MailKind]: (slots: Slots<K>) => ReactNode } = {
  confirm_appeal: ConfirmAppeal,
  already_sent: AlreadySent,
  receipt: Receipt,
  could_not_verify: LetterNotice,
  refused: LetterNotice,
  returned: LetterNotice,
  cancelled: LetterNotice,
  gave_up: LetterNotice,
  not_decided: LetterNotice,
  action_stopped: LetterNotice,
  action_closed: LetterNotice,
  answer: Answer,
  sign_in: SignIn,
};
