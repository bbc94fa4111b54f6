// Thanks for a confirmed letter, and says to whom it goes and whom it cannot reach by e-mail.
import { Address, Foreign, Frame, Names, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function Receipt({ t, slot, has, locale }: Slots<"receipt">) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("thanks")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("goesTo")}</Paragraph>
      <Names names={slot("targetNames")} />
      {has("postOnlyNames") && <Paragraph>{t("postOnly")}</Paragraph>}
      {has("postOnlyNames") && <Names names={slot("postOnlyNames")} />}
      <Paragraph>{t("page")}</Paragraph>
      <Address to={slot("pageUrl")} />
      <Paragraph>{t("keep")}</Paragraph>
    </Frame>
  );
}
