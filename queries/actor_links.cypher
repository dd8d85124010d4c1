// title: {nb: Hva løftene om en aktør ellers nevner, en: What the pledges about an actor also name}
// description:
//   nb: For hvert løfte som gjelder aktøren, hver aktør og hvert område det er koblet til, med ordene som sier det.
//   en: For each pledge that involves the actor, every actor and area it is linked to, with the words that say it.
// parameters:
//   actor: {type: actor, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [pledge, text, lead_in, parent_text, section, page, line_first, line_last, label, target, name, name_en, scheme, role, via, words, start, end]
// view: graph
WITH "NAV" AS p_actor
MATCH (a:Actor)<-[:INVOLVES]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE a.id = p_actor OR a.name = p_actor
MATCH (p)-[r:INVOLVES|IN_AREA]->(x)
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
OPTIONAL MATCH (p)-[:SUBPLEDGE_OF]->(q:Pledge)
RETURN p.id AS pledge, p.text AS text, p.lead_in AS lead_in, q.text AS parent_text,
  s.title AS section, p.page AS page, p.line_first AS line_first, p.line_last AS line_last,
  labels(x)[0] AS label, x.id AS target, x.name AS name, x.name_en AS name_en,
  x.scheme AS scheme, r.role AS role, r.via AS via, r.words AS words, r.start AS start, r.end AS end
ORDER BY m.id, p.order, pledge, label, target
