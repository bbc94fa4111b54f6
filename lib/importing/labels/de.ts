// Labels of urgent actions in German.
import type { Labels } from "@/lib/importing/labels/labels";

export const german: Labels = {
  language: "de",
  headings: {
    title: "titel ; betreff ; betrifft",
    number: String.raw`(?:art und )?nummer ; ua-?nr\.? ; ua-?nummer`,
    index: "index(?:nummer)? ; ai-?index",
    issued: "datum ; veröffentlicht(?: am)? ; stand",
    country: "land",
    summary: "zusammenfassung",
    act: "werden sie aktiv ; jetzt aktiv werden ; aktiv werden ; was sie tun können",
    demands: `
      amnesty(?: international)? fordert ; forderungen ; bitte schreiben sie ; schreiben sie bitte[^:]{0,120} ;
      empfohlene aktionen
    `,
    letter: `
      briefvorschlag[^:]{0,60} ; musterbrief ; modellbrief ; briefentwurf ; brieftext ; (?:vorschlag|entwurf|vorlage) für (?:einen|ihren) brief ; text des briefes ; briefvorlage ; formulierungsvorschlag ;
      appellbrief
    `,
    targets: String.raw`
      an(?=:) ; zu händen(?: von)?(?=:) ; (?:bitte )?(?:senden|schicken|richten|sende|schicke) (?:sie )?(?:bitte )?(?:den|diesen|ihren|einen|ihre|deinen)[^:]{0,30}(?:briefe?|appelle?|schreiben|karten?|nachricht)[^:]{0,30} an(?= ?:) ;
      appelle? an ; adressaten? ; adressatin(?:nen)? ;
      (?:bitte )?(?:schicken|schreiben|senden|richten) sie (?:bitte )?ihre (?:appelle|briefe|schreiben)?(?: bitte)? an ;
      adressen? ; schreiben sie an ; empfänger(?:in)? ; kontakt
    `,
    copies: String.raw`
      (?:und )?(?:in )?kopien?(?: an)? ; mit kopien? an ;
      (?:bitte )?(?:(?:sende|schicke|richte)n?(?: sie)?(?: bitte)?(?: auch)? )?(?:eine )?kopien?(?: (?:ihre[rs]|deine[rs]|eure[rs]|des|der) [a-zäöü]+)?(?: bitte)?(?: an)?(?: die botschaft| den botschafter)? ;
      cc
    `,
    languages: String.raw`
      (?:sie können )?(?:bitte )?(?:schreiben sie )?(?:in )?folgenden sprachen(?: schreiben)? ;
      (?:bevorzugte |gewünschte )?sprachen?(?: der appelle)? ; bevorzugte sprachen? für [^:]{0,40}
    `,
    deadline: String.raw`
      (?:bitte )?(?:abschicken|abzuschicken|absenden|einsenden|verschicken) bis(?: zum)? ; aktions(?:ende|schluss) ; gültig bis ;
      (?:bitte )?(?:schreiben|handeln) sie (?:so schnell wie möglich|möglichst bald|umgehend)?,? ?(?:bis|spätestens|vor dem) ;
      (?:bitte )?werden sie (?:so schnell wie möglich|möglichst (?:bald|schnell)|umgehend|sofort)?,? ?(?:aktiv|tätig),?(?: und)? (?:spätestens )?(?:bis|vor dem)(?: zum| spätestens)? ; spätestens bis(?: zum)? ; einsendeschluss ; frist ; letzter termin ; aktionsschluss ; aktiv bis ; bitte bis
    `,
    previous: `
      link zur (?:vorherigen|vorigen|letzten) (?:ua|urgent action) ; (?:vorherige|vorige) (?:ua|urgent action)
    `,
    background: `
      hintergrund(?:informationen?)?(?: auf deutsch)? ; weitere informationen ; zusätzliche informationen ;
      weitere hintergründe
    `,
    narrative: "sachlage ; neue informationen(?=:) ; schilderung der lage",
    person: "name(?:n)?(?: und (?:bevorzugtes )?pronomen)? ; name der betroffenen(?: person)?",
    gender: "geschlecht(?: m/w)?",
    ignored: "porto ; briefporto",
    end: "links ; diese aktion im netz ; herunterladen ; kommentare ; keine kommentare ; teilen ; downloads?",
  },
  sentences: {
    languages: String.raw`sie können (?:ihre (?:briefe|appelle) )?(?:auch )?(?:in|auf) (?:gutem )?(?!ihre)(?=[a-zäöü]+isch|deutsch)`,
    act: "(?:werden sie|jetzt) aktiv:.{0,200} ; setzen sie sich ein:.{0,200}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:fordert|ruft|appelliert an) (?:die|den) (?:[a-zäöü]+ )?(?:behörden|regierung|staat)[^.:]{0,60}: ; bitte schreiben sie [^:]{0,160} und (?:fordern|bitten|appellieren|ersuchen) sie[^:,]{0,40}(?:,|:)$ ;
      (?:please write|schreiben sie bitte)\b[^:.]{0,140}:? ;
      bitte schreiben sie (?:umgehend|sofort|luftpostbriefe|höfliche?|höflich formulierte)[^:]{0,200}: ;
      fordern sie bitte[^:]{0,80}: ; bitten sie (?:die|den)[^:]{0,60}:
    `,
    targets: String.raw`
      (?:bitte )?(?:schreiben|schicken|senden|richten) sie (?![^:]*kopie)[^:]{0,160}\ban\b[^:]{0,60}:
    `,
    embassy: String.raw`
      (?:bitte )?(?:schreiben|senden|schicken|richten) sie (?:bitte )?[^.:]{0,60}(?:diplomatischen? vertretung(?:en)?|botschaft(?:en)?)[^.:]{0,60}(?:ihrem|ihren|in ihrem|akkreditiert)[^.:]{0,30}\.? ;
      (?:bitte )?(?:senden|schicken|schreiben) sie (?:bitte )?(?:auch |eine |ebenfalls )*kopien?[^.]{0,60}(?:diplomatische[n]? vertretung|botschaft)[^.]{0,80}(?:ihrem land|akkreditiert|in ihrem)[^.]{0,30}\.?
    `,
    office: "bitte (?:fragen|wenden|erkundigen) sie",
    chain: "(?:dies|das) ist (?:die|das) (?:[a-z]+ ){1,2}(?:aktualisierung|update|weitere information)",
    own_language: String.raw`
      sie können (?:auch|gern[e]?|ebenso)[^.:]{0,20}ihre[r]? (?:eigenen? |landes|mutter)sprache[^.:]{0,20}\.?
    `,
    deadline: String.raw`
      (?:bitte )?(?:schreib(?:en|t|e)?|send(?:en|et|e)|schick(?:en|t|e)|verschick(?:en|t|e)|handeln?)[^.:]{0,80}? (?:bis|bis zum|bis spätestens|vor dem|spätestens am|spätestens bis(?: zum)?|bis einschließlich) (?=\d) ; (?:die |ihre )?(?:appelle|briefe)[^.:]{0,60} (?:bis|bis zum|bis spätestens|vor dem|spätestens am) (?=\d) ;
      bitte schreiben sie ihre (?:appelle|briefe) (?:möglichst )?(?:sofort|umgehend)\.? ;
      da informationen in urgent actions ;
      bitte (?:schreiben|senden|schicken) sie (?:ihre appelle |ihre briefe )?(?:bis|vor dem|spätestens)(?: zum| spätestens zum)? (?=\d)
    `,
    ignored:
      "bevor sie schreiben: ; diese aktion (?:wurde am|ist seit dem) (?=\\d) ; (?:standard)?briefporto ; \\(?standardbrief",
    end: "bitte nicht mehr",
  },
  channels: {
    emails: "e-?mail(?:-adresse)?n?",
    faxes: "(?:tele)?fax",
    phones: String.raw`tel(?:efon)?\.?`,
    social: "soziale medien ; twitter",
    web: "(?:website|webseite|internetseite|internet|kontaktformular|homepage)",
    salutation: "korrekte anrede ; anrede",
  },
  greetings: String.raw`
    sehr geehrte[rs]?\b ; (?:eure|ihre|euer) (?:exzellenz|majestät|hoheit|eminenz|königliche)\b ; exzellenz\b ;
    majestät\b ; (?:königliche )?hoheit\b ; (?:eminenz|heiligkeit|magnifizenz)\b ; sehr verehrte[rs]?\b ; hochverehrte[r]?\b ; verehrte[r]?\b ; liebe[r]? (?:frau|herr)\b
  `,
  secondGreetings: "",
  readerGreetings: "liebe (?:freund|mitglied|kolleg|ai-|aktivist|unterstützer|leser)[a-z]*",
  closings: `
    (?:mit )?(?:freundlichen?|vorzüglicher|hochachtungsvollen?|höflichen?|besten?|vorzüglicher|ausgezeichneter) (?:grüßen?|grüssen?|hochachtung|grüße) ;
    hochachtungsvoll ; (?:es )?grüßt sie[^.]{0,40} ; ihre?[r]? sehr ergebene?r? ; mit (?:respektvollen|herzlichen|vielen|den besten) grü(?:ß|ss)en ; mit vorzüglicher hochachtung
  `,
  requests: String.raw`
    \b(?:ich|wir) [a-zäöüß ]{0,30}(?:bitten?|forder[en]|fordern|appelliere?n?|ersuchen?|dränge?n?)\b ;
    \b(?:bitte|fordere|appelliere|ersuche) ich\b ; \b(?:bitten|fordern|appellieren|ersuchen) wir\b ; ^bitte  ; (?:lassen|sorgen|leiten|veranlassen|stellen|geben|setzen|ordnen|heben) sie [a-zäöü ]{0,20}bitte\b
  `,
  offices: `
    [a-zäöü]*minister(?:in)? ; präsident(?:in|en)? ; [a-zäöü]*präsident(?:in|en)? ; staatsoberhaupt ;
    generalstaatsanw[aä]lt(?:in)? ; [a-zäöü]*anw[aä]lt(?:in)? ; gouverneur(?:in)? ; leiter(?:in)? ; direktor(?:in)? ;
    könig(?:in)? ; botschafter(?:in)? ; vorsitzende[r]? ; generalsekretär(?:in)? ; kanzler(?:in)? ;
    bürgermeister(?:in)? ; richter(?:in)? ; polizeichef(?:in)? ; beauftragte[r]? ; oberste[r]? [a-z]+ ;
    regierungschef(?:in)? ; geschäftsträger(?:in)? ; konsul(?:in)? ; religionsführer ; chef(?:in)? ; kommandeur ;
    kommissar(?:in)?
  `,
  bodies: `
    ministerium ; [a-zäöü]*ministerium ; botschaft ; [a-zäöü]*amt ; behörde ; [a-zäöü]*behörde ; kanzlei ;
    [a-zäöü]*kanzlei ; büro(?: des| der)? ; kommission ; [a-zäöü]*kommission ; generalstaatsanwaltschaft ;
    staatsanwaltschaft ; parlament ; rat ; gericht(?:shof)? ; oberstes gericht ; konsulat ; direktion ; regierung ;
    stiftung ; verein ; verband ; universität ; organisation ; sekretariat ; rathaus ;
    [a-zäöü]*gericht(?:shof)? ; [a-zäöü]*anwaltschaft ; (?:ständige )?vertretung ; präsidium ; direktorium ; abteilung ; innung ; bund
  `,
  honorifics: String.raw`
    s\.? ?e\.? ; i\.? ?e\.? ; herrn? ; frau ; dr\.? ; prof\.? ; seine exzellenz ; ihre exzellenz ; seine majestät ;
    general ; scheich ; prinz(?:essin)?
  `,
  places: String.raw`
    [a-zäöüß]*straße ; [a-zäöüß]*strasse ; [a-zäöü]*str\. ; [a-zäöü]*platz ; [a-zäöü]*allee ; [a-zäöü]*weg ;
    postfach ; gasse ; ufer ; damm ; palast ; republik
  `,
  portfolios: "",
  publishers: "",
  seats: "[a-zäöü]*palast",
  bodyKinds: `
    (?:menschenrechts|nichtregierungs|lokale )organisation(?:en)? ; ngo ; zeitung ; menschenrechtsgruppe
  `,
  urgentAction: "urgent action ; eilaktion ; dringender appell",
  otherKinds: `pressemitteilung ; presseerklärung ; offener brief ; gemeinsame erklärung ; öffentliche erklärung ; rundbrief ; einladung ; protokoll`,
  numberSigns: "ua ; eilaktion ; extra",
  updates: "weitere informationen? (?:zu|zur) ; aktualisierung ; neue informationen",
  stops: "keine weiteren? aktion(?:en)? ; aktion beendet ; keine weiteren appelle",
  outcomes: "gute nachrichten? ; erfolg",
  thanks: String.raw`(?:(?:vielen|herzlichen|besten|großen) )?dank (?:an )?(?:all|jede|für) ; (?:wir )?danken (?:wir )?(?:all|jede|ihnen|euch)`,
  promises: String.raw`(?:wir|amnesty international) (?:werden|wird|verfolgen|verfolgt|beobachten|beobachtet)[^.]{0,80}(?:weiter|beobacht|verfolg|informier)`,
  guides: String.raw`wie (?:schreibe|schreibt|verfasse|funktionieren) ; (?:tipps|hinweise|leitfaden|anleitung|ratgeber) (?:für|zum|fürs) (?:das )?(?:schreiben|briefe|briefeschreiben|verfassen) ; was (?:ist eine|sind) urgent actions? ; häufige fragen`,
  ordinals: `
    erste[rs]? ; zweite[rs]? ; dritte[rs]? ; vierte[rs]? ; fünfte[rs]? ; sechste[rs]? ; siebte[rs]? ; achte[rs]? ;
    neunte[rs]? ; zehnte[rs]? ; elfte[rs]? ; zwölfte[rs]?
  `,
  ownLanguage: "(?:deine|eure|ihre)r? (?:eigenen? |landes|mutter)sprache",
  writeIn:
    "sie können (?:auch )?(?:auf|in)(?! ihrer) ; schreiben sie (?:bitte )?(?:[a-zäöü]+ )?in ; (?:bitte )?(?:schreiben|schicken|senden|verfassen) sie(?:[^:.]|\\d\\.){0,110}? (?:in|auf)(?! deutsch[^,]*$)",
  fillers: `
    schreiben ;
    in ; auf ; oder ; und ; gutem ; gut ; bevorzugt ; möglichst ; sprache ; vorzugsweise ; falls möglich ;
    wenn möglich
  `,
  languageNames: { farsi: "fa", mandarin: "zh", hocharabisch: "ar" },
};
