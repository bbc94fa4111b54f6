// Says what became of one letter that did not get through, and where the other ways are, or that the action is
// over. The letter follows as plain text.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { MailKind, Slots, UnsentKind } from "./slots";

type Kind = Extract<MailKind, "could_not_verify" | "refused" | "returned"> | UnsentKind;

export function LetterNotice({ t, slot, has, locale }: Slots<Kind>) {
  return (
    <Frame locale={locale} title={t("subject")}>
      <Paragraph>{t("letter")}</Paragraph>
      <Foreign>{slot("title")}</Foreign>
      <Paragraph>{t("to")}</Paragraph>
      <Foreign>{slot("targetName")}</Foreign>
      <Paragraph>{t("what")}</Paragraph>
      <Paragraph>{t(has("writeUrl") ? "ways" : "over")}</Paragraph>
      {has("writeUrl") ? <Address to={slot("writeUrl")} /> : null}
      <Paragraph>{t("page")}</Paragraph>
      <Address to={slot("pageUrl")} />
    </Frame>
  );
}
