// title: {nb: Programmets oppbygning, en: The outline of the programme}
// description:
//   nb: Deler, kapitler og avsnitt i rekkefølge, med hvor mange løfter som står rett under hver, og hvor mange i alt.
//   en: Parts, chapters and sections in order, with how many pledges stand directly under each, and how many in all.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [id, title, level, parent, programme, order, line_first, line_last, pledges, pledges_in_all]
// view: table
WITH null AS p_programme
MATCH (m:Programme)<-[:PART_OF*1..5]-(s:Section)
WHERE p_programme IS NULL OR m.id = p_programme
OPTIONAL MATCH (s)-[:PART_OF]->(u:Section)
OPTIONAL MATCH (s)<-[:IN_SECTION]-(p:Pledge)
WITH m, s, u, count(p) AS pledges
OPTIONAL MATCH (s)<-[:PART_OF*0..5]-(:Section)<-[:IN_SECTION]-(q:Pledge)
RETURN s.id AS id, s.title AS title, s.level AS level, u.id AS parent, m.id AS programme,
  s.order AS order, s.line_first AS line_first, s.line_last AS line_last, pledges AS pledges,
  count(q) AS pledges_in_all
ORDER BY programme, order, id
