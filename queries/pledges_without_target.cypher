// title: {nb: Løfter uten tall eller frist, en: Pledges without a number or deadline}
// description:
//   nb: Løfter som ikke sier hvor mye eller når.
//   en: Pledges that say neither how much nor when.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [pledge, text, kind, section, programme, line_first, line_last]
// view: table
WITH null AS p_programme
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE (p_programme IS NULL OR m.id = p_programme) AND NOT EXISTS { (p)-[:HAS_TARGET]->() }
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, p.kind AS kind, s.title AS section, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge
