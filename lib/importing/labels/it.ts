// Labels of urgent actions in Italian.
import type { Labels } from "@/lib/importing/labels/labels";

export const italian: Labels = {
  language: "it",
  headings: {
    title: "titolo(?: dell'azione urgente)? ; oggetto",
    number: "numero(?: ua| au)? ; tipo e numero",
    index: "indice(?: ai)? ; index",
    issued: "data(?: di pubblicazione| di emissione)?",
    country: "paese",
    summary: "sintesi ; riassunto",
    act: "agisci ora ; cosa puoi fare ; entra in azione",
    demands: "richieste ; azioni (?:richieste|raccomandate) ; chiedi(?:amo)?",
    letter: `
      (?:testo dell')?appello(?: in (?:italiano|inglese|lingua))? ; testo dell'appello[^:]{0,40} ; modello di lettera ;
      (?:testo della )?lettera(?: tipo| modello)? ; esempio di lettera ; bozza di lettera ; fac-?simile(?: di lettera)?
    `,
    targets: String.raw`
      a(?=:) ; all'attenzione d(?:i|el|ella)(?=:) ; (?:invia(?:te)?|manda(?:te)?|spedi(?:sci|te)) (?:la|questa|una|il|i)[^:]{0,30}(?:letter[ae]|appell[oi]|messaggi[o]?|cartolin[ae])[^:]{0,30} a(?: |l)?(?=:) ; a chi scrivere ;
      destinatari[oae]? ;
      (?:invia(?:te|re)?|spedi(?:sci|te|re)|scriv(?:i|ete|ere)) (?:gli? |il |i )?(?:tuoi |vostri |tuo )?(?:appell[oi]|lettere|lettera)?(?: a| al)? ;
      indirizzi ; scrivi a ; inviare a
    `,
    copies: String.raw`
      (?:in )?copia(?: per conoscenza)?(?: a)? ;
      (?:e |con |inviare )?copi[ae](?: (?:a|al|alla|per conoscenza a))? ; (?:e,? )?per conoscenza,?(?: (?:a|al|alla))? ; cc ; p\.c\.
    `,
    languages: "lingu[ae](?: preferit[ae])?(?: per [^:]{0,40})?",
    deadline: `
      (?:azione urgente: ?)?scadenza(?: dell'azione)? ;
      agi(?:sci|re|te)(?: (?:il prima|prima|al più presto|appena) possibile| al più presto| subito)?,?(?: e)?(?: comunque| in ogni caso)? (?:entro|prima)(?: e non oltre)?(?: il| del)? ; termine(?: ultimo)? ; entro il
    `,
    previous: String.raw`
      link (?:alla|all')? ?(?:precedente|ultima) (?:au|ua|azione urgente) ;
      (?:link (?:alla|all') ?)?(?:ua|azione urgente|au) precedente
    `,
    background: `
      informazioni (?:aggiuntive|supplementari|di contesto|di base) ; approfondimento ; contesto ;
      ulteriori informazioni
    `,
    narrative: "descrizione della situazione ; nuove informazioni(?=:)",
    person: "nom[ei](?: e pronom[ei](?: preferit[oi])?)?",
    gender: "(?:genere|sesso)(?: ?m/f)?",
    end: "collegamenti ; questa azione in rete ; scarica ; condividi ; commenti",
  },
  sentences: {
    languages: String.raw`(?:si può|potete|puoi|può) scrivere in (?!nella|una )`,
    act: String.raw`
      passa(?:te)? all'azione:.{0,200} ;
      agisci(?: ora| subito)?:.{0,200} ; entra in azione:.{0,200}
    `,
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:sollecita|esorta|chiede|invita|fa appello) (?:alle |al |le |il )(?:autorità|governo)[^.:]{0,60}: ;
      (?:per favore )?scriv(?:i|ete|ere) (?:immediatamente|subito)[^:]{0,160}:
    `,
    targets: String.raw`
      (?:per favore,? |si prega di )?(?:scriv(?:i|ete|ere)|invia(?:te|re)?|spedi(?:te|re|sci)|mandate)(?![^:]*(?:chied|esort|sollecit|invitan))[^:]{0,140}\s(?:a|al|alla|ai)\s?: ;
      (?:invia(?:te|re)?|inviate gli) appelli (?:prima|entro)[^:]{0,60}: ;
      scriv(?:i|ete|ere)[^:]{0,40} (?:al|alla|ai|alle) (?:president|ministr|autorit|procurator)[^:]{0,60}:
    `,
    embassy: String.raw`
      [^.:]{4,120}?(?:rappresentan(?:ze|ti|za)|missioni) diplomatic(?:he|i|a)[^.:]{0,80}(?:tuo|vostro|vostri|proprio) paes[ei][^.:]{0,40}[.:]? ;
      (?:invia(?:te|re)? )?(?:anche )?copi[ae](?: degli appelli)? (?:anche )?(?:ai|alle|alla) rappresentan(?:ti|ze|za) diplomatic(?:i|he|a)[^.]{0,80}\.?
    `,
    office:
      "(?:si prega di )?(?:verifica(?:re|te)?|contatta(?:re|te)?|controlla(?:re|te)?) (?:con|presso) (?:la|il|l')",
    chain: `
      questo è il (?:[a-z]+ )?aggiornamento ; questa è la (?:[a-z]+ ){1,2}(?:azione|aggiornamento|ua)
    `,
    own_language: String.raw`
      (?:puoi|potete|può) (?:anche )?(?:scrivere|usare|utilizzare)[^.:]{0,20}(?:tua|vostra|sua|propria) lingua(?: madre)?\.? ;
      (?:puoi|potete) (?:anche )?scrivere (?:anche )?nella (?:tua|vostra) lingua\.?
    `,
    deadline: String.raw`
      (?:scriv(?:i|ete|iamo|ere)|invi(?:a|ate|amo|are)|mand(?:a|ate|are)|agi(?:sci|te|re)|si prega di)[^.:]{0,80}? (?:entro il|entro e non oltre il|non oltre il|prima del|fino al) (?=\d) ;
      azione urgente: ?scadenza:? ?
    `,
    ignored: String.raw`prima di scrivere: ; questa azione è (?:stata fermata il|chiusa dal)\b`,
  },
  channels: {
    emails: "e-?mail ; posta elettronica ; pec",
    faxes: "fax",
    phones: String.raw`tel(?:efono)?\.?`,
    social: "social media ; twitter",
    web: "sito(?: web| internet)? ; modulo(?: di contatto)?",
    salutation: "formula (?:di apertura|iniziale|d'apertura) ; appellativo ; intestazione",
  },
  greetings: String.raw`
    egregi[oa]\b ; gentile\b ; illustr(?:e|issim[oa])\b ;
    (?:vostra|sua|eccellenza) ?(?:eccellenza|maestà|altezza)?\b ; signor(?:e|a)?\b ; onorevole\b ; spettabile\b ;
    gentilissim[oa]\b ; eccellenza\b ; caro\b ; cara\b
  `,
  secondGreetings: "",
  readerGreetings: "car[ei] (?:amic|soci|attivist|collegh)[a-z]*",
  closings: String.raw`
    (?:con i più |i miei più |porgo |con )?(?:distinti|cordiali|rispettosi|deferenti) saluti ; in fede ; (?:le )?(?:invio|porgo|porgiamo)[^.]{0,40}saluti ; con (?:il massimo |profondo |tutto il )?rispetto ; (?:suo|sua) (?:devot[oa]|sinceramente) ;
    cordialmente ; (?:la )?ringrazi(?:o|ando)[^.]{0,80}saluti\.? ; rispettosamente ; con osservanza
  `,
  requests: String.raw`
    \b(?:le|la|vi) (?:chied(?:o|iamo)|esort(?:o|iamo)|sollecit(?:o|iamo)|invit(?:o|iamo)|preg(?:o|hiamo))\b ;
    \b(?:chiedo|chiediamo|esorto|esortiamo|sollecito|sollecitiamo|invito|invitiamo)
  `,
  offices: `
    ministr[oa] ; president[e]? ; presidente ; vicepresidente ; primo ministro ; procuratore(?: generale)? ;
    direttor[e]? ; direttrice ; governator[e]? ; re ; regina ; segretari[oa] ; ambasciator[e]? ; ambasciatrice ;
    capo ; sindac[oa] ; commissari[oa] ; giudice ; console ; comandante ; guida suprema ; responsabile
  `,
  bodies: `
    ministero ; ambasciata ; consolato ; direzione ; commissione ; consiglio ; tribunale ; corte suprema ; procura ;
    ufficio ; segreteria ; governo ; parlamento ; senato ; fondazione ; organizzazione ; associazione ; comitato ;
    istituto ; università ; presidenza ; comune ; municipio ; prefettura ; questura ; corte ; dipartimento ; autorità ;
    alto commissariato ; unione ; federazione ; ordine degli avvocati ; missione permanente
  `,
  honorifics: String.raw`
    sig(?:\.ra|\.|nor|nora)?\.? ; s\.? ?e\.? ; sua eccellenza ; sua maestà ; dott(?:\.ssa|\.|or|oressa)?\.? ; on\.? ;
    onorevole ; gen\.? ; generale ; prof(?:\.ssa|\.)?\.? ; ing\.? ; avv\.?
  `,
  places: String.raw`
    via ; viale ; piazza ; piazzale ; corso ; largo ; c\.?a\.?p\. ; casella postale ; repubblica ; palazzo ; vicolo
  `,
  portfolios: "giustizia ; (?:l' ?)?interno",
  publishers: "amnesty international italia",
  seats: "palazzo",
  bodyKinds: "(?:organizzazione|associazione|ong)(?: locale| per i diritti umani)? ; giornale",
  urgentAction: "azione urgente ; azioni urgenti ; appello urgente",
  otherKinds: `comunicato (?:stampa|congiunto) ; lettera aperta ; dichiarazione (?:pubblica|congiunta) ; notiziario ; invito`,
  numberSigns: "ua ; au ; azione urgente",
  updates: "aggiornamento(?: su)? ; ulteriori informazioni su ; nuove informazioni",
  stops: "azione (?:conclusa|terminata|chiusa) ; nessuna ulteriore azione",
  outcomes: "buone? notizi[ae]",
  thanks: String.raw`(?:molte |tante |mille )?grazie (?:mille )?(?:a (?:tutt|quanti|chi|colo)|per) ; ringraziamo (?:tutt|chi|coloro|quanti)`,
  promises: String.raw`(?:amnesty international )?(?:continueremo|continuerà|seguiremo|vi terremo|vi informeremo)`,
  guides: String.raw`come (?:scrivere|si scrive|partecipare) ; (?:consigli|guida|suggerimenti) (?:per|alla) (?:scrivere|scrittura|la scrittura) ; (?:che )?cos'è un'azione urgente ; domande frequenti`,
  ordinals: `
    prim[oa] ; second[oa] ; terz[oa] ; quart[oa] ; quint[oa] ; sest[oa] ; settim[oa] ; ottav[oa] ; non[oa] ;
    decim[oa]
  `,
  ownLanguage: "(?:tua|vostra) lingua(?: madre)? ; lingua madre ; (?:propria|tua|vostra) (?:propria )?lingua",
  writeIn: "scriv(?:i|ete|ere)[^:.]{0,40}? in ; testo dell'appello in",
  fillers: "in ; o ; e ; preferibilmente ; lingua ; oppure ; anche",
  languageNames: { mandarino: "zh", farsi: "fa" },
};
