// Sample: an action in Spanish that was stopped because it had its effect. People and countries are invented.
import { type ActionContent, blankContent } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { blankTarget, type Target } from "@/lib/targets/target";
import { inventedConsent } from "./consent";

export function journalist(days: { issuedOn: Day; deadlineOn: Day }): ActionContent {
  return {
    ...blankContent("es"),
    ...days,
    country: "Montalba",
    title: "Periodista en paradero desconocido tras investigar un vertido",
    summary,
    persons: [{ name: "Inés Carvallo", pronouns: "ella" }],
    demands,
    background,
    letters: [
      {
        language: "es",
        subject: "Inés Carvallo: pedimos que se revele su paradero",
        salutation: "Señor Fiscal General:",
        body,
        closing: "Atentamente,",
      },
    ],
    targets: [prosecutor()],
    languages: ["es"],
    safety: "La Fiscalía verá el nombre con el que firme.",
    avoid: ["El nombre de las personas a las que entrevistó."],
    consent: inventedConsent,
  };
}

/** Shown to the public with the stopped action. */
export const released =
  "Inés Carvallo está en libertad y de vuelta con su familia, que da las gracias a todas las personas que escribieron. Por favor, no envíen más cartas: ahora necesita tranquilidad.";

const summary =
  "Nadie ha visto a Inés Carvallo desde que unos hombres la hicieron subir a una camioneta delante de su redacción, en el puerto de Santa Ería. La periodista, de 41 años, investigaba un vertido de residuos en el estuario. La policía niega tenerla detenida, aunque dos vecinas reconocieron el vehículo como suyo.";

const demands = [
  "Revelar de inmediato dónde está Inés Carvallo y quién la retiene",
  "Ponerla en libertad, o bien llevarla ante un juez con una acusación reconocida por el derecho internacional",
  "Investigar su desaparición de forma rápida, independiente y pública",
];

const body = `Le escribo por Inés Carvallo, periodista de Santa Ería, a quien nadie ha visto desde que unos hombres la obligaron a subir a una camioneta delante de su redacción.

Inés Carvallo investigaba un vertido de residuos en el estuario. Informar de lo que envenena el agua de todos no es un delito: es un servicio público que el Estado tiene el deber de proteger.

La policía niega tenerla detenida, pero dos vecinas reconocieron el vehículo. Cada día sin noticias aumenta el temor por su vida y la angustia de su familia.

Por todo ello le pido:

${demands.map((demand) => `• ${demand};`).join("\n")}

Le agradecería que me informara de las medidas tomadas.`;

const background = `El estuario de Santa Ería da de comer a unas novecientas familias de pescadores. Desde hace dos años el marisco aparece muerto después de las lluvias, y el periódico en el que trabaja Inés Carvallo publicó los primeros análisis del agua.

Tras la segunda entrega del reportaje, la redacción recibió llamadas sin voz y un sobre con una fotografía de la puerta de la casa de la periodista. Ella presentó una denuncia; no consta que nadie la investigara.

En Montalba han desaparecido tres periodistas en los últimos cinco años. Ninguno de los casos ha llegado a juicio.`;

function prosecutor(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "Fiscal General de la República",
    name: "Sr. Tomás Aldereta",
    organization: "Fiscalía General",
    postalAddress: ["Paseo de los Olmos, 7", "28100 Villamera", "MONTALBA"],
    country: "QZ",
    emails: ["despacho@fiscalia.montalba.example"],
    salutation: "Señor Fiscal General:",
    checked: "Dirección inventada: lo que se envíe aquí no llega a nadie.",
  };
}
