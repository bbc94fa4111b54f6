// Labels of urgent actions in Dutch.
import type { Labels } from "@/lib/importing/labels/labels";

export const dutch: Labels = {
  language: "nl",
  headings: {
    title: "titel ; betreft ; onderwerp",
    number: "(?:type en )?nummer",
    index: "index(?:nummer)?",
    issued: "datum(?: van (?:publicatie|uitgifte))?",
    country: "land",
    summary: "samenvatting",
    act: "kom in actie ; wat kun je doen ; schrijf mee",
    demands: "eisen ; gevraagde acties? ; vraag om ; amnesty vraagt",
    letter:
      "(?:voorbeeld|model|standaard)?brief(?:tekst)? ; de brief ; (?:tekst van de|voorstel voor een|voorbeeld van een) brief",
    targets: String.raw`
      aan(?=:) ; ter attentie van(?=:) ; (?:stuur|verstuur|mail|richt) (?:de|deze|je|uw|een|onderstaande|jouw)[^:]{0,30}(?:brie(?:f|ven)|kaart(?:en)?|e-?mails?|berichten?)[^:]{0,30} (?:naar|aan)(?=:) ;
      (?:stuur|schrijf|zend) (?:je|uw|een) (?:brief|brieven|appel|e-?mail|appels)(?: naar| aan) ; adres(?:sen)? ;
      geadresseerden? ; schrijf (?:naar|aan) ; gericht aan ; aan
    `,
    copies: "(?:en |met )?(?:een )?(?:stuur (?:een )?)?kopie(?:ën)?(?: (?:aan|naar))? ; cc",
    languages: "(?:voorkeurs)?ta(?:al|len)(?: [^:]{0,40})?",
    deadline: `
      schrijf (?:vóór|voor|uiterlijk)(?: op)? ; deadline ; uiterste datum ;
      (?:kom|onderneem) [^:]{0,40}(?:vóór|voor|uiterlijk)
    `,
    previous: "(?:link naar (?:de )?)?vorige (?:ua|spoedactie|urgent action)",
    background: "achtergrond(?:informatie)? ; aanvullende informatie ; extra informatie",
    narrative: "nieuwe informatie(?=:)",
    person: "na(?:am|men)(?: en (?:voornaamwoord(?:en)?|aanspreekvorm))?",
    gender: "geslacht(?: ?m/v)?",
    ignored: "porto",
    end: "links ; deze actie op internet ; downloads? ; reacties ; delen",
  },
  sentences: {
    languages: String.raw`(?:je|u) (?:mag|kunt|kan) (?:ook )?schrijven in(?: het)? (?!je|uw|jouw|eigen)`,
    act: "kom in actie:.{0,200}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:roept|verzoekt|vraagt|dringt er bij) (?:de|het) (?:[a-z]+ )?(?:autoriteiten|regering|overheid)[^.:]{0,60}: ;
      schrijf (?:onmiddellijk|direct)[^:]{0,160}:
    `,
    targets: String.raw`
      (?:schrijf|stuur|verstuur|mail|zend|richt)(?![^:]*(?:verzoek|vraag|roep|kopie))[^:]{0,140}\s(?:aan|naar)\s?: ;
      (?:stuur|zend) (?:je |uw |de )?(?:appels|brieven|brief|e-?mails?) (?:vóór|voor|uiterlijk)[^:]{0,60}: ;
      schrijf [^:]{0,60} (?:aan|naar) (?:de|het) (?:president|minister|koning|autoriteit)[^:]{0,60}:
    `,
    embassy: String.raw`
      [^.:]{4,120}?(?:diplomatieke (?:vertegenwoordig[a-z]+|missies?)|ambassades?)[^.:]{0,60}(?:uw|je|jouw) (?:eigen )?land[^.:]{0,40}[.:]? ;
      stuur (?:ook )?(?:een )?kopie(?:ën)?[^.]{0,40} (?:diplomatieke vertegenwoordig|ambassade)[^.]{0,60}(?:land|nederland)\.?
    `,
    office: "(?:neem contact op met|controleer bij|raadpleeg)",
    chain: "dit is de (?:[a-z]+ )?(?:update|aanvulling)",
    own_language: String.raw`
      (?:je|u|jullie) (?:kunt|kan|kunnen|mag|mogen) (?:ook |eventueel )?(?:schrijven )?in (?:je|uw|jouw|jullie) (?:eigen |moeder)taal(?: schrijven)?\.?
    `,
    deadline: String.raw`
      (?:schrijf|stuur|verstuur|mail|verzend)[^.:]{0,80}? (?:vóór|voor|uiterlijk(?: op)?|tot en met|tot) (?=\d)`,
    ignored: String.raw`voordat je schrijft: ; deze actie is (?:op|sinds) (?=\d)`,
  },
  channels: {
    emails: "e-?mail(?:adres)?",
    faxes: "fax",
    phones: String.raw`tel(?:efoon)?\.?`,
    social: "sociale media ; twitter",
    web: "website ; contactformulier",
    salutation: "aanhef ; aanspreektitel",
  },
  greetings: String.raw`
    geachte\b ; (?:uwe|zijne|hare) (?:excellentie|majesteit|koninklijke)\b ; excellentie\b ; zeer geachte\b ;
    hooggeachte\b ; edelachtbare\b ; beste (?:meneer|mevrouw|minister|president)\b ; hoogedel[a-z]*\b
  `,
  secondGreetings: "",
  readerGreetings: "(?:beste|lieve) (?:vrienden|leden|schrijvers|mensen|allemaal|collega)[a-z']*",
  closings: `
    hoogachtend ; met (?:oprechte|bijzondere|grote|respectvolle|vriendelijke) (?:groet(?:en)?|hoogachting) ; (?:uw|u) (?:dienstwillige|toegenegen) ; met (?:vriendelijke|de meeste|beleefde) (?:groet(?:en)?|hoogachting) ;
    (?:vriendelijke|beleefde) groet(?:en)? ; met verschuldigde hoogachting
  `,
  requests: String.raw`
    \b(?:ik|wij) (?:vraag|vragen|verzoek(?:en)?|roep(?:en)?|dring(?:en)?|doe(?:n)? een beroep) ;
    \b(?:vraag|verzoek|roep) ik\b
  `,
  offices: `
    minister(?:-president)? ; president ; premier ; directeur ; gouverneur ; koning(?:in)? ; procureur(?:-generaal)? ;
    ambassadeur ; voorzitter ; burgemeester ; secretaris(?:-generaal)? ; commissaris ; hoofd ; opperrechter ;
    openbaar aanklager ; consul ; rechter
  `,
  bodies: `
    ministerie ; ambassade ; consulaat ; bureau ; commissie ; raad ; hof ; gerechtshof ; parlement ; regering ;
    stichting ; organisatie ; vereniging ; kabinet ; secretariaat ; kantoor van ; universiteit ; gemeente(?:huis)? ;
    stadhuis ; rechtbank ; openbaar ministerie ; parket ; permanente vertegenwoordiging ; directie ; dienst ; bond
  `,
  honorifics: String.raw`
    dhr\.? ; de heer ; mevr(?:ouw)?\.? ; mw\.? ; z\.? ?e\.? ; zijne excellentie ; hare excellentie ; dr\.? ; mr\.? ;
    generaal ; drs\.? ; prof\.?
  `,
  places: `
    [a-z]*straat ; [a-z]*weg ; [a-z]*laan ; [a-z]*plein ; postbus ; [a-z]*gracht ; [a-z]*kade ; paleis ; republiek
  `,
  portfolios: "justitie",
  publishers: "",
  seats: "paleis",
  bodyKinds: "(?:mensenrechten|niet-gouvernementele )organisatie ; ngo ; krant",
  urgentAction: "dringende actie ; spoedactie ; urgent action",
  otherKinds: `persbericht ; open brief ; gezamenlijke (?:brief|verklaring) ; openbare verklaring ; nieuwsbrief ; uitnodiging`,
  numberSigns: "ua ; spoedactie",
  updates: "nadere informatie over ; nieuwe informatie ; update",
  stops: "actie (?:gesloten|beëindigd) ; geen verdere actie",
  outcomes: "goed nieuws",
  thanks: String.raw`(?:hartelijk |veel )?(?:dank|bedankt)(?: aan| voor)? (?:all|iedere|aan|je|jullie|uw|wie)`,
  promises: String.raw`(?:wij|we|amnesty international) (?:blijven|blijft|zullen|zal|houden)[^.]{0,80}(?:volgen|informeren|hoogte)`,
  guides: String.raw`hoe (?:schrijf|schrijven|schrijft) ; (?:tips|handleiding|gids) (?:voor|bij) (?:het )?(?:schrijven|brieven) ; (?:schrijftips|schrijfwijzer) ; wat (?:is een|zijn) (?:spoedactie|urgent action)s? ; veelgestelde vragen`,
  ordinals: "eerste ; tweede ; derde ; vierde ; vijfde ; zesde ; zevende ; achtste ; negende ; tiende",
  ownLanguage: "(?:jouw|jullie|je|uw) (?:eigen |moeder)taal",
  writeIn: "schrijf[^:.]{0,40}? in(?: het)? ; (?:je|u) (?:mag|kunt|kan) (?:ook )?in(?: het)?(?! je| uw| eigen| het)",
  fillers: "schrijven ; in ; of ; en ; het ; bij voorkeur ; taal ; liefst ; ook",
  languageNames: { farsi: "fa", mandarijn: "zh" },
};
