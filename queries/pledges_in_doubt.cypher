// title: {nb: Løfter som er lest med tvil, en: Pledges that were read with doubt}
// description:
//   nb: Løfter der lesingen kan være feil, og hvorfor.
//   en: Pledges whose reading may be wrong, and why.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [pledge, text, kind, doubt, rule, section, programme, line_first, line_last]
// view: table
WITH null AS p_programme
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE (p_programme IS NULL OR m.id = p_programme) AND p.doubt IS NOT NULL
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, p.kind AS kind, p.doubt AS doubt, p.rule AS rule,
  s.title AS section, m.title AS programme, p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge
