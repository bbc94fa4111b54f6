// Says that somebody answered a letter; the answer itself follows as plain text.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function Answer({ t, slot, locale }: Slots<"answer">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("letter")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("care")}</Paragraph>
      <Address to={slot("pageUrl")} />
    </Frame>
  );
}
