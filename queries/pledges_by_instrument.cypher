// title: {nb: Løfter som nevner en lov eller ordning, en: Pledges that name a law or a scheme}
// description:
//   nb: Alle løfter som nevner loven, avtalen eller ordningen, med ordene som gjør det.
//   en: Every pledge that names the law, treaty or scheme, with the words that do so.
// parameters:
//   instrument: {type: instrument, choices: instruments, label: {nb: Virkemiddel, en: Instrument}}
// columns: [pledge, text, instrument, kind, via, words, section, programme, line_first, line_last]
// view: table
WITH "EØS-avtalen" AS p_instrument
MATCH (k:Instrument)<-[i:CITES]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE k.id = p_instrument OR k.name = p_instrument
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, k.name AS instrument, k.kind AS kind, i.via AS via,
  i.words AS words, s.title AS section, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge, k.id
