// The words that a reader of outlines knows, in English, German, French, Spanish and Portuguese; all in small letters.

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

const unit = (minutes: number, words: string): [string, number][] => [...setOf(words)].map((word) => [word, minutes]);

/** What a unit of time lasts, in minutes. */
export const units: ReadonlyMap<string, number> = new Map([
  ...unit(1, 'm min mins mn minute minutes minuten minuto minutos minuti minut'),
  ...unit(60, 'h hr hrs hour hours std stunde stunden heure heures hora horas uur ora ore'),
  ...unit(1 / 60, 's sec secs second seconds sek sekunde sekunden seconde secondes seg segundo segundos'),
]);

/** Units that a full stop may shorten: "5 min. for questions" goes on. */
export const shortUnits = setOf('m min mins mn h hr hrs std s sec secs sek seg');

/** Units that stand before a noun: "a 5 minute build". */
export const singularUnits = setOf('minute hour second minuto hora heure seconde stunde segundo');

/** Lengths in words. The longest match counts. */
export const phrases: readonly (readonly [words: readonly string[], minutes: number])[] = (
  [
    ['an hour and a half', 90],
    ['one hour and a half', 90],
    ['one and a half hours', 90],
    ['three quarters of an hour', 45],
    ['a quarter of an hour', 15],
    ['quarter of an hour', 15],
    ['a quarter hour', 15],
    ['half an hour', 30],
    ['a half hour', 30],
    ['half hour', 30],
    ['an hour', 60],
    ['one hour', 60],
    ['two hours', 120],
    ['three hours', 180],
    ['a minute', 1],
    ['one minute', 1],
    ['eine halbe stunde', 30],
    ['halbe stunde', 30],
    ['eine viertelstunde', 15],
    ['viertelstunde', 15],
    ['anderthalb stunden', 90],
    ['eineinhalb stunden', 90],
    ['eine stunde', 60],
    ['eine minute', 1],
    ['une heure et demie', 90],
    ['une demi heure', 30],
    ['demi heure', 30],
    ["un quart d'heure", 15],
    ['une heure', 60],
    ['une minute', 1],
    ['una hora y media', 90],
    ['media hora', 30],
    ['un cuarto de hora', 15],
    ['una hora', 60],
    ['un minuto', 1],
    ['uma hora e meia', 90],
    ['meia hora', 30],
    ['uma hora', 60],
    ['um minuto', 1],
  ] as const
)
  .map(([words, minutes]) => [words.split(' '), minutes] as const)
  .sort(([a], [b]) => b.length - a.length);

/** The lengths in words that begin with a word. */
export const phrasesFrom: ReadonlyMap<string, typeof phrases> = new Map(
  phrases.map(([[first = '']]) => [first, phrases.filter(([words]) => words[0] === first)]),
);

const TIME = new RegExp(`[\\d½¼¾]|${[...new Set(phrases.map(([words]) => words.at(-1)))].join('|')}`, 'i');

/** Whether a text may say a time at all: it has a number, or a word that ends a length in words. */
export const maySayTime = (text: string): boolean => TIME.test(text);

/** Between the two ends of a range. */
export const rangeWords = setOf('to bis à a até or oder ou o and und et y e');

/** Between hours and minutes, or minutes and seconds. */
export const andWords = setOf('and und et y e');

/** Between two lengths, one of which it will be. */
export const orWords = setOf('or oder ou o');

/** About how long: no part of the time, and nothing that it would be about. */
export const approximations = setOf(
  `about around roughly approx approximately circa ca c est estimated max maximum maximal nearly almost
  perhaps maybe likely etwa rund ungefähr zirka environ aprox aproximadamente unos cerca de between zwischen entre à`,
);

/** What may stand before a time that begins a line: "First 5 minutes:". */
export const leadWords = setOf(
  `first next last final remaining another then plus erste ersten nächste nächsten letzte letzten premières dernières
  primeros últimos primeiros restantes`,
);

/** Before such a word: "The first 5 minutes:". */
export const articles = setOf('the die les los las as os');

