// The link an organizer asked for.
import { Address, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function SignIn({ t, slot, locale }: Slots<"sign_in">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("asked")}</Paragraph>
      <Address to={slot("url")} />
      <Paragraph>{t("until")}</Paragraph>
      <Paragraph>{t("notMe")}</Paragraph>
    </Frame>
  );
}
