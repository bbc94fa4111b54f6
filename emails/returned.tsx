// Says that a letter was taken and came back, and where the other ways are.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function Returned({ t, slot, locale }: Slots<"returned">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("letter")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("to")}</Paragraph>
      <Foreign>{slot("targetName")}</Foreign>
      <Paragraph>{t("what")}</Paragraph>
      <Paragraph>{t("page")}</Paragraph>
      <Address to={slot("pageUrl")} />
    </Frame>
  );
}
