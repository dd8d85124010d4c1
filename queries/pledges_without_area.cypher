// title: {nb: Løfter uten politikkområde, en: Pledges without a policy area}
// description:
//   nb: Løfter som ikke er plassert på noe område.
//   en: Pledges that were put in no area.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [pledge, text, kind, section, programme, line_first, line_last]
// view: table
WITH null AS p_programme
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE (p_programme IS NULL OR m.id = p_programme) AND NOT EXISTS { (p)-[:IN_AREA]->() }
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, p.kind AS kind, s.title AS section, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge
