// title: {nb: Alt om ett løfte, en: Everything about one pledge}
// description:
//   nb: Ordrett tekst, hva det hører under, og hvor det står i programmet.
//   en: Its verbatim text, what it hangs under, and where it stands in the programme.
// parameters:
//   pledge: {type: pledge, choices: pledge_ids, label: {nb: Løfte, en: Pledge}}
// columns: [id, text, full_text, kind, lead_in, parent, parent_text, section, section_title, chapter_title, programme, programme_title, party, order, page, line_first, line_last, start, end, rule, strength, doubt]
// view: table
WITH "ap-2025-2029-4bab91b8eb" AS p_pledge
MATCH (p:Pledge {id: p_pledge})-[:IN_PROGRAMME]->(m:Programme)
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
OPTIONAL MATCH (s)-[:PART_OF]->(c:Section)
OPTIONAL MATCH (p)-[:SUBPLEDGE_OF]->(q:Pledge)
RETURN p.id AS id, p.text AS text, p.full_text AS full_text, p.kind AS kind, p.lead_in AS lead_in,
  q.id AS parent, q.text AS parent_text, s.id AS section, s.title AS section_title,
  c.title AS chapter_title, m.id AS programme, m.title AS programme_title, m.party AS party,
  p.order AS order, p.page AS page, p.line_first AS line_first, p.line_last AS line_last,
  p.start AS start, p.end AS end, p.rule AS rule, p.strength AS strength, p.doubt AS doubt
ORDER BY id
