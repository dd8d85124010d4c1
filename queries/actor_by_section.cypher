// title: {nb: Hvor i programmet en aktør er nevnt, en: Where in the programme an actor is named}
// description:
//   nb: Overskriftene som løftene om aktøren står under, i programmets rekkefølge.
//   en: The headings that the pledges about the actor stand under, in the order of the programme.
// parameters:
//   actor: {type: actor, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [section, title, level, above, programme, pledges]
// view: chart
WITH "NAV" AS p_actor
MATCH (a:Actor)<-[:INVOLVES]-(p:Pledge)-[:IN_SECTION]->(s:Section)
WHERE a.id = p_actor OR a.name = p_actor
MATCH (p)-[:IN_PROGRAMME]->(m:Programme)
OPTIONAL MATCH (s)-[:PART_OF]->(u:Section)
WITH s.id AS section, s.title AS title, s.level AS level, s.order AS place, u.title AS above,
  m.id AS programme, count(p) AS pledges
RETURN section AS section, title AS title, level AS level, above AS above, programme AS programme,
  pledges AS pledges
ORDER BY programme, place, section
