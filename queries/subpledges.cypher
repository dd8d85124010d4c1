// title: {nb: Løfter som hører under et annet, en: Pledges that hang under another}
// description:
//   nb: Underpunkter med løftet de hører under. Velg et løfte for å se bare dets underpunkter.
//   en: Sub-pledges with the pledge that they hang under. Choose a pledge to see its own alone.
// parameters:
//   parent: {type: pledge, optional: true, choices: pledge_ids, label: {nb: Løftet over, en: Parent}}
// columns: [pledge, text, parent, parent_text, programme, line_first, line_last]
// view: table
WITH null AS p_parent
MATCH (q:Pledge)<-[:SUBPLEDGE_OF]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE p_parent IS NULL OR q.id = p_parent
RETURN p.id AS pledge, p.text AS text, q.id AS parent, q.text AS parent_text,
  m.title AS programme, p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, pledge
