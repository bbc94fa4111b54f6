// Says that nobody can know whether a letter arrived, and that we do not guess.
import { Address, Foreign, Frame, Paragraph } from "./_frame";
import type { Slots } from "./slots";

export function CouldNotVerify({ t, slot, locale }: Slots<"could_not_verify">) {
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
