// Labels of urgent actions in English: International Secretariat 1990s to today, its sections, and other organisations.
import type { Labels } from "@/lib/importing/labels/labels";

export const english: Labels = {
  language: "en",
  headings: {
    title: "urgent action title ; title ; subject ; re",
    number: "urgent action type and number ; ua (?:number|no\\.?) ; urgent action number",
    index: String.raw`
      index number ; ai index(?: number)? ; index(?: no\.?)? ; document number ; urgent appeal case
    `,
    issued: String.raw`
      publication date ; date of publication ; (?:issue )?date ; date issued ; date of issue ; issued(?: on)?
    `,
    country: "country",
    story: "post body ; the story",
    summary: "urgent action summary ; summary",
    act: "(?:\\d[.)] ?)?take action(?: now)? ; what you can do ; how you can help",
    demands: String.raw`
      (?:further )?actions? requested ; (?:further )?requested actions? ; (?:further )?recommended actions? ; please send appeals ; please write ;
      please send (?:polite )?(?:letters|faxes|emails|airmail)[^:]{0,80} ; action required ;
      amnesty(?: international)? (?:is )?call(?:s|ing) (?:on|for)[^:]{0,60} ; write a letter, send an email[^:]{0,60} ;
      in your (?:letters?|appeals?|own words)[^:]{0,60} ; suggested (?:points|demands)
    `,
    letter: String.raw`
      urgent action letter ; sample letters? ; model letters? ; (?:suggested|draft|proposed) (?:letter|text) ; (?:text of (?:the|your) )?letter ;
      example (?:letter|text) ; letter text ; (?:here is|below is|this is) (?:the|my|our|a) (?:sample |model )?(?:letter|text)[^.:]{0,40}\.?
    `,
    targets: String.raw`
      (?:please )?(?:send|post|address|direct|mail) (?:the|this|your|a|one)[^:]{0,40}(?:letters?|cards?|messages?|appeals?|e-?mails?)[^:]{0,30} to(?= ?:) ; messages to ; (?:where|who|whom) to write(?: to)? ; write (?:your )?(?:letters?|messages) to ;
      target(?:'s|s|s')? contact details(?: & "?copies to"?| and copies to)? ; contact (?:information|details) ;
      appeals to ; please send (?:your )?(?:appeals|letters|emails|messages)(?: immediately)? to ; addresses ;
      send (?:your )?(?:appeals|letters|emails) to ; please write(?: immediately| politely)? to ; write to ; targets? ;
      addressees? ; please address (?:your )?(?:letters|appeals) to ; to ;
      please send (?:a )?(?:polite )?(?:letters?|emails?|appeals?)(?: by [^:]{1,30})? to ;
      target and contact information
    `,
    copies: String.raw`
      (?:and |please send |if possible,? |please ,?|also |send )*(?:a )?cop(?:y|ies)(?: of (?:your|all|the) (?:appeals?|letters?|emails?|faxes))?(?: should be sent| may be sent)?(?: to)?(?: the (?:embassy|ambassador))? ;
      cc ; c\.c\.? ; bcc ; with (?:a )?cop(?:y|ies) to
    `,
    languages:
      "preferred languages?(?: to address (?:the )?targets?)? ; languages? ; (?:you can |please )?write(?: your appeals?| appeals?)? in",
    deadline: String.raw`
      appeal deadline(?: notice)? ; deadline(?: for appeals)? ;
      please take action(?: as soon as possible)?,? (?:until|before|by) ; action deadline ; please act (?:before|by) ;
      (?:please )?(?:send|write)(?: your)? (?:letters?|appeals?|e-?mails?)(?: as soon as possible)? (?:until|before|by|no later than) ;
      expir(?:es|y)(?: date| on)? ; valid until ; closing date ; act by
    `,
    previous: "link to previous (?:ua|urgent actions?) ; previous (?:ua|urgent action)",
    background: String.raw`
      additional information ; background(?: information)?(?: \([^)]{0,60}\))? ; background of the case ;
      further background
    `,
    narrative: String.raw`
      updated? information(?=:) ; update(?= ?:) ;
      case narrative ; case details ; case summary ; description of (?:the )?(?:situation|case) ;
      brief description(?: of the situation)? ; new information(?=:) ; the case
    `,
    person: String.raw`
      names?\(s\)(?: and pronouns?(?:\(s\))?)? ;
      names? (?:and|&) (?:pref+er+ed )?pronouns? ; pref+er+ed (?:name|pronoun)s?(?: and (?:name|pronoun)s?)? ;
      names? of (?:the )?victims? ; names?(?: of (?:the )?persons? at risk)? ; new names?
    `,
    gender: "gender(?: m/f)?",
    ignored: String.raw`
      issues ; distr ; contents ; from ; violation ; additional recipients ;
      telegrams?(?: to)? ; telex(?:es)?
    `,
    end: String.raw`
      links ; this action online ;
      downloads? ; share(?: this)? ; related(?: content)? ; comments? ; no comments ; thank you\.? ; topics ; tags? ;
      urgent appeals program(?:me)? ; suggested actions? ; signature
    `,
  },
  sentences: {
    languages: String.raw`you (?:can|may) (?:also )?write(?: your appeals| letters| appeals)? in (?!your|the language|a )`,
    act: "(?:\\d[.)] ?)?write a letter in your own words.{0,400} ; take action:.{0,200} ; please take action: (?!as)(?!until)(?!before).{0,200}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:urges?|calls? (?:up)?on|asks?|appeals? to) (?:the )?(?:[a-z]+ ){0,2}(?:authorities|government|state)[^.:]{0,60}: ;
      (?:\d[.)] )?please write (?:immediately|at once|today|as soon as possible)\b[^:]{0,160}:? ;
      please write (?:letters|in)\b[^:]{3,160}: ;
      please (?:send|write) (?:appeals|letters|faxes|e-?mails|airmail|telegrams)[^:]{0,140}\bin [^:]{3,100}:
    `,
    targets: String.raw`
      (?:please )?(?:write|send|address)(?![^:]*(?:urg(?:e|ing) |ask|call|request|demand|appealing))[^:]{0,140}\sto\s?: ;
      please send appeals (?:immediately |to arrive )?(?:before|by|until|as quickly)[^:]{0,60}:? ;
      contact (?:these|this|the|both) [^:]{0,60}: ;
      (?:\d[.)] )?(?:please )?(?:send|write|email)[^:]{0,60} to the following[^:]{0,80}: ;
      (?:please )?(?:write|send)(?: letters?| appeals?| emails?| your appeals?| your letters?)? to (?:the )?(?:president|prime minister|minister|government|authorities|governor)(?![^:]{0,60}(?:urging|asking|calling|requesting|demanding|and |to:))[^:]{0,60}:
    `,
    embassy: String.raw`
      (?:please )?also send (?:a )?cop(?:y|ies) to(?: the)? diplomatic representatives?[^.]{0,60}\.? ;
      (?:and )?(?:please )?(?:send )?(?:and )?copies(?: of your appeals?)? to:? ?(?:the )?diplomatic representatives?[^.]{0,100}\.? ;
      [^.:]{4,120}?(?:diplomatic (?:missions?|representa[a-z]+)|embass(?:y|ies))[^.:]{0,80}(?:in|to) your (?:own |home |respective )?countr(?:y|ies)[^.:]{0,60}[.:]?
    `,
    office: String.raw`
      (?:please )?check with [^.:]{2,50} (?:if|before) (?:you |sending|writing) ; (?:please )?(?:contact|consult|check with) (?:this|the|your|our) (?:office|section)[^.:]{0,30} (?:if|before) ;
      (?:please )?check with (?:the|your)\b
    `,
    chain: "this is the (?:\\w+ ){1,3}(?:update|ua)\\b",
    own_language: String.raw`
      (?:if you prefer,? )?you (?:can|may|could) (?:also |of course )?(?:write|use|send)[^.:]{0,40}your (?:own )?(?:native )?language\.? ;
      you (?:can|may) also write in your own language\.?
    `,
    deadline: String.raw`
      this (?:urgent action|ua|appeal) expires on  ; (?:the )?deadline for (?:this|sending)[^:.]{0,40} ;
      (?:please )?(?:take action|write|act)(?: as soon as possible| immediately)? (?:before|by|until):? (?=\d|[a-z]{3,9} \d) ;
      (?:please )?(?:send|write|post|mail|e-?mail|act|use|copy|adapt|sign|join|help|respond|take action|take part)[^.:]{0,90}? (?:by|before|until|no later than|not later than|on or before):? (?=\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2}|\d{1,2}[./-]\d) ;
      (?:your )?(?:appeals|letters|e-?mails|messages|faxes|cards)[^.:]{0,40} (?:should|must|can|may|need to)[^.:]{0,40}? (?:by|before|until|no later than|not later than|on or before) (?=\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2}|\d{1,2}[./-]\d) ;
      (?:please )?(?:do not|don't) (?:send|write)[^.:]{0,40} after (?=\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2}|\d{1,2}[./-]\d) ;
      (?:the )?(?:closing date|last date|last day|deadline)[^.:]{0,50} is (?=\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2}|\d{1,2}[./-]\d)
    `,
    ignored: String.raw`
      before you write: ; this action (?:was stopped on|is closed since)\b ;
      (?:\d[.)] ?)?(?:please )?click here to let us know ; (?:\d[.)] ?)?let us know ; here's why it is so important ; \[?sections to add when relevant ;
      due to postal restrictions ; please let us know if you took action ; name address 1 address 2 ; please send appeals immediately(?=[.])
    `,
    end: "(?:the |you can (?:find|read) the |find the |read the )(?:full|whole|complete|original) (?:urgent )?(?:action|appeal|case|text|document)\\b[^.:]{0,40}(?:is|found|at|here|:) ; kindly inform us ; (?:please )?download (?:the|a|this|full) ; posted (?:by|in|on|at)  ; for the full urgent action ; to support this appeal,? please ; paris-geneva, ; please inform us ; this is urgent action \\d ; urgent action network ; - -+",
  },
  channels: {
    emails: "e-?mails?(?: address(?:es)?)?",
    faxes: "(?:tele)?fax(?:es)?(?: no\\.?| number)?",
    phones: String.raw`
      (?:tele)?phones?(?: no\.?| number)? ; tel(?:ephone)?\.?(?: no\.?| number)? ; mobile ; whatsapp
    `,
    social: String.raw`
      twitter ; x(?:/twitter)? ; x \(formerly twitter\) ; facebook ; instagram ; telegram ; fb ; social media
    `,
    web: "web(?:site| ?page)? ; contact form ; online(?: contact)? form ; web form ; url",
    salutation: "salutation ; form of address ; opening ; address as",
  },
  greetings: String.raw`
    dear\b ;
    your (?:excellency|excellencies|majesty|royal highness|highness|honou?r|eminence|holiness|worship|grace|excellences)\b ;
    honou?rable\b ; excellency\b ; sirs?, ; to whom it may concern ; respected\b ;
    mr\.? (?:president|prime minister|minister|secretary|ambassador)\b ; esteemed\b
  `,
  secondGreetings: "",
  readerGreetings: String.raw`
    dear (?:all|friends?|colleagues?|supporters?|members?|activists?|readers?|letter[- ]writers?|writers?)\b
  `,
  closings: String.raw`
    (?:(?:yours|very|most|i am|i remain|we remain) ){0,3}(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)? ;
    with (?:my |our |kind |best |great |due )*(?:regards|respect|wishes|thanks) ;
    (?:kind|best|warm|kindest|respectful) (?:regards|wishes) ; regards ; respectfully submitted ;
    thank you(?: for your (?:attention|time)[^,]{0,40})?, ;
    i look forward to (?:your (?:reply|response)|hearing from you)
  `,
  requests: String.raw`
    \b(?:i|we)(?: (?:am|are|would|therefore|hereby|also|further|furthermore|respectfully|strongly|urgently|kindly|once again|again|like|to|must|do|write|writing|be|grateful|call(?:ing)? on you)){0,6} (?:urg(?:e|ing)|call(?:ing)? (?:on|upon|for)|ask(?:ing)?|request(?:ing)?|appeal(?:ing)?|implor(?:e|ing)|demand(?:ing)?|beg(?:ging)?|entreat(?:ing)?|insist(?:ing)?|press(?:ing)?|exhort(?:ing)?|plead(?:ing)?|petition(?:ing)?|encourag(?:e|ing))\b ;
    \bi would (?:be grateful|appreciate)  ; \b(?:please|kindly)  (?!find|note|see|accept|do not hesitate|visit|contact me) ;
    \b(?:you|he|she|they) (?:must|should) (?:immediately|ensure|be)\b
  `,
  offices: String.raw`
    (?:attorney|prosecutor|procurator|solicitor|director|secretary|inspector|auditor|surgeon|commissioner|judge advocate|advocate|adjutant|registrar|comptroller)[- ]general ;
    (?:chief|public|state|general|special) prosecutor ; chief of (?:the )?(?:police|staff|defen[cs]e staff|army staff|prisons) ;
    minister ; president ; vice-?president ; prime minister ; premier ; director(?:[- ]general)? ; procurator ;
    prosecutor ; attorney ; solicitor general ; governor ; king ; queen ; emir ; sultan ; crown prince ; head ;
    chief(?: justice)? ; commissioner ; commander ; secretary ; ambassador ; inspector general ;
    chair(?:man|woman|person)? ; judge ; justice ; mayor ; warden ; superintendent ; speaker ; chancellor ;
    ombuds(?:man|person|woman)? ; leader ; representative ; consul ; charge d'affaires ; general secretary ;
    registrar ; magistrate ; rector ; dean ; sheriff ; administrator ; chief executive ; ceo ; deputy ;
    undersecretary ; prefect ; comptroller ; auditor general ; rapporteur ; high commissioner ; member ; coordinator ;
    advis[eo]r ; custodian ; editor ; (?:cabinet|permanent|principal|chief|private|joint|home|foreign) secretary ;
    secretary of state ; (?:chief )?(?:registrar|administrative secretary) ; (?:deputy|vice)[- ](?:minister|president|director|governor|chair(?:man|person)?) ;
    director of public prosecutions ; chief (?:magistrate|whip|minister|commissioner|administrator) ; public prosecutor ;
    controller ; envoy ; high representative ; attache ; lieutenant governor ; military prosecutor ; (?:court|council) president
  `,
  bodies: String.raw`
    ministry ; department ; office of ; office$ ; embassy ; directorate ; bureau ; commission ; committee ;
    secretariat ; agency ; court ; parliament ; procuratorate ; headquarters ; university ; foundation ;
    government of ; council ; consulate ; police$ ; division ; administration ; authority ; institute ; institution ;
    association ; assembly ; senate ; house of representatives ; mission ; service$ ; board ; company ; corporation ;
    ltd\.? ; inc\.? ; organi[sz]ation ; federation ; union ; society ; network ; centre ; center ; prison service ;
    high commission ; (?:daily )?(?:news|times|herald|tribune|gazette|chronicle|newspaper)$ ;
    (?:city|town|county|municipal) (?:council|county|government)$ ; county$ ; municipality(?: of)? ;
    presidency(?: of the republic)?$ ; general staff ; command$ ; constabulary ; gendarmerie ; (?:armed|defen[cs]e|police|security|air) forces?$ ; (?:national|coast|civil) guard$ ; prefecture ; headquarter ; registry ; ombudsman's office ; (?:public |crown |military |state )?prosecution(?: service| office| department| authority)?(?=$|,)
  `,
  honorifics: String.raw`
    (?:his|her|their) (?:excellency|majesty|royal highness|highness|eminence|holiness|honou?r|worship) ;
    his ; her ; their ; h\.? ?e\.? ; h\.? ?m\.? ; h\.? ?r\.? ?h\.? ; mr ; mrs ; ms ; miss ; mx ; dr ; prof(?:essor)? ;
    sir ; dame ; lord ; lady ; hon(?:ou?rable)? ; the (?:right |rt\.? )?hon(?:ou?rable)? ; rt hon ; gen(?:eral)? ;
    lt ; lieutenant(?: general| colonel)? ; maj(?:or)?(?: general)? ; brig(?:adier)?(?: general)? ; col(?:onel)? ;
    capt(?:ain)? ; adm(?:iral)? ; marshal ; field marshal ; sheikh ; shaikh ; sheik ; ayatollah ; hojatoleslam ;
    hojjatoleslam ; imam ; prince ; princess ; rev(?:erend)? ; father ; bishop ; archbishop ; cardinal ; judge ;
    justice ; mulla(?:h)? ; maulana ; haji ; al-hajj? ; alhaji ; dato'? ; tan sri ; datuk ; eng ; engineer ; senator ;
    u ; daw ; shri ; smt
  `,
  places: String.raw`
    street ; st\.? ; road ; rd\.? ; avenue ; ave\.? ; square ; lane ; boulevard ; blvd\.? ; p\.? ?o\.? ?box ; po box ;
    gpo ; box ; palace ; royal court ; state house ; floor ; building ; block ; district ; province ; zip ;
    postal code ; place ; drive ; highway ; c/o ; house ; way ; compound ; quarter ; zone ; city$ ; town ; village ;
    lu, ; qu, ; suite ; room ; republic ; kingdom ; islamic republic ; state of ; presidency$ ; villa ; gate ;
    garden ; plaza
  `,
  portfolios:
    "(?:the )?(?:interior|republic|state|police) ; justice(?: and [a-z]+)? ; (?:home|foreign|internal|external|legal|national) (?:affairs|security) ; defen[cs]e ; (?:public |state |homeland )?security ; health ; labou?r ; education ; law ; human rights ; finance ; culture ; prisons ; immigration ; (?:the )?environment ; energy ; agriculture ; fisheries ; lands? ; mines ; trade ; industry ; information ; communications? ; transport ; tourism ; planning ; [a-z'-]+ (?:prison|colony|police|region|province|district|county|court|city) ; (?:the )?economy ; women ; youth ; housing ; [a-z]+ affairs",
  publishers: String.raw`rapid action(?: network)? ; external(?: \(for general distribution\))? ; amnesty international(?: [a-z]+)? ; the observatory(?: for the protection of human rights defenders)? ; (?!the )[a-z]+ pen(?: (?:cent(?:er|re)|club))? ; pen international ; asian human rights commission ; (?:fidh|omct)(?: (?:and|/) (?:fidh|omct))? ; islamic human rights commission ; ihrc ; wan-ifra ; scholars at risk ; front line(?: defenders)? ; world organi[sz]ation against torture(?: \(omct\))?`,
  seats:
    "(?:new|old|federal|civil|central|state|government|pak) secretariat ; (?:building|complex|towers?|compound)(?=,|$) ; palace ; royal court ; royal diwan ; state house ; white house ; kremlin",
  bodyKinds: String.raw`
    (?:non-?governmental |local |national |international )?human rights (?:organi[sz]ations?|group|ngo|cent(?:er|re)) ;
    (?:(?:local|national|international|women's|community|media|indigenous|labou?r|students?'?|lawyers'|legal|religious|environmental|lgbti?|civil society|non-?governmental|independent) )*(?:ngo|organi[sz]ation|newspaper|association|radio station|group|trade union|network) ;
    media ; newspaper ; national human rights (?:commission|institution)
  `,
  urgentAction: "urgent actions? ; urgent appeals? ; action alert ; alert(?=:)",
  otherKinds: `press (?:release|statement|conference) ; (?:joint )?open letter ; joint (?:letter|statement|appeal) ; public statement ; media (?:advisory|briefing|release) ; for immediate release ; (?:monthly |weekly )?newsletter ; minutes of ; invitation ; oral statement ; news release`,
  numberSigns: "ua ; uaa ; urgent action ; extra ; ex ; ma",
  updates: "further information ; follow[ -]?up(?: appeal)? ; update[ds]? ; new information ; correction to",
  stops: String.raw`
    stop action ; final (?:update|action) ; no further action(?: is)? requested ; no further action
  `,
  outcomes: "good news ; outcome ; success ; victory ; released!?$",
  thanks: String.raw`(?:many |our |warm |sincere )*thank(?:s| you)(?: again| very much| so much)? (?:to|for) (?:all|every|each|your|those|the)[^.]{0,30}(?:appeal|wrote|sent|act|letter|took|support|writ|campaign|who) ; your (?:letters|appeals|messages) made a difference`,
  promises: String.raw`(?:we|amnesty international|ai|the team) (?:will|shall) (?:continue|keep|go on|inform|let you know|monitor|follow)`,
  guides: String.raw`how to (?:write|send|address)(?=\s) ; tips (?:for|on) (?:writing|letter) ; (?:letter|appeal)[- ]?writing (?:guide|tips|guidelines|advice|kit|basics) ; (?:guide|guidelines|advice|introduction) (?:to|for|on) (?:writing|letter|urgent) ; what (?:is|are) (?:an? )?urgent actions? ; forms of address ; frequently asked questions`,
  ordinals: String.raw`
    first | 1st ; second | 2nd ; third | 3rd ; fourth | 4th ; fifth | 5th ; sixth | 6th ; seventh | 7th ;
    eighth | 8th ; ninth | 9th ; tenth | 10th ; eleventh | 11th ; twelfth | 12th
  `,
  ownLanguage: "your own language ; your language ; own native language",
  writeIn:
    "write(?: letters| appeals)?(?: immediately| at once| today| as soon as possible)?,? in ; (?:please )?write[^:.]{0,50}? in ; (?:please )?send [^:.]{0,90}? in",
  fillers: String.raw`
    in ; or ; and ; good ; preferably ; if possible ; either ; language ; languages ; also ; as well as ; the ; only ;
    your
  `,
  languageNames: {
    farsi: "fa",
    mandarin: "zh",
    castilian: "es",
    tibetan: "bo",
    "bahasa indonesia": "id",
    "bahasa melayu": "ms",
    "serbo-croatian": "sh",
    tagalog: "tl",
    "haitian creole": "ht",
    kurmanji: "kmr",
  },
};
