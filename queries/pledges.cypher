// title: {nb: Alle løfter, en: All pledges}
// description:
//   nb: Hvert løfte med det som står foran det, og hvor det står, i den rekkefølgen programmet har.
//   en: Each pledge with what stands before it, and where it stands, in the programme's order.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [pledge, text, lead_in, parent, parent_text, kind, section_id, section, programme, page, line_first, line_last]
// view: table
WITH null AS p_programme
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE p_programme IS NULL OR m.id = p_programme
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
OPTIONAL MATCH (p)-[:SUBPLEDGE_OF]->(q:Pledge)
RETURN p.id AS pledge, p.text AS text, p.lead_in AS lead_in, q.id AS parent, q.text AS parent_text,
  p.kind AS kind, s.id AS section_id, s.title AS section, m.title AS programme, p.page AS page,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge
