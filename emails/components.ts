// The component of each mail. Imported only when a mail is first rendered: react-email is slow to load.
import type { ReactNode } from "react";
import { AlreadySent } from "./already-sent";
import { Answer } from "./answer";
import { ConfirmAppeal } from "./confirm-appeal";
import { CouldNotVerify } from "./could-not-verify";
import { Receipt } from "./receipt";
import { Refused } from "./refused";
import { Returned } from "./returned";
import { SignIn } from "./sign-in";
import type { MailKind, Slots } from "./slots";

export { render } from "react-email";

export const components: { readonly [K in MailKind]: (slots: Slots<K>) => ReactNode } = {
  confirm_appeal: ConfirmAppeal,
  already_sent: AlreadySent,
  receipt: Receipt,
  could_not_verify: CouldNotVerify,
  refused: Refused,
  returned: Returned,
  answer: Answer,
  sign_in: SignIn,
};
