// The frame of every mail, and the three things a mail may hold: a paragraph, a link alone on its line, a list of names.
import type { ReactNode } from "react";
import { Body, Container, Head, Html, Link, Text } from "react-email";
import { directionOf, type Locale } from "@/lib/i18n/locales";

const ink = "#1b1b1a";
const book = "Georgia, 'Times New Roman', 'Noto Naskh Arabic', serif";
const paragraph = { color: ink, fontSize: "16px", lineHeight: "26px", margin: "0 0 16px" };

export function Frame({ locale, title, children }: { locale: Locale; title: string; children: ReactNode }) {
  const dir = directionOf(locale);
  return (
    <Html lang={locale} dir={dir}>
      <Head>
        <title>{title}</title>
      </Head>
      <Body
        lang={locale}
        dir={dir}
        style={{ backgroundColor: "#fbfaf7", margin: 0, padding: "24px 12px", fontFamily: book }}
      >
        <Container dir={dir} style={{ maxWidth: "36em", margin: "0 auto" }}>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: string }) {
  return <Text style={paragraph}>{children}</Text>;
}

/** A text whose language need not be that of the mail: an action's title, a name. */
export function Foreign({ children }: { children: string }) {
  return (
    <Text dir="auto" style={{ ...paragraph, fontWeight: "bold" }}>
      {children}
    </Text>
  );
}

/** The address itself is what can be read: nobody should have to trust a word that hides one. */
export function Address({ to }: { to: string }) {
  return (
    <Text dir="ltr" style={{ ...paragraph, overflowWrap: "anywhere" }}>
      <Link href={to} style={{ color: "#1d4e89", textDecoration: "underline" }}>
        {to}
      </Link>
    </Text>
  );
}

/** `names` is the placeholder that the rendered lines take. */
export function Names({ names }: { names: string }) {
  return (
    <Text dir="auto" style={paragraph}>
      {names}
    </Text>
  );
}
