// title: {nb: Søk i løftene, en: Search the pledges}
// description:
//   nb: Løfter som inneholder teksten, uansett store og små bokstaver. Først der et ord begynner slik (1), så ellers i løftet (2), så i innledningen eller løftet over (3).
//   en: Pledges that contain the text, in capital or small letters. First where a word begins so (1), then elsewhere in the pledge (2), then in its lead-in or parent (3).
// parameters:
//   text: {type: string, label: {nb: Tekst, en: Text}}
// columns: [rank, pledge, text, lead_in, section, programme, line_first, line_last]
// view: table
WITH "arbeid" AS p_text
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE toLower(p.full_text) CONTAINS toLower(p_text)
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN CASE
    WHEN (" " + toLower(p.text)) CONTAINS (" " + toLower(p_text)) THEN 1
    WHEN toLower(p.text) CONTAINS toLower(p_text) THEN 2
    ELSE 3
  END AS rank, p.id AS pledge, p.text AS text, p.lead_in AS lead_in, s.title AS section,
  m.title AS programme, p.line_first AS line_first, p.line_last AS line_last
ORDER BY rank, m.id, p.order, pledge
