// title: {nb: Løfter på et politikkområde, en: Pledges in a policy area}
// description:
//   nb: Alle løfter på området eller et område under det, og ordene som plasserte dem der.
//   en: Every pledge in the area or in one below it, and the words that put it there.
// parameters:
//   area: {type: area, choices: areas, label: {nb: Område, en: Area}}
//   scheme: {type: string, optional: true, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [pledge, text, area, area_name, scheme, rank, words, section, programme, line_first, line_last]
// view: table
WITH "Arbeidsliv" AS p_area, null AS p_scheme
MATCH (top:PolicyArea)
WHERE (top.id = p_area OR top.name = p_area) AND (p_scheme IS NULL OR top.scheme = p_scheme)
MATCH (top)<-[:BROADER*0..5]-(x:PolicyArea)
WITH DISTINCT x
MATCH (x)<-[r:IN_AREA]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, x.id AS area, x.name AS area_name, x.scheme AS scheme,
  r.rank AS rank, r.words AS words, s.title AS section, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge, area