/** After these a time is a fact of the sentence: "deploys took 45 minutes", "ready in 10 minutes". */
export const factWords = setOf(
  `in to of for by at from under over within after before every each than only just per since until till with without
  the a an our my your their his her its this that these those one is was were are be been being has have had
  take takes took taken taking wait waits waited waiting spend spends spent spending last lasts lasted need needs needed
  run runs ran running save saves saved lose loses lost cost costs get gets got waste wasted wastes and or as like
  dauert dauerte dauerten brauchte brauchten unter nach von für jede jeder alle die der das unser unsere
  dure durait en dans après de par chaque nos notre tarda tardaba duran tras cada nuestro nuestra leva levava
  dura durava após cada nosso nossa`,
);

/** Before these it is the measure of something else: "5 minutes of fame", "15 minutes to explain". */
export const measureWords = setOf(
  `of to in into or ago later rule rules per long old from after before is was are can will away and than a
  von zu nach de à pour depuis antes depois después`,
);

/** What is asked at the end; "5 minutes for questions" is a part of every talk. */
export const questionWords = setOf(
  'questions question q qa qna discussion fragen diskussion preguntas perguntas questions/réponses',
);

/** A talk of a given length: "the 45-minute version" is no part of it. */
export const slotWords = setOf(
  `slot slots version versions talk format session edition variant presentation timeslot workshop tutorial
  fassung variante vortrag versión versão présentation charla palestra`,
);

/** What tells two versions apart, where no minutes do. */
export const versionWords = setOf(
  'short shorter long longer full extended kurz kurze lang lange courte corta curta longa',
);

/** What begins a line over a version: "If I get 45 minutes:", "For 45 min:". */
export const versionLeads = setOf('for if in with given as when für bei mit pour en avec para con com em se si wenn');

/** The whole of a talk. */
export const totalWords = setOf(
  `total totals sum overall altogether all gesamt insgesamt gesamtdauer gesamtzeit summe totale suma soma tout zusammen`,
);

/** What may stand beside the word for the whole, and still be no name of a part. */
export const besideTotal = setOf(
  `in the of time duration length talk running minutes session run for this approx approximately about is = grand
  en au durée tempo duração tiempo duración zeit dauer`,
);

/** Names of a time itself: "Duration: 20 minutes". */
export const lengthLabels = setOf(
  `time times timing running duration length est estimate estimated allotted dauer zeit länge durée temps duración tiempo duração tempo`,
);

/** Beside the word for a length, where it is that of the talk. */
export const talkWords = setOf('talk session presentation workshop tutorial slot vortrag charla palestra total');

/** What was counted up so far, or is left. */
export const runningWords = setOf(
  'total totals running cumulative elapsed cum accumulated sum subtotal zusammen kumuliert cumulé acumulado',
);
export const afterRunning = setOf('left remaining elapsed total in cumulative so übrig restantes');

/** What a version has more than the others. */
export const addingWords = setOf(
  'adds add added adding extra additional additionally plus also zusätzlich ajoute añade',
);

/** Before a time that another time includes: "25 min, including 5 min of questions". */
export const includingWords = setOf('including includes incl inkl inklusive inbegriffen dont incluye inclui incluindo');

export const eachWords = setOf('each apiece jeweils je chacun chacune');

export const countWords: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
]);

/** A part that falls out where there is no time for it. */
export const conditions: readonly string[] = [
  ...['if time permits', 'if time allows', 'if there is time', "if there's time", 'if there’s time', 'if we have time'],
  ...['if i have time', 'if time remains', 'if time is left', 'as time permits', 'as time allows', 'time permitting'],
  ...['time allowing', 'if enough time', 'if there is enough time', 'given enough time', 'if any time', 'only if time'],
  ...['falls zeit', 'wenn zeit', 'wenn noch zeit', 'falls noch zeit', 'si le temps', "s'il reste du temps"],
  ...['si hay tiempo', 'si queda tiempo', 'si da tiempo', 'se houver tempo', 'se der tempo', 'se sobrar tempo'],
];

/** A part that is marked so by one word. */
export const optionalWords = setOf('optional optionally bonus backup facultatif opcional optionnel');

/** What keeps a part to some slots, or out of them. */
export const onlyWords = setOf('only nur seulement uniquement solo apenas só somente');
export const droppedWords = setOf(
  'skip skipped skipping not cut dropped drop omitted omit without out except entfällt ohne sauf sin sem',
);

/** What all the numbers are in, said once: "Times in minutes". */
export const minuteWords = setOf('minutes minute min mins minuten minutos');
