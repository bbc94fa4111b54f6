// Answers a second letter for the same action: the first one stands.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function AlreadySent({ t, slot, locale }: Slots<"already_sent">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("again")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("once")}</Paragraph>
      <Paragraph>{t("page")}</Paragraph>
      <Address to={slot("pageUrl")} />
    </Frame>
  );
}
