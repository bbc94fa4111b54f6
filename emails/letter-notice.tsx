// Says what became of one letter that did not get through, and where the other ways are. The letter follows as plain text.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

type Kind = "could_not_verify" | "refused" | "returned" | "cancelled";

export function LetterNotice({ t, slot, has, locale }: Slots<Kind>) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("letter")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("to")}</Paragraph>
      <Foreign>{slot("targetName")}</Foreign>
      <Paragraph>{t("what")}</Paragraph>
      {has("writeUrl") ? <Paragraph>{t("ways")}</Paragraph> : null}
      {has("writeUrl") ? <Address to={slot("writeUrl")} /> : null}
      <Paragraph>{t("page")}</Paragraph>
      <Address to={slot("pageUrl")} />
    </Frame>
  );
}
