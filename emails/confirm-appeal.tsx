// Asks the owner of an address whether the letter is theirs. Holds no text that was typed into the form.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function ConfirmAppeal({ t, slot, locale }: Slots<"confirm_appeal">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("wrote")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("confirm")}</Paragraph>
      <Address to={slot("confirmUrl")} />
      <Paragraph>{t("until")}</Paragraph>
      <Paragraph>{t("notMe")}</Paragraph>
      <Address to={slot("notMeUrl")} />
      <Paragraph>{t("from")}</Paragraph>
      <Address to={slot("siteUrl")} />
    </Frame>
  );
}
