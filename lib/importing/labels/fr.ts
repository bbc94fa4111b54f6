// Labels of urgent actions in French.
import type { Labels } from "@/lib/importing/labels/labels";

export const french: Labels = {
  language: "fr",
  headings: {
    title: "titre(?: de l'action urgente)? ; objet",
    number: "(?:type et )?numéro(?: de l'(?:action urgente|au))? ; au n°",
    index: "index(?: ai)? ; référence ; numéro d'index",
    issued: "date(?: de publication| d'émission)? ; publié le ; (?:lieu et )?date",
    country: "pays",
    summary: "résumé(?: de l'action urgente)?",
    act: "passez à l'action ; agissez(?: maintenant)? ; que faire",
    demands: `
      dans les appels[^:]{0,240} ; actions? (?:requises?|demandées?|recommandées?|souhaitées?) ; demandes ;
      dans (?:vos|votre) (?:appels?|lettres?|courriers?)[^:]{0,160}
    `,
    letter: `
      lettre(?: type| modèle| de l'action urgente)? ; modèle de lettre ; exemple de lettre ; texte de la lettre ;
      proposition de lettre
    `,
    targets: String.raw`
      à(?= ?:) ; à l'attention d[eu](?= ?:) ; (?:merci d')?(?:envoyez|envoyer|adressez|adresser) (?:la|cette|votre|une|vos|les)[^:]{0,30}(?:lettres?|cartes?|messages?|courriers?|appels?)[^:]{0,30} à(?= ?:) ; à qui écrire ; écrivez à ;
      (?:à|a) adresser à ; (?:merci d')?adressez? vos (?:appels|lettres|courriers) à ; appels à ; destinataires? ;
      adresses ; (?:merci d')?envoye[zr] vos (?:appels|lettres|courriers) à ;
      coordonnées(?: des? destinataires?)?(?: et copies)? ; écri(?:vez|re) à ; (?:merci d')?écrire à
    `,
    copies: "(?:et |avec |pour )?(?:en |une )?cop(?:ie|ies)(?: conformes?)?(?: (?:à|a|au|aux|de vos appels à))? ; cc",
    languages: String.raw`
      langue(?:\(s\)|s)?(?: (?:à privilégier|préférées?|de préférence|préférentielles?)(?: pour [^:]{0,60})?)? ;
      langues? (?:à utiliser|souhaitées?) ; vous pouvez écrire(?: vos appels)? en
    `,
    deadline: `
      (?:merci d')?agi(?:r|ssez)(?: dans les plus brefs délais| dès que possible| au plus vite)?,?(?: et)?(?: avant le| jusqu'au| d'ici au| avant) ;
      date (?:limite|butoir)(?: d'(?:envoi|action))? ; échéance ; merci d'agir (?:avant|jusqu'au)(?: le)?
    `,
    previous: `
      lien vers (?:la précédente|l') ?(?:action urgente|au)(?: précédente)? ; précédente (?:action urgente|au)
    `,
    background: `
      compléments? d'informations? ; informations? (?:complémentaires?|générales?|de fond) ; contexte(?: général)? ;
      (?:contexte et )?rappel des faits ; pour en savoir plus
    `,
    narrative: `
      nouvelles informations(?= ?:) ; description de la situation ; description des faits ; rappel des faits ;
      brève description[^:]{0,30}
    `,
    person: `
      (?:prénoms?,? (?:et )?)?nom(?:s)?,?(?: prénoms?)?(?: et|,) ?(?:pronoms?|genre)(?: à (?:utiliser|privilégier|employer)| préférés?)? ;
      nom de la victime ; noms?(?: et pronom)?
    `,
    gender: "genre(?: ?h/f)? ; sexe ; homme ?(?:/|ou) ?femme",
    ignored: "nouveaux noms",
    end: "liens ; cette action en ligne ; télécharger ; partager ; à télécharger ; commentaires?",
  },
  sentences: {
    languages: String.raw`vous pouvez (?:également |aussi )?écrire(?: vos appels)? en (?!votre)`,
    act: "passez à l'action ?:.{0,220} ; agissez ?: ?.{0,220}",
    demands: String.raw`
      (?:[^.:]{2,60} )?(?:appelle|exhorte|demande|prie|engage|invite) (?:[a-z]+ment )?(?:aux |les |le |au )(?:autorités|gouvernement)[^.:]{0,60}: ;
      (?:merci d'|veuillez )?écri(?:vez|re) (?:immédiatement|dès maintenant|sans délai)[^:]{0,160}: ;
      dans les appels que vous ferez parvenir[^:]{0,260}:
    `,
    targets: String.raw`
      (?:veuillez |merci de |merci d')?(?:écri(?:vez|re)|envo(?:yez|yer)|adress(?:ez|er))(?![^:]*(?:appelant|exhort|invit|demand|prian))[^:]{0,140}\s(?:à|au|aux)\s?: ;
      (?:merci d'envoyer|veuillez envoyer|envoyez|adressez|appels à envoyer) (?:vos appels|vos lettres|les appels)?,? ?(?:avant|d'ici|jusqu|au plus tard)[^:]{0,60}: ;
      (?:écrivez|écrire|adressez)[^:]{0,40} (?:au|à la|à l'|aux) (?:président|premier|ministre|roi|procureur|autorité)[^:]{0,60}:
    `,
    embassy: String.raw`
      (?:et )?copies? aux (?:représentants|représentations) diplomatiques[^.:]{0,80}[.:]? ;
      [^.:]{0,60}(?:écri(?:re|vez)|adress|envoy)[^.:]{0,60}(?:ambassades?|représentations?|missions?)[^.:]{0,100}(?:vos|votre) (?:propre )?pays(?: respectifs?)?[^.:]{0,20}\.? ;
      (?:veuillez |merci d'|vous pouvez )?(?:également )?(?:adresse[rz]|envoye[rz])(?: également| aussi)? (?:des |une )?copies?(?: de vos appels)? aux (?:représentants|représentations) diplomatiques[^.:]{0,80}[.:]? ;
      [^.:]{4,120}?(?:représentations?|missions?|représentants?) diplomatiques?[^.:]{0,80}(?:votre|vos|leur|leurs) pays[^.:]{0,40}[.:]? ;
      écrivez (?:également )?(?:à l'ambassade|aux ambassades|aux missions diplomatiques)[^.]{0,80}dans votre pays\.?
    `,
    office: `
      (?:(?:veuillez |prière de )?vérifi(?:ez|er) auprès d[eu]|au-delà de cette date|veuillez consulter|après cette date|après le \\d[^.]{0,60}vérifi(?:ez|er) auprès|prière d'intervenir immédiatement)
    `,
    chain: String.raw`(?:ceci est|voici|c'est|il s'agit de) la (?:[a-z]+ ){1,2}(?:mise à jour|au)\b`,
    own_language: String.raw`
      vous pouvez (?:également |aussi )?(?:écrire|utiliser|le faire)[^.:]{0,20}votre (?:propre )?langue(?: maternelle)?\.? ;
      vous pouvez (?:également|aussi) écrire dans votre (?:propre )?langue\.?
    `,
    deadline: String.raw`
      (?:merci de|merci d'|veuillez|prière de|prière d'|envoyez|écrivez|agissez)[^.:]{0,80}? (?:avant le|jusqu'au|d'ici au|d'ici le|au plus tard le) (?=\d) ; (?:les appels|les lettres|vos lettres|vos appels)[^.:]{0,60} (?:avant le|jusqu'au|au plus tard le) (?=\d) ; la date limite[^.:]{0,50} est (?:fixée )?(?:le|au) (?=\d) ;
      (?:merci d'agir|agissez) (?:dans les plus brefs délais )?(?:et )?(?:avant le|jusqu'au):? ?(?=\d)
    `,
    ignored: String.raw`
      avant d'écrire ?: ; cette action (?:a été arrêtée le|est close depuis)\b ;
      lettre[- ]type à télécharger ; tarifs? postaux? ; affranchissement ; \(\*\) le réseau`,
    end: "télécharger (?:la|le|l') ; publié par  ; merci (?:de bien vouloir )?(?:d')?informer l'observatoire ; (?:genève-paris|paris-genève), ; l'observatoire, (?:un )?partenariat",
  },
  channels: {
    emails: "courriels? ; courrier électronique ; e-?mail ; mél",
    faxes: "fax ; télécopie",
    phones: String.raw`tél(?:éphone)?\.? ; portable`,
    social: "réseaux sociaux ; twitter",
    web: "site(?: web| internet)? ; formulaire(?: de contact| en ligne)?",
    salutation: "formule d'appel ; formule de politesse ; titre de civilité ; appel",
  },
  greetings: String.raw`
    (?:monsieur|madame|mesdames|messieurs|mme|m\.)\b ; (?:votre|vos|son) (?:excellence|altesse|majesté|éminence)s?\b ;
    excellence\b ; maître\b ; sire\b ; altesse\b ; majesté\b ; chère?\b
  `,
  secondGreetings: "",
  readerGreetings: String.raw`chère?s (?:ami|collègue|militant|membre)[a-zé]*\b ; chers (?:ami|collègue|militant)[a-z]*\b`,
  closings: String.raw`
    (?:je vous prie|nous vous prions|veuillez|en vous priant|dans l'attente|dans l'espoir|recevez)[^.]{0,200}(?:salutations|considération|sentiments|respects?|hommages?)[^.]{0,60}\.? ;
    (?:bien |très )?(?:respectueusement|cordialement|sincèrement)(?: vôtre)? ;
    avec mes (?:salutations|respects)[^.]{0,40} ; salutations (?:distinguées|respectueuses) ;
    veuillez agréer[^.]{0,120}\.? ; je vous prie d'agréer[^.]{0,120}\.?
  `,
  requests: String.raw`
    \b(?:je|nous) (?:vous )?(?:demand(?:e|ons)|pri(?:e|ons)|exhort(?:e|ons)|appel(?:le|ons)|engage(?:ons)?|invit(?:e|ons)|sollicit(?:e|ons)|somm(?:e|ons))\b(?! d'agréer| de croire| d'accepter| de recevoir) ;
    \bje (?:tiens à|souhaite|voudrais) vous (?:demander|exhorter) ; je vous (?:saurais gré|serais reconnaissant)
  `,
  offices: `
    ministre ; président(?:e)? ; premi(?:er|ère) ministre ; procureur(?:e)?(?: général(?:e)?)? ; direct(?:eur|rice) ;
    gouverneur(?:e)? ; roi ; reine ; secrétaire ; ambassad(?:eur|rice) ; préfet ; maire ; chef(?:fe)? ;
    garde des sceaux ; commissaire ; juge ; représentant(?:e)? ; consul(?:e)? ; chargé d'affaires ; commandant ;
    vice-président(?:e)? ; médiateur ; délégué(?:e)? ; haut[- ]commissaire
  `,
  bodies: `
    ministère ; ambassade ; consulat ; direction générale ; direction ; commission ; conseil ; tribunal ;
    cour suprême ; cabinet ; préfecture ; bureau ; secrétariat ; gouvernement ; parlement ; assemblée ; sénat ;
    fondation ; organisation ; association ; comité ; institut ; université ; ligue ; primature ;
    procureur général près ; mission permanente ; centre ; collectif ; union ; fédération ; syndicat ; réseau ; coalition ;
    mouvement ; observatoire ; (?:haut )?commandement ; gendarmerie ; police(?: nationale|$) ; sûreté ; état-major ; présidence ;
    parquet(?: général)? ; cour ; chancellerie ; inspection ; agence ; autorité ; service ; administration ;
    haut[- ]commissariat ; mairie ; hôtel de ville ; délégation ; gouvernorat ; wilaya
  `,
  honorifics: String.raw`
    m\. ; mme\.? ; mlle ; monsieur ; madame ; maître ; me\. ; son excellence ; s\.? ?e\.?(?: m\.| mme)? ; sa majesté ;
    son altesse ; dr\.? ; docteur ; pr\.? ; professeur ; général ; colonel ; cheikh ; prince(?:sse)?
  `,
  places: String.raw`
    rue ; avenue ; av\. ; boulevard ; bd\.? ; place ; quai ; b\.? ?p\.? ; boîte postale ; cedex ; impasse ; quartier ;
    route ; chemin ; république ; royaume ; allée ; cité ; bâtiment ; étage ; district ; palais
  `,
  portfolios:
    "(?:la )?justice ; (?:l' ?)?intérieur ; (?:la )?défense ; (?:la )?sécurité(?: publique)? ; (?:la )?république ; affaires étrangères",
  publishers:
    "externe(?: \\(pour diffusion générale\\))? ; document public ; (?:amnesty international(?: [a-z]+)?) ; l'observatoire(?: pour la protection des défenseurs des droits (?:de l'homme|humains))?",
  seats: "palais ; cour royale ; élysée",
  bodyKinds: `
    (?:organisation|association|ong|groupe)(?: locale?| nationale?| de défense des droits humains| de femmes)* ;
    (?:organisation|association|ong|groupe) (?:syndicale|non gouvernementale|étudiante|paysanne|féministe) ;
    syndicat ; journal ; médias?
  `,
  urgentAction: "action urgente ; actions urgentes ; appel urgent",
  otherKinds: `communiqué(?: de presse| conjoint)? ; lettre (?:ouverte|conjointe) ; déclaration (?:publique|commune|conjointe) ; bulletin ; invitation`,
  numberSigns: "au ; action urgente ; extra ; ae ; l'au",
  updates: `
    action complémentaire(?: sur)? ; informations complémentaires sur ; mise à jour ; nouvelles informations ;
    complément à
  `,
  stops: `
    fin d'action ; action terminée ; aucune action complémentaire ; pas d'action complémentaire ; dernière action
  `,
  outcomes: "bonnes? nouvelles? ; (?:heureuse issue|issue (?:favorable|positive|heureuse))",
  thanks: String.raw`(?:un grand |mille |tous nos )?(?:merci|remerciements)(?: beaucoup)? (?:à (?:tou|cel|ceux|chac)|d'avoir|pour (?:vos|votre|les)) ; nous (?:vous )?remercions`,
  promises: String.raw`(?:nous|amnesty international) (?:continuerons|continuera|continuons|continue|suivrons|suivra|vous tiendrons|vous informerons)`,
  guides: String.raw`comment (?:écrire|rédiger|participer|agir par lettre) ; (?:conseils|guide) (?:pour|de) (?:écrire|rédiger|la rédaction|rédaction) ; qu'est-ce qu'une action urgente ; formules (?:de politesse|d'appel) ; questions fréquentes ; foire aux questions`,
  ordinals: `
    premi(?:er|ère) | 1re | 1ère ; deuxième | seconde? | 2e ; troisième | 3e ; quatrième | 4e ; cinquième | 5e ;
    sixième ; septième ; huitième ; neuvième ; dixième ; onzième ; douzième
  `,
  ownLanguage: "(?:ta|sa) (?:propre )?langue ; votre langue maternelle ; (?:votre|leur) (?:propre )?langue",
  writeIn: String.raw`dans les appels[^:.]{0,140}?, en(?! (?:leur|lui|vous|les)) ; écri(?:vez|re)[^:.]{0,40}? en(?! (?:leur|lui|vous|les)) ; \(en`,
  fillers: "en ; ou ; et ; de préférence ; langue ; dans ; si possible ; la ; le ; l' ; aussi",
  languageNames: { mandarin: "zh", farsi: "fa" },
};
