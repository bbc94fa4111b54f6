// Labels of urgent actions in Spanish.
import type { Labels } from "@/lib/importing/labels/labels";

export const spanish: Labels = {
  language: "es",
  headings: {
    title: "título de la acción urgente ; título ; asunto",
    number: String.raw`
      tipo y número(?: de (?:la )?(?:acción urgente|au))? ; número de (?:au|la acción urgente) ; au n[úu]m\.?
    `,
    index: "índice(?: ai)? ; número de índice ; índice de ai ; documento",
    issued: "fecha de (?:emisión|publicación) ; fecha",
    country: "país",
    summary: "resumen(?: de la acción urgente)?",
    act: "pasa a la acción ; qué puedes hacer ; actúa(?: ya)?",
    demands: `
      acci(?:ón|ones) (?:solicitadas?|recomendadas?|requeridas?) ; envíen llamamientos ; escriban ; peticiones ;
      acción recomendada[^:]{0,120}
    `,
    letter: `
      carta(?: modelo| de la acción urgente| tipo)? ; modelo de carta ; texto de la carta ; (?:ejemplo|propuesta) de carta ; carta sugerida
    `,
    targets: String.raw`
      a(?=:) ; para(?=:) ; a la atención de(?=:) ; (?:env[ií]en?|envía|manden?) (?:la|esta|su|una|sus|tu)[^:]{0,30}(?:cartas?|mensajes?|llamamientos?|correos?)[^:]{0,30} a(?=:) ; a quién escribir ;
      (?:datos de )?contacto(?:s)?(?: de los? destinatarios?)? ; llamamientos a ; destinatari[oa]s? ; direcciones ;
      env(?:íen?|ía|iar) (?:sus? |tus? |un |una )?(?:llamamientos?|cartas?|mensajes?)(?: lo antes posible)? a ; escrib(?:e|an|ir) a ; dirigirse a ;
      información de contacto
    `,
    copies: "(?:y |con |envíen |enviar )?copias?(?: de (?:sus|los) llamamientos)?(?: a)? ; cc",
    languages: `
      idiomas? (?:preferidos?|preferentes?)(?: para dirigirse a(?:l| la| los)? (?:destinatari[oa]s?))? ;
      lenguas? preferidas? ; idiomas? ; pued(?:en|es?) escribir(?: (?:sus |tus )?llamamientos| cartas)? en
    `,
    deadline: `
      (?:por favor, )?act(?:úa|úen|úe)(?: lo antes posible)?,?(?: y)?(?: no más tarde)?(?: antes)?(?: del?| hasta(?: el)?) ;
      fecha límite(?: para el envío de llamamientos| de envío)? ; plazo ;
      (?:por favor, )?env(?:íen|íe|ía) (?:sus? |tus? )?llamamientos lo antes posible(?:,? y no más tarde del| y antes del|,? hasta el) ;
      vigencia
    `,
    previous: "enlace a la (?:acción urgente|au) anterior ; (?:acción urgente|au) anterior",
    background: "información (?:complementaria|adicional|general|de contexto) ; antecedentes ; contexto",
    narrative: `
      nueva información(?=:) ; descripción de (?:la situación|los hechos) ;
      breve descripción de (?:la situación|los hechos)
    `,
    person: String.raw`
      nombres? y (?:género|pronombres?|sexo) ;
      nombres?,?(?: y)? (?:pronombres?|género gramatical)(?: preferidos?)? ; nombre y (?:género|pronombre) preferido ;
      nombres?(?: de las? víctimas?)?
    `,
    gender: "(?:género|sexo)(?: ?[hm]/[mf])?",
    ignored: "nuevos nombres",
    end: "enlaces ; esta acción en línea ; descargas? ; comentarios? ; compartir ; descargar",
  },
  sentences: {
    languages: String.raw`(?:también )?pued(?:en|es?) escribir(?: (?:sus |tus )?(?:llamamientos|cartas))? en (?!su |tu |el idioma|la lengua)`,
    act: "act(?:úa|úen|úe):.{0,200} ; pasa a la acción:.{0,200}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:insta|exhorta|pide|solicita|llama|urge|hace un llamamiento) (?:[a-z]+mente )?a(?:l| las| los| la)? (?:autoridades|gobierno|estado)[^.:]{0,60}: ;
      (?:por favor, )?escriban?(?: inmediatamente| de inmediato)?,? en\b[^:]{0,160}: ;
      (?:por favor, )?env[ií]en (?:llamamientos|telegramas|fax|cartas|correos)[^:]{0,140}\ben [^:]{3,100}:
    `,
    targets: String.raw`
      (?:por favor, )?(?:escrib|env[ií]|dirij|mand)(?:e|en|a|an|ir|ar|íe|íen|ía)(?![^:]*(?:inst[ae]|pid|pedir|solicit|exhort|urgi|reclam))[^:]{0,140}\s(?:a|al)\s?: ;
      (?:por favor, )?env[ií]en (?:los |sus )?llamamientos,? (?:antes|lo antes|hasta|a más tardar)[^:]{0,60}: ;
      (?:escriban?|dirijan?)[^:]{0,40} (?:al|a la|a los) (?:president|ministr|fiscal|gobern|secretari|autoridad)[^:]{0,60}:
    `,
    embassy: `
      (?:por favor, )?(?:env[ií]en|envía|enviar) también (?:una )?copias?(?: de (?:sus|los) llamamientos)? (?:a la |a los |a las )?representa(?:ción|ciones|ntes) diplomátic[ao]s?[^.:]{0,60}[.:]? ;
      [^.:]{4,120}?(?:representa(?:ciones|ción|ntes)|misiones) diplomátic[ao]s[^.:]{0,80}(?:su|sus|tu|tus) (?:respectivos? )?país(?:es)?[^.:]{0,40}[.:]? ;
      (?:y )?copias? a:?(?: la| los)? representa(?:ción|ntes) diplomátic[ao]s?[^.:]{0,60}[.:]?
    `,
    office:
      "(?:por favor, )?(?:consult(?:en|e|a)|comprueb(?:en|e|a)) con (?:el|la|su|tu) (?:oficina|sección|secretaría|secretariado)",
    chain: "(?:ésta|esta) es la (?:[a-z]+ ){1,2}(?:actualización|información)",
    own_language: String.raw`
      (?:también )?pued(?:en?|es) (?:también )?(?:escribir|usar|utilizar|hacerlo)[^.:]{0,20}(?:en )?(?:su|tu|vuestr[oa]) (?:propi[oa] )?(?:idioma|lengua)(?: materna)?\.? ;
      también pued(?:en?|es) escribir en (?:su|tu) propi[oa] (?:idioma|lengua)\.?
    `,
    deadline: String.raw`
      (?:por favor,? )?(?:env[ií]e(?:n|d)?|enviad|envía|escrib(?:a|an|e|id)|act[uú]e?n?|mande(?:n)?|manda)[^.:]{0,80}? (?:antes del?|hasta el|a más tardar el|no más tarde del) (?:día )?(?=\d) ; (?:los llamamientos|las cartas)[^.:]{0,60} (?:antes del|hasta el) (?=\d) ; la fecha límite[^.:]{0,50} es el (?=\d) ;
      (?:por favor, )?(?:no )?env[ií]en (?:sus )?llamamientos después del
    `,
    ignored:
      "antes de escribir: ; esta acción (?:se detuvo|está cerrada desde)\\b ; se adjunta lista ; env[ií]en sus llamamientos inmediatamente(?=[.])",
    end: "descarga (?:la|el) ; publicado por  ; (?:favor|por favor|le rogamos) (?:informar|informe|comunicar)[^.]{0,30} ; ginebra-parís, ; parís-ginebra, ; el observatorio, ",
  },
  channels: {
    emails: "correo-?e ; correo electrónico ; correos? ; e-?mail",
    faxes: "fax",
    phones: String.raw`tel(?:éfono|éf)?\.? ; móvil`,
    social: "redes sociales ; twitter",
    web: "(?:sitio |página )?web ; formulario(?: de contacto)?",
    salutation: "tratamiento ; saludo ; encabezamiento ; fórmula de (?:saludo|tratamiento)",
  },
  greetings: String.raw`
    estimad[oa]s?\b ; excelent[ií]sim[oa]\b ; (?:su|vuestra) (?:excelencia|señoría|majestad|alteza)\b ; excelencia\b ;
    señor(?:a|es)?\b ; sr(?:a)?\. ; distinguid[oa]\b ; respetad[oa]\b ; honorable\b ; ilustr[ií]sim[oa]\b ;
    querid[oa]\b ; muy señor(?:a|es)?\b
  `,
  secondGreetings: "",
  readerGreetings: String.raw`(?:querid[oa]s|estimad[oa]s) (?:amig[oa]s|compañer[oa]s|activistas|colegas)\b`,
  closings: `
    (?:le saluda |muy |se despide )?(?:atentamente|respetuosamente|cordialmente|sinceramente) ;
    (?:un )?(?:cordial|atento|respetuoso) saludo ; (?:con )?saludos(?: cordiales| atentos| respetuosos)? ; (?:queda|quedo|quedamos) (?:de usted|a la espera)[^.]{0,60} ; con (?:mi |nuestra |todo |el debido )?(?:mayor |más alta )?(?:respeto|consideración)[^.]{0,20} ; suy[oa] afectísim[oa] ;
    (?:reciba|le saludo|sin otro particular)[^.]{0,80}
  `,
  requests: String.raw`
    \ble (?:pido|insto|ruego|solicito|exhorto|urjo|exijo)\b ; \bl[oa] (?:insto|exhorto|animo|urjo|conmino)\b ;
    \b(?:pido|insto|ruego|solicito|exhorto|exijo|instamos|pedimos|solicitamos|exhortamos|rogamos|urgimos)\b ;
    \bquisiera pedir
  `,
  offices: `
    ministr[oa] ; president[ea] ; vicepresident[ea] ; primer[a]? ministr[oa] ; fiscal(?: general)? ;
    procurador(?:a)? ; gobernador(?:a)? ; director(?:a)? ; secretari[oa] ; alcalde(?:sa)? ; rey ; reina ;
    embajador(?:a)? ; cónsul ; jefe|jefa ; comandante ; comisionad[oa] ; comisari[oa] ; juez(?:a)? ; magistrad[oa] ;
    defensor(?:a)? del pueblo ; delegad[oa] ; representante ; encargad[oa] ; subsecretari[oa] ; titular ;
    coordinador(?:a)? ; presidencia de la república ; diputad[oa] ; senador(?:a)?
  `,
  bodies: `
    ministerio ; secretaría ; fiscalía ; procuraduría ; embajada ; consulado ; dirección general ; comisión ;
    consejo ; tribunal ; corte suprema ; defensoría ; fundación ; organización ; asociación ; comité ; centro ;
    instituto ; congreso ; senado ; asamblea ; gobierno ; oficina ; departamento ; despacho ; jefatura ;
    policía nacional ; universidad ; coordinadora ; movimiento ; red ; unidad ; federación ; sindicato ; gobernación ;
    vicepresidencia ; presidencia(?: municipal)? ; ayuntamiento ; alcaldía ; municipalidad ; intendencia ; prefectura ; policía ;
    guardia civil ; ejército ; comandancia ; juzgado ; corte ; sala ; audiencia nacional ; contraloría ; cancillería ; concejo ;
    palacio municipal ; palacio de justicia ; dirección ; gabinete ; agencia ; servicio(?: nacional)? ; instituto nacional ;
    superintendencia ; procurador general de la nación ; colectivo ; frente ; plataforma ; inspección
  `,
  honorifics: String.raw`
    sr(?:a|es|ta)?\.? ; señor(?:a|es)? ; don ; doña ; d\. ; dña\.? ; lic(?:da|do)?\.? ; licenciad[oa] ; dr(?:a)?\.? ;
    doctor(?:a)? ; ing\.? ; ingenier[oa] ; gral\.? ; general ; cnel\.? ; coronel ; mtr[oa]\.? ; abg\.? ; abogad[oa] ;
    arq\.? ; prof(?:a)?\.? ; su excelencia ; s\.? ?e\.? ; excmo\.? ; excma\.? ; excelentísim[oa] ; almirante ;
    monseñor ; mons\.?
  `,
  places: String.raw`
    calle ; avenida ; av\. ; avda\.? ; plaza ; paseo ; colonia ; col\. ; zona ; edificio ; edif\.? ; piso ; apartado ; apdo\.? ; casilla ;
    c\.? ?p\. ; código postal ; barrio ; carrera ; cra\.? ; ciudad ; km ; esquina ; esq\. ; delegación ; provincia ;
    boulevard ; residencial ; república ; urbanización ; palacio ; número ; aldea ; departamento de
  `,
  portfolios:
    "justicia(?: y [a-z ]{3,20})? ; (?:el |del )?interior ; gobernación ; defensa(?: nacional)? ; relaciones exteriores ; seguridad(?: pública)? ; salud ; la república ; educación",
  publishers: String.raw`
    externo(?: \(para distribución general\))? ; amnistía internacional(?: [a-z]+)? ;
    el observatorio(?: para la protección de los defensores de derechos humanos)?
  `,
  seats: "palacio ; casa (?:presidencial|rosada|de gobierno|de nariño)",
  bodyKinds: `
    (?:organización|organizaciones|grupo|asociación|ong|federación|colectivo)(?: local(?:es)?| de derechos humanos| de mujeres| indígenas?| nacional| sindical| campesina| estudiantil| social| no gubernamental| religiosa| defensora de los derechos humanos)* ;
    sindicato ; emisora(?: de radio)? ; diario ;
    periódico ; ong(?: local)? ; medios? de comunicación
  `,
  urgentAction: "acción urgente ; acciones urgentes ; llama(?:do|miento) urgente",
  otherKinds: `comunicado(?: de prensa| conjunto)? ; nota de prensa ; carta (?:abierta|conjunta) ; declaración (?:pública|conjunta) ; boletín ; invitación`,
  numberSigns: "au ; acción urgente ; extra ; ae",
  updates: `
    más información sobre ; actualización ; actualizaci[oó]n de ; información complementaria sobre ;
    nueva información
  `,
  stops: `
    suspendida ; no se requieren más acciones ; fin de la acción urgente ; no se solicitan más acciones ;
    acción final
  `,
  outcomes: "buenas noticias ; resultado",
  thanks: String.raw`(?:muchas |muchísimas |mil |nuestras )*gracias (?:a (?:tod|quien|cuant|las|los|cada)|por (?:su|tu|vuestr|los|las|haber)) ; agradecemos[^.]{0,80}(?:llamamientos|cartas|participa|apoyo)`,
  promises: String.raw`(?:amnistía internacional )?(?:seguiremos|seguirá|continuaremos|continuará|les mantendremos|informaremos)`,
  guides: String.raw`cómo (?:escribir|redactar|participar|enviar) ; (?:consejos|guía|pautas|recomendaciones) para (?:escribir|redactar|la redacción|enviar) ; qué (?:es|son) (?:una?s? )?(?:acci[oó]n(?:es)? urgentes?) ; fórmulas de tratamiento ; preguntas frecuentes`,
  ordinals: `
    primer[ao]? ; segund[ao] ; tercer[ao]? ; cuart[ao] ; quint[ao] ; sext[ao] ; séptim[ao] ; octav[ao] ; noven[ao] ;
    décim[ao] ; undécim[ao] ; duodécim[ao]
  `,
  ownLanguage:
    "(?:su|tu|vuestra) propi[oa] (?:idioma|lengua) ; (?:su|tu) lengua(?: materna)? ; (?:su|tu|vuestro) propi[oa] (?:idioma|lengua) ; (?:su|tu) idioma",
  writeIn: "escriban?(?: inmediatamente| de inmediato)?,? en ; escrib(?:ir|e) en ; env[ií]en [^:.]{0,90}? en",
  fillers: `
    en ; o ; y ; preferiblemente ; preferentemente ; idioma ; lengua ; bien ; también ; si es posible ; el
  `,
  languageNames: { castellano: "es", farsi: "fa", mandarin: "zh" },
};
