// Labels of urgent actions in Portuguese.
import type { Labels } from "@/lib/importing/labels/labels";

export const portuguese: Labels = {
  language: "pt",
  headings: {
    title: "título(?: da ação urgente)? ; assunto",
    number: "(?:tipo e )?número(?: da au)?",
    index: "índice(?: ai)? ; index",
    issued: "data(?: de (?:publicação|emissão))?",
    country: "país",
    summary: "resumo(?: da ação urgente)?",
    act: "aja(?: agora)? ; entre em ação ; o que você pode fazer",
    demands: "ações? (?:solicitadas?|recomendadas?|requeridas?) ; pedidos",
    letter:
      "(?:texto da )?carta(?: modelo| tipo| da ação urgente| sugerida)? ; (?:modelo|exemplo|sugestão|proposta) de carta",
    targets: String.raw`
      para(?=:) ; a(?=:) ; ao cuidado de(?=:) ; (?:envie|envie[m]|mande|mandem) (?:a|esta|sua|uma|suas|os|seus)[^:]{0,30}(?:cartas?|mensagens|mensagem|apelos?|e-?mails?)[^:]{0,30} (?:para|a)(?=:) ;
      destinatári[oa]s? ; (?:dados de )?contatos?(?: d[oe]s? destinatários?)? ;
      (?:envie|enviem|escreva|escrevam) (?:seus? )?(?:apelos|cartas|mensagens)? ?(?:para|a|ao) ; endereços ;
      apelos para
    `,
    copies: "(?:e |com |envie )?cópias?(?: (?:para|a|ao))? ; cc",
    languages: `
      (?:idiomas?|línguas?)(?: (?:preferenciais|preferencial|preferidos?|preferidas?|de preferência))?(?: para [^:]{0,60})?
    `,
    deadline: `
      (?:por favor,? )?(?:aja|ajam|atue)(?: o mais rápido possível| assim que possível| o quanto antes)?,?(?: até| antes de)(?: o dia| dia)? ;
      prazo(?: final| de envio)? ; data limite
    `,
    previous: "link (?:para|da) (?:a )?(?:ação urgente|au) anterior ; (?:ação urgente|au) anterior",
    background: `
      informaç(?:ão|ões) (?:adiciona(?:l|is)|complementar(?:es)?|de contexto) ; contexto ; antecedentes
    `,
    narrative: "novas informações(?=:) ; descrição da situação",
    person: "nomes?(?: e (?:pronomes?|gênero)(?: preferidos?| de preferência)?)?",
    gender: "(?:g[êé]nero|sexo)(?: ?m/f)?",
    end: "ligações ; esta ação na internet ; baixar ; compartilhe ; comentários?",
  },
  sentences: {
    languages: String.raw`(?:você |vocês )?pode(?:m|is|s)? (?:também )?escrever em (?!seu|sua|vosso)`,
    act: "(?:aja|entre em ação|atue)(?: agora)?:.{0,220}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:insta|apela|exorta|pede|solicita|urge) (?:às |as |ao |o )(?:autoridades|governo|estado)[^.:]{0,60}: ;
      (?:por favor,? )?escrevam?(?: imediatamente)?,? em\b[^:]{0,160}:
    `,
    targets: String.raw`
      (?:por favor,? )?(?:envi(?:e|em|ar)|escrev(?:a|am|er)|mand(?:e|em))(?![^:]*(?:inst[ae]|ped[ie]|solicit|exort|apeland|exi[gj]|cópia))[^:]{0,140}\s(?:a|para|ao|à)\s?: ;
      (?:por favor,? )?envi(?:e|em|ar) (?:os |seus )?apelos,?(?: antes| até)[^:]{0,60}: ;
      escrev(?:a|am)[^:]{0,40} (?:ao|à|aos) (?:president|ministr|governador|procurador)[^:]{0,60}:
    `,
    embassy: String.raw`
      (?:por favor,? )?envi(?:e|em|ar) (?:também )?cópias?[^.:]{0,30}representantes diplomáticos[^.:]{0,80}\.? ; [^.:]{0,60}escrev[^.:]{0,40}embaixadas?[^.:]{0,80}(?:seu|vosso|seus|vossos) (?:respectivos? )?país(?:es)?[^.:]{0,20}\.? ;
      (?:por favor,? )?(?:envi(?:e|em) )?(?:também )?(?:envi(?:e|em) )?(?:também )?cópias? (?:para |às? |aos? )?(?:os |as )?representa(?:ntes|ções|ção) diplomátic[ao]s?[^.]{0,80}\.?
    `,
    office: "(?:por favor,? )?(?:consulte|verifique|confirme)(?:m)? (?:com|junto)",
    chain: "est[ae] é a (?:[a-z]+ ){1,2}(?:atualização|au)",
    own_language: String.raw`
      (?:você |vocês )?(?:também )?pode(?:m|is)? (?:também )?(?:escrever|usar|utilizar)[^.:]{0,20}(?:seu|sua|teu|tua|vosso|vossa) (?:própri[oa] )?(?:idioma|língua)(?: materna)?\.? ;
      (?:você |vocês )?também pode(?:m)? escrever (?:em|no|na) (?:seu|sua|teu) própri[oa] (?:idioma|língua)\.?
    `,
    deadline: String.raw`
      (?:escrev(?:a|am)|envi(?:e|em)|mand(?:e|em)|aj(?:a|am))[^.:]{0,80}? (?:até(?: o dia| ao dia| dia)?|antes de|antes do dia|o mais tardar em) (?=\d) ; (?:por favor,? )?(?:aja|escreva|envie)[^:.]{0,40} até (?=\d)`,
    ignored: String.raw`antes de escrever: ; esta ação (?:foi interrompida em|está encerrada desde)\b`,
  },
  channels: {
    emails: "e-?mail ; correio eletrônico",
    faxes: "fax",
    phones: String.raw`tel(?:efone)?\.?`,
    social: "redes sociais ; twitter",
    web: "site ; formulário(?: de contato)?",
    salutation: "(?:forma de )?tratamento ; saudação",
  },
  greetings: String.raw`
    exm[oa]\.?\b ; excelent[ií]ssim[oa]\b ; (?:vossa|sua) (?:excelência|majestade|alteza|senhoria)\b ;
    senhor(?:a|es)?\b ; prezad[oa]\b ; car[oa]\b ; ilustr[ií]ssim[oa]\b ; excelência\b
  `,
  secondGreetings: "",
  readerGreetings: "car[oa]s (?:amig|colegas|ativist)[a-z]*",
  closings: `
    (?:muito )?(?:atenciosamente|respeitosamente|cordialmente|atentamente|sinceramente) ;
    com os (?:meus )?(?:melhores |mais )?(?:cumprimentos|respeitos)[^.]{0,30} ; cordiais saudações ; com (?:o devido |todo o |o maior )?respeito ; (?:com )?(?:os )?(?:meus |nossos )?(?:melhores|respeitosos) cumprimentos ; subscrevo[- ]me[^.]{0,40}
  `,
  requests: String.raw`
    \b(?:peço|pedimos|solicito|solicitamos|exorto|exortamos|insto|instamos|apelo|apelamos|rogo|exijo|exigimos)\b(?! a vossa atenção)
  `,
  offices: `
    ministr[oa] ; president[ea] ; vice-presidente ; primeir[oa][- ]ministr[oa] ; procurador(?:a)?(?: geral|-geral)? ;
    diretor(?:a)? ; governador(?:a)? ; secretári[oa] ; embaixador(?:a)? ; prefeit[oa] ; chefe ; rei ; comandante ;
    juiz(?:a)? ; delegad[oa] ; comissári[oa] ; cônsul ; promotor(?:a)?
  `,
  bodies: `
    ministério ; embaixada ; consulado ; direção ; comissão ; conselho ; tribunal ; supremo tribunal ; procuradoria ;
    secretaria ; governo ; parlamento ; senado ; fundação ; organização ; associação ; comitê ; instituto ;
    universidade ; gabinete ; defensoria ; presidência ; prefeitura ; assembleia ; câmara municipal ; ministério público ;
    corregedoria ; delegacia ; polícia ; ouvidoria ; missão permanente ; união ; federação ; ordem dos advogados ; palácio
  `,
  honorifics: String.raw`
    sr(?:a)?\.? ; senhor(?:a)? ; dom ; dona ; d\. ; dr(?:a)?\.? ; exm[oa]\.?(?: sr(?:a)?\.?)? ; sua excelência ;
    s\.? ?e\.? ; general ; coronel ; prof(?:a)?\.? ; eng\.?
  `,
  places: String.raw`
    rua ; avenida ; av\. ; praça ; travessa ; cep ; caixa postal ; apartado ; edifício ; bairro ; esplanada ; andar ; bloco ;
    república ; quadra ; palácio ; setor ; largo
  `,
  portfolios: "justiça ; segurança pública",
  publishers: "anistia internacional ; amnistia internacional",
  seats: "palácio",
  bodyKinds: "(?:organização|associação|ong|grupo)(?: local| de direitos humanos)? ; jornal",
  urgentAction: "aç(?:c)?ão urgente ; acção urgente ; ações urgentes",
  otherKinds: `comunicado (?:de|à) imprensa ; nota (?:à|de) imprensa ; carta aberta ; declaração (?:pública|conjunta) ; boletim ; convite`,
  numberSigns: "au ; ação urgente ; acção urgente",
  updates: `
    atualização(?: da)? ; (?:mais )?informaç(?:ão|ões) (?:adicional|adicionais|complementares) sobre ;
    novas informações
  `,
  stops: "ação (?:encerrada|finalizada|suspensa) ; nenhuma ação adicional ; fim da ação",
  outcomes: "boas notícias",
  thanks: String.raw`(?:muito )?obrigad[oa]s? (?:a (?:tod|quem)|aos|às|pel) ; agradecemos (?:a (?:tod|quem)|aos)`,
  promises: String.raw`(?:a anistia internacional |a amnistia internacional )?(?:continuaremos|continuará|seguiremos|informaremos|acompanharemos)`,
  guides: String.raw`como (?:escrever|redigir|participar) ; (?:dicas|guia|conselhos|orientações) (?:para|de) (?:escrever|redigir|redação|a redação) ; o que (?:é|são) (?:uma )?aç(?:ão|ões) urgentes? ; perguntas frequentes`,
  ordinals: `
    primeir[oa] ; segund[oa] ; terceir[oa] ; quart[oa] ; quint[oa] ; sext[oa] ; sétim[oa] ; oitav[oa] ; non[oa] ;
    décim[oa]
  `,
  ownLanguage:
    "(?:sua|tua|vossa) (?:própria )?língua(?: materna)? ; (?:seu|sua|vosso) própri[oa] (?:idioma|língua) ; seu idioma",
  writeIn: "escrevam?(?: imediatamente)?,? em",
  fillers: "em ; ou ; e ; no ; na ; preferencialmente ; idioma ; língua ; de preferência ; também",
  languageNames: { mandarim: "zh", farsi: "fa" },
};
